"""Setting up the second step, moving it to another phone, and the recovery codes."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.db import transaction
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic.edit import FormView

from accounts import second_factor
from accounts.actions import access


class Overview(IndexView):
    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        codes = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return {
            **context,
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "is_required": second_factor.is_required_of(self.request.user),
        }


class SetUp(ActivateTOTPView):
    """Browsers signed in before, with a password alone, are signed out: they have not shown the second factor."""

    def get_context_data(self, **kwargs) -> dict:
        required = second_factor.is_required_of(self.request.user)
        return {**super().get_context_data(**kwargs), "is_required": required}

    def form_valid(self, form):
        user = self.request.user
        response = super().form_valid(form)
        post_authentication(self.request, _app_of(user).get(), reauthenticated=True)
        second_factor.note_shown(self.request)
        access.close_sessions(user=user, but=self.request.signed_in)
        return response


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class Move(SetUp):
    """The app on another phone takes the place of the one before; recovery codes stay as they are."""

    template_name = "mfa/totp/move_form.html"

    def dispatch(self, request, *args, **kwargs):
        if not second_factor.has_one(request.user):
            return redirect("mfa_activate_totp")
        return FormView.dispatch(self, request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        _app_of(self.request.user).delete()
        return super().form_valid(form)


class ShowRecoveryCodes(ViewRecoveryCodesView):
    def get_context_data(self, **kwargs) -> dict:
        go_on = second_factor.where_to_go_on(self.request)
        return {**super().get_context_data(**kwargs), "go_on": go_on}


overview = Overview.as_view()
set_up = SetUp.as_view()
move = Move.as_view()
show_recovery_codes = ShowRecoveryCodes.as_view()


def _app_of(user):
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
