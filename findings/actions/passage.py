"""Passages of an imported letter: used for a finding, cut at a sentence, dropped, and brought back."""

from datetime import datetime

from django.db import transaction

from findings import rights
from findings.actions import finding as findings
from findings.actions.finding_removal import remove
from findings.actions.matter import Matter
from findings.letters.cutting import sentences_with_starts
from findings.models import Finding, Passage
from ofsted_tracker.editing import discard, edit, keep
from ofsted_tracker.errors import Refused
from visits.models import Visit

State = Passage.State


def use(
    *,
    passage: Passage,
    matter: Matter,
    kind: str = "",
    direction: str = "",
    extent: str | None = None,
    stage_of_change: str | None = None,
    resolved: bool = False,
    by,
    at: datetime,
) -> Finding:
    """The words of the passage become a finding, or a further paragraph of the one this visit has on the matter."""
    with transaction.atomic():
        passage, visit = _locked(passage, by)
        if passage.state == State.USED and _is_about(passage.finding, matter):
            return passage.finding
        _require_waiting(passage)
        here = matter.line and visit.findings.standing().filter(line=matter.line).first()
        if here:
            added = f"Paragraph {passage.paragraph} of the letter added."
            text = f"{here.text}\n\n{passage.text}"
            finding = edit(here, version=here.version, by=by, reason=added, text=text)
        else:
            finding = findings.record(
                visit=visit,
                matter=matter,
                kind=kind,
                text=passage.text,
                direction=direction,
                extent=extent,
                stage_of_change=stage_of_change,
                resolved=resolved,
                by=by,
                at=at,
            )
        _become(passage, State.USED, by, finding=finding)
    return finding


def drop(*, passage: Passage, by) -> Passage:
    """The passage is not a finding; it stays among those dropped."""
    with transaction.atomic():
        passage, _ = _locked(passage, by)
        if passage.state != State.DROPPED:
            _require_waiting(passage)
            _become(passage, State.DROPPED, by)
    return passage


def bring_back(*, passage: Passage, by, at: datetime) -> Passage:
    """The passage waits again. Where it was used, its words leave the finding, if nobody has changed them since."""
    with transaction.atomic():
        passage, _ = _locked(passage, by)
        finding = passage.finding
        if passage.state != State.WAITING:
            _become(passage, State.WAITING, by)
        if finding and not finding.is_removed:
            _take_out(finding, passage.text, by=by, at=at)
    return passage


def cut(*, passage: Passage, before: int, by) -> Passage:
    """Two passages of one, the second from the sentence that begins at `before`; returns the second."""
    with transaction.atomic():
        passage, _ = _locked(passage, by)
        done = Passage.objects.filter(letter=passage.letter_id, start=before).exclude(pk=passage.pk).first()
        if done:
            return done
        _require_waiting(passage)
        if before not in [place for place, _ in places_to_cut(passage)]:
            raise Refused("Select the sentence with which the second passage begins.", field="before")
        words = passage.letter.text[passage.start : before].rstrip()
        end, passage.end = passage.end, passage.start + len(words)
        keep(passage, by=by, reason="Cut in two.")
        second = Passage(
            letter=passage.letter, section=passage.section, paragraph=passage.paragraph, start=before, end=end
        )
        return keep(second, by=by, reason="Cut in two.")


def join(*, passage: Passage, by) -> Passage:
    """A passage and the next of the same paragraph are one again, while both wait."""
    with transaction.atomic():
        passage, _ = _locked(passage, by)
        following = passage.letter.passages.filter(start__gt=passage.start).order_by("start").first()
        apart = following is None or passage.letter.text[passage.end : following.start].strip()
        if apart or (following.section, following.paragraph) != (passage.section, passage.paragraph):
            return passage
        _require_waiting(passage)
        _require_waiting(following)
        passage.end = following.end
        discard(following, by=by, reason="Joined with the passage before.")
        return keep(passage, by=by, reason="Joined with the passage after.")


def places_to_cut(passage: Passage) -> list[tuple[int, str]]:
    """Every sentence but the first, with the place in the letter where it begins."""
    words = passage.letter.text[passage.start : passage.end]
    return [(passage.start + place, sentence) for place, sentence in sentences_with_starts(words)[1:]]


def _locked(passage: Passage, by) -> tuple[Passage, Visit]:
    """The passage as it stands, while nobody else records on its visit; for those who may."""
    visits = Visit.objects.select_for_update(of=("self",)).select_related("programme__authority", "letter")
    visit = visits.get(pk=passage.letter.visit_id)
    rights.require_recorder(by, visit)
    passage = Passage.objects.select_related("letter", "finding__line").get(pk=passage.pk)
    passage.letter.visit = visit
    return passage, visit


def _require_waiting(passage: Passage) -> None:
    if passage.state == State.USED:
        raise Refused(
            f"This passage is already used in {passage.finding.ref}. Bring it back first to use it otherwise."
        )
    if passage.state == State.DROPPED:
        raise Refused("This passage was dropped meanwhile. Bring it back first.")


def _is_about(finding: Finding, matter: Matter) -> bool:
    if matter.line:
        return finding.line_id == matter.line.pk
    return finding.line.title.casefold() == " ".join(matter.title.split()).casefold()


def _become(passage: Passage, state: str, by, *, finding: Finding | None = None) -> None:
    passage.state, passage.finding = state, finding
    keep(passage, by=by)


def _take_out(finding: Finding, words: str, *, by, at: datetime) -> None:
    paragraphs = finding.paragraphs
    if words not in paragraphs:
        raise Refused(
            f"The words of this passage were changed in {finding.ref}. Remove that finding, or take them out "
            "there, then bring the passage back."
        )
    paragraphs.remove(words)
    if not paragraphs:
        remove(finding=finding, by=by, at=at)
        return
    text = "\n\n".join(paragraphs)
    edit(finding, version=finding.version, by=by, reason="A passage of the letter taken out again.", text=text)
