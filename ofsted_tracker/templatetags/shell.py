"""What stands around every page: navigation, who is signed in, breadcrumbs and messages."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

register = template.Library()

UNDO = "undo:"


@register.inclusion_tag("layouts/_navigation.html", takes_context=True)
def service_navigation(context) -> dict:
    """The entries of `user.navigation` (label, URL name, section), with this page's section marked."""
    page = context.get("page")
    section = page.section if page else ""
    entries = getattr(context.get("user"), "navigation", [])
    return {
        "entries": [
            {"label": label, "href": reverse(url_name), "is_current": bool(section) and section == own}
            for label, url_name, own in entries
        ]
    }


@register.inclusion_tag("layouts/_signed_in.html", takes_context=True)
def signed_in(context) -> dict:
    user = context.get("user")
    return {
        "user": user if user and user.is_authenticated else None,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("layouts/_breadcrumbs.html", takes_context=True)
def breadcrumbs(context) -> dict:
    page = context.get("page")
    return {"breadcrumbs": page.breadcrumbs if page else []}


@dataclass(frozen=True)
class ShownMessage:
    text: str
    is_success: bool
    title: str
    undo: str
    role: str
    title_id: str


@register.inclusion_tag("layouts/_messages.html", takes_context=True)
def shown_messages(context) -> dict:
    """`extra_tags="undo:<address>"` gives a message a button that posts there.

    A success takes the focus, so that it is read out; `extra_tags="quiet"` leaves the focus alone.
    """
    waiting = context.get("messages") or []
    return {
        "shown": [_shown(message, number) for number, message in enumerate(waiting, 1)],
        "csrf_token": context.get("csrf_token", ""),
    }


def _shown(message, number: int) -> ShownMessage:
    extra = message.extra_tags or ""
    undo = next((tag.removeprefix(UNDO) for tag in extra.split() if tag.startswith(UNDO)), "")
    is_success = message.level_tag == "success"
    title = {"success": "Success", "error": "There is a problem", "warning": "Please check"}.get(
        message.level_tag, "Please note"
    )
    role = "alert" if is_success and "quiet" not in extra.split() else "status" if is_success else "region"
    return ShownMessage(str(message), is_success, title, undo, role, f"message-{number}")
