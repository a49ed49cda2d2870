"""What holds at every request of somebody who is signed in: not for ever, and with a second factor."""

from django.contrib.auth import logout
from django.http import HttpRequest
from django.shortcuts import redirect

from accounts import second_factor, sessions
from accounts.models import SignedIn
from ofsted_tracker.typed import keep_typed

# What somebody must reach who has no second factor yet; pages that need no log-in are open to them too.
ON_THE_WAY = {"mfa_activate_totp", "account_reauthenticate", "account_logout", "accounts:time-left", "accounts:stay"}


class SignedInBrowsers:
    """Ends what stood unused or lasted too long, and notes use.

    Opening a page or sending something is use. What a script fetches by itself is not, so that no script keeps an
    abandoned browser signed in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        request.signed_in = sessions.standing(request) if request.user.is_authenticated else None
        mark = request.session.get(sessions.MARK)
        response = self.get_response(request)
        if mark and request.session.get(sessions.MARK) != mark:
            SignedIn.objects.filter(pk=mark).delete()
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.signed_in and _is_use(request) and not getattr(view_func, "is_no_use", False):
            sessions.note_use_now_and_then(request.signed_in)


def _is_use(request: HttpRequest) -> bool:
    return request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


class SecondFactorRequired:
    """Whoever needs a second factor sets it up before anything else; what they were typing waits for them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        request.needs_second_factor = second_factor.is_missing(request)
        if request.needs_second_factor and second_factor.has_one(request.user):
            # Signed in before the factor was set up elsewhere: this browser has never shown it.
            logout(request)
            request.needs_second_factor = False
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not request.needs_second_factor or not getattr(view_func, "login_required", True):
            return None
        if request.resolver_match.view_name in ON_THE_WAY:
            return None
        if request.method != "POST":
            second_factor.come_back_to(request, request.get_full_path())
        elif keep_typed(request):
            second_factor.come_back_to(request, request.path)
        return redirect("mfa_activate_totp")
