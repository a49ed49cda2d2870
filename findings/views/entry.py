"""The findings of a visit: entered and listed on one page."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from findings import rights
from findings.actions import finding as findings_of
from findings.actions.finding import AlreadySaved
from findings.actions.matter import Matter
from findings.forms.finding import EntryForm
from findings.forms.matter import as_typed, themes_for
from findings.letters.wording import extent_in, stage_in
from findings.models import LONGEST_TEXT, Finding
from findings.pages_recording import FINDINGS
from findings.progress.listed import as_plain_text, listed
from findings.progress.matters import FOLLOWED_UP, matters_for
from findings.progress.next_page import next_page
from findings.progress.passages import passages_of
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.once import entry_key_of
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import Visit

from .recording import all_themes, read_visit, shown


@require_http_methods(["GET", "POST"])
def findings(request, pk):
    """Entering a finding is one page load: what is saved comes back as the next empty form."""
    visit, record = read_visit(request, pk)
    form = _form(request, visit, record)
    if request.method == "POST" and form.is_bound:
        saved = _save(request, visit, form)
        if saved:
            return _after(request, visit, saved)
    return render_page(request, "findings/findings.html", FINDINGS, _context(request, visit, record, form))


@require_GET
def copy(request, pk):
    """The findings in letter order as plain text."""
    visit, record = read_visit(request, pk)
    return HttpResponse(as_plain_text(record.findings_at(visit)), content_type="text/plain; charset=utf-8")


@require_POST
def read_words(request):
    """What saving these words would read from them. Nothing is kept."""
    words = request.POST.get("text", "")[:LONGEST_TEXT]
    read = {"extent": extent_in(words), "stage_of_change": stage_in(words)}
    labels = {"extent": dict(Finding.Extent.choices), "stage_of_change": dict(Finding.StageOfChange.choices)}
    return JsonResponse({name: labels[name].get(key, "") for name, key in read.items()})


def _form(request, visit, record) -> EntryForm | None:
    """None for those who only read, and before the fieldwork; what was typed is shown whatever happened meanwhile."""
    data = typed(request)
    if data is None and not rights.may_record(request.user, visit):
        return None
    matters = matters_for(record, visit)
    themes = all_themes()
    given = {"matters": matters, "themes": themes_for(visit, themes)}
    if data is not None and "show" in data:
        return EntryForm(initial=as_typed(EntryForm, data), **given)
    return EntryForm(data, initial=_kept(request, visit, matters, themes), **given)


def _kept(request, visit, matters, themes) -> dict:
    """Theme and kind stay from one finding to the next; a new matter is offered under the first area covered."""
    covered = [one.theme_id for one in visit.covered_themes.all()]
    asked = {name: request.GET.get(name, "") for name in ("theme", "kind", "line")}
    themes, lines = {str(theme.pk) for theme in themes}, {str(matter.line.pk) for matter in matters}
    return {
        "entry_key": str(uuid.uuid4()),
        "theme": asked["theme"] if asked["theme"] in themes else (covered[0] if covered else ""),
        "kind": asked["kind"] if asked["kind"] in Finding.Kind.values else "",
        "line": asked["line"] if asked["line"] in lines else "",
    }


def _save(request, visit, form: EntryForm) -> Finding | None:
    is_valid = form.is_valid()
    try:
        before = findings_of.saved_by(entry_key_of(form.data.get("entry_key")), visit)
        if before and _repeats(form, before):
            return before
        if before:
            raise AlreadySaved(before)
        if is_valid:
            return findings_of.record(
                visit=visit,
                matter=form.matter,
                entry_key=form.cleaned_data["entry_key"],
                by=request.user,
                at=timezone.now(),
                **form.said,
            )
    except (Refused, ValidationError) as error:
        show(form, error)
        _with_fresh_key(form, error)
    return None


def _repeats(form: EntryForm, before: Finding) -> bool:
    matter = Matter(line=form.chosen.line if form.chosen else None, title=form["title"].value() or "")
    cleaned = form.cleaned_data
    return findings_of.says_the_same(before, matter, cleaned.get("kind", ""), cleaned.get("text", ""))


def _with_fresh_key(form: EntryForm, error) -> None:
    """A form that is done with would be refused for ever: the next save is a finding of its own."""
    if isinstance(error, Refused) and findings_of.is_spent(entry_key_of(form.data.get("entry_key"))):
        form.data = form.data.copy()
        form.data["entry_key"] = str(uuid.uuid4())


def _after(request, visit, finding: Finding):
    messages.success(request, f"Finding {finding.ref} saved.", extra_tags="quiet")
    if "finish" in request.POST:
        return redirect(next_page(visit, request.user, after=FINDINGS.url).url)
    kept = urlencode({"theme": finding.line.theme_id, "kind": finding.kind})
    return redirect(f"{reverse('findings:list', args=[visit.ref])}?{kept}")


def _context(request, visit, record, form) -> dict:
    may_record = rights.may_record(request.user, visit)
    is_recorder = rights.is_recorder(request.user, visit)
    return shown(
        visit,
        form=form,
        matters=list(form.matters.values()) if form else [],
        chosen=form.chosen if form else None,
        left=[matter for matter in form.matters.values() if matter.group == FOLLOWED_UP] if form else [],
        findings=listed(record, visit),
        removed=_removed(visit) if may_record else [],
        passages=passages_of(visit, request.user) if is_recorder else None,
        may_record=may_record,
        why_not="" if may_record or not is_recorder else rights.why_not_open(visit, request.user),
        may_reopen=visit.stage == Visit.Stage.DONE and rights.may_reopen(request.user, visit),
        goes_on=bool(request.GET.get("kind")) and not (form and form.is_bound),
    )


def _removed(visit) -> list[Finding]:
    removed = Finding.objects.filter(visit=visit, removed_at__isnull=False).select_related("line__theme")
    for finding in removed:
        finding.visit = visit
    return list(removed)
