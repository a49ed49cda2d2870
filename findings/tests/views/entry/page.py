"""The findings page as a test fills it in and reads it."""

from uuid import uuid4

from django.urls import reverse


def page(visit):
    return reverse("findings:list", args=[visit.ref])


def typed(**fields):
    return {"kind": "area_for_improvement", "text": "Screening is slow.", "entry_key": str(uuid4()), **fields}


def said(response) -> str:
    """The page as a reader sees it, with the marks of HTML out of the way."""
    return " ".join(response.content.decode().split())


def boxes(name: str, *parts: str) -> dict[str, str]:
    """A month or a day as typed into its boxes."""
    return {f"{name}_{number}": part for number, part in enumerate(parts)}
