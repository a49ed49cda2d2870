"""What every browser test asks of a page: quiet console, usable by everybody, no scrolling from side to side."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = {"serious", "critical"}


def watch_console(page: Page) -> list[str]:
    """Collects errors, of scripts and of the content security policy, from now on. At the end it must be empty."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def assert_accessible(page: Page) -> None:
    """Nothing serious or critical by axe, and one heading of the first level."""
    grave = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {_where(violation)}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in GRAVE
    ]
    assert not grave, f"{page.url} is not accessible:\n" + "\n".join(grave)
    headings = page.locator("h1").all_inner_texts()
    assert len(headings) == 1, f"{page.url} has these first-level headings: {headings}"


def assert_no_sideways_scroll(page: Page, width: int = 320) -> None:
    """At the width of a small telephone only boxes made to scroll do so, never the page."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    shown = page.evaluate("document.documentElement.scrollWidth")
    wide = page.evaluate(_TOO_WIDE, width) if shown > width else []
    if before:
        page.set_viewport_size(before)
    assert shown <= width, f"{page.url} is {shown} pixels wide at {width}: {wide}"


def _where(violation: dict) -> str:
    return "; ".join(node["html"][:120] for node in violation["nodes"][:3])


_TOO_WIDE = """width => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(element => element.getBoundingClientRect().right > width + 1 && !element.closest('.app-scroll'))
    .slice(0, 5).map(element => element.outerHTML.slice(0, 100))"""
