from django.apps import AppConfig
from django.core import checks


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from accounts.checks import encryption_keys_have_the_right_shape

        checks.register(encryption_keys_have_the_right_shape)
