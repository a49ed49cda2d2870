"""A visit's letter, as it is on record."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from findings import rights
from findings.actions.letter import MAY_BE_PUBLISHED, MAY_BE_WITHHELD
from findings.models import Letter
from findings.pages_letters import LETTER, LETTER_ALONE
from ofsted_tracker.history import changes
from ofsted_tracker.pages import render_page
from visits.models import Visit

from .addressee import addressee_of


@require_GET
def letter(request, pk):
    """A published letter is for everyone who is signed in; of an authority they do not see, they see it alone."""
    found = _letters(request.user).defer("text").filter(visit=pk).first()
    visit = found.visit if found else get_object_or_404(_visits(request.user), pk=pk)
    sees_visit = Visit.objects.visible_to(request.user).filter(pk=pk).exists()
    reads_drafts = Visit.objects.drafts_readable_by(request.user).filter(pk=pk).exists()
    context = {
        "visit": visit,
        "authority": visit.programme.authority,
        "letter": found,
        "addressee": addressee_of(found, visit.programme.authority, request.user) if sees_visit else None,
        "sections": found.sections.all() if found else [],
        "sees_visit": sees_visit,
        "history": changes(found) if found and reads_drafts else None,
        **_verbs(request.user, visit, found),
    }
    return render_page(request, "findings/letter.html", LETTER if sees_visit else LETTER_ALONE, context)


@require_GET
def source(request, pk):
    """The file a letter was read from, to be saved, never to be shown by the browser."""
    found = get_object_or_404(_letters(request.user).defer("text"), visit=pk)
    if not found.source_file:
        raise Http404
    try:
        file = found.source_file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = found.source_name or f"{found.visit.ref}.txt"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")


def _verbs(user, visit: Visit, found: Letter | None) -> dict:
    """What this person may do with the letter next."""
    decides = rights.may_record_letter(user, visit) and not visit.is_outline
    stage = found.stage if found else Letter.Stage.DRAFTING
    is_done = visit.stage == Visit.Stage.DONE
    return {
        "may_publish": decides and is_done and stage in MAY_BE_PUBLISHED,
        "may_withhold": decides and is_done and stage in MAY_BE_WITHHELD,
        "is_reopened": bool(found and found.is_released and not is_done),
        "waits_for_done": decides and not is_done and stage in MAY_BE_PUBLISHED,
        "may_finish": rights.may_finish(user, visit) and visit.stage == Visit.Stage.WRITING_UP,
    }


def _letters(user):
    letters = Letter.objects.readable_by(user).select_related("visit__programme__authority", "imported_by")
    return letters.prefetch_related("visit__periods")


def _visits(user):
    visits = Visit.objects.readable_by(user).standing()
    return visits.select_related("programme__authority").prefetch_related("periods")
