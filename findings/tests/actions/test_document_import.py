"""A letter's file becomes a visit, once and whole."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import letter_file
from findings.actions import passage as passages
from findings.actions.document_import import import_letter
from findings.actions.matter import Matter
from findings.letters.reading import CannotRead
from findings.models import Finding, Letter, LineOfEnquiry, Passage
from findings.tests.factories import FindingFactory, LetterFactory
from findings.tests.letters.letters import FINDINGS, HEADLINE, LETTER
from findings.tests.letters.recorded import DAYS, NOW, imported, programme_of_letters
from visits.models import Visit
from visits.tests.factories import (
    LocalAuthorityFactory,
    LocalAuthorityNameFactory,
    ThemeFactory,
    VisitFactory,
    VisitPeriodFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def programme():
    return programme_of_letters()


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


def outline_on(day: date, programme, **given) -> Visit:
    visit = VisitFactory(programme=programme, outline=True, **given)
    VisitPeriodFactory(visit=visit, start=day, end=day + timedelta(days=1))
    return visit


def stored_files(folder) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file()]


def test_a_letter_nobody_recorded_becomes_a_visit_in_writing_up(programme, inspector):
    visit = imported(by=inspector).visit
    assert (visit.programme, visit.number, visit.kind) == (programme, 3, Visit.Kind.MONITORING)
    assert (visit.record, visit.stage) == (Visit.Record.FROM_LETTER, Visit.Stage.WRITING_UP)
    assert [(one.start, one.end) for one in visit.fieldwork] == [DAYS]
    assert "the front door responds" in visit.focus
    assert visit.evidence.startswith("A range of evidence was considered")


def test_the_team_is_as_printed_and_whoever_signed_led_it(programme):
    visit = imported().visit
    assert [(one.name, one.part) for one in visit.inspectors.order_by("part")] == [
        ("Rhys ap Owen", "lead"),
        ("Mary-Jane O'Neill", "second"),
    ]


def test_an_inspector_is_a_user_only_where_exactly_one_bears_the_name(programme):
    rhys = UserFactory(inspector=True, name="Rhys ap Owen")
    UserFactory.create_batch(2, inspector=True, name="Mary-Jane O'Neill")
    team = imported().visit.inspectors.order_by("part")
    assert [one.user for one in team] == [rhys, None]


def test_the_letter_keeps_what_was_printed_and_the_file_it_came_in(programme, inspector):
    data = LETTER.data()
    letter = import_letter(data=data, name="third letter.txt", by=inspector, at=NOW).visit.letter
    letter.refresh_from_db()
    assert (letter.stage, letter.letter_date, letter.headline) == ("drafting", date(2017, 7, 14), HEADLINE)
    assert letter.signatory == "Rhys ap Owen, Her Majesty's Inspector"
    assert letter.addressee.startswith("Ms Ada Byron-Lane")
    assert [one.heading for one in letter.sections.all()] == [
        "Areas covered by the visit",
        "Overview",
        "Findings and evaluation of progress",
    ]
    with letter.source_file.open() as file:
        assert file.read() == data
    assert (letter.source_name, letter.source_sha256) == ("third letter.txt", hashlib.sha256(data).hexdigest())
    assert (letter.imported_by, letter.imported_at) == (inspector, NOW)


def test_its_findings_wait_as_passages_and_are_no_findings_yet(programme):
    visit = imported().visit
    waiting = list(visit.letter.passages.waiting())
    assert [one.text for one in waiting] == list(FINDINGS)
    assert Finding.objects.count() == LineOfEnquiry.objects.count() == 0


def test_the_same_letter_again_changes_nothing(programme, inspector, files):
    visit = imported(by=inspector).visit
    theme = ThemeFactory()
    first, second, third, fourth = visit.letter.passages.all()
    for passage, title in ((first, "Caseloads"), (second, "Plans"), (third, "Strategy meetings")):
        passages.use(passage=passage, matter=Matter(title=title, theme=theme), kind="strength", by=inspector, at=NOW)
    passages.drop(passage=fourth, by=inspector)
    before = snapshot(files)

    again = imported(by=inspector)
    respaced = import_letter(data=LETTER.data(gap="\n \r\n\n"), name="spaced.txt", by=inspector, at=NOW)

    assert (again.already, again.visit) == (True, visit)
    assert (respaced.already, respaced.visit) == (True, visit)
    assert snapshot(files) == before


def snapshot(files) -> tuple:
    return (
        list(Visit.objects.values()),
        list(Letter.objects.values()),
        list(Passage.objects.values()),
        list(Finding.objects.values()),
        stored_files(files),
    )


def test_an_authority_is_found_by_a_variant_of_its_name(programme):
    LocalAuthorityNameFactory(authority=programme.authority, name="Wulfruna Children First")
    letter = LETTER.with_(
        title="Monitoring visit of Wulfruna Children First", visited=visited("Wulfruna Children First")
    )
    assert imported(letter).visit.programme == programme


def test_an_invented_council_is_found_by_its_name():
    example = programme_of_letters(authority=LocalAuthorityFactory(name="Examplebury"))
    letter = LETTER.with_(title="Monitoring visit of Examplebury Council", visited=visited("Examplebury"))
    assert imported(letter).visit.programme == example


def visited(name: str) -> str:
    days = "on 13 and 14 June 2017."
    return f"This letter summarises the findings of the monitoring visit to {name} children's services {days}"


def test_a_letter_may_print_the_month_the_report_was_published(programme):
    letter = LETTER.with_(
        numbered="This was the third monitoring visit since the local authority was judged inadequate in April 2016."
    )
    assert imported(letter).visit.programme == programme


def test_an_outline_with_the_letters_number_is_filled_and_opened_for_writing_up(programme, inspector):
    outline = VisitFactory(programme=programme, outline=True, number=3, month=date(2017, 6, 1))
    visit = imported(by=inspector).visit
    assert visit == outline
    visit.refresh_from_db()
    assert (visit.record, visit.stage, visit.month) == (Visit.Record.FROM_LETTER, Visit.Stage.WRITING_UP, None)
    assert [(one.start, one.end) for one in visit.fieldwork] == [DAYS]
    moved = visit.transitions.get()
    assert (moved.source, moved.target, moved.by) == ("done", "writing_up", inspector)
    assert moved.reason


def test_an_outline_thought_to_be_on_other_days_gets_the_letters_days(programme):
    outline_on(date(2017, 6, 14), programme, number=3)
    done = imported()
    assert [(one.start, one.end) for one in done.visit.fieldwork] == [DAYS]
    assert any("14 and 15 June 2017" in note for note in done.notes)


def test_an_outline_whose_number_is_not_known_is_found_by_its_days(programme):
    outline = outline_on(DAYS[0], programme)
    visit = imported().visit
    assert visit == outline
    assert visit.number == 3


def test_a_visit_recorded_with_its_letters_dates_gets_the_text_and_keeps_its_findings(programme, inspector):
    visit = VisitFactory(programme=programme, number=3, start=DAYS[0], done=True, record="from_letter", focus="Ours.")
    LetterFactory(visit=visit, published=True, letter_date=date(2017, 7, 14), published_on=date(2017, 7, 14))
    finding = FindingFactory(visit=visit, text="A paraphrase.")

    done = imported(by=inspector)

    assert done.visit == visit
    visit.refresh_from_db()
    finding.refresh_from_db()
    assert (visit.stage, visit.focus, visit.letter.stage) == ("done", "Ours.", "published")
    assert (finding.text, finding.version) == ("A paraphrase.", 1)
    assert visit.findings.count() == 1
    assert visit.letter.passages.waiting().count() == done.waiting == len(FINDINGS)
    assert any("reopened" in note for note in done.notes)


def test_a_letter_of_no_number_becomes_a_visit_of_no_number(programme):
    assert (
        imported(LETTER.with_(numbered="The local authority was judged inadequate in February 2016.")).visit.number
        is None
    )


def test_an_import_publishes_nothing_and_the_council_reads_nothing_of_it(programme):
    manager = UserFactory(manager=True, member_of=programme.authority)
    VisitFactory(programme=programme, outline=True, number=3)
    visit = imported().visit
    assert visit.letter.stage == "drafting"
    assert not Visit.objects.readable_by(manager).exists()
    assert not Letter.objects.readable_by(manager).exists()
    assert not Passage.objects.readable_by(manager).exists()


@pytest.mark.parametrize("role", ["quality_reader", "support", "manager", "dfe_adviser", "administrator"])
def test_only_inspectors_import_letters(programme, role, files):
    with pytest.raises(PermissionDenied):
        imported(by=UserFactory(**{role: True}))
    assert nothing_recorded(files)


def test_something_that_is_no_letter_is_refused(programme, inspector, files):
    with pytest.raises(CannotRead):
        import_letter(data=b"<html><body>Not found</body></html>", name="x.pdf", by=inspector, at=NOW)
    assert nothing_recorded(files)


def test_where_recording_fails_half_way_nothing_is_left_not_even_the_file(programme, inspector, files, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(letter_file, "keep_passages", fails)
    with pytest.raises(RuntimeError):
        imported(by=inspector)
    assert nothing_recorded(files)


def nothing_recorded(files) -> bool:
    return not (Visit.objects.exists() or Letter.objects.exists() or stored_files(files))
