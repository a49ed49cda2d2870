"""Where a letter that was read belongs: its authority, its programme and, if there is one, its visit.

Nothing is guessed: what does not agree is refused, and the refusal names both sides and what to do.
"""

from datetime import date, timedelta

from findings.letters.reading import Letter as ReadLetter
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import month, periods
from visits.models import LocalAuthority, MonitoringProgramme, Visit

BY_HAND = "Or record the visit by hand with “Record a past visit”."


def authority_of(read: ReadLetter) -> LocalAuthority:
    """The authority by a name or variant, as the letter prints it."""
    if two := next((one for one in read.warnings if "more than one local authority" in one), None):
        raise Refused(f"{two} It is not certain whose visit this was. {BY_HAND}")
    printed = read.authority.as_printed
    if not printed:
        raise Refused(f"The letter does not say which local authority was visited. {BY_HAND}")
    found = set(LocalAuthority.objects.named(printed))
    if read.authority.ons_code:
        found |= set(LocalAuthority.objects.filter(ons_code=read.authority.ons_code))
    if not found:
        raise Refused(
            f"No local authority is known as “{printed}”. "
            "Ask an administrator to add it to the names as printed of the authority, then import the letter again."
        )
    if len(found) > 1:
        names = " and ".join(sorted(str(one) for one in found))
        raise Refused(
            f"“{printed}” may mean {names}. Ask an administrator to mend the names as printed, then import it again."
        )
    return found.pop()


def programme_of(authority: LocalAuthority, read: ReadLetter) -> MonitoringProgramme:
    """The one programme whose anchor inspection was carried out or published in the month the letter prints."""
    if not read.judged_inadequate:
        raise Refused(
            f"The letter does not print in which month {authority} was judged inadequate, so it is not certain to "
            f"which monitoring programme it belongs. {BY_HAND}"
        )
    judged = date.fromisoformat(f"{read.judged_inadequate}-01")
    found = list(authority.programmes.judged_in_month(judged))
    if len(found) == 1:
        return found[0]
    says = f"The letter says {authority} was judged inadequate in {month(judged)}"
    if found:
        raise Refused(f"{says}, and {len(found)} of its monitoring programmes fit that month. {BY_HAND}")
    known = [month(one.judged_in) for one in authority.programmes.all()]
    others = f"the programmes on record begin with {' and '.join(known)}" if known else "no programme is on record"
    raise Refused(
        f"{says}, but {others}. Check the month; if the letter is right, ask a senior HMI to start the programme of "
        "that inspection, then import the letter again."
    )


def visit_of(programme: MonitoringProgramme, read: ReadLetter) -> Visit | None:
    """The visit on the letter's days; else the one with its number, if that has no days of its own to disagree."""
    visits = list(programme.visits.standing().prefetch_related("periods", "inspectors"))
    on_days = next((one for one in visits if read.fieldwork and _days(_pairs(one)) == _days(read.fieldwork)), None)
    numbered = next((one for one in visits if read.ordinal and one.number == read.ordinal), None)
    if on_days:
        _refuse_another_number(on_days, numbered, read)
        _refuse_overlap(visits, read, on_days)
        return on_days
    if numbered and numbered.periods.all() and not numbered.is_outline:
        raise Refused(
            f"The letter is of visit {read.ordinal} on {_printed(read) or 'days it does not print'}, but visit "
            f"{read.ordinal} on record is {numbered.ref} on {periods(numbered.fieldwork)}. Correct the days or the "
            "number of that visit, then import the letter again."
        )
    if not read.fieldwork and not (numbered and numbered.periods.all()):
        where = f"{numbered.ref} has none on record either. Give it its days" if numbered else "no visit has its number"
        raise Refused(f"The letter does not print the days of the visit, and {where}. {BY_HAND}")
    _refuse_overlap(visits, read, numbered)
    return numbered


def _refuse_another_number(visit: Visit, numbered: Visit | None, read: ReadLetter) -> None:
    if visit.kind != Visit.Kind.MONITORING:
        raise Refused(
            f"{visit.ref} on {_printed(read)} is recorded as a focused visit, but this is the letter of a monitoring "
            "visit. Correct the kind of that visit, then import the letter again."
        )
    if read.ordinal and visit.number and visit.number != read.ordinal:
        raise Refused(
            f"The letter is of visit {read.ordinal}, but the visit on {_printed(read)}, {visit.ref}, is recorded as "
            f"visit {visit.number}. Correct the number of that visit, then import the letter again."
        )
    if numbered and numbered != visit:
        raise Refused(
            f"The letter is of visit {read.ordinal} on {_printed(read)}. {visit.ref} has these days and {numbered.ref} "
            "has this number. Correct one of the two visits, then import the letter again."
        )


def _refuse_overlap(visits: list[Visit], read: ReadLetter, visit: Visit | None) -> None:
    printed = _days(read.fieldwork)
    clash = next((one for one in visits if one != visit and _days(_pairs(one)) & printed), None)
    if clash:
        raise Refused(
            f"The letter's days, {_printed(read)}, overlap those of {clash.title} ({clash.ref}), "
            f"{periods(clash.fieldwork)}, but are not the same. Correct the days of that visit, then import the letter "
            "again."
        )


def _pairs(visit: Visit) -> list[tuple[date, date]]:
    return [(period.start, period.end) for period in visit.periods.all()]


def _days(pairs: list[tuple[date, date]]) -> set[date]:
    return {start + timedelta(days=after) for start, end in pairs for after in range((end - start).days + 1)}


def _printed(read: ReadLetter) -> str:
    return periods(read.fieldwork)
