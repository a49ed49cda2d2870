"""What the pages on which a visit is recorded have in common: the visit as this person may read it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from findings import rights
from findings.models import Finding
from findings.progress.next_page import next_page
from findings.progress.record import ProgrammeRecord
from visits.models import Theme, Visit


def read_visit(request, pk: int) -> tuple[Visit, ProgrammeRecord]:
    """Not readable is not there; a POST by someone who does not record on this visit is forbidden."""
    visits = Visit.objects.readable_by(request.user).standing()
    asked = get_object_or_404(visits.select_related("programme__authority", "programme__anchor__framework"), pk=pk)
    record = ProgrammeRecord.load(asked.programme, request.user)
    visit = record.visit(pk)
    if request.method == "POST" and not rights.is_recorder(request.user, visit):
        raise PermissionDenied
    return visit, record


def read_finding(visit: Visit, number: int, *, user) -> Finding:
    """A removed finding is there only for those who may bring it back."""
    findings = Finding.objects.select_related("line__theme", "compared_with__visit", "removed_by")
    finding = get_object_or_404(findings, visit=visit, number=number)
    if finding.is_removed and not rights.is_recorder(user, visit):
        raise Http404
    finding.visit = visit
    return finding


@require_GET
def go_on(request, pk: int):
    """From a page just saved (`?after=`) to the next with something missing."""
    visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=pk)
    return redirect(next_page(visit, request.user, after=request.GET.get("after", "")).url)


def shown(visit: Visit, **more) -> dict:
    """What every page of a visit says about it."""
    return {"visit": visit, "programme": visit.programme, "authority": visit.programme.authority, **more}


def all_themes() -> list[Theme]:
    return list(Theme.objects.all())
