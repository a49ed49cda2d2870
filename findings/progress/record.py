"""Everything one reader may read of a monitoring programme, in order of visits and at a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from findings.models import Finding, FollowUp, LineEvent, LineOfEnquiry, ProgressJudgement
from visits.models import MonitoringProgramme, Theme, Visit, in_order

from .life import LineLife, Past, TakenBack, event_place

NAMING = {LineEvent.Kind.MERGED_INTO, LineEvent.Kind.SPLIT_FROM}


class ProgrammeRecord:
    """The one place that knows "before", "last time", "open" and "opened": by order of visits, never of typing."""

    def __init__(self, programme: MonitoringProgramme, visits: Iterable[Visit], *, reads_drafts: bool = False):
        self.programme = programme
        self.reads_drafts = reads_drafts
        self.visits = in_order(visits)
        self._places = {visit.pk: place for place, visit in enumerate(self.visits)}
        self._lives: dict[int, LineLife] = {}
        self._evaluations: dict[tuple[int, int], ProgressJudgement] = {}

    @classmethod
    def load(cls, programme: MonitoringProgramme, user) -> "ProgrammeRecord":
        return cls.load_many([programme], user)[programme.pk]

    @classmethod
    def load_many(cls, programmes: Iterable[MonitoringProgramme], user) -> dict[int, "ProgrammeRecord"]:
        programmes = list(programmes)
        return _Loader(programmes, user).records()

    # Visits

    def place(self, where: Visit | date) -> float:
        """The place of a visit; of a day, just after the last visit that had begun by then."""
        if isinstance(where, Visit):
            return self._places[where.pk]
        begun = [place for place, visit in enumerate(self.visits) if visit.looked_at_on and visit.looked_at_on <= where]
        return (begun[-1] if begun else -1) + 0.5

    def before(self, visit: Visit) -> Visit | None:
        """The visit before this one (outlines too)."""
        place = self._places[visit.pk]
        return self.visits[place - 1] if place else None

    def visit(self, pk: int) -> Visit | None:
        place = self._places.get(pk)
        return None if place is None else self.visits[place]

    def outlines_after(self, visit: Visit | None) -> list[Visit]:
        """Visits known to have happened after this one of which nothing is on record."""
        place = -1 if visit is None else self._places[visit.pk]
        return [later for later in self.visits[place + 1 :] if later.is_outline]

    # Lines

    @property
    def lines(self) -> list[LineLife]:
        """By theme, then title; lines on which nothing stands are left out."""
        lives = [life for life in self._lives.values() if not life.is_empty]
        return sorted(lives, key=lambda life: (life.line.theme.position, life.line.title, life.line.pk))

    def line(self, pk: int) -> LineLife | None:
        return self._lives.get(pk)

    def open_lines(self, before: Visit | None = None) -> list[LineLife]:
        return [life for life in self.lines if life.is_open(before)]

    def lines_for(self, visit: Visit) -> list[LineLife]:
        """What a finding of this visit may be about: every line not closed before it, also ones opened later."""
        return [life for life in self.lines if not life.is_closed(before=visit)]

    def findings_at(self, visit: Visit) -> list[Finding]:
        found = [f for life in self._lives.values() for f in life.findings if f.visit_id == visit.pk]
        return sorted(found, key=lambda finding: (finding.position, finding.number))

    # Evaluations of progress

    def evaluation(self, visit: Visit, theme: Theme) -> ProgressJudgement | None:
        return self._evaluations.get((visit.pk, theme.pk))

    def last_evaluation(self, theme: Theme, before: Visit | None = None) -> ProgressJudgement | None:
        end = len(self.visits) if before is None else self._places[before.pk]
        for visit in reversed(self.visits[:end]):
            if (visit.pk, theme.pk) in self._evaluations:
                return self._evaluations[visit.pk, theme.pk]
        return None

    # Loading

    def add_line(self, line: LineOfEnquiry) -> LineLife:
        return self._lives.setdefault(line.pk, LineLife(line, self.place, self.reads_drafts))

    def add_evaluation(self, evaluation: ProgressJudgement) -> None:
        covered = evaluation.covered_theme
        self._evaluations[covered.visit_id, covered.theme_id] = evaluation

    def put_in_order(self) -> None:
        for life in self._lives.values():
            life.findings.sort(key=lambda finding: self.place(finding.visit))
            life.events.sort(key=lambda event: (event_place(event, self.place), event.pk))
        self._tell_pasts()

    def _tell_pasts(self) -> None:
        """What a line was before it was merged into another, or before another was split off, is that one's past."""
        for life in self._lives.values():
            for event in life.events:
                other = self._lives.get(event.other_line_id)
                if other and event.kind == LineEvent.Kind.MERGED_INTO:
                    other.pasts.append(Past(life, event, event_place(event, self.place)))
                elif other and event.kind == LineEvent.Kind.SPLIT_FROM:
                    life.pasts.append(Past(other, event, event_place(event, self.place)))
        self._name_only_what_is_read()

    def _name_only_what_is_read(self) -> None:
        """An event may name a line of this programme that its reader knows nothing of: then it names none."""
        for life in self._lives.values():
            for event in life.events:
                other = self._lives.get(event.other_line_id)
                if event.kind in NAMING and (other is None or other.is_empty):
                    event.other_line = None


