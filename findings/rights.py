"""Who may record, finish and release what a visit found. The rows a person may read are decided by querysets."""

from accounts.roles import May
from visits.models import Visit


def may_record(user, visit: Visit) -> bool:
    """The visit's team, or whoever imported its letter, from fieldwork until it is done."""
    return visit.is_open_for_findings and not visit.is_outline and is_recorder(user, visit)


def is_recorder(user, visit: Visit) -> bool:
    """On the team or the importer of the letter, whatever the stage."""
    return user.may(May.RECORD_FINDINGS) and (visit.has_on_team(user) or has_imported(user, visit))


def may_finish(user, visit: Visit) -> bool:
    """Mark the visit done: a senior HMI of the region, or the importer of its letter."""
    return user.may(May.FINISH_VISIT) and _decides(user, visit)


def may_record_letter(user, visit: Visit) -> bool:
    """Record its letter as published or withheld: the same people."""
    return user.may(May.RECORD_LETTER) and _decides(user, visit)


def may_reopen(user, visit: Visit) -> bool:
    return user.may(May.REOPEN_VISIT) and oversees(user, visit)


def has_imported(user, visit: Visit) -> bool:
    """The visit's letter was read from a file by this person."""
    letter = getattr(visit, "letter", None)
    return letter is not None and letter.imported_by_id is not None and letter.imported_by_id == user.pk


def oversees(user, visit: Visit) -> bool:
    """A senior HMI of the authority's Ofsted region."""
    region = visit.programme.authority.ofsted_region
    return user.may(May.REOPEN_VISIT) and bool(region) and user.ofsted_region == region


def _decides(user, visit: Visit) -> bool:
    """What may be the first visit is for the senior HMI alone: its letter is as a rule not published."""
    return oversees(user, visit) or (has_imported(user, visit) and not visit.is_possibly_first)
