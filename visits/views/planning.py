"""Planning a visit, recording a past one, changing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ofsted_tracker.both_texts import BothTexts, both_texts, row
from ofsted_tracker.errors import Refused, StaleEdit
from ofsted_tracker.pages import Page, render_page
from ofsted_tracker.typed import typed
from visits import pages, rights
from visits.actions import visit as visits
from visits.actions.notes import Noted
from visits.actions.particulars import Particulars
from visits.forms.past_visit import ChangeForm, PastVisitForm
from visits.forms.visit import PlanForm, VisitForm
from visits.models import LocalAuthority, MonitoringProgramme, Visit
from visits.wording import differences

MOST_OFFERED = 40
TAKEN_BACK = "The deadlines are computed for the new days. What was set by hand for the old days was taken back."


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """Which authority: those in monitoring are offered, any other is found by its name."""
    if not rights.may_plan(request.user):
        raise PermissionDenied
    words = request.GET.get("q", "").strip()[:150]
    seen = LocalAuthority.objects.visible_to(request.user)
    found = (seen.named(words) or seen.matching(words)) if words else seen.in_monitoring()
    offered = found.prefetch_related(
        Prefetch("programmes", MonitoringProgramme.objects.order_by("started_on"), to_attr="all_programmes")
    )[:MOST_OFFERED]
    return render_page(request, "visits/new.html", pages.NEW, {"words": words, "offered": list(offered)})


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    authority = _authority(request.user, slug)
    if not rights.may_plan(request.user):
        raise PermissionDenied
    programme = _programmes(authority).open().first()
    if programme is None:
        return _no_programme(request, authority, pages.PLAN)
    form = PlanForm(typed(request), programme=programme, initial={"lead": request.user})
    if request.method == "POST" and form.is_valid():
        given = {"programme": programme, "entry_key": form.key, "notes_seen": form.cleaned_data["notes_seen"]}
        made = _tried(form, visits.plan, by=request.user, **given)
        if made:
            messages.success(request, f"{made.ref} is planned.")
            if made.last_fieldwork_day < timezone.localdate():
                messages.warning(request, f"The days of {made.ref} have passed already. Check the year.")
            return redirect(made)
    return _shown(request, "visits/plan.html", pages.PLAN, form, authority)


@require_http_methods(["GET", "POST"])
def record_past(request: HttpRequest, slug: str) -> HttpResponse:
    authority = _authority(request.user, slug)
    if not rights.may_record_past(request.user):
        raise PermissionDenied
    programmes = list(_programmes(authority).order_by("-started_on"))
    data = typed(request)
    programme = _chosen(programmes, (data or request.GET).get("programme", ""))
    if programme is None:
        return _no_programme(request, authority, pages.RECORD_PAST)
    form = PastVisitForm(data, programme=programme)
    if request.method == "POST" and form.is_valid():
        record = form.cleaned_data["record"]
        made = _tried(form, visits.record_past, programme=programme, record=record, entry_key=form.key, by=request.user)
        if made:
            messages.success(request, f"{made.ref} is recorded.")
            return redirect(made)
    others = {"programme": programme, "others": [one for one in programmes if one != programme]}
    return _shown(request, "visits/record_past.html", pages.RECORD_PAST, form, authority, **others)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    visit = get_object_or_404(
        Visit.objects.visible_to(request.user)
        .select_related("programme__authority", "programme__anchor")
        .prefetch_related("periods", "inspectors"),
        pk=pk,
    )
    if not rights.may_run(request.user, visit):
        raise PermissionDenied
    form = ChangeForm(typed(request), visit=visit, standing=Particulars.of(visit))
    both = None
    if request.method == "POST" and form.is_valid():
        set_by_hand = visit.deadlines.filter(overridden_due__isnull=False).count()
        try:
            if _tried(
                form,
                visits.change,
                visit=visit,
                version=form.cleaned_data["version"],
                record=form.cleaned_data.get("record", ""),
                notes_seen=form.cleaned_data["notes_seen"],
                by=request.user,
            ):
                messages.success(request, f"{visit.ref} is saved.")
                if set_by_hand > visit.deadlines.filter(overridden_due__isnull=False).count():
                    messages.warning(request, TAKEN_BACK)
                return redirect(f"{reverse('findings:next', args=[visit.ref])}?after=visits:edit")
        except StaleEdit as error:
            both = _side_by_side(form, error)
    context = {"visit": visit, "both": both, "is_settled": not rights.may_be_changed(visit)}
    return _shown(request, "visits/edit.html", pages.EDIT, form, visit.programme.authority, **context)


def _authority(user, slug: str) -> LocalAuthority:
    return get_object_or_404(LocalAuthority.objects.visible_to(user), slug=slug)


def _programmes(authority: LocalAuthority):
    return authority.programmes.select_related("authority", "anchor")


def _chosen(programmes: list[MonitoringProgramme], wanted: str) -> MonitoringProgramme | None:
    """The programme asked for, among this authority's own; else the latest."""
    asked = next((one for one in programmes if str(one.pk) == wanted), None)
    return asked or (programmes[0] if programmes else None)


def _tried(form: VisitForm, action, **given) -> Visit | None:
    """The visit the action made or changed; None where a rule refused it or a note came first, said on the form."""
    try:
        return action(said=form.said, at=timezone.now(), **given)
    except StaleEdit:
        raise
    except Noted as noted:
        form.note(noted)
        return None
    except (Refused, ValidationError) as error:
        form.refuse(error)
        return None


def _side_by_side(form: ChangeForm, error: StaleEdit) -> BothTexts:
    """What somebody else saved beside what was typed. Saving once more then knowingly saves what was typed."""
    form.refuse(error)
    form.data = form.data.copy()
    form.data["version"] = error.current.version
    rows = [row(one.about, one.theirs, one.yours) for one in differences(Particulars.of(error.current), form.said)]
    return both_texts(error.current, rows)


def _shown(
    request: HttpRequest, template: str, page: Page, form: VisitForm, authority: LocalAuthority, **context
) -> HttpResponse:
    # The periods come first on the page, so what is wrong with them comes first in the summary.
    return render_page(
        request, template, page, {"periods": form.periods, "form": form, "authority": authority, **context}
    )


def _no_programme(request: HttpRequest, authority: LocalAuthority, page: Page) -> HttpResponse:
    context = {
        "authority": authority,
        "may_start": rights.may_keep_programmes(request.user, authority),
        "start_url": reverse("visits:programme-start", args=[authority.slug]),
        "is_past": page is pages.RECORD_PAST,
        "ended": authority.programmes.exists(),
    }
    return render_page(request, "visits/no_programme.html", page, context)
