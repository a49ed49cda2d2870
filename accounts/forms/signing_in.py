"""Signing in and choosing a new password, in the words of the rest of the tracker."""

from allauth.account import forms
from django.contrib.auth.password_validation import password_validators_help_texts

EMAIL = "Email address"
# By the name of the field: what it is called, and what to do where it was left empty.
WORDS = {
    "login": (EMAIL, "Enter your email address"),
    "email": (EMAIL, "Enter your email address"),
    "password": ("Password", "Enter your password"),
    "oldpassword": ("Your password now", "Enter the password you have now"),
    "password1": ("New password", "Enter a new password"),
    "password2": ("The same password again", "Enter the new password a second time"),
}


class PlainWords:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, box in self.fields.items():
            box.label, box.error_messages["required"] = WORDS[name]
        if "password1" in self.fields:
            self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class SignInForm(PlainWords, forms.LoginForm):
    pass


class PasswordAgainForm(PlainWords, forms.ReauthenticateForm):
    pass


class ForgottenPasswordForm(PlainWords, forms.ResetPasswordForm):
    pass


class NewPasswordForm(PlainWords, forms.ResetPasswordKeyForm):
    pass


class ChangedPasswordForm(PlainWords, forms.ChangePasswordForm):
    pass
