"""Two people changed the same finding: both texts side by side, and neither is lost."""

from dataclasses import dataclass

from findings.forms.finding import EditForm
from findings.models import Finding


@dataclass(frozen=True)
class BothTexts:
    """`form` holds mine, and saves over `theirs` when it is sent again; `joined` is theirs followed by mine."""

    form: EditForm
    theirs: Finding
    saved_by: str
    mine: str
    joined: str


def both_texts(form: EditForm, current: Finding) -> BothTexts:
    mine = form.cleaned_data["text"]
    again = EditForm(_at_version(form, current.version), last=form.last)
    again.add_error("text", "Somebody else saved this finding after you opened it. Choose which words should stand")
    return BothTexts(again, current, _saved_by(current), mine, joined(current, mine))


def joined(theirs: Finding, mine: str) -> str:
    return f"{theirs.text}\n\n{mine}"


def _at_version(form: EditForm, version: int):
    data = form.data.copy()
    data["version"] = version
    return data


def _saved_by(current: Finding) -> str:
    latest = current.history.select_related("history_user").first()
    return str(latest.history_user) if latest and latest.history_user else "Somebody else"
