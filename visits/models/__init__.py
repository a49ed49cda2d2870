from .authority import LocalAuthority, LocalAuthorityName
from .calendar import Holiday
from .contact import Contact
from .framework import Framework, Grade, JudgementArea, Theme, ThemeArea
from .inspection import Inspection, InspectionPeriod, Judgement, Recommendation
from .membership import Membership
from .programme import MonitoringProgramme
from .visit import CoveredTheme, Visit, VisitInspector, VisitPeriod, VisitTransition
from .visit_order import in_order

__all__ = [
    "Contact",
    "CoveredTheme",
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
    "Theme",
    "ThemeArea",
    "Visit",
    "VisitInspector",
    "VisitPeriod",
    "VisitTransition",
    "in_order",
]
