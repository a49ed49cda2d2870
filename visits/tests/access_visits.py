"""Who gets which answer at the addresses of authorities, their people, inspections, programmes and visits."""

from ofsted_tracker.testing.access import Row

# Everybody who may see the authority; the administrator keeps reference data in the admin, and sees none here.
SEES_AUTHORITY = "ofsted=200 members=200"
# The visit is seen by all of these; only its lead and the senior HMI of the region may do something about it.
REFUSED = "inspector=403 senior_elsewhere=403 quality=403 support=403 members=403"
# Who holds which post is kept by support administrators, the senior HMI of the region and the programme's team.
KEEPS_CONTACTS = "team=200 senior=200 support=200 inspector=403 senior_elsewhere=403 quality=403 members=403"

ROWS = [
    Row("visits:authorities", always="signed_in=200"),
    Row("visits:authority-names", always="signed_in=200", query="?q=no"),
    Row("visits:inspection", "inspection", always=SEES_AUTHORITY),
    Row("visits:programme", "programme", always=SEES_AUTHORITY),
    Row(
        "visits:programme-start",
        "authority",
        always="senior=200 team=403 inspector=403 senior_elsewhere=403 quality=403 support=403 members=403",
    ),
    Row("visits:contact", "contact", always=SEES_AUTHORITY),
    Row("visits:contact-new", "authority", always=KEEPS_CONTACTS),
    Row("visits:contact-edit", "contact", always=KEEPS_CONTACTS),
    Row("visits:contact-end", "contact", always=KEEPS_CONTACTS),
    Row("visits:list", always="signed_in=200"),
    Row(
        "visits:new",
        always="inspectors=200 quality=403 support=403 members=403 administrator=403 manager_elsewhere=403",
    ),
    Row("visits:plan", "authority", always="inspectors=200 quality=403 support=403 members=403"),
    Row("visits:record-past", "authority", always="inspectors=200 quality=403 support=403 members=403"),
    Row("visits:edit", "visit", always=f"team=200 senior=200 {REFUSED}"),
    Row("visits:confirm", "visit", always=f"team=200 senior=200 {REFUSED}"),
    Row("visits:cancel", "visit", always=f"team=200 senior=200 {REFUSED}"),
    Row("visits:start-fieldwork", "visit", always=f"team=302 senior=302 {REFUSED}", post=True),
    Row("visits:write-up", "visit", always=f"team=302 senior=302 {REFUSED}", post=True),
    Row("visits:undo-step", "visit", always=REFUSED, post=True, extra={"transition": 1}),
    # When the letter's steps are due: the team, senior HMI, quality readers, and support administrators who send it.
    Row("visits:deadlines", "visit", always="readers_of_drafts=200 support=200"),
    Row("visits:deadline", "visit", always="readers_of_drafts=200 support=200", extra={"step": "draft"}),
    Row(
        "visits:deadline-take-back",
        "visit",
        always="team=302 senior=302 quality=403 support=403",
        post=True,
        extra={"step": "draft"},
    ),
    Row("visits:deadlines-compute", "visit", always="team=302 senior=302 quality=403 support=403", post=True),
    Row(
        "visits:people",
        always="inspectors=200 quality=403 support=403 members=403 administrator=403 manager_elsewhere=403",
        query="?q=in",
    ),
]
