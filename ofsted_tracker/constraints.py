"""Rules the database keeps, each with the sentence a person reads when it is broken."""

from django.db import models
from django.db.models import F, Q


def in_date_order(first: str, last: str, *, name: str, message: str) -> models.CheckConstraint:
    """`last` is not before `first`; either may be empty."""
    condition = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


def one_of(field: str, choices: type[models.TextChoices], *, name: str, blank: bool = False) -> models.CheckConstraint:
    """The column holds a value of `choices`, whoever writes it."""
    values = [*choices.values, ""] if blank else choices.values
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": values}),
        name=name,
        violation_error_message="Choose one of the listed values.",
    )


def both_or_neither(first: str, second: str, *, name: str, message: str) -> models.CheckConstraint:
    """Two nullable facts that belong together, such as who and when."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=name,
        violation_error_message=message,
    )


def stage_has(stages: list[str], fact: str, *, name: str, message: str, field: str = "stage") -> models.CheckConstraint:
    """The fact is known exactly while the record is in one of `stages`: a stage tied to its date."""
    within = Q(**{f"{field}__in": stages})
    return models.CheckConstraint(
        condition=(within & Q(**{f"{fact}__isnull": False})) | (~within & Q(**{f"{fact}__isnull": True})),
        name=name,
        violation_error_message=message,
    )


def said(field: str, *, when: Q, name: str, message: str) -> models.CheckConstraint:
    """Where `when` holds, the text is not empty: a reason that must be given."""
    return models.CheckConstraint(condition=~when | ~Q(**{field: ""}), name=name, violation_error_message=message)
