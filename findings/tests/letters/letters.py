"""Letters of the real shape in words of our own, printed in the ways real ones vary."""

import textwrap
from dataclasses import dataclass, replace

FINDINGS = (
    "Caseloads in the Millbrook teams have come down since the spring. Practitioners say that they now have time for"
    " the families they work with, and supervision happens every month.",
    "Plans for children in need are not yet consistently clear about what has to change. Too many of them list"
    " services rather than outcomes, and parents cannot tell what is asked of them.",
    "Most strategy meetings are held on the day of the referral. Multi-agency attendance is strong, and decision-making"
    " is recorded at once.",
    "The audit programme has begun to show where practice is weak. Leaders are starting to use what they learn in the"
    " training of new staff.",
)
OVERVIEW = (
    "Since the last visit the council has kept to its programme. The director has filled the senior posts, and staff"
    " describe a calmer place to work.",
    "There is more to do before every child receives a service of the right quality. The pace is right, but"
    " recruitment remains hard and a small number of teams carry most of the risk.",
)
AREAS = (
    "During this visit, inspectors looked at how quickly the front door responds, with a particular focus on contacts"
    " from schools. Inspectors also reviewed the arrangements for children who go missing. Progress was measured"
    " against the targets of the improvement plan.",
    "A range of evidence was considered, including children's records, observation of practice and performance"
    " reports. Inspectors also spoke to parents and to foster carers.",
)
AREA_SENTENCES = [
    "During this visit, inspectors looked at how quickly the front door responds, with a particular focus on contacts"
    " from schools.",
    "Inspectors also reviewed the arrangements for children who go missing.",
]
HEADLINE = "Improvement is gathering pace, though from a low base."
CLOSING = (
    "I would like to thank you and your staff for the welcome we received. I am copying this letter to the Department"
    " for Education. This letter will be published on the Ofsted website."
)


@dataclass(frozen=True)
class SyntheticLetter:
    """A letter about an authority; every part can be replaced, and an empty one is left out."""

    top: tuple[str, ...] = (
        "Aviation House 125 Kingsway London WC2B 6SE",
        "14 July 2017",
        "T 0300 123 1231 www.ofsted.gov.uk",
    )
    addressee: tuple[str, ...] = (
        "Ms Ada Byron-Lane",
        "Director of Children's Services",
        "Town Hall",
        "Wolverhampton WV1 1AA",
    )
    dear: str = "Dear Ms Byron-Lane"
    title: str = "Monitoring visit of City of Wolverhampton Council children's services"
    visited: str = (
        "This letter summarises the findings of the monitoring visit to Wolverhampton children's services on 13 and"
        " 14 June 2017."
    )
    numbered: str = (
        "This was the third monitoring visit since the local authority was judged inadequate in February 2016."
    )
    team: str = "The visit was carried out by Rhys ap Owen and Mary-Jane O'Neill, Her Majesty's Inspectors."
    headline: str = HEADLINE
    areas_heading: str = "Areas covered by the visit"
    areas: tuple[str, ...] = AREAS
    overview_heading: str = "Overview"
    overview: tuple[str, ...] = OVERVIEW
    findings_heading: str = "Findings and evaluation of progress"
    findings: tuple[str, ...] = FINDINGS
    closing: str = CLOSING
    signed: tuple[str, ...] = ("Yours sincerely", "Rhys ap Owen", "Her Majesty's Inspector")

    def with_(self, **parts) -> "SyntheticLetter":
        return replace(self, **parts)

    @property
    def blocks(self) -> list[str]:
        """The paragraphs in order; an addressee's lines are one block."""
        intro = " ".join(part for part in (self.visited, self.numbered, self.team) if part)
        blocks = [*self.top, "\n".join(self.addressee), self.dear, self.title, intro, self.headline]
        for heading, paragraphs in (
            (self.areas_heading, self.areas),
            (self.overview_heading, self.overview),
            (self.findings_heading, self.findings),
        ):
            blocks += [heading, *paragraphs]
        return [block for block in [*blocks, self.closing, *self.signed] if block]

    def text(self, wrap: int | None = None, gap: str = "\n\n") -> str:
        """The letter as text: each paragraph on one line, or wrapped at a column."""
        return gap.join(_wrapped(block, wrap) if wrap else block for block in self.blocks) + "\n"

    def data(self, **printed) -> bytes:
        return self.text(**printed).encode()


def _wrapped(block: str, column: int) -> str:
    first, *others = block.split("\n")
    lines = [first, *others]
    wrapped = (textwrap.fill(line, column, subsequent_indent="    " if line.startswith("•") else "") for line in lines)
    return "\n".join(wrapped)


LETTER = SyntheticLetter()


def curly(text: str) -> str:
    return text.replace("'", "’")


def collapsed(text: str) -> str:
    return " ".join(text.split())


def as_said(text: str) -> str:
    """For comparison where a line may have ended at a hyphen."""
    return collapsed(text).replace("- ", "-")
