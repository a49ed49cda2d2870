"""The pages on which a visit is recorded: what to follow up, what was found, how the areas covered are evaluated."""

from ofsted_tracker.pages import Page
from visits.pages import VISIT

EVALUATION = Page(
    "Evaluation of progress",
    caption="{visit.ref}, {visit}",
    url="findings:evaluation",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
FINDINGS = Page(
    "Findings",
    caption="{visit.ref}, {visit}",
    url="findings:list",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
FOLLOW_UP = Page(
    "What to follow up",
    caption="{visit.ref}, {visit}",
    crumb="Follow-up",
    url="findings:follow-up",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
FINDING = Page(
    "{finding.line}",
    caption="{finding.ref}, {visit}",
    crumb="{finding.ref}",
    url="findings:finding",
    args=("visit.ref", "finding.number"),
    section="visits",
    parent=FINDINGS,
)
MOVE_LINE = Page(
    "Move to another matter",
    caption="{finding.ref}, {visit}",
    url="findings:move-line",
    args=("visit.ref", "finding.number"),
    section="visits",
    parent=FINDING,
)
