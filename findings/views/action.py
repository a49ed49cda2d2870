"""Actions of the council's improvement plan: read by those concerned, kept by the council's manager."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from findings.actions import action as actions
from findings.forms.action import ActionForm, in_words
from findings.models import Action, LineOfEnquiry
from findings.pages_reading import ACTION, ACTION_EDIT, ACTION_NEW
from findings.progress.action_history import action_history
from ofsted_tracker.both_texts import BothTexts, as_opened, both_texts, differing
from ofsted_tracker.errors import Refused, StaleEdit
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import LocalAuthority


@require_GET
def action(request, slug, pk):
    found = _visible_action(request.user, slug, pk)
    lines = LineOfEnquiry.objects.readable_by(request.user)
    context = {
        "action": found,
        "authority": found.authority,
        "lines": found.lines.filter(pk__in=lines.values("pk")).select_related("theme"),
        "is_late": found.is_overdue(timezone.localdate()),
        "may_change": actions.may_keep(request.user, found.authority),
        "history": action_history(found, lines),
    }
    return render_page(request, "findings/action.html", ACTION, context)


@require_http_methods(["GET", "POST"])
def new(request, slug):
    authority = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    _require_keeper(request.user, authority)
    lines = actions.linkable_lines(authority, request.user)
    form = ActionForm(typed(request), lines=lines, cancel_url=authority.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(authority=authority, by=request.user, entry_key=form.key, **form.facts())
        except (Refused, ValidationError) as error:
            show(form, error)
            if actions.is_spent(form.key):
                form.start_anew()
        else:
            messages.success(request, f"Action {made.reference} saved.")
            return redirect(made)
    return render_page(request, "findings/action_form.html", ACTION_NEW, {"authority": authority, "form": form})


@require_http_methods(["GET", "POST"])
def change(request, slug, pk):
    found = _visible_action(request.user, slug, pk)
    _require_keeper(request.user, found.authority)
    lines = actions.linkable_lines(found.authority, request.user)
    form = ActionForm(typed(request), lines=lines, action=found, cancel_url=found.get_absolute_url())
    context = {"authority": found.authority, "action": found, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            changed = actions.change(action=found, by=request.user, version=version, **form.facts())
        except StaleEdit as error:
            context["both"] = _both(form, error.current, lines)
            form.stand_at(error.current.version)
            form.add_error(None, error.message)
        except (Refused, ValidationError) as error:
            show(form, error)
        else:
            messages.success(request, f"Action {changed.reference} saved.")
            return redirect(changed)
    return render_page(request, "findings/action_form.html", ACTION_EDIT, context)


def _both(form: ActionForm, current: Action, lines) -> BothTexts:
    """What was saved while the form was open, and what was typed; of the lines only those this person may read."""
    opened = as_opened(current, form.cleaned_data["version"])
    linked = current.lines.filter(pk__in=lines.values("pk"))
    theirs, mine = in_words(vars(current), linked), in_words(form.facts(), form.facts()["lines"])
    then = in_words(vars(opened), linked) if opened else {}
    links = "Lines of enquiry it answers"
    rows = [(about, theirs[about], mine[about], None if about == links else then.get(about)) for about in theirs]
    return both_texts(current, differing(rows), opened_is_known=opened is not None)


def _visible_action(user, slug: str, pk: int) -> Action:
    visible = Action.objects.visible_to(user).select_related("authority")
    return get_object_or_404(visible, authority__slug=slug, pk=pk)


def _require_keeper(user, authority: LocalAuthority) -> None:
    if not actions.may_keep(user, authority):
        raise PermissionDenied
