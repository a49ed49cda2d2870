"""The pages on which the record is read: where they hang and what they are called."""

from ofsted_tracker.pages import Page
from visits.pages import AUTHORITY, VISIT

HOME = Page("{heading}", url="home", section="home")
MATRIX = Page(
    "Progress, visit by visit",
    caption="{authority}",
    crumb="Progress",
    url="findings:matrix",
    args=("authority.slug",),
    section="authorities",
    parent=AUTHORITY,
)
TRAJECTORY = Page(
    "Progress by theme",
    caption="{authority}",
    crumb="By theme",
    url="findings:trajectory",
    args=("authority.slug",),
    section="authorities",
    parent=MATRIX,
)
LINE = Page(
    "{line}",
    caption="Line of enquiry, {authority}",
    url="findings:line",
    args=("line.pk",),
    section="authorities",
    parent=MATRIX,
)
VISIT_PROGRESS = Page(
    "Progress at {visit_words}",
    caption="{visit.ref}, {authority}",
    crumb="Progress",
    url="findings:visit-progress",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
)
ACTION = Page(
    "Action {action.reference}",
    caption="{authority}",
    url="findings:action",
    args=("authority.slug", "action.pk"),
    section="authorities",
    parent=AUTHORITY,
)
ACTION_NEW = Page(
    "Add an action",
    caption="{authority}",
    url="findings:action-new",
    args=("authority.slug",),
    section="authorities",
    parent=AUTHORITY,
)
ACTION_EDIT = Page(
    "Change action {action.reference}",
    caption="{authority}",
    crumb="Change",
    url="findings:action-edit",
    args=("authority.slug", "action.pk"),
    section="authorities",
    parent=ACTION,
)
