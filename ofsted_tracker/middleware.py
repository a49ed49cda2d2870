"""Small rules that hold for every response."""

from csp.constants import SELF, UNSAFE_INLINE
from django.utils.cache import add_never_cache_headers


class AdminStyles:
    """The Django admin sets inline styles (its own, not ours); only there are they let through."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = {"style-src": [SELF, UNSAFE_INLINE]}
        return response


class NeverCached:
    """No page of a signed-in person is kept by browser or proxy: Back after signing out shows nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
