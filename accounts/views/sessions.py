"""How long one stays signed in, staying signed in, and signing out everywhere else."""

from django.contrib import messages
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts import sessions
from accounts.actions import access
from ofsted_tracker.typed import author_mark


@require_GET
def time_left(request):
    """Asked by a script before it warns, so asking is no use of the tracker."""
    return _time_left(request)


time_left.is_no_use = True


@require_POST
def stay(request):
    sessions.note_use(request.signed_in)
    return _time_left(request)


@require_POST
def sign_out_elsewhere(request):
    closed = access.close_sessions(user=request.user, but=request.signed_in)
    done = {0: "You were signed in nowhere else.", 1: "You are signed out of 1 other browser."}
    messages.success(request, done.get(closed, f"You are signed out of {closed} other browsers."))
    return redirect("accounts:account")


def _time_left(request) -> JsonResponse:
    """Seconds; `person` and `token` let a page tell that somebody else has signed in, and ask to stay."""
    return JsonResponse(
        {
            "idle": request.signed_in.idle_seconds,
            "last": request.signed_in.last_seconds,
            "person": author_mark(request.user),
            "token": get_token(request),
        }
    )
