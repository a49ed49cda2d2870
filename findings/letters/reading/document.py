"""What a monitoring visit letter says, as read: the structure behind `read_document` and the import."""

import hashlib
from dataclasses import asdict, dataclass, field
from datetime import date

from .characters import collapse
from .dates import Period


@dataclass(frozen=True)
class Authority:
    name: str | None = None
    ons_code: str | None = None
    as_printed: str | None = None


@dataclass(frozen=True)
class Addressee:
    name: str | None = None
    post: str | None = None
    as_printed: str | None = None


@dataclass(frozen=True)
class Signatory:
    name: str | None = None
    post: str | None = None


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Suggested:
    """What the words of a finding suggest, as stored keys; None where they do not say. A person decides."""

    kind: str | None = None
    theme: str | None = None
    extent: str | None = None
    stage: str | None = None


@dataclass(frozen=True)
class ReadFinding:
    """A paragraph of the findings: its words are `text[start:end]` of the letter, white space collapsed."""

    text: str
    section: str
    paragraph: int
    start: int
    end: int
    suggested: Suggested


@dataclass(frozen=True)
class Letter:
    """A letter as read. What it does not say is None or empty and named in `missing`; nothing is guessed."""

    text: str
    authority: Authority = field(default_factory=Authority)
    letter_date: date | None = None
    fieldwork: list[Period] = field(default_factory=list)
    ordinal: int | None = None
    judged_inadequate: str | None = None
    inspectors: list[str] = field(default_factory=list)
    addressee: Addressee = field(default_factory=Addressee)
    signatory: Signatory = field(default_factory=Signatory)
    headline: str | None = None
    areas: list[str] = field(default_factory=list)
    evidence: str | None = None
    sections: list[Section] = field(default_factory=list)
    findings: list[ReadFinding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    KIND = "monitoring_visit_letter"
    _SAID = [
        "authority",
        "letter_date",
        "fieldwork",
        "ordinal",
        "judged_inadequate",
        "inspectors",
        "addressee",
        "signatory",
        "headline",
        "areas",
        "evidence",
        "sections",
        "findings",
    ]

    @property
    def fingerprint(self) -> str:
        """The same for the same words, however their white space falls."""
        return hashlib.sha256(collapse(self.text).encode()).hexdigest()

    @property
    def missing(self) -> list[str]:
        """The keys of what the letter does not say."""
        return [key for key in self._SAID if _is_empty(getattr(self, key))]

    def as_dict(self) -> dict:
        """The documented JSON object: ISO dates, stored keys, null for what is not there."""
        said = {key: _plain(getattr(self, key)) for key in self._SAID}
        return {"kind": self.KIND, **said, "missing": self.missing, "warnings": list(self.warnings)}


def _is_empty(value: object) -> bool:
    return not value if not isinstance(value, Authority | Addressee | Signatory) else not any(asdict(value).values())


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value
