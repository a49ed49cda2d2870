"""Who gets which answer at the addresses of this room and of signing in."""

from ofsted_tracker.testing.access import Row

DEAD_LINK = {"uid": "MQ", "token": "x-y"}
DEAD_KEY = {"uidb36": "zzzzzz", "key": "x-y"}

ROWS = [
    Row("accounts:account", always="signed_in=200"),
    Row("accounts:time-left", always="signed_in=200"),
    Row("accounts:stay", always="signed_in=200", post=True),
    Row("accounts:sign-out-elsewhere", always="signed_in=302", post=True),
    Row("accounts:choose-password", always="signed_in=200", public=True),
    Row("accounts:invitation", always="signed_in=200", public=True, extra=DEAD_LINK),
    Row("account_login", always="signed_in=302", public=True),
    Row("account_inactive", always="signed_in=200", public=True),
    Row("account_signup", always="signed_in=302", public=True),
    Row("account_reset_password", always="signed_in=200", public=True),
    Row("account_reset_password_done", always="signed_in=200", public=True),
    Row("account_reset_password_from_key", always="signed_in=200", public=True, extra=DEAD_KEY),
    Row("account_reset_password_from_key_done", always="signed_in=200", public=True),
    # Signed out already: led on to the log-in page.
    Row("account_logout", always="signed_in=200"),
    Row("account_reauthenticate", always="signed_in=200"),
    Row("account_change_password", always="signed_in=200"),
    # Everybody who is signed in has a password: led on to changing it.
    Row("account_set_password", always="signed_in=302"),
    Row("mfa_index", always="signed_in=200"),
    Row("mfa_authenticate", always="signed_in=302"),
    Row("mfa_reauthenticate", always="signed_in=302"),
    # Just signed in: not asked for the password again.
    Row("mfa_activate_totp", always="signed_in=200"),
    Row("mfa_move_totp", always="signed_in=302"),
    Row("mfa_deactivate_totp", always="signed_in=404"),
    Row("mfa_view_recovery_codes", always="signed_in=404"),
    Row("mfa_generate_recovery_codes", always="signed_in=200"),
    Row("admin:index", always="signed_in=302 administrator=200"),
]
