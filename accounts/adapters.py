"""How allauth is bent to our rules: nobody signs up, guessing is limited, secrets of second factors are encrypted."""

import logging
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils import timezone

from accounts import known_browser, second_factor, sessions
from accounts.actions import access, sign_ins
from accounts.browsers import browser_in_words
from accounts.guesses import Guess, TooManyGuesses
from accounts.models import Tried

logger = logging.getLogger(__name__)

# Somebody who has only just given their password is not asked for it again to set up their second factor.
JUST_SIGNED_IN = timedelta(minutes=10)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "incorrect_password": "The password is not right. Try again.",
        "enter_current_password": "That is not the password you have now. Try again, or reset it.",
        "too_many_login_attempts": "Too many wrong codes. Wait 5 minutes, then try again.",
        "rate_limited": "Too many tries. Wait 5 minutes, then try again.",
    }

    def is_open_for_signup(self, request) -> bool:
        """Accounts are made by an administrator's invitation only."""
        return False

    def pre_authenticate(self, request, **credentials) -> None:
        """Our own limits stand in `authenticate`."""

    def authenticate(self, request, **credentials):
        email = credentials.get("email", "")
        try:
            guess = Guess(request, email)
        except TooManyGuesses as refused:
            sign_ins.note(Tried.TURNED_AWAY, request=request, email=email)
            raise ValidationError(
                f"Too many wrong passwords. Wait {refused.minutes} minutes and try again, or reset your password."
            ) from None
        user = super().authenticate(request, **credentials)
        if user:
            guess.give_back()
        return user

    def authentication_failed(self, request, **credentials) -> None:
        sign_ins.note(Tried.WRONG_PASSWORD, request=request, email=credentials.get("email", ""))

    def reauthenticate(self, user, password: str) -> bool:
        return self.authenticate(context.request, email=user.email, password=password) == user

    def login(self, request, user) -> None:
        """Remember when the person was here before, so that their first page can say what is new since."""
        before = user.last_login
        super().login(request, user)
        request.session["here_before"] = before.isoformat() if before else ""
        request.signed_in = sessions.begin(request)
        second_factor.note_if_shown_at_sign_in(request)
        sign_ins.note(Tried.SIGNED_IN, request=request, email=user.email, user=user)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        known_browser.remember(request, response, user.email)
        return response

    def set_password(self, user, password: str) -> None:
        """A new password ends what was begun with the old one, but in the browser it is chosen in."""
        super().set_password(user, password)
        access.close_sessions(user=user, but=getattr(context.request, "signed_in", None))

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """The change has been made: a mail server that is away does not turn it into a fault."""
        browser = browser_in_words(self.get_http_user_agent(self.request))
        try:
            super().send_notification_mail(template_prefix, user, {**(context or {}), "browser": browser}, email)
        except OSError:
            logger.exception("A notice to %s was not sent", user.pk)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """A second factor is set up straight after signing in without giving the password twice."""
        row = getattr(context.request, "signed_in", None)
        just_signed_in = row is not None and timezone.now() - row.began_at < JUST_SIGNED_IN
        if app == "allauth.mfa" and just_signed_in and not second_factor.has_one(context.request.user):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_client_ip(self, request) -> str:
        """Behind fewer proxies than the settings say, the nearest machine is all that can be believed."""
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:
            return request.META["REMOTE_ADDR"]


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Enter the newest code your app shows, or a recovery code.",
        "cannot_delete_authenticator": "You need a second step to read what is not public yet, so it stays on. "
        "If you have a new phone, move the second step to it.",
        "cannot_generate_recovery_codes": "Set up the second step first. Recovery codes stand in for it.",
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        """Nobody who needs a second factor takes their last one away."""
        return not second_factor.is_required_of(authenticator.user)

    def encrypt(self, text: str) -> str:
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._cipher().decrypt(encrypted_text.encode()).decode()

    def _cipher(self) -> MultiFernet:
        """The first key encrypts; keys after it still read what they encrypted before."""
        return MultiFernet([Fernet(key.strip()) for key in settings.MFA_ENCRYPTION_KEY.split(",")])
