"""Habits of this project that a test can hold."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

import accounts.tests.factories
import findings.tests.factories
import visits.tests.factories
from findings.management.commands.make_pictures import PICTURES

ROOMS = ("accounts", "visits", "findings")
ROOT = Path(settings.BASE_DIR)
MODELS = [
    model
    for room in ROOMS
    for model in apps.get_app_config(room).get_models()
    if not model.__name__.startswith("Historical")
]
SOURCES = [
    path
    for room in ("ofsted_tracker", *ROOMS)
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts
]
# Rows of these are written outside `keep`: stages by move(), append-only rows by create().
WRITES_PAST_HISTORY = re.compile(r"\.(update|bulk_create|bulk_update)\(")
MAY_WRITE_PAST_HISTORY = {
    "accounts/sessions.py": "when a browser was last used is no record",
    "ofsted_tracker/workflow.py": "the guarded change of stage",
    "findings/actions/finding_order.py": "the order of findings in the letter is no fact of a finding",
    "findings/actions/letter_file.py": "sections as read are written once, with the letter",
}


def test_every_record_has_a_factory():
    made = {
        thing._meta.model
        for module in (accounts.tests.factories, visits.tests.factories, findings.tests.factories)
        for thing in vars(module).values()
        if isinstance(thing, type) and hasattr(thing, "_meta") and getattr(thing._meta, "model", None)
    }
    assert {model.__name__ for model in MODELS} - {model.__name__ for model in made} == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_readable_in_one_sitting(path):
    assert len(path.read_text().splitlines()) <= 300


def test_no_module_writes_past_the_history():
    offenders = {
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in SOURCES
        if "tests" not in path.parts and str(path.relative_to(ROOT)) not in MAY_WRITE_PAST_HISTORY
        for line in path.read_text().splitlines()
        if WRITES_PAST_HISTORY.search(line) and ".objects" in line
    }
    assert offenders == set()


def test_every_template_is_used():
    used_in = "\n".join(path.read_text() for path in SOURCES)
    templates = sorted((ROOT / "templates").rglob("*.*"))
    used_in += "\n".join(path.read_text() for path in templates)
    named_by_libraries = {"allauth", "govuk", "account", "mfa", "admin", "django", "components"}
    unused = {
        str(path.relative_to(ROOT / "templates"))
        for path in templates
        if path.relative_to(ROOT / "templates").parts[0] not in named_by_libraries
        and len(path.relative_to(ROOT / "templates").parts) > 1
        and str(path.relative_to(ROOT / "templates")) not in used_in
    }
    assert unused == set()


def test_the_commands_of_the_readme_exist():
    named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= targets


def test_the_pictures_of_the_readme_are_there_described_and_quick_to_load():
    pictures = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', (ROOT / "README.md").read_text())
    assert {Path(src).name for src, _ in pictures} == {f"{one.name}.png" for one in PICTURES}
    assert all((ROOT / src).stat().st_size < 250_000 and alt.endswith(".") for src, alt in pictures)


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_page_carries_inline_style_or_script(path):
    text = re.sub(r"{%.*?%}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*(src=|nonce=|type=\"application/json\"))", text)
