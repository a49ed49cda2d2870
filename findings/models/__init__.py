from .action import Action
from .evaluation import ProgressJudgement
from .finding import LONGEST_TEXT, Finding, FollowUp
from .letter import Letter, LetterSection, LetterTransition
from .line import LineOfEnquiry
from .line_event import LineEvent
from .passage import Passage

__all__ = [
    "LONGEST_TEXT",
    "Action",
    "Finding",
    "FollowUp",
    "Letter",
    "LetterSection",
    "LetterTransition",
    "LineEvent",
    "LineOfEnquiry",
    "Passage",
    "ProgressJudgement",
]
