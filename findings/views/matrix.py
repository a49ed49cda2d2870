"""The matrix of an authority: lines of enquiry by visits."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.pages_reading import MATRIX
from findings.progress.matrix import Shown
from findings.progress.matrix import matrix as matrix_of
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.pages import render_page
from visits.models import LocalAuthority, MonitoringProgramme


@require_GET
def matrix(request, slug):
    """Open lines and the last four visits, unless the address asks for others (`lines`, `visits`, `programme`).

    An ended programme is read as a whole.
    """
    authority = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    programmes = list(authority.programmes.select_related("anchor").order_by("-started_on", "-pk"))
    programme = _chosen(programmes, request.GET.get("programme"))
    programme.authority = authority
    record = ProgrammeRecord.load(programme, request.user)
    shown = _shown(request.GET.get("lines"), programme)
    every_visit = request.GET.get("visits") == "all" or not programme.is_open
    today = timezone.localdate()
    found = matrix_of(record, today=today, shown=shown, every_visit=every_visit)
    of_programme = f"&programme={programme.pk}" if "programme" in request.GET else ""
    context = {
        "authority": authority,
        "programme": programme,
        "programmes": programmes,
        "matrix": found,
        "shown": shown,
        "heading": _heading(shown, found.row_count),
        "figures": [_figure(name, found.counts[name]) for name in Shown if name != Shown.ALL],
        "of_programme": of_programme,
        "kept": ("&visits=all" if every_visit and programme.is_open else "") + of_programme + "#lines",
        "column_count": len(found.visits) + 2,
        "today": today,
    }
    return render_page(request, "findings/matrix.html", MATRIX, context)


def _chosen(programmes: list[MonitoringProgramme], asked: str | None) -> MonitoringProgramme:
    """The programme asked for, else the latest: an authority without one has no progress to show."""
    chosen = [one for one in programmes if asked is None or str(one.pk) == asked]
    if not chosen:
        raise Http404
    return chosen[0]


def _shown(asked: str | None, programme: MonitoringProgramme) -> Shown:
    """Of an ended programme nothing is open any more: it is read as a whole."""
    if asked in Shown.values:
        return Shown(asked)
    return Shown.OPEN if programme.is_open else Shown.ALL


def _figure(name: Shown, number: int) -> tuple[str, int, str]:
    return name.value, number, name.counted(number)


def _heading(shown: Shown, number: int) -> str:
    return f"{number} {shown.counted(number)}" if number else shown.label.capitalize()
