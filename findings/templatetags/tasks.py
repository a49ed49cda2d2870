"""The button that saves and names the next page with something missing."""

from django import template

from findings.progress.next_page import NextPage, next_page
from visits.models import Visit

register = template.Library()


@register.simple_tag(takes_context=True)
def page_after(context, visit: Visit, after: str) -> NextPage:
    return next_page(visit, context["request"].user, after=after)


@register.inclusion_tag("findings/_save_and_continue.html", takes_context=True)
def save_and_continue(context, visit: Visit, after: str, label: str = "") -> dict:
    """`label` stands in for the usual words where saving says something more."""
    label = label or f"Save and {page_after(context, visit, after).words}"
    return {"label": label, "visit": visit}
