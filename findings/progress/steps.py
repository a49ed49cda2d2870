"""The stages a visit can be moved to next, for those who may move it."""

from dataclasses import dataclass

from findings.rights import may_finish, may_record_letter, may_reopen
from visits.models import Visit
from visits.rights import may_run

Stage = Visit.Stage


@dataclass(frozen=True)
class Step:
    """A button: by POST where it can be undone, else a link to the page that asks first."""

    label: str
    url_name: str
    by_post: bool = False
    style: str = ""


CONFIRM = Step("Confirm with the council", "visits:confirm")
START = Step("Start fieldwork", "visits:start-fieldwork", by_post=True)
WRITE_UP = Step("Start writing up", "visits:write-up", by_post=True)
CANCEL = Step("Cancel the visit", "visits:cancel", style="secondary")
DONE = Step("Mark as done", "findings:done")
REOPEN = Step("Reopen the visit", "findings:reopen", style="secondary")
FILL_IN = Step("Put this visit on record", "visits:edit")
LETTER = Step("Record the letter", "findings:letter")

_RUN = {
    Stage.PLANNED: [CONFIRM, CANCEL],
    Stage.CONFIRMED: [START, CANCEL],
    Stage.FIELDWORK: [WRITE_UP],
}


def steps(user, visit: Visit) -> list[Step]:
    if visit.is_outline:
        return [FILL_IN] if may_run(user, visit) else []
    if visit.stage in _RUN:
        return _RUN[visit.stage] if may_run(user, visit) else []
    if visit.stage == Stage.WRITING_UP:
        return [DONE] if may_finish(user, visit) else []
    if visit.stage == Stage.DONE:
        return _after(user, visit)
    return []


def _after(user, visit: Visit) -> list[Step]:
    letter = getattr(visit, "letter", None)
    waits = letter is None or not letter.is_released
    found = [LETTER] if waits and may_record_letter(user, visit) else []
    return [*found, REOPEN] if may_reopen(user, visit) else found
