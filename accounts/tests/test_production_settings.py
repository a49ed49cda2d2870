"""Production starts only with every secret given, and then has nothing left to warn about."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from accounts.checks import encryption_keys_have_the_right_shape

GIVEN = {
    "DJANGO_SETTINGS_MODULE": "ofsted_tracker.settings.production",
    "SECRET_KEY": "zJ4qk9vW2mX7pL0sR8tY5uB3nC6dF1gH-eA_iO*KQw+TjVxZbNmPyUrEs",
    "MFA_ENCRYPTION_KEY": "b25seS1mb3ItdGhlLXRlc3Qtc3VpdGUtMzItYnl0ZSE=",
    "ALLOWED_HOSTS": "tracker.example.org",
    "SITE_ADDRESS": "https://tracker.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}
REQUIRED = sorted(GIVEN.keys() - {"DJANGO_SETTINGS_MODULE"})


def check(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    machine = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        env=machine | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production_with_everything_given_has_nothing_to_warn_about():
    done = check(GIVEN, "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_variable_stops_the_start_and_is_named(name):
    done = check({other: value for other, value in GIVEN.items() if other != name})

    assert done.returncode != 0
    assert f"Set the {name} environment variable" in done.stderr


@pytest.mark.parametrize("key", ["too-short", "", f"{GIVEN['MFA_ENCRYPTION_KEY']},not-a-key", "\u00e9" * 32])
def test_a_key_of_the_wrong_shape_is_found_before_anybody_signs_in_and_is_not_repeated(key, settings):
    settings.MFA_ENCRYPTION_KEY = key

    (error,) = encryption_keys_have_the_right_shape(None)

    assert "MFA_ENCRYPTION_KEY is not 32 random bytes" in error.msg
    assert "not-a-key" not in str(error)


def test_a_key_of_the_wrong_shape_stops_the_check():
    done = check(GIVEN | {"MFA_ENCRYPTION_KEY": "too-short"})

    assert done.returncode != 0
    assert "Key 1 of MFA_ENCRYPTION_KEY" in done.stderr


def test_the_example_file_documents_every_variable_the_settings_read():
    read = {"DJANGO_SETTINGS_MODULE"}
    for module in (settings.BASE_DIR / "ofsted_tracker" / "settings").glob("*.py"):
        read |= set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', module.read_text(encoding="utf-8")))
    lines = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8").splitlines()
    documented = {line.split("=")[0] for line in lines if line and not line.startswith("#")}

    assert documented == read
    assert all("  # " in line for line in lines if line and not line.startswith("#"))
