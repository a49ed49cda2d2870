"""The pages of this room: their titles and places. (Those of an authority and of one visit are shown by `findings`.)"""

from ofsted_tracker.pages import Page

AUTHORITIES = Page("Local authorities", url="visits:authorities", section="authorities")
AUTHORITY = Page(
    "{authority}",
    url="findings:authority",
    args=("authority.slug",),
    section="authorities",
    parent=AUTHORITIES,
)
INSPECTION = Page(
    "Inspection, {when}",
    url="visits:inspection",
    args=("authority.slug", "inspection.pk"),
    section="authorities",
    parent=AUTHORITY,
    caption="{authority}",
)
PROGRAMME = Page(
    "Monitoring programme from {since}",
    url="visits:programme",
    args=("authority.slug", "programme.pk"),
    section="authorities",
    parent=AUTHORITY,
    caption="{authority}",
)
PROGRAMME_START = Page(
    "Start a monitoring programme",
    url="visits:programme-start",
    args=("authority.slug",),
    section="authorities",
    parent=AUTHORITY,
    caption="{authority}",
)
CONTACT = Page(
    "{contact}",
    url="visits:contact",
    args=("authority.slug", "contact.pk"),
    section="authorities",
    parent=AUTHORITY,
    caption="{authority}",
)
CONTACT_NEW = Page(
    "Add a person",
    url="visits:contact-new",
    args=("authority.slug",),
    section="authorities",
    parent=AUTHORITY,
    caption="{authority}",
)
CONTACT_EDIT = Page(
    "Change {contact}",
    crumb="Change",
    url="visits:contact-edit",
    args=("authority.slug", "contact.pk"),
    section="authorities",
    parent=CONTACT,
    caption="{authority}",
)
CONTACT_END = Page(
    "{contact} leaves the post",
    crumb="Leaves the post",
    url="visits:contact-end",
    args=("authority.slug", "contact.pk"),
    section="authorities",
    parent=CONTACT,
    caption="{authority}",
)

VISITS = Page("Visits", url="visits:list", section="visits")
NEW = Page(
    "Which authority was or will be visited?",
    crumb="Plan or record a visit",
    url="visits:new",
    section="visits",
    parent=VISITS,
)
PLAN = Page(
    "Plan a visit",
    url="visits:plan",
    args=("authority.slug",),
    section="visits",
    parent=AUTHORITY,
    caption="{authority}",
)
RECORD_PAST = Page(
    "Record a past visit",
    url="visits:record-past",
    args=("authority.slug",),
    section="visits",
    parent=AUTHORITY,
    caption="{authority}",
)
VISIT = Page(
    "{visit.title}",
    caption="{visit.ref}, {authority}",
    crumb="{visit.ref}",
    url="findings:visit",
    args=("visit.ref",),
    section="visits",
    parent=AUTHORITY,
)
EDIT = Page(
    "Change the visit",
    url="visits:edit",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
    caption="{visit.ref}, {visit}",
)
CONFIRM = Page(
    "Confirm the visit",
    url="visits:confirm",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
    caption="{visit.ref}, {visit}",
)
CANCEL = Page(
    "Cancel the visit",
    url="visits:cancel",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
    caption="{visit.ref}, {visit}",
)
DEADLINES = Page(
    "Deadlines",
    url="visits:deadlines",
    args=("visit.ref",),
    section="visits",
    parent=VISIT,
    caption="{visit.ref}, {visit}",
)
DEADLINE = Page(
    "{deadline.title}",
    url="visits:deadline",
    args=("visit.ref", "deadline.step"),
    section="visits",
    parent=DEADLINES,
    caption="{visit.ref}, {visit}",
)
