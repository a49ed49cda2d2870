"""How allauth is bent to our rules: nobody signs up, secrets of second factors are encrypted."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        """Accounts are made by an administrator's invitation only."""
        return False

    def login(self, request, user) -> None:
        """Remember when the person was here before, so that their first page can say what is new since."""
        before = user.last_login
        super().login(request, user)
        request.session["here_before"] = before.isoformat() if before else ""


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._cipher().decrypt(encrypted_text.encode()).decode()

    def _cipher(self) -> Fernet:
        return Fernet(settings.MFA_ENCRYPTION_KEY)
