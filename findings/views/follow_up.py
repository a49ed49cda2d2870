"""What a visit sets out to look at again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings import rights
from findings.actions import follow_up as follow_ups
from findings.forms.follow_up import FollowUpForm
from findings.pages_recording import FOLLOW_UP
from findings.progress.follow_up import follow_up_lists
from findings.progress.next_page import next_page
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import Recommendation

from .recording import all_themes, read_visit, shown


@require_http_methods(["GET", "POST"])
def follow_up(request, pk):
    visit, record = read_visit(request, pk)
    if not rights.may_read_follow_up(request.user, visit):
        raise Http404
    recommendations = Recommendation.objects.filter(inspection=visit.programme.anchor_id, line=None)
    lists = follow_up_lists(record, visit, list(recommendations.select_related("theme")), today=timezone.localdate())
    may_tick = rights.may_follow_up(request.user, visit)
    data = typed(request)
    form = FollowUpForm(data, lists=lists, themes=all_themes()) if may_tick or data is not None else None
    if request.method == "POST" and form.is_valid() and _save(request, visit, form):
        return redirect(next_page(visit, request.user, after=FOLLOW_UP.url).url)
    context = shown(
        visit,
        form=form,
        lists=lists,
        ticked=[one for one in lists.all if one.value in lists.ticked],
        why_not=""
        if may_tick or not rights.is_recorder(request.user, visit)
        else rights.why_not_open(visit, request.user),
    )
    return render_page(request, "findings/follow_up.html", FOLLOW_UP, context)


def _save(request, visit, form: FollowUpForm) -> bool:
    try:
        follow_ups.change(visit=visit, by=request.user, at=timezone.now(), **form.changes)
    except (Refused, ValidationError) as error:
        show(form, error)
        return False
    count = visit.follow_ups.count()
    messages.success(request, "1 matter to follow up." if count == 1 else f"{count} matters to follow up.")
    return True
