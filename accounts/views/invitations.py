"""From the link in an invitation to a password."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.actions import invitations
from accounts.forms.invitation import ChoosePasswordForm
from accounts.pages import CHOOSE_PASSWORD, DEAD_LINK
from ofsted_tracker.errors import Refused
from ofsted_tracker.pages import render_page

LINK = "invitation"


@login_not_required
@never_cache
@require_GET
def follow_link(request, uid: str, token: str):
    """The link is put away at once, so that it stands in no address bar and is passed on to nobody."""
    if invitations.invited_user(uid, token) is None:
        return _dead_link(request)
    request.session[LINK] = [uid, token]
    return redirect("accounts:choose-password")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def choose_password(request):
    user = invitations.invited_user(*request.session.get(LINK, ["", ""]))
    if user is None:
        return _dead_link(request)
    form = ChoosePasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.accept(user=user, password=form.cleaned_data["password1"])
        except Refused as error:
            form.add_error(error.field, error.message)
        else:
            logout(request)
            messages.success(request, "Your password is saved. Sign in with it.")
            return redirect("account_login")
    return render_page(request, "accounts/choose_password.html", CHOOSE_PASSWORD, {"invited": user, "form": form})


def _dead_link(request):
    return render_page(request, "accounts/dead_link.html", DEAD_LINK)
