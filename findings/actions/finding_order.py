"""The order in which findings stand in the letter."""

from django.db import transaction

from findings import rights
from findings.actions.finding import lock
from findings.models import Finding

UP, DOWN = "up", "down"


def reorder(*, finding: Finding, towards: str, by) -> bool:
    """Move a finding one place up or down among those that stand; False where it is first or last already.

    The order is not part of what a finding says: no version is raised and an open form stays good.
    """
    with transaction.atomic():
        visit = lock(finding.visit)
        rights.require_recorder(by, visit)
        order = list(Finding.objects.filter(visit=visit).in_letter_order())
        shown = [one.pk for one in order if not one.is_removed]
        if finding.pk not in shown:
            return False
        neighbour = shown.index(finding.pk) + (-1 if towards == UP else 1)
        if not 0 <= neighbour < len(shown):
            return False
        _put_in_place_of(order, finding.pk, shown[neighbour])
        for position, one in enumerate(order, start=1):
            if one.position != position:
                Finding.objects.filter(pk=one.pk).update(position=position)
    return True


def _put_in_place_of(order: list[Finding], moved: int, neighbour: int) -> None:
    places = {one.pk: place for place, one in enumerate(order)}
    order.insert(places[neighbour], order.pop(places[moved]))
