"""What a council found itself: raised and fixed as it says, and what inspectors saw of it. Claimed is not seen."""

from dataclasses import dataclass
from datetime import date

from findings.models import Finding, LineEvent

from .life import LineLife

CONFIRMING = {Finding.Kind.STRENGTH, Finding.Kind.IMPROVEMENT}


@dataclass(frozen=True)
class Discovery:
    """`seen` is the finding that confirms what the council says, else the last look at it."""

    raised_on: date | None
    fixed_on: date | None
    seen: Finding | None

    @property
    def is_confirmed(self) -> bool:
        return self.seen is not None and self.seen.kind in CONFIRMING


def discovery(life: LineLife) -> Discovery | None:
    """Confirmed by the first finding that praises it or sees progress; a later weakness is told by the line itself."""
    raised = next((one for one in life.events if one.raised_by == LineEvent.RaisedBy.COUNCIL), None)
    if raised is None:
        return None
    confirming = next((finding for finding in life.findings if finding.kind in CONFIRMING), None)
    return Discovery(raised.raised_on, raised.fixed_on, confirming or life.last_look())
