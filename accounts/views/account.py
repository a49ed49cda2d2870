"""What a person can see and do about their own access."""

from allauth.mfa.utils import is_mfa_enabled
from django.views.decorators.http import require_GET

from accounts.models import SignedIn
from accounts.models.signed_in import idle_limit, whole_limit
from accounts.pages import ACCOUNT
from accounts.sessions import in_words
from ofsted_tracker.pages import render_page


@require_GET
def account(request):
    context = {
        "has_second_factor": is_mfa_enabled(request.user),
        "browsers": SignedIn.objects.filter(user=request.user).standing(),
        "here": request.signed_in,
        "idle_limit": in_words(idle_limit()),
        "whole_limit": in_words(whole_limit()),
    }
    return render_page(request, "accounts/account.html", ACCOUNT, context)
