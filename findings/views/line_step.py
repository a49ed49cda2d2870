"""The steps of a line of enquiry: closed, reopened, merged into another, split, and a step undone."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from findings import rights
from findings.actions import line_close, line_merge, line_split, line_undo
from findings.forms.line import ORDINALS, CloseForm, LineReopenForm, MergeForm, SplitForm
from findings.forms.line_step import StepForm
from findings.models import LineEvent, LineOfEnquiry
from findings.pages_lines import LINE_CLOSE, LINE_MERGE, LINE_REOPEN, LINE_SPLIT
from findings.progress.ages import visit_and_days
from findings.progress.life import LineLife
from findings.progress.line_standing import NEW_LINES
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import Page, render_page
from ofsted_tracker.typed import typed

from .recording import all_themes


@require_http_methods(["GET", "POST"])
def close(request, pk):
    def act(found, said, **who):
        event = line_close.close(line=found, **said, **who)
        _tell(request, event, f"“{found}” is closed.")
        return found

    return _step(request, pk, LINE_CLOSE, CloseForm, act)


@require_http_methods(["GET", "POST"])
def reopen(request, pk):
    def act(found, said, **who):
        event = line_close.reopen(line=found, **said, **who)
        _tell(request, event, f"“{found}” is open again.")
        return found

    return _step(request, pk, LINE_REOPEN, LineReopenForm, act)


@require_http_methods(["GET", "POST"])
def merge(request, pk):
    """Leads to the line it was merged into: what follows is told there."""

    def act(found, said, **who):
        event = line_merge.merge(line=found, **said, **who)
        _tell(request, event, f"“{found}” is merged into “{event.other_line}”.")
        return event.other_line

    def offered(record, life, visits):
        others = [one for one in record.lines if one.line.pk != life.line.pk]
        return {"lines": [one.line for one in others if any(one.is_open(after=visit) for visit in visits)]}

    return _step(request, pk, LINE_MERGE, MergeForm, act, offered)


@require_http_methods(["GET", "POST"])
def split(request, pk):
    def act(found, said, **who):
        made = line_split.split(line=found, **said, **who)
        names = " and ".join(f"“{one}”" for one in made)
        _tell(request, made[0].events.first(), f"Split off: {names}.")
        return found

    def offered(record, life, visits):
        themes = {f"theme_{number}": life.line.theme_id for number in ORDINALS}
        return {"themes": all_themes(), "initial": themes}

    return _step(request, pk, LINE_SPLIT, SplitForm, act, offered)


@require_POST
def undo(request, pk, event):
    found = read_line(request, pk)
    if not (rights.works_on(request.user, found.programme) or rights.may_open_lines(request.user, found.programme)):
        raise PermissionDenied
    events = LineEvent.objects.readable_by(request.user).filter(Q(line=found) | Q(other_line=found))
    step = get_object_or_404(
        events.select_related("line__programme__authority", "visit", "other_line", "step"), pk=event
    )
    try:
        line_undo.undo(event=step, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect(found)
    messages.success(request, "Undone. Both stay in the history.")
    is_gone = step.line_id == found.pk and step.kind in NEW_LINES
    return redirect(step.other_line if is_gone else found)


def read_line(request, pk: int) -> LineOfEnquiry:
    lines = LineOfEnquiry.objects.readable_by(request.user)
    return get_object_or_404(lines.select_related("programme__authority", "programme__anchor", "theme"), pk=pk)


def _step(request, pk: int, page: Page, form_class: type[StepForm], act: Callable, offered: Callable | None = None):
    """`act` takes the step and says where to go; `offered` gives the form what only its step asks."""
    found = read_line(request, pk)
    if not rights.works_on(request.user, found.programme):
        raise PermissionDenied
    visits = rights.visits_open_to(request.user, found.programme)
    data = typed(request)
    if not visits and data is None:
        # The line's own page says what stands in the way.
        return redirect(found)
    record = ProgrammeRecord.load(found.programme, request.user)
    life = _life(record, pk)
    more = offered(record, life, visits) if offered else {}
    form = form_class(data, visits=visits, cancel_url=found.get_absolute_url(), **more)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(found, form.said, by=request.user, at=timezone.now()))
        except (Refused, ValidationError) as error:
            show(form, error)
    last = life.last_look()
    context = {"line": found, "authority": found.programme.authority, "form": form}
    context |= {"last": last, "last_when": visit_and_days(last.visit) if last else ""}
    return render_page(request, "findings/line_step.html", page, context)


def _life(record: ProgrammeRecord, pk: int) -> LineLife:
    life = record.line(pk)
    if life is None or life.is_empty:
        raise Http404
    return life


def _tell(request, event: LineEvent, sentence: str) -> None:
    undo_url = reverse("findings:line-undo", args=[event.line_id, event.pk])
    messages.success(request, sentence, extra_tags=f"undo:{undo_url}")
