"""One finding: read, changed, moved to another matter, put in its place, removed and brought back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from findings import rights
from findings.actions import finding as findings_of
from findings.actions import finding_removal
from findings.actions.finding_order import DOWN, UP, reorder
from findings.forms.finding import EditForm, MoveForm, opened
from findings.forms.matter import as_typed, themes_for
from findings.models import Finding
from findings.pages_recording import FINDING, MOVE_LINE
from findings.progress.finding_history import finding_history
from findings.progress.listed import Listed
from findings.progress.matters import matters_for
from ofsted_tracker.errors import Refused, StaleEdit
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import Visit

from .both_texts import choose, joined
from .recording import all_themes, read_finding, read_visit, shown


@require_http_methods(["GET", "POST"])
def finding(request, pk, number):
    """Read by all who may read the visit; changed by those who record on it."""
    visit, record = read_visit(request, pk)
    found = read_finding(visit, number, user=request.user)
    life = record.add_line(found.line)
    form = _edit_form(request, found, life)
    both, join = None, None
    may_record = rights.may_record(request.user, visit)
    if may_record and request.POST.get("whose") == "both":
        form, join = joined(form, found)
    elif request.method == "POST":
        try:
            if form.is_valid() and _revise(request, found, form):
                return redirect(_list_at(found))
        except StaleEdit as error:
            form, both = choose(form, error.current, is_resolved=life.is_resolved_at(visit))
    context = shown(
        visit,
        finding=found,
        listed=Listed(found, life),
        form=form,
        both=both,
        joined=join,
        history=finding_history(found, life) if _reads_drafts(request.user, visit) else None,
        may_record=may_record,
    )
    return render_page(request, "findings/finding.html", FINDING, context)


@require_http_methods(["GET", "POST"])
def move_line(request, pk, number):
    visit, record = read_visit(request, pk)
    found = read_finding(visit, number, user=request.user)
    if found.is_removed or not rights.is_recorder(request.user, visit):
        raise PermissionDenied
    matters = [matter for matter in matters_for(record, visit) if matter.line.pk != found.line_id]
    given = {"matters": matters, "themes": themes_for(visit, all_themes())}
    data = typed(request)
    if data is not None and "show" in data:
        form = MoveForm(initial=as_typed(MoveForm, data), **given)
    else:
        form = MoveForm(data, initial={"version": found.version, "theme": found.line.theme_id}, **given)
    if request.method == "POST" and form.is_bound and form.is_valid() and _move(request, found, form):
        return redirect(_list_at(found))
    context = shown(visit, finding=found, form=form, matters=matters, chosen=form.chosen)
    return render_page(request, "findings/move_line.html", MOVE_LINE, context)


@require_POST
def remove(request, pk, number):
    visit, _record = read_visit(request, pk)
    found = read_finding(visit, number, user=request.user)
    try:
        finding_removal.remove(finding=found, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        undo = reverse("findings:restore", args=[visit.ref, found.number])
        messages.success(request, f"Finding {found.ref} removed.", extra_tags=f"undo:{undo}")
    return redirect("findings:list", visit.ref)


@require_POST
def restore(request, pk, number):
    visit, _record = read_visit(request, pk)
    found = read_finding(visit, number, user=request.user)
    try:
        finding_removal.restore(finding=found, by=request.user, at=timezone.now())
    except (Refused, ValidationError) as error:
        messages.error(request, error.message if isinstance(error, Refused) else " ".join(error.messages))
        return redirect("findings:list", visit.ref)
    messages.success(request, f"Finding {found.ref} is back.")
    return redirect(_list_at(found))


@require_POST
def reorder_finding(request, pk, number):
    visit, _record = read_visit(request, pk)
    found = read_finding(visit, number, user=request.user)
    towards = request.POST.get("towards")
    if towards in {UP, DOWN}:
        try:
            reorder(finding=found, towards=towards, by=request.user)
        except Refused as error:
            messages.error(request, error.message)
    return redirect(f"{reverse('findings:list', args=[visit.ref])}#{towards}-{found.number}")


def _reads_drafts(user, visit) -> bool:
    """Earlier wordings were written before the release: they are for those who could read them then."""
    return Visit.objects.drafts_readable_by(user).filter(pk=visit.pk).exists()


def _edit_form(request, found: Finding, life) -> EditForm | None:
    """None for those who only read. What was typed is shown even if the visit has been finished meanwhile."""
    data = typed(request)
    if data is None and not (rights.may_record(request.user, found.visit) and not found.is_removed):
        return None
    initial = opened(found, resolved=life.is_resolved_at(found.visit))
    return EditForm(data, initial=initial, last=life.last_look(before=found.visit))


def _revise(request, found: Finding, form: EditForm) -> bool:
    """A person who was shown both texts may also leave the other one as it stands."""
    if request.POST.get("whose") == "theirs":
        messages.success(request, f"Finding {found.ref} stays as it was saved.", extra_tags="quiet")
        return True
    version = form.cleaned_data["version"]
    try:
        findings_of.revise(finding=found, version=version, by=request.user, at=timezone.now(), **form.said)
    except StaleEdit:
        raise
    except (Refused, ValidationError) as error:
        show(form, error)
        return False
    messages.success(request, f"Finding {found.ref} saved.", extra_tags="quiet")
    return True


def _move(request, found: Finding, form: MoveForm) -> bool:
    try:
        moved = findings_of.move_to(
            finding=found,
            version=form.cleaned_data["version"],
            matter=form.matter,
            direction=form.cleaned_data["direction"],
            by=request.user,
            at=timezone.now(),
        )
    except StaleEdit as error:
        form.data = form.data.copy()
        form.data["version"] = error.current.version
        form.add_error(None, "Somebody else changed this finding after you opened it. Look at it, then move it again.")
        return False
    except (Refused, ValidationError) as error:
        show(form, error)
        return False
    messages.success(request, f"Finding {moved.ref} is now on “{moved.line}”.")
    return True


def _list_at(found: Finding) -> str:
    return f"{reverse('findings:list', args=[found.visit.ref])}#finding-{found.number}"
