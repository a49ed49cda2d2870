"""Charts on pages, and the signs they are made of. A chart has its table on the same page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ofsted_tracker.charts import WordChart
from ofsted_tracker.drawing import element, shape

register = template.Library()


@register.simple_tag
def word_chart(chart: WordChart) -> SafeString:
    """What each of several occasions said in one of a few ordered words; see `ofsted_tracker.charts`."""
    return format_html('<div class="app-chart-box">{}</div>', chart.drawn())


@register.simple_tag
def chart_sign(name: str, tone: str = "") -> SafeString:
    """A chart's mark in the words that explain it: hidden from those who listen, as the words stand beside it."""
    drawn = shape(name, 0, 0, f"app-chart__mark app-chart__mark--{tone}" if tone else "app-chart__mark")
    return element("svg", drawn, viewBox="-10 -10 20 20", aria_hidden="true", class_="app-chart-sign")
