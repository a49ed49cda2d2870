"""What is looked at before the tracker starts."""

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import Error


def encryption_keys_have_the_right_shape(app_configs, **kwargs) -> list[Error]:
    """Else the first person to set up a second step would find out. The message never repeats the key."""
    for place, key in enumerate(settings.MFA_ENCRYPTION_KEY.split(","), start=1):
        try:
            Fernet(key.strip())
        except ValueError:
            return [
                Error(
                    f"Key {place} of MFA_ENCRYPTION_KEY is not 32 random bytes in URL-safe base64.",
                    hint="Make one with: python -c 'from cryptography.fernet import Fernet as F; "
                    "print(F.generate_key().decode())'",
                    id="accounts.E001",
                )
            ]
    return []
