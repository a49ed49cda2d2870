"""The trajectory of an authority: how each theme was evaluated, visit by visit, in every programme."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from findings.models import ProgressJudgement
from findings.pages_reading import TRAJECTORY
from findings.progress.record import ProgrammeRecord
from findings.progress.trajectory import Trajectory
from findings.progress.trajectory import trajectory as trajectory_of
from findings.progress.trajectory_chart import SHAPES, Drawn, drawn
from ofsted_tracker.pages import render_page
from visits.models import LocalAuthority, MonitoringProgramme


@dataclass(frozen=True)
class Part:
    """A programme and its pictures: no line leads from one programme to another."""

    programme: MonitoringProgramme
    trajectory: Trajectory
    drawn: list[Drawn]


@require_GET
def trajectory(request, slug):
    """All programmes, newest first: an authority without one has no progress to show."""
    authority = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    programmes = list(authority.programmes.select_related("anchor").order_by("-started_on", "-pk"))
    if not programmes:
        raise Http404
    for programme in programmes:
        programme.authority = authority
    records = ProgrammeRecord.load_many(programmes, request.user)
    context = {
        "authority": authority,
        "parts": [_part(records[programme.pk]) for programme in programmes],
        "values": [
            (SHAPES[value], value, value.label, ProgressJudgement.DEFINITIONS[value])
            for value in reversed(ProgressJudgement.Value)
        ],
    }
    return render_page(request, "findings/trajectory.html", TRAJECTORY, context)


def _part(record: ProgrammeRecord) -> Part:
    found = trajectory_of(record)
    return Part(record.programme, found, drawn(found, key=f"programme-{record.programme.pk}"))
