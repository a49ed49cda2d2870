"""Takes the README's pictures of the demonstration as it is on a fixed day, in an empty database (`make pictures`)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.urls import reverse

from findings.demo.accounts import PASSWORD
from visits.models import Visit

FOLDER = Path(settings.BASE_DIR) / ".pictures"
DAY = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Europe/London"))
WIDTH = 1280


@dataclass(frozen=True)
class Picture:
    """The top of a page, `height` pixels of it, as this person of the demonstration sees it."""

    name: str
    who: str
    path: Callable[[], str]
    height: int
    prepare: Callable = lambda page: None


def _of_the_fifth_visit() -> str:
    visit = Visit.objects.get(programme__authority__slug="thornmere", number=5)
    return reverse("findings:list", args=[visit.ref])


def _begin_a_finding(page) -> None:
    """A matter is chosen, so that what was said last stands beside, and some words are typed."""
    matter = page.get_by_label("Matter", exact=True)
    matter.fill("plans for children in need")
    page.get_by_role("option").first.click()
    page.get_by_label("Progress made").check()
    page.get_by_label("Better", exact=True).check()
    page.get_by_label("What inspectors found").fill(
        "Most plans for children in need now say what has to change and by when, and families know what is asked of "
        "them. Managers have begun to look each month for plans that stand still."
    )
    page.locator(".app-chip").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)


PICTURES = (
    Picture("authority", "inspector", lambda: reverse("findings:authority", args=["thornmere"]), 1560),
    Picture("findings", "inspector", _of_the_fifth_visit, 1320, _begin_a_finding),
    Picture("matrix", "inspector", lambda: reverse("findings:matrix", args=["thornmere"]), 1320),
    Picture("trajectory", "inspector", lambda: reverse("findings:trajectory", args=["thornmere"]), 1180),
)


class Command(BaseCommand):
    help = f"Takes the README's pictures into {FOLDER.name}/. Needs an empty database and Chromium."

    def handle(self, *args, **options):
        import time_machine

        with time_machine.travel(DAY):
            call_command("migrate", verbosity=0)
            if Visit.objects.exists():
                raise CommandError("Pictures are taken of the demonstration alone: run this with an empty database.")
            for command in ("load_reference_data", "load_demo_data"):
                call_command(command, stdout=StringIO())
            self._take_all()

    def _take_all(self) -> None:
        from playwright.sync_api import sync_playwright

        from ofsted_tracker.testing.chromium import CHROMIUM, FLAGS

        if not CHROMIUM:
            raise CommandError("No Chromium found: apt-get install chromium")
        FOLDER.mkdir(exist_ok=True)
        paths = {picture: picture.path() for picture in PICTURES}
        with _served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for picture, path in paths.items():
                page = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, locale="en-GB")
                _sign_in(page, address, picture.who)
                page.goto(address + path)
                picture.prepare(page)
                page.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled", caret="hide")
                page.context.close()
                self.stdout.write(f"{FOLDER.name}/{picture.name}.png")


@contextmanager
def _served() -> Iterator[str]:
    """The tracker, answering at the address given while the pictures are taken."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


def _sign_in(page, address: str, who: str) -> None:
    page.goto(address)
    page.locator("input[name=login]").fill(f"{who}@demo.test")
    page.locator("input[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()
