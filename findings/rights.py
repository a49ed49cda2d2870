"""Who may do what with one visit's contents: the role's verb, the person's part in the visit, and the visit's stage."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from accounts.roles import May, Role
from ofsted_tracker.errors import Refused
from visits.models import Visit, in_order

NOT_YET = {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED}


def is_recorder(user, visit: Visit) -> bool:
    """On the visit's team, or the person who read its letter in. An outline has nothing to record on."""
    if not user.may(May.RECORD_FINDINGS) or visit.is_outline:
        return False
    return visit.has_on_team(user) or has_imported_letter(user, visit)


def may_record(user, visit: Visit) -> bool:
    """Findings, evaluations and line events: in fieldwork and writing up."""
    return is_recorder(user, visit) and visit.is_open_for_findings


def may_follow_up(user, visit: Visit) -> bool:
    """What to look at again is decided before the fieldwork too."""
    return is_recorder(user, visit) and (visit.stage in NOT_YET or visit.is_open_for_findings)


def may_read_follow_up(user, visit: Visit) -> bool:
    """What inspectors mean to look at again is theirs and the senior HMI's, also once the letter is out."""
    return is_recorder(user, visit) or may_open_lines(user, visit.programme)


def may_open_lines(user, programme) -> bool:
    """Someone who records for any of the programme's visits, or the senior HMI of the region."""
    if not user.may(May.RECORD_FINDINGS):
        return False
    if is_senior_of(user, programme.authority):
        return True
    return Visit.objects.standing().of_team_member(user).filter(programme=programme).exists()


def works_on(user, programme) -> bool:
    """Records for some visit of the programme, whether that is open for findings now or not."""
    if not user.may(May.RECORD_FINDINGS):
        return False
    visits = Visit.objects.standing().filter(programme=programme)
    return visits.filter(Q(pk__in=visits.of_team_member(user)) | Q(letter__imported_by=user)).exists()


def visits_open_to(user, programme) -> list[Visit]:
    """Visits of the programme at which this person may record now, in order: where a line's steps can happen."""
    visits = Visit.objects.filter(programme=programme, stage__in=[Visit.Stage.FIELDWORK, Visit.Stage.WRITING_UP])
    visits = (
        visits.select_related("programme", "letter").defer("letter__text").prefetch_related("inspectors", "periods")
    )
    return in_order([visit for visit in visits if may_record(user, visit)])


def may_finish(user, visit: Visit) -> bool:
    """The senior HMI of the region; for a letter read from a file also its importer, unless it may be a first one."""
    return user.may(May.FINISH_VISIT) and _decides_on_letter(user, visit)


def may_record_letter(user, visit: Visit) -> bool:
    """As published or as withheld."""
    return user.may(May.RECORD_LETTER) and _decides_on_letter(user, visit)


def may_reopen(user, visit: Visit) -> bool:
    return user.may(May.REOPEN_VISIT) and _decides_on_letter(user, visit)


def is_senior_of(user, authority) -> bool:
    return user.is_active and user.role == Role.SENIOR_HMI and user.ofsted_region == authority.ofsted_region


def has_imported_letter(user, visit: Visit) -> bool:
    letter = getattr(visit, "letter", None)
    return letter is not None and letter.imported_by_id is not None and letter.imported_by_id == user.pk


def _decides_on_letter(user, visit: Visit) -> bool:
    if is_senior_of(user, visit.programme.authority):
        return True
    # The letter itself has to say that it is not the first: a number changed by hand opens nothing.
    printed_later = has_imported_letter(user, visit) and visit.letter.number_as_printed not in (None, 1)
    return printed_later and not visit.is_possibly_first


def require_recorder(user, visit: Visit) -> None:
    """Raises unless this person may record on this visit now; what is typed meanwhile stays on the page."""
    if not is_recorder(user, visit):
        raise PermissionDenied
    if not visit.is_open_for_findings:
        raise Refused(why_not_open(visit, user))


def require_follow_up(user, visit: Visit) -> None:
    if not is_recorder(user, visit):
        raise PermissionDenied
    if not may_follow_up(user, visit):
        raise Refused(why_not_open(visit, user))


def why_not_open(visit: Visit, user) -> str:
    """What stands in the way, and what this person can do about it."""
    if visit.stage in NOT_YET:
        return (
            f"{visit.ref} is {visit.get_stage_display().lower()}. Start its fieldwork first: then it can be recorded."
        )
    if may_reopen(user, visit):
        return f"{visit.ref} is done. Reopen it first: then it can be changed, and marked as done again."
    return f"{visit.ref} is done, so it cannot be changed. A senior HMI can reopen it."
