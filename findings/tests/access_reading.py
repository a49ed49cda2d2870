"""Who gets which answer at the pages on which the record is read, and at the council's actions."""

from ofsted_tracker.testing.access import Row

SEES_AUTHORITY = "ofsted=200 members=200"
# That a visit happens is known to all who see the authority; what it found only to its readers.
READS = {"unfinished": "readers_of_drafts=200", "released": SEES_AUTHORITY}
SEES_ACTION = "team=200 senior=200 members=200"

ROWS = [
    Row("home", always="signed_in=200"),
    Row("findings:authority", "authority", always=SEES_AUTHORITY),
    Row("findings:matrix", "authority", always=SEES_AUTHORITY),
    Row("findings:trajectory", "authority", always=SEES_AUTHORITY),
    Row("findings:visit", "visit", unfinished=SEES_AUTHORITY, released=SEES_AUTHORITY),
    Row("findings:visit-progress", "visit", **READS),
    Row("findings:line", "line", **READS),
    Row("findings:action", "action", always=SEES_ACTION),
    Row("findings:action-edit", "action", always="manager=200 team=403 senior=403 contributor=403 dfe=403"),
    Row("findings:action-new", "authority", always="manager=200 ofsted=403 contributor=403 dfe=403"),
]
