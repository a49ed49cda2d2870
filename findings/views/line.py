"""The whole life of a line of enquiry, in order of visits, and the steps it can take."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings import rights
from findings.actions.line_carry_over import open_programme
from findings.models import Action, LineOfEnquiry
from findings.pages_reading import LINE
from findings.progress.ages import last_look
from findings.progress.discovery import discovery
from findings.progress.life import LineLife
from findings.progress.line_history import line_history
from findings.progress.line_life import LineChapter, chapters, parts_of
from findings.progress.line_steps import CARRY_OVER, steps_of, undoable, why_none
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.pages import render_page
from visits.models import Visit


@require_GET
def line(request, pk):
    lines = LineOfEnquiry.objects.readable_by(request.user)
    related = ("programme__authority", "programme__anchor", "theme", "recommendation")
    found = get_object_or_404(lines.select_related(*related), pk=pk)
    record = ProgrammeRecord.load(found.programme, request.user)
    life = record.line(pk)
    if life is None or life.is_empty:
        raise Http404
    today = timezone.localdate()
    continues = lines.filter(pk=found.continues_id).select_related("programme__authority").first()
    told = chapters(record, life, continues=continues)
    context = {
        "line": found,
        "authority": found.programme.authority,
        "life": life,
        "chapters": told,
        "merged_into": _merged_into(record, life),
        "parts": parts_of(record, life),
        "discovery": discovery(life),
        "last_look": last_look(record, life, today=today),
        "today": today,
        "continues": continues,
        "earlier_chapters": _earlier(continues, request.user),
        "continued_by": lines.filter(continues=found).select_related("programme__authority"),
        "actions": Action.objects.visible_to(request.user)
        .filter(lines=found)
        .select_related("authority")
        .order_by("due", "reference"),
        "history": line_history(found, request.user) if _reads_drafts(found, request.user) else None,
        **_steps(request.user, record, life, told),
    }
    return render_page(request, "findings/line.html", LINE, context)


def _steps(user, record: ProgrammeRecord, life: LineLife, told: list[LineChapter]) -> dict:
    """What this person may do with the line now; for whoever works on it, also why there is nothing."""
    if not rights.may_open_lines(user, life.line.programme) and not rights.works_on(user, life.line.programme):
        return {"steps": _carry_over(user, life), "undoable": set(), "why_none": ""}
    visits = rights.visits_open_to(user, life.line.programme)
    steps = [*steps_of(life, visits), *_carry_over(user, life)]
    return {
        "steps": steps,
        "undoable": undoable(record, told, visits, opens_lines=True),
        "why_none": "" if steps or visits else why_none(user, record),
    }


def _carry_over(user, life: LineLife) -> list:
    """From a programme that has ended into the one the authority is in now, once."""
    if life.line.programme.is_open or life.merged() or not user.is_ofsted:
        return []
    into = open_programme(life.line)
    if into is None or not rights.may_open_lines(user, into):
        return []
    return [] if life.line.continued_by.filter(programme=into).exists() else [CARRY_OVER]


def _merged_into(record: ProgrammeRecord, life: LineLife) -> LineOfEnquiry | None:
    """Where it goes on, if the reader may read that line."""
    merged = life.merged()
    into = record.line(merged.other_line_id) if merged else None
    return into.line if into and not into.is_empty else None


def _earlier(continues: LineOfEnquiry | None, user) -> list[LineChapter]:
    """The life of the line it continues, in the programme of that one."""
    if continues is None:
        return []
    record = ProgrammeRecord.load(continues.programme, user)
    life = record.line(continues.pk)
    return chapters(record, life) if life else []


def _reads_drafts(line: LineOfEnquiry, user) -> bool:
    """Earlier titles may hold words of an unfinished visit."""
    return Visit.objects.drafts_readable_by(user).filter(programme=line.programme).exists()
