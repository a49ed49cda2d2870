"""One visit against the last and against the inspection: made to be read, and to be printed."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.pages_reading import VISIT_PROGRESS
from findings.progress.ages import in_a_sentence, when
from findings.progress.comparison import comparison
from findings.progress.record import ProgrammeRecord
from findings.progress.trajectory_chart import drawn_at
from ofsted_tracker.pages import render_page
from visits.models import Judgement, Visit


@require_GET
def visit_progress(request, pk):
    visits = Visit.objects.readable_by(request.user).standing()
    asked = get_object_or_404(visits.select_related("programme__authority", "programme__anchor"), pk=pk)
    record = ProgrammeRecord.load(asked.programme, request.user)
    visit = record.visit(pk)
    judgements = Judgement.objects.filter(inspection=asked.programme.anchor_id).select_related("area", "grade")
    compared = comparison(record, visit, judgements=list(judgements), today=timezone.localdate())
    context = {
        "visit": visit,
        "visit_words": in_a_sentence(visit),
        "authority": asked.programme.authority,
        "programme": asked.programme,
        "comparison": compared,
        "drawn": drawn_at(record, visit),
        "before_words": f"{in_a_sentence(compared.before)}, {when(compared.before)}" if compared.before else "",
    }
    return render_page(request, "findings/visit_progress.html", VISIT_PROGRESS, context)
