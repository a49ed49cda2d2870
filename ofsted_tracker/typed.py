"""Nothing typed is lost when a log-in has run out: the text waits in the browser's session and is given back.

Every form carries a signed mark of who opened it (`form_author`). A form sent without a log-in, or with a security
token from before the last log-in, is kept and shown again at the same address to that person only. Nothing is saved
until they send it again.
"""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from .drafts import DRAFT_FIELD, person_of, say_what_may_go

AUTHOR_FIELD = "form_author"
KEPT = "typed"
NOT_KEPT = {
    "csrfmiddlewaretoken",
    AUTHOR_FIELD,
    DRAFT_FIELD,
    "password",
    "oldpassword",
    "password1",
    "password2",
    "code",
}
_signer = signing.Signer(salt="form-author")


def author_mark(user) -> str:
    return _signer.sign(user.pk) if user.is_authenticated else ""


def _author_of(request: HttpRequest) -> str | None:
    try:
        return _signer.unsign(request.POST.get(AUTHOR_FIELD, ""))
    except signing.BadSignature:
        return None


def keep_typed(request: HttpRequest) -> bool:
    """Keep what was sent for its author; True if there was anything of ours to keep."""
    author = _author_of(request)
    if author is None:
        return False
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    request.typed_was_kept = True
    request.session[KEPT] = {"author": author, "path": request.path, "fields": fields}
    return True


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form should be filled with: what was just sent, or what came back after an expired log-in."""
    if request.method == "POST":
        if request.session.get(KEPT, {}).get("path") == request.path:
            del request.session[KEPT]
        return request.POST
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path or kept["author"] != str(request.user.pk):
        return None
    request.typed_came_back = True
    data = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        data.setlist(name, values)
    return data


def page_before(request: HttpRequest) -> str:
    """The page a button was pressed on, where a form has no page of its own."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return urlsplit(referer).path
    return "/"


class TypedTextMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST":
            return self.get_response(request)
        person = person_of(request.user) if request.user.is_authenticated else ""
        response = self.get_response(request)
        say_what_may_go(request, response, person=person)
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method != "POST" or request.user.is_authenticated or not getattr(view_func, "login_required", True):
            return None
        if keep_typed(request):
            return redirect_to_login(request.path)
        return redirect_to_login(page_before(request))


def csrf_failure(request: HttpRequest, reason: str = ""):
    """A form opened before the last log-in comes back filled in, to be sent again; anything else is refused."""
    if request.user.is_authenticated and _author_of(request) == str(request.user.pk) and keep_typed(request):
        return redirect(request.path)
    from django.views.csrf import csrf_failure as refuse

    return refuse(request, reason)
