"""Who gets which answer: the letter, finishing a visit, and the passages of an imported letter."""

from ofsted_tracker.testing.access import Row

# Whoever may read a released visit is told that its verbs are not for them.
OTHERS = "inspector=403 senior_elsewhere=403 quality=403 support=403 members=403"
FOR_SENIOR = {"unfinished": "team=403 senior=200 quality=403", "released": f"{OTHERS} team=403 senior=200"}
SHOWN_TO_TEAM = {"unfinished": "team=200 senior=403 quality=403", "released": f"{OTHERS} team=302 senior=403"}
DONE_BY_TEAM = {"unfinished": "team=302 senior=403 quality=403", "released": f"{OTHERS} team=302 senior=403"}

ROWS = [
    Row("findings:letter", "visit", unfinished="readers_of_drafts=200", released="signed_in=200"),
    # The letters of the table were not read from a file.
    Row("findings:letter-source", "visit", unfinished="team=404", released="team=404"),
    *(Row(f"findings:{name}", "visit", **FOR_SENIOR) for name in ("done", "reopen")),
    *(Row(f"findings:letter-{verb}", "visit", **FOR_SENIOR) for verb in ("publish", "withhold")),
    *(Row(f"findings:passage-{verb}", "passage", **SHOWN_TO_TEAM) for verb in ("use", "cut")),
    *(Row(f"findings:passage-{verb}", "passage", post=True, **DONE_BY_TEAM) for verb in ("join", "drop", "wait")),
]
