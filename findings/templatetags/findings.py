"""Questions pages ask of what the council says it will do."""

from datetime import date

from django import template

from findings.models import Action

register = template.Library()


@register.filter
def is_late(action: Action, on: date) -> bool:
    return action.is_overdue(on)
