"""Passages of an imported letter: used, cut, joined, dropped and brought back by a person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from findings import rights
from findings.actions import passage as passages
from findings.forms.matter import as_typed, themes_for
from findings.forms.passage import CutForm, PassageForm
from findings.models import Passage
from findings.pages_letters import PASSAGE_CUT, PASSAGE_USE
from findings.progress.matters import matters_for
from findings.progress.passages import ShownPassage, shown
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed

from . import recording


@require_http_methods(["GET", "POST"])
def use(request, pk, passage):
    """A finding of the passage, on a new or a known matter; then the next passage, if the person goes on."""
    visit, record, found = _read(request, pk, passage)
    data = typed(request)
    if data is None and not _may_be_used(visit, found):
        messages.error(request, _why_not(visit, found, request.user))
        return redirect(_list_of(visit))
    read = shown([found])[0]
    given = {"matters": matters_for(record, visit), "themes": themes_for(visit, recording.all_themes())}
    if data is not None and "show" in data:
        form = PassageForm(initial=as_typed(PassageForm, data), **given)
    else:
        form = PassageForm(data, initial=_suggested(read), **given)
    if request.method == "POST" and form.is_bound and form.is_valid() and _used(request, found, form):
        return redirect(_next(visit, found) if "next" in request.POST else _list_of(visit))
    context = recording.shown(
        visit,
        passage=found,
        read=read,
        form=form,
        matters=list(form.matters.values()),
        chosen=form.chosen,
        can_be_cut=bool(passages.places_to_cut(found)),
        waiting=_waiting(visit).exclude(pk=found.pk).count(),
    )
    return render_page(request, "findings/passage_use.html", PASSAGE_USE, context)


@require_http_methods(["GET", "POST"])
def cut(request, pk, passage):
    visit, _record, found = _read(request, pk, passage)
    if not _may_be_used(visit, found):
        messages.error(request, _why_not(visit, found, request.user))
        return redirect(_list_of(visit))
    form = CutForm(typed(request), sentences=passages.places_to_cut(found))
    if request.method == "POST" and form.is_valid():
        try:
            passages.cut(passage=found, before=form.cleaned_data["before"], by=request.user)
        except Refused as error:
            show(form, error)
        else:
            undo = reverse("findings:passage-join", args=[visit.ref, found.pk])
            messages.success(request, "The passage is cut in two.", extra_tags=f"undo:{undo}")
            return redirect(_list_of(visit))
    context = recording.shown(visit, passage=found, read=shown([found])[0], form=form)
    return render_page(request, "findings/passage_cut.html", PASSAGE_CUT, context)


@require_POST
def join(request, pk, passage):
    visit, _record, found = _read(request, pk, passage)
    _done(request, "The passage is whole again.", passages.join, passage=found, by=request.user)
    return redirect(_list_of(visit))


@require_POST
def drop(request, pk, passage):
    visit, _record, found = _read(request, pk, passage)
    undo = reverse("findings:passage-wait", args=[visit.ref, found.pk])
    done = _done(request, "The passage is dropped.", passages.drop, undo=undo, passage=found, by=request.user)
    return redirect(_next(visit, found) if done and "next" in request.POST else _list_of(visit))


@require_POST
def bring_back(request, pk, passage):
    visit, _record, found = _read(request, pk, passage)
    given = {"passage": found, "by": request.user, "at": timezone.now()}
    _done(request, "The passage waits again.", passages.bring_back, **given)
    return redirect(_list_of(visit))


def _read(request, pk: int, passage: int):
    """For those who record on the visit; its passages are part of what may be read of it."""
    visit, record = recording.read_visit(request, pk)
    rows = Passage.objects.readable_by(request.user).select_related("letter", "finding__line")
    found = get_object_or_404(rows, pk=passage, letter__visit=visit)
    if not rights.is_recorder(request.user, visit):
        raise PermissionDenied
    found.letter.visit = visit
    if found.finding:
        found.finding.visit = visit
    return visit, record, found


def _may_be_used(visit, found: Passage) -> bool:
    return visit.is_open_for_findings and found.state == Passage.State.WAITING


def _why_not(visit, found: Passage, user) -> str:
    if not visit.is_open_for_findings:
        return rights.why_not_open(visit, user)
    if found.finding:
        return f"This passage is already used in {found.finding.ref}."
    return "This passage was dropped. Bring it back first."


def _suggested(read: ShownPassage) -> dict:
    return {
        "kind": read.suggested.kind,
        "theme": read.theme.pk if read.theme else "",
        "extent": read.suggested.extent or "",
        "stage_of_change": read.suggested.stage or "",
    }


def _used(request, found: Passage, form: PassageForm) -> bool:
    try:
        finding = passages.use(passage=found, by=request.user, at=timezone.now(), **form.said)
    except (Refused, ValidationError) as error:
        show(form, error)
        return False
    undo = reverse("findings:passage-wait", args=[found.letter.visit.ref, found.pk])
    messages.success(request, f"The passage is used in {finding.ref}.", extra_tags=f"undo:{undo}")
    return True


def _done(request, said: str, action, *, undo: str = "", **given) -> bool:
    try:
        action(**given)
    except (Refused, ValidationError) as error:
        messages.error(request, error.message if isinstance(error, Refused) else " ".join(error.messages))
        return False
    messages.success(request, said, extra_tags=f"undo:{undo}" if undo else "")
    return True


def _waiting(visit):
    return Passage.objects.waiting().filter(letter__visit=visit).order_by("start")


def _next(visit, found: Passage) -> str:
    """The passage that waits next in the letter, from the beginning again after the last; then the list."""
    waiting = _waiting(visit)
    following = waiting.filter(start__gt=found.start).first() or waiting.first()
    if following is None:
        return _list_of(visit)
    return reverse("findings:passage-use", args=[visit.ref, following.pk])


def _list_of(visit) -> str:
    return f"{reverse('findings:list', args=[visit.ref])}?passages=shown#passages"
