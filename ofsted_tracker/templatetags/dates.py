"""Filters that print dates as the product writes them. Nothing in, nothing out."""

from django import template

from ofsted_tracker import wording

register = template.Library()


def _of_a_date(name, write):
    @register.filter(name)
    def printed(value):
        return write(value) if value else ""

    return printed


day = _of_a_date("day", wording.day)
day_short = _of_a_date("day_short", wording.day_short)
month = _of_a_date("month", wording.month)
moment = _of_a_date("moment", wording.moment)
period = _of_a_date("period", lambda span: wording.periods([span]))
periods = _of_a_date("periods", wording.periods)


@register.filter
def age(since, on):
    """`{{ line.last_looked_on|age:today }}`: the day it is counted to is always given."""
    return wording.age(since, on) if since else ""
