"""`import_document FILE --by EMAIL`: what it says and how it ends."""

import pytest
from django.core.management import call_command

from accounts.tests.factories import UserFactory
from findings.models import Letter
from findings.tests.letters.letters import LETTER
from findings.tests.letters.recorded import programme_of_letters
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "third letter.txt"
    path.write_bytes(LETTER.data())
    return path


@pytest.fixture
def inspector():
    return UserFactory(inspector=True, email="inspector@example.test")


def refused(capsys, *arguments) -> str:
    """The one line on standard error of a run that ended with 2, said nothing else and recorded nothing."""
    with pytest.raises(SystemExit) as ended:
        call_command("import_document", *map(str, arguments))
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert not Visit.objects.exists()
    return said.err


def test_it_says_which_visit_was_recorded_and_what_waits(letter, inspector, capsys):
    programme_of_letters()
    call_command("import_document", str(letter), "--by", "Inspector@example.test")
    visit = Visit.objects.get()
    said = capsys.readouterr()
    assert said.out.startswith(f"Recorded as {visit.ref} (Visit 3, Wolverhampton). 4 passages wait")
    assert said.err == ""
    assert visit.letter.source_name == "third letter.txt"


def test_the_same_letter_again_is_no_failure(letter, inspector, capsys):
    programme_of_letters()
    call_command("import_document", str(letter), "--by", inspector.email)
    capsys.readouterr()
    call_command("import_document", str(letter), "--by", inspector.email)
    assert "already recorded" in capsys.readouterr().out
    assert Letter.objects.count() == 1


def test_what_the_reader_warns_of_is_said(tmp_path, inspector, capsys):
    programme_of_letters()
    letter = tmp_path / "letter.txt"
    letter.write_bytes(LETTER.with_(headline="Caf\xe9 culture and children improve.").text().encode("cp1252"))
    call_command("import_document", str(letter), "--by", inspector.email)
    assert "Note: The file is not UTF-8" in capsys.readouterr().out


def test_somebody_unknown(letter, capsys):
    assert "Nobody here has the email address who@example.test" in refused(capsys, letter, "--by", "who@example.test")


@pytest.mark.parametrize("person", [{"manager": True}, {"inspector": True, "is_active": False}])
def test_somebody_who_may_not_import(letter, capsys, person):
    user = UserFactory(**person)
    assert "may not import letters" in refused(capsys, letter, "--by", user.email)


def test_a_file_that_is_not_there(inspector, capsys):
    assert "There is no file nowhere.txt" in refused(capsys, "nowhere.txt", "--by", inspector.email)


def test_a_document_that_is_something_else(tmp_path, inspector, capsys):
    page = tmp_path / "page.txt"
    page.write_text("<!DOCTYPE html><html><body><p>Not found</p></body></html>")
    assert refused(capsys, page, "--by", inspector.email)


def test_a_letter_that_disagrees_with_the_record(letter, inspector, capsys):
    programme_of_letters(authority=None).authority.names.all().delete()
    assert "No local authority is known as" in refused(capsys, letter, "--by", inspector.email)
