"""Run inside `manage.py shell`: imports the real letter into the demonstration, uses three of its passages, drops one,
and imports it again. `SEED` names the folder of the two real letters.
"""

import os
import subprocess
import sys
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from findings.actions import finish
from findings.actions import passage as passages
from findings.actions.matter import Matter
from findings.models import Finding, Letter, LineOfEnquiry, Passage
from visits.models import Theme, Visit

SEED = Path(os.environ["SEED"])
LETTER = SEED / "000_1b1979f7c38850ee.txt"
INSPECTOR = "inspector@demo.test"
MODELS = (Visit, Letter, Passage, Finding, LineOfEnquiry, Passage.history.model, Letter.history.model)


def run(file: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", "import_document", str(file), "--by", INSPECTOR]
    return subprocess.run(command, capture_output=True, text=True)


def on_record() -> list:
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def findings_that_were_there() -> list:
    return list(Finding.objects.order_by("pk").values("pk", "text", "version", "kind", "removed_at"))


def is_so(said: str, holds: bool) -> None:
    if not holds:
        sys.exit(f"Not so: {said}")
    print(f"  {said}")


before = findings_that_were_there()
visits = Visit.objects.count()
first = run(LETTER)
is_so("the letter is imported" + (f": {first.stderr}" if first.returncode else ""), first.returncode == 0)
visit = Letter.objects.get(text__startswith="Aviation House").visit
is_so("it fills the visit on record, Dudley's second", Visit.objects.count() == visits and visit.number == 2)
is_so("the findings on record stay as they were", findings_that_were_there() == before)
waiting = list(visit.letter.passages.waiting())
is_so("its 12 findings wait", len(waiting) == 12)

inspector = User.objects.get(email=INSPECTOR)
at = timezone.now()
if visit.stage == Visit.Stage.DONE:
    senior = User.objects.get(email="senior@demo.test")
    visit = finish.reopen(visit=visit, by=senior, at=at, reason="Its letter was imported.")
theme = Theme.objects.get(code="EH")
for number, passage in enumerate(waiting[:3], start=1):
    matter = Matter(title=f"Matter of passage {number}", theme=theme)
    passages.use(passage=passage, matter=matter, kind="improvement", by=inspector, at=at)
passages.drop(passage=waiting[3], by=inspector)
is_so("three are used and one is dropped", visit.letter.passages.waiting().count() == 8)

record = on_record()
again = run(LETTER)
is_so("the same letter again is no failure", again.returncode == 0 and "already recorded" in again.stdout)
is_so("and nothing has moved", on_record() == record)

cover = run(SEED / "002_563f4968fcefb6ca.txt")
is_so("the cover letter is refused with one line", cover.returncode == 2 and len(cover.stderr.splitlines()) == 1)
is_so("and nothing has moved", on_record() == record)
