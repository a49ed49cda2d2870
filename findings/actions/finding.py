"""Findings recorded, revised and moved to another matter. Whoever saves is on the visit's team while it is open."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from findings import rights
from findings.actions import line as lines
from findings.actions.matter import Matter, compare, refuse_closing_before_a_later_look, settle
from findings.letters.wording import extent_in, stage_in
from findings.models import Finding
from findings.progress.ages import happened
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import edit, keep
from ofsted_tracker.errors import Refused
from visits.models import Visit


class AlreadySaved(Refused):
    """The same form was sent before, then with other words. `finding` is what it made that time."""

    def __init__(self, finding: Finding):
        gone = " and has been removed since" if finding.is_removed else ""
        super().__init__(
            f"This form was already saved as {finding.ref}{gone}. To change that finding, open it below. "
            "To record these words as another finding, save again."
        )
        self.finding = finding


def record(
    *,
    visit: Visit,
    matter: Matter,
    kind: str,
    text: str,
    direction: str = "",
    extent: str | None = None,
    stage_of_change: str | None = None,
    resolved: bool = False,
    entry_key: UUID | None = None,
    by,
    at: datetime,
) -> Finding:
    """One finding on one matter; a form sent twice makes one. Extent and stage left None are read from the words."""
    with transaction.atomic():
        visit = lock(visit)
        rights.require_recorder(by, visit)
        before = saved_by(entry_key, visit)
        if before:
            return _same_or_refused(before, matter, kind, text)
        known = ProgrammeRecord.load(visit.programme, by)
        life = settle(matter, record=known, visit=visit, by=by, at=at)
        finding = Finding(
            visit=visit,
            line=life.line,
            kind=kind,
            text=text,
            entry_key=entry_key,
            **_next_place(visit),
            **compare(life, visit, direction),
            **_read(text, extent, stage_of_change),
        )
        keep(finding, by=by)
        if resolved:
            _resolve(life, visit, known, by=by, at=at)
    return finding


def revise(
    *,
    finding: Finding,
    version: int,
    kind: str,
    text: str,
    direction: str = "",
    extent: str | None = None,
    stage_of_change: str | None = None,
    resolved: bool = False,
    by,
    at: datetime,
    reason: str = "",
) -> Finding:
    """Change what a finding says; the direction is set anew against the look before."""
    with transaction.atomic():
        visit = lock(finding.visit)
        rights.require_recorder(by, visit)
        finding = standing(finding)
        known = ProgrammeRecord.load(visit.programme, by)
        life = known.line(finding.line_id)
        revised = edit(
            finding,
            version=version,
            by=by,
            reason=reason,
            kind=kind,
            text=text,
            **compare(life, visit, direction),
            **_read(text, extent, stage_of_change),
        )
        _settle_resolved(revised, life, known, resolved, by=by, at=at)
    return revised


def move_to(*, finding: Finding, version: int, matter: Matter, direction: str = "", by, at: datetime) -> Finding:
    """The same words on another matter; "resolved" goes with them."""
    with transaction.atomic():
        visit = lock(finding.visit)
        rights.require_recorder(by, visit)
        finding = standing(finding)
        known = ProgrammeRecord.load(visit.programme, by)
        old = known.line(finding.line_id)
        if matter.line is not None and matter.line.pk == old.line.pk:
            return finding
        new = settle(matter, record=known, visit=visit, by=by, at=at)
        moved = edit(
            finding,
            version=version,
            by=by,
            reason="Moved to another matter.",
            line=new.line,
            **compare(new, visit, direction),
        )
        if old.is_resolved_at(visit):
            _resolve(new, visit, known, by=by, at=at)
        take_back_events(old, visit, reason=f"{finding.ref} was moved to another matter.", by=by, at=at)
    return moved


def take_back_events(life, visit: Visit, *, reason: str, by, at: datetime) -> None:
    """Once its finding is gone from a visit, a line stands there as it stood before the visit."""
    closed_before, closed_here = life.is_closed(before=visit), life.is_closed(after=visit)
    if life.is_resolved_at(visit) and not closed_before:
        lines.reopen(line=life.line, visit=visit, by=by, at=at, reason=reason)
    elif closed_before and not closed_here:
        lines.close(line=life.line, visit=visit, by=by, at=at, reason=reason)


def saved_by(entry_key: UUID | None, visit: Visit) -> Finding | None:
    """What a form with this key has made already. A key of another visit's form is nobody's business here."""
    if entry_key is None:
        return None
    found = Finding.objects.filter(entry_key=entry_key).select_related("line", "visit").first()
    if found and found.visit_id != visit.pk:
        raise Refused("This form belongs to another visit. Your words are kept: save again.")
    return found


def is_spent(entry_key: UUID | None) -> bool:
    """A form with this key has made its finding."""
    return entry_key is not None and Finding.objects.filter(entry_key=entry_key).exists()


def lock(visit: Visit) -> Visit:
    """The visit as it stands now; nobody else records on it until this save is through."""
    Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    return (
        Visit.objects.select_related("programme__authority", "programme__anchor", "letter")
        .prefetch_related("inspectors", "periods")
        .get(pk=visit.pk)
    )


def standing(finding: Finding) -> Finding:
    current = Finding.objects.select_related("visit", "line").get(pk=finding.pk)
    if current.is_removed:
        raise Refused(f"{current.ref} has been removed meanwhile. Bring it back first, then save again.")
    return current


def says_the_same(finding: Finding, matter: Matter, kind: str, text: str) -> bool:
    title = " ".join(matter.title.split()).casefold()
    on_it = finding.line_id == matter.line.pk if matter.line else finding.line.title.casefold() == title
    return not finding.is_removed and on_it and finding.kind == kind and finding.text == text


def _same_or_refused(finding: Finding, matter: Matter, kind: str, text: str) -> Finding:
    if says_the_same(finding, matter, kind, text):
        return finding
    raise AlreadySaved(finding)


def _next_place(visit: Visit) -> dict:
    """Numbers are given once, removed findings included; the new finding stands last in letter order."""
    last = visit.findings.aggregate(number=Max("number"), position=Max("position"))
    return {name: (value or 0) + 1 for name, value in last.items()}


def _read(text: str, extent: str | None, stage_of_change: str | None) -> dict:
    return {
        "extent": extent_in(text) if extent is None else extent,
        "stage_of_change": stage_in(text) if stage_of_change is None else stage_of_change,
    }


def _settle_resolved(finding: Finding, life, known: ProgrammeRecord, resolved: bool, *, by, at: datetime) -> None:
    was = life.is_resolved_at(finding.visit)
    if resolved:
        _resolve(life, finding.visit, known, by=by, at=at)
    elif was:
        lines.reopen(line=finding.line, visit=finding.visit, by=by, at=at, reason="“Resolved” was unticked.")


def _resolve(life, visit: Visit, known: ProgrammeRecord, *, by, at: datetime) -> None:
    """Resolved is said once; what was merged into another matter or split up is not resolved by its finding."""
    if life.is_resolved_at(visit):
        return
    closed = life.closing(after=visit)
    if closed:
        raise Refused(
            f"This matter was {happened(closed)}, so it is closed already. Untick “Resolved”.", field="resolved"
        )
    refuse_closing_before_a_later_look(life, visit, known)
    lines.close(line=life.line, visit=visit, by=by, at=at, reason="Resolved.")
