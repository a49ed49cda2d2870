"""Who gets which answer at the steps of a line of enquiry."""

from ofsted_tracker.testing.access import Row

# A later team takes steps with earlier lines too, at its own open visit.
OTHERS = "inspector=403 senior=403 senior_elsewhere=403 quality=403 support=403 members=403"
BY_TEAM = {"unfinished": "team=200 senior=403 quality=403", "released": f"{OTHERS} team=200"}
# Neither opening is undone; whoever may undo something else is told so.
UNDONE_BY_TEAM = {
    "unfinished": "team=302 senior=403 quality=403",
    "released": "team=302 inspector=403 senior=403 senior_elsewhere=403 quality=403 support=403 members=403",
}

ROWS = [
    Row("findings:line-close", "line", **BY_TEAM),
    Row("findings:line-reopen", "line", **BY_TEAM),
    Row("findings:line-merge", "line", **BY_TEAM),
    Row("findings:line-split", "line", **BY_TEAM),
    Row(
        "findings:line-carry-over",
        "earlier line",
        always="team=200 senior=200 inspector=403 senior_elsewhere=403 quality=403 support=403 members=403",
    ),
    Row("findings:line-undo", "line event", post=True, **UNDONE_BY_TEAM),
]
