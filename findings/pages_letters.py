"""The pages of a visit's letter, of finishing a visit, and of the passages an imported letter left to use."""

from findings.pages_recording import FINDINGS
from ofsted_tracker.pages import Page
from visits.pages import VISIT

LETTER = Page(
    "Letter",
    caption="{visit.ref}, {visit}",
    url="findings:letter",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
# For those who read a published letter without seeing the authority it is about.
LETTER_ALONE = Page("Letter", caption="{visit}", url="findings:letter", args=("visit.ref",))
PUBLISH = Page(
    "Record the letter as published",
    crumb="Published",
    caption="{visit.ref}, {visit}",
    url="findings:letter-publish",
    args=("visit.ref",),
    section="visits",
    parent=LETTER,
)
WITHHOLD = Page(
    "Record the letter as withheld",
    crumb="Withheld",
    caption="{visit.ref}, {visit}",
    url="findings:letter-withhold",
    args=("visit.ref",),
    section="visits",
    parent=LETTER,
)
DONE = Page(
    "Mark the visit as done",
    crumb="Done",
    caption="{visit.ref}, {visit}",
    url="findings:done",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
REOPEN = Page(
    "Reopen the visit",
    crumb="Reopen",
    caption="{visit.ref}, {visit}",
    url="findings:reopen",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
PASSAGE_USE = Page(
    "Use a passage of the letter",
    crumb="Passage",
    caption="{visit.ref}, {visit}",
    url="findings:passage-use",
    args=("visit.ref", "passage.pk"),
    section="visits",
    parent=FINDINGS,
)
PASSAGE_CUT = Page(
    "Cut the passage in two",
    crumb="Cut",
    caption="{visit.ref}, {visit}",
    url="findings:passage-cut",
    args=("visit.ref", "passage.pk"),
    section="visits",
    parent=PASSAGE_USE,
)
