"""What a person can see and do about their own access."""

from django.views.decorators.http import require_GET

from accounts import second_factor
from accounts.models import SignedIn
from accounts.models.signed_in import idle_limit, whole_limit
from accounts.pages import ACCOUNT
from accounts.sessions import in_words
from ofsted_tracker.pages import render_page


@require_GET
def account(request):
    context = {
        "has_second_factor": second_factor.has_one(request.user),
        "browsers": SignedIn.objects.filter(user=request.user).standing(),
        "here": request.signed_in,
        "idle_limit": in_words(idle_limit()),
        "whole_limit": in_words(whole_limit()),
    }
    return render_page(request, "accounts/account.html", ACCOUNT, context)
