"""What every step of a line of enquiry asks first: the right, the visit it happens at, how the line stands there."""

from dataclasses import dataclass

from findings import rights
from findings.actions.finding import lock
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.ages import happened, in_a_sentence
from findings.progress.life import LineLife
from findings.progress.line_standing import begun, what_follows
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.errors import Refused
from visits.models import MonitoringProgramme, Visit


@dataclass(frozen=True)
class Standing:
    """A line at a visit, as the record stands while nobody else changes it."""

    record: ProgrammeRecord
    life: LineLife
    visit: Visit

    @property
    def closing(self) -> LineEvent | None:
        return self.life.closing(after=self.visit)


def stand(*, line: LineOfEnquiry, visit: Visit, by) -> Standing:
    """To be called inside the transaction of the step."""
    visit = lock(visit)
    rights.require_recorder(by, visit)
    if visit.programme_id != line.programme_id:
        raise Refused("Choose a visit of this matter's own programme.", field="visit")
    MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=line.programme_id)
    record = ProgrammeRecord.load(visit.programme, by)
    life = record.line(line.pk)
    if life is None or life.is_empty:
        raise Refused("Nothing stands on this matter any more. Go back to the list of matters.")
    return Standing(record, life, record.visit(visit.pk))


def require_open(standing: Standing) -> None:
    """Begun by this visit, and open when it ends."""
    life, visit = standing.life, standing.visit
    if not life.has_begun(after=visit):
        raise Refused(f"This matter begins {begun(life)}. Choose that visit or a later one.", field="visit")
    if standing.closing:
        raise Refused(f"This matter is closed already: it was {happened(standing.closing)}.")


def refuse_before_what_follows(standing: Standing, done: str) -> None:
    """What a later visit found open, merged or split is not closed, merged or split up before it."""
    follows = what_follows(standing.record, standing.life, standing.visit)
    if follows:
        raise Refused(
            f"This matter {follows}, so it was not {done} at {in_a_sentence(standing.visit)}. Choose a later visit.",
            field="visit",
        )


def require_reason(reason: str, sentence: str) -> str:
    if not reason.strip():
        raise Refused(sentence, field="reason")
    return reason.strip()
