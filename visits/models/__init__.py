from .authority import LocalAuthority, LocalAuthorityName
from .calendar import Calendar, Holiday
from .contact import Contact
from .framework import Framework, Grade, JudgementArea, Theme, ThemeArea
from .inspection import Inspection, InspectionPeriod, Judgement, Recommendation
from .membership import Membership
from .programme import MonitoringProgramme
from .timetable import Deadline, Step, Timetable
from .visit import CoveredTheme, Visit, VisitInspector, VisitPeriod, VisitTransition
from .visit_order import in_order

__all__ = [
    "Calendar",
    "Contact",
    "CoveredTheme",
    "Deadline",
    "Framework",
    "Grade",
    "Holiday",
    "Inspection",
    "InspectionPeriod",
    "Judgement",
    "JudgementArea",
    "LocalAuthority",
    "LocalAuthorityName",
    "Membership",
    "MonitoringProgramme",
    "Recommendation",
    "Step",
    "Theme",
    "ThemeArea",
    "Timetable",
    "Visit",
    "VisitInspector",
    "VisitPeriod",
    "VisitTransition",
    "in_order",
]
