"""One council with a released visit and an unfinished one, and a person of every kind to look at them."""

from datetime import date

from django.db import transaction

from accounts.tests.factories import UserFactory
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    LetterFactory,
    LineOfEnquiryFactory,
    PassageFactory,
)
from visits.tests.factories import (
    ContactFactory,
    DeadlineFactory,
    InspectionFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    RecommendationFactory,
    ThemeFactory,
    VisitFactory,
)


class World:
    def __init__(self):
        self.authority = LocalAuthorityFactory(name="Wychmere", ofsted_region="West Midlands")
        self.elsewhere = LocalAuthorityFactory(name="Farholt", ofsted_region="London")
        self.people = self._people()
        self.inspection = InspectionFactory(authority=self.authority, graded="inadequate")
        self.programme = MonitoringProgrammeFactory(anchor=self.inspection)
        self.theme = ThemeFactory(name="Front door")
        self.visits = {
            "released": self._visit(2, date(2024, 6, 4), done=True),
            "unfinished": self._visit(3, date(2024, 9, 10), writing_up=True),
        }
        self.letters = {
            "released": LetterFactory(visit=self.visits["released"], published=True, text="Plans are kept."),
            "unfinished": LetterFactory(visit=self.visits["unfinished"], text="Plans are kept."),
        }
        for visit in self.visits.values():
            DeadlineFactory(visit=visit)
        self.lines = {
            state: LineOfEnquiryFactory(
                programme=self.programme, theme=self.theme, title=f"Matter of the {state} visit", opened_at=visit
            )
            for state, visit in self.visits.items()
        }
        self.findings = {
            state: FindingFactory(visit=visit, line=self.lines[state], text=f"Words of the {state} visit.")
            for state, visit in self.visits.items()
        }
        self.passages = {state: PassageFactory(letter=letter) for state, letter in self.letters.items()}
        self.earlier_line = self._earlier_line()
        self.recommendation = RecommendationFactory(inspection=self.inspection, theme=self.theme)
        self.action = ActionFactory(authority=self.authority)
        self.contact = ContactFactory(authority=self.authority, director=True, email="director@wychmere.example")

    def _earlier_line(self):
        """A matter of a programme that has ended, of which everybody knows who sees the authority."""
        earlier = InspectionFactory(
            authority=self.authority,
            graded="inadequate",
            period=(date(2019, 1, 14), date(2019, 1, 25)),
            published_on=date(2019, 3, 1),
        )
        return LineOfEnquiryFactory(
            programme=MonitoringProgrammeFactory(
                anchor=earlier,
                judged_in=date(2019, 1, 1),
                started_on=date(2019, 3, 1),
                ended_on=date(2022, 6, 1),
                end_reason="Re-inspected and no longer inadequate.",
            ),
            theme=self.theme,
            title="Matter of the earlier programme",
            from_recommendation=RecommendationFactory(inspection=earlier, theme=self.theme),
        )

    def _visit(self, number: int, start: date, **traits):
        return VisitFactory(
            programme=self.programme,
            number=number,
            start=start,
            lead=self.people["team"],
            covering=[self.theme],
            **traits,
        )

    def _people(self) -> dict:
        return {
            "team": UserFactory(inspector=True, name="Tess Lead"),
            "inspector": UserFactory(inspector=True),
            "senior": UserFactory(senior=True, ofsted_region="West Midlands"),
            "senior_elsewhere": UserFactory(senior=True, ofsted_region="London"),
            "quality": UserFactory(quality_reader=True),
            "support": UserFactory(support=True),
            "manager": UserFactory(manager=True, member_of=self.authority),
            "manager_elsewhere": UserFactory(manager=True, member_of=self.elsewhere),
            "contributor": UserFactory(contributor=True, member_of=self.authority),
            "dfe": UserFactory(dfe_adviser=True, member_of=self.authority),
            "administrator": UserFactory(administrator=True),
        }

    def arguments(self, kind: str, state: str) -> dict:
        """What an address about `kind` needs; "always" asks about the released visit."""
        state = "released" if state == "always" else state
        slug = {"slug": self.authority.slug}
        return {
            "": lambda: {},
            "authority": lambda: slug,
            "inspection": lambda: {**slug, "pk": self.inspection.pk},
            "programme": lambda: {**slug, "pk": self.programme.pk},
            "action": lambda: {**slug, "pk": self.action.pk},
            "contact": lambda: {**slug, "pk": self.contact.pk},
            "visit": lambda: {"pk": self.visits[state].pk},
            "finding": lambda: {"pk": self.visits[state].pk, "number": self.findings[state].number},
            "passage": lambda: {"pk": self.visits[state].pk, "passage": self.passages[state].pk},
            "line": lambda: {"pk": self.lines[state].pk},
            "line event": lambda: {"pk": self.lines[state].pk, "event": self.lines[state].events.get(kind="opened").pk},
            "earlier line": lambda: {"pk": self.earlier_line.pk},
            "recommendation": lambda: {"pk": self.recommendation.pk},
        }[kind]()

    def ask(self, client, url: str, post: bool) -> int:
        """The answer's status; what a POST changed is undone, so that everybody finds the same world."""
        with transaction.atomic():
            response = client.post(url) if post else client.get(url)
            transaction.set_rollback(True)
        return response.status_code
