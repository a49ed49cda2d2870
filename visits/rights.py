"""Who may do what with visits and programmes, where it depends on the row as well as on the role."""

from accounts.roles import May, Role

from .models import LocalAuthority, MonitoringProgramme, Visit


def may_plan(user) -> bool:
    """Any inspector plans a visit."""
    return user.is_authenticated and user.may(May.PLAN_VISIT)


def may_record_past(user) -> bool:
    """Any inspector records a visit that has been."""
    return user.is_authenticated and user.may(May.RECORD_PAST_VISIT)


def oversees(user, authority: LocalAuthority) -> bool:
    """A senior HMI oversees the authorities of their Ofsted region."""
    return user.role == Role.SENIOR_HMI and user.ofsted_region == authority.ofsted_region


def may_run(user, visit: Visit) -> bool:
    """Confirm, move on, cancel and change a visit: its lead, and the senior HMI of the region.

    What was recorded of a past visit is also mended by who recorded it. An outline has nobody who leads it: whoever
    may record a past visit may fill it in.
    """
    if not (user.is_authenticated and user.may(May.RUN_VISIT)):
        return False
    if visit.is_outline and may_record_past(user):
        return True
    leads = visit.lead is not None and visit.lead.user_id == user.pk
    recorded = visit.recorded_by_id is not None and visit.recorded_by_id == user.pk
    return leads or recorded or oversees(user, visit.programme.authority)


def may_be_changed(visit: Visit) -> bool:
    """A cancelled visit stays as it was, a done one has to be reopened first; an outline may always be filled in."""
    return visit.is_outline or visit.stage not in {Visit.Stage.DONE, Visit.Stage.CANCELLED}


def may_keep_programmes(user, authority: LocalAuthority) -> bool:
    """Start and end a programme: senior HMI of the region."""
    return user.is_authenticated and user.may(May.KEEP_PROGRAMMES) and oversees(user, authority)


def may_end(user, programme: MonitoringProgramme) -> bool:
    return programme.is_open and may_keep_programmes(user, programme.authority)


def may_keep_contacts(user, authority: LocalAuthority) -> bool:
    """Say who holds which post: support administrators, the senior HMI of the region, and who works on its visits.

    A council reads its own and tells its inspector what is out of date: the record says to whom Ofsted writes.
    """
    if not (user.is_authenticated and user.may(May.KEEP_CONTACTS)):
        return False
    if user.role == Role.SUPPORT_ADMINISTRATOR or oversees(user, authority):
        return True
    return Visit.objects.standing().of_team_member(user).filter(programme__authority=authority).exists()


def may_read_addresses(user) -> bool:
    """Email and postal addresses of contacts the person may see: Ofsted and the council itself, not its adviser."""
    return user.is_authenticated and (user.is_ofsted or user.is_council)
