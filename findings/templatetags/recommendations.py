"""What became of an inspection's recommendations: pages of `visits` show it without knowing what a line is."""

from dataclasses import dataclass

from django import template

from findings.models import LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from findings.rights import may_open_lines
from visits.models import Inspection, Recommendation

register = template.Library()


@dataclass(frozen=True)
class Followed:
    """A recommendation with the line that follows it, where there is one the reader may see."""

    recommendation: Recommendation
    line: LineOfEnquiry | None
    is_open: bool


@register.inclusion_tag("findings/_recommendations.html", takes_context=True)
def recommendations_of(context, inspection: Inspection) -> dict:
    user = context["request"].user
    programme = inspection.programmes.select_related("authority").order_by("-started_on").first()
    lives = _lives(programme, user)
    rows = [
        Followed(one, *lives.get(one.pk, (None, False))) for one in inspection.recommendations.select_related("theme")
    ]
    may_open = programme is not None and programme.is_open and may_open_lines(user, programme)
    return {"rows": rows, "may_open": may_open, "csrf_token": context.get("csrf_token", "")}


def _lives(programme, user) -> dict[int, tuple[LineOfEnquiry, bool]]:
    if programme is None:
        return {}
    lines = ProgrammeRecord.load(programme, user).lines
    return {life.line.recommendation_id: (life.line, life.is_open()) for life in lines if life.line.recommendation_id}
