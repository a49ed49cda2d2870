"""The first pages of a council: what is new, what inspectors last said, which actions are due, and which are one's own.

A contributor opens with the actions of their own post: those whose owner is written as their membership's post is.
"""

from datetime import datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from findings.actions.action import may_keep
from findings.models import Action, Letter
from findings.progress.record import ProgrammeRecord
from visits.models import LocalAuthority, Membership, MonitoringProgramme, Visit, VisitTransition

SOON = timedelta(days=30)


def for_member(request) -> dict:
    user = request.user
    authorities = list(LocalAuthority.objects.visible_to(user).order_by("name"))
    since = here_before(request)
    return {
        "authorities": ", ".join(one.name for one in authorities) or "No council yet",
        "authority": authorities[0] if len(authorities) == 1 else None,
        "since": since,
        "released": _released(user, since),
        "confirmed": _confirmed(user, since),
        "changed_actions": _changed_actions(user, since),
        "councils": [council(one, record, user) for one, record in _records(authorities, user)],
    }


def for_contributor(request) -> dict:
    context = for_member(request)
    today = timezone.localdate()
    current = Membership.objects.current(today).filter(user=request.user)
    posts = dict(current.exclude(post="").values_list("authority", "post"))
    for one in context["councils"]:
        post = posts.get(one["authority"].pk, "")
        one["post"] = post
        one["own"] = [action for action in one["outstanding"] if post and _is_owned_by(action, post)]
    return context


def _is_owned_by(action: Action, post: str) -> bool:
    return " ".join(action.owner.casefold().split()) == " ".join(post.casefold().split())


def here_before(request) -> datetime | None:
    """When the person signed in the time before this one; None the first time."""
    said = request.session.get("here_before")
    return datetime.fromisoformat(said) if said else None


def _released(user, since: datetime | None) -> list[Visit]:
    """Visits that became readable since: released, and done (again) by then. Newest first."""
    visits = Visit.objects.readable_by(user).filter(stage=Visit.Stage.DONE, letter__stage__in=Letter.RELEASED)
    recorded = Q(letter__transitions__target__in=Letter.RELEASED)
    visits = visits.annotate(recorded_at=Max("letter__transitions__at", filter=recorded))
    visits = visits.select_related("letter", "programme__authority").prefetch_related("periods")
    found = []
    for visit in visits:
        visit.released_at = max(moment for moment in (visit.recorded_at, visit.done_at) if moment)
        if since is None or visit.released_at > since:
            found.append(visit)
    return sorted(found, key=lambda visit: visit.released_at, reverse=True)


def _confirmed(user, since: datetime | None) -> list[VisitTransition]:
    """Visits still to come of which the council was told since."""
    coming = Visit.objects.visible_to(user).filter(stage=Visit.Stage.CONFIRMED)
    told = VisitTransition.objects.filter(record__in=coming, target=Visit.Stage.CONFIRMED)
    if since is not None:
        told = told.filter(at__gt=since)
    told = told.select_related("record__programme__authority").prefetch_related("record__periods")
    latest = {transition.record_id: transition for transition in told.order_by("at")}
    return sorted(latest.values(), key=lambda transition: transition.at, reverse=True)


def _changed_actions(user, since: datetime | None) -> list[Action]:
    """Actions somebody else added or changed since; the first time there is nothing to compare with."""
    if since is None:
        return []
    actions = Action.objects.visible_to(user)
    changed = Action.history.filter(id__in=actions.values("pk"), history_date__gt=since).exclude(history_user=user)
    return list(actions.filter(pk__in=changed.values("id")).select_related("authority").order_by("due", "reference"))


def _records(authorities: list[LocalAuthority], user) -> list[tuple[LocalAuthority, ProgrammeRecord | None]]:
    """For each council its open programme, else the latest."""
    programmes = MonitoringProgramme.objects.filter(authority__in=authorities).order_by("started_on", "pk")
    latest: dict[int, MonitoringProgramme] = {}
    for programme in programmes.select_related("authority"):
        held = latest.get(programme.authority_id)
        if held is None or not held.is_open:
            latest[programme.authority_id] = programme
    records = ProgrammeRecord.load_many(latest.values(), user)
    by_authority = {record.programme.authority_id: record for record in records.values()}
    return [(authority, by_authority.get(authority.pk)) for authority in authorities]


def council(authority: LocalAuthority, record: ProgrammeRecord | None, user) -> dict:
    today = timezone.localdate()
    outstanding = list(
        Action.objects.visible_to(user).filter(authority=authority).outstanding().select_related("authority")
    )
    outstanding.sort(key=lambda action: (action.due, action.reference))
    return {
        "authority": authority,
        "outstanding": outstanding,
        "last": _last_said(record, user) if record else None,
        "late": [action for action in outstanding if action.is_overdue(today)],
        "soon": [action for action in outstanding if today <= action.due <= today + SOON],
        "open_count": len(record.open_lines()) if record else 0,
        "has_programme": record is not None,
        "may_add_actions": may_keep(user, authority),
    }


def _last_said(record: ProgrammeRecord, user) -> dict | None:
    """The latest visit of which something is on record."""
    said = [visit for visit in record.visits if visit.stage == Visit.Stage.DONE and not visit.is_outline]
    if not said:
        return None
    visit = said[-1]
    covered = [(one, record.evaluation(visit, one.theme)) for one in visit.covered_themes.all()]
    return {
        "visit": visit,
        "letter": Letter.objects.readable_by(user).filter(visit=visit).defer("text").first(),
        "findings": record.findings_at(visit),
        "evaluations": [(one, evaluation) for one, evaluation in covered if evaluation],
    }