class _Loader:
    def __init__(self, programmes: list[MonitoringProgramme], user):
        self.programmes = programmes
        self.user = user

    def records(self) -> dict[int, ProgrammeRecord]:
        visits = defaultdict(list)
        for visit in self._visits():
            visits[visit.programme_id].append(visit)
        drafts = Visit.objects.drafts_readable_by(self.user).filter(programme__in=self.programmes)
        drafts = set(drafts.values_list("programme", flat=True))
        records = {
            one.pk: ProgrammeRecord(one, visits[one.pk], reads_drafts=one.pk in drafts) for one in self.programmes
        }
        self._fill(records)
        for record in records.values():
            record.put_in_order()
        return records

    def _visits(self):
        readable = Visit.objects.readable_by(self.user).standing().filter(programme__in=self.programmes)
        related = ["periods", "inspectors", "covered_themes__theme", "covered_themes__area"]
        visits = list(readable.prefetch_related(*related))
        programmes = {one.pk: one for one in self.programmes}
        for visit in visits:
            visit.programme = programmes[visit.programme_id]
        return visits

    def _fill(self, records: dict[int, ProgrammeRecord]) -> None:
        lines = LineOfEnquiry.objects.filter(programme__in=self.programmes)
        lines = {line.pk: line for line in lines.select_related("theme", "recommendation")}
        places = {visit.pk: visit for record in records.values() for visit in record.visits}

        def life_of(row) -> LineLife:
            line = row.line = lines[row.line_id]
            if row.visit_id:
                row.visit = places[row.visit_id]
            line.programme = records[line.programme_id].programme
            return records[line.programme_id].add_line(line)

        events = list(self._of(LineEvent))
        undone = {event.undoes_id: event for event in events if event.undoes_id}
        for event in events:
            life = life_of(event)
            event.other_line = lines.get(event.other_line_id, event.other_line) if event.other_line_id else None
            if event.pk in undone:
                life.taken_back.append(TakenBack(event, undone[event.pk]))
            elif not event.undoes_id:
                life.events.append(event)
        # Readable are those of the visits just read.
        for finding in Finding.objects.filter(visit__in=places.keys()).standing():
            life_of(finding).findings.append(finding)
        for tick in self._of(FollowUp):
            life_of(tick).follow_ups.append(tick)
        self._fill_evaluations(records, places)

    def _of(self, model):
        rows = model.objects.readable_by(self.user).filter(line__programme__in=self.programmes)
        # A cancelled visit found nothing.
        rows = rows.exclude(visit__stage=Visit.Stage.CANCELLED)
        if model is LineEvent:
            rows = rows.select_related("inspection", "by", "other_line").prefetch_related("inspection__periods")
        return rows

    def _fill_evaluations(self, records: dict[int, ProgrammeRecord], visits: dict[int, Visit]) -> None:
        rows = ProgressJudgement.objects.filter(covered_theme__visit__in=visits.keys())
        for evaluation in rows.select_related("covered_theme__theme", "covered_theme__area", "by"):
            visit = evaluation.covered_theme.visit = visits[evaluation.covered_theme.visit_id]
            records[visit.programme_id].add_evaluation(evaluation)
