import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from ofsted_tracker.management.commands.vendor_frontend import CSS_CHANGES

VENDOR = settings.BASE_DIR / "static" / "vendor"


def test_what_is_vendored_has_no_crown_no_typeface_and_no_inline_style():
    for path in VENDOR.glob("*/*.min.*"):
        text = path.read_text(encoding="utf-8")
        for unwanted in ("GDS Transport", "govuk-crest", "sourceMappingURL", "@font-face", 'style="'):
            assert unwanted not in text, f"{path.name} holds {unwanted}"


def test_every_vendored_package_brings_its_licence():
    assert all((folder / "LICENSE.txt").exists() for folder in VENDOR.iterdir())


def test_a_release_that_is_built_differently_is_refused(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    dist = tmp_path / "govuk" / "dist" / "govuk"
    dist.mkdir(parents=True)
    (tmp_path / "govuk" / "package.json").write_text(json.dumps({"version": "7.0.0"}))
    (dist / "govuk-frontend.min.css").write_text("body{font-family:GDS Transport,arial,sans-serif}")
    with pytest.raises(CommandError, match=CSS_CHANGES[0][0]):
        call_command("vendor_frontend", tmp_path / "govuk", tmp_path)


def test_a_folder_that_is_no_package_is_refused(tmp_path):
    with pytest.raises(CommandError, match="not an unpacked npm package"):
        call_command("vendor_frontend", tmp_path, tmp_path)


def test_every_import_ends_as_hashed_names_need_it_to():
    """Without the semicolon an import keeps its plain name, and a browser may keep an old module."""
    for path in (settings.BASE_DIR / "static" / "app").glob("*.js"):
        imports = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("import ")]
        assert all(line.endswith(";") for line in imports), path.name
