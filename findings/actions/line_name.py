"""The name of a line is one for everybody: whoever may read the line reads a new name at once."""

from django.db.models import Q

from findings.models import Letter, LineEvent, LineOfEnquiry
from ofsted_tracker.errors import Refused
from visits.models import Visit

RELEASED = Q(stage=Visit.Stage.DONE, letter__stage__in=[Letter.Stage.PUBLISHED, Letter.Stage.WITHHELD])


def refuse_renaming_too_early(line: LineOfEnquiry) -> None:
    """A line its council knows keeps its name while a visit that looked at it is not released."""
    on_it = Q(findings__line=line, findings__removed_at__isnull=True) | Q(line_events__line=line)
    visits = Visit.objects.standing().filter(on_it).exclude(record=Visit.Record.OUTLINE)
    waiting = visits.exclude(RELEASED).order_by("pk").first()
    begun_elsewhere = line.events.standing().filter(visit=None).exclude(kind=LineEvent.Kind.CLOSED)
    if waiting and (visits.filter(RELEASED).exists() or begun_elsewhere.exists()):
        raise Refused(
            f"{waiting.ref} looked at this matter and its letter is not released: the council would read the new name "
            "now. Change it after the release."
        )
