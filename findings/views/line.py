"""The whole life of a line of enquiry, in order of visits."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.models import Action, LineOfEnquiry
from findings.pages_reading import LINE
from findings.progress.ages import last_look
from findings.progress.line_life import chapters
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.history import changes
from ofsted_tracker.pages import render_page
from visits.models import Visit


@require_GET
def line(request, pk):
    lines = LineOfEnquiry.objects.readable_by(request.user)
    found = get_object_or_404(
        lines.select_related("programme__authority", "programme__anchor", "theme", "recommendation"), pk=pk
    )
    record = ProgrammeRecord.load(found.programme, request.user)
    life = record.line(pk)
    if life is None or life.is_empty:
        raise Http404
    today = timezone.localdate()
    context = {
        "line": found,
        "authority": found.programme.authority,
        "life": life,
        "chapters": chapters(record, life),
        "readable_lines": {one.line.pk for one in record.lines},
        "last_look": last_look(record, life, today=today),
        "today": today,
        "continues": lines.filter(pk=found.continues_id).select_related("programme__authority").first(),
        "continued_by": lines.filter(continues=found).select_related("programme__authority"),
        "actions": Action.objects.visible_to(request.user)
        .filter(lines=found)
        .select_related("authority")
        .order_by("due", "reference"),
        "history": _history(found, request.user),
    }
    return render_page(request, "findings/line.html", LINE, context)


def _history(line: LineOfEnquiry, user) -> list | None:
    """Earlier titles may hold words of an unfinished visit: only for those who read drafts of this programme."""
    drafts = Visit.objects.drafts_readable_by(user).filter(programme=line.programme)
    return changes(line) if drafts.exists() else None
