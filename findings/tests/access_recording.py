"""Who gets which answer: follow-up, findings, evaluations, and lines begun from recommendations."""

from ofsted_tracker.testing.access import Row

# Whoever may read the findings reads them here; what was released, its authority's own people and other inspectors too.
READ = {"unfinished": "readers_of_drafts=200", "released": "signed_in=200 manager_elsewhere=404 administrator=404"}
# A button pressed brings its page back, also with the reason why it did nothing.
TEAM_ONLY = {
    "unfinished": "team=302 senior=403 quality=403",
    "released": "signed_in=403 team=302 manager_elsewhere=404 administrator=404",
}

ROWS = [
    # What inspectors mean to look at again stays theirs and the senior HMI's.
    Row("findings:follow-up", "visit", unfinished="team=200 senior=200", released="team=200 senior=200"),
    Row("findings:list", "visit", **READ),
    Row("findings:copy", "visit", **READ),
    Row("findings:finding", "finding", **READ),
    Row(
        "findings:move-line",
        "finding",
        unfinished="team=200 senior=403 quality=403",
        released="signed_in=403 team=200 manager_elsewhere=404 administrator=404",
    ),
    Row("findings:reorder", "finding", post=True, **TEAM_ONLY),
    Row("findings:remove", "finding", post=True, **TEAM_ONLY),
    Row("findings:restore", "finding", post=True, **TEAM_ONLY),
    Row("findings:evaluation", "visit", **READ),
    # Leads on to a page of its own; whoever sees no work of the visit comes to its page.
    Row("findings:next", "visit", always="ofsted=302 members=302"),
    Row("findings:read-words", post=True, always="signed_in=200"),
    Row(
        "findings:open-line",
        "recommendation",
        post=True,
        always="signed_in=403 team=302 senior=302 manager_elsewhere=404 administrator=404",
    ),
]
