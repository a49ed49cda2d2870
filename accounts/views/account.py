"""What a person can see and do about their own access."""

from allauth.mfa.utils import is_mfa_enabled
from django.views.decorators.http import require_GET

from accounts.pages import ACCOUNT
from ofsted_tracker.pages import render_page


@require_GET
def account(request):
    context = {"has_second_factor": is_mfa_enabled(request.user)}
    return render_page(request, "accounts/account.html", ACCOUNT, context)
