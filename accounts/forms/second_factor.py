"""Codes of the second step: of the app, or one of the recovery codes."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.exceptions import ValidationError

from accounts.actions import sign_ins
from accounts.models import Tried

TOO_MANY = "too_many_login_attempts"
USED_BEFORE = "That recovery code has been used. Each works once: enter another one, or the code your app shows."


class CodeBox:
    """One box for the code, in the same words wherever it is asked for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["code"]
        box.label = "Code"
        box.error_messages["required"] = "Enter the code"
        box.widget.attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "class": "govuk-input--width-10"}


class _SignInCode(CodeBox):
    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except ValidationError as error:
            outcome = Tried.TURNED_AWAY if error.code == TOO_MANY else Tried.WRONG_CODE
            sign_ins.note(outcome, request=context.request, email=self.user.email, user=self.user)
            if outcome == Tried.WRONG_CODE and _is_used_recovery_code(self.user, self.cleaned_data["code"]):
                raise ValidationError(USED_BEFORE) from None
            raise


class SignInCodeForm(_SignInCode, AuthenticateForm):
    pass


class CodeAgainForm(_SignInCode, ReauthenticateForm):
    pass


class FirstCodeForm(CodeBox, ActivateTOTPForm):
    """The first code of an app shows that it was set up right."""


def _is_used_recovery_code(user, code: str) -> bool:
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if kept is None:
        return False
    codes = kept.wrap()
    typed = "".join(code.split()).replace("-", "")
    return typed in set(codes.generate_codes()) - set(codes.get_unused_codes())
