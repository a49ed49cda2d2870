"""The pages of the steps a line of enquiry can take: each asks what it needs and leads back to the line."""

from findings.pages_reading import LINE
from ofsted_tracker.pages import Page


def _step(title: str, name: str) -> Page:
    return Page(
        title,
        caption="{line}, {authority}",
        url=f"findings:{name}",
        args=("line.pk",),
        section="authorities",
        parent=LINE,
    )


LINE_CLOSE = _step("Close this matter", "line-close")
LINE_REOPEN = _step("Reopen this matter", "line-reopen")
LINE_MERGE = _step("Merge into another matter", "line-merge")
LINE_SPLIT = _step("Split this matter", "line-split")
LINE_CARRY_OVER = _step("Carry over to the next programme", "line-carry-over")
