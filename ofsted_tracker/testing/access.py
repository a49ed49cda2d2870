"""The table of who gets which answer at which address: one row an address, checked for every role.

Each room keeps its rows in `tests/access*.py`; a test fails for an address without a row.
"""

from dataclasses import dataclass, field

PEOPLE = (
    "anonymous",  # not signed in
    "team",  # inspector who leads the unfinished visit
    "inspector",  # inspector on no visit of the programme
    "senior",  # senior HMI of the authority's region
    "senior_elsewhere",
    "quality",
    "support",
    "manager",  # of the council visited
    "manager_elsewhere",
    "contributor",  # of the council visited
    "dfe",  # adviser of the council visited
    "administrator",
)
# Short names for several people at once.
GROUPS = {
    "signed_in": PEOPLE[1:],
    "ofsted": ("team", "inspector", "senior", "senior_elsewhere", "quality", "support"),
    "inspectors": ("team", "inspector", "senior", "senior_elsewhere"),
    "readers_of_drafts": ("team", "senior", "quality"),
    "council": ("manager", "contributor"),
    "members": ("manager", "contributor", "dfe"),
}


@dataclass(frozen=True)
class Row:
    """What each person gets at one address.

    `kind` says what the address is about: "" (nothing), "authority", "inspection", "programme", "visit", "line",
    "recommendation", "finding", "passage", "action", "contact", "user". `unfinished` holds for what belongs to the
    visit in writing up, `released` for the visit whose letter is published, `always` for addresses where that makes no
    difference. Written as "team=200 senior=403"; whoever is not named gets 404, the anonymous always the log-in page
    (`public=True`: the page itself). `post=True`: asked by POST (without fields), and a GET gets 405.
    """

    name: str
    kind: str = ""
    always: str = ""
    unfinished: str = ""
    released: str = ""
    post: bool = False
    public: bool = False
    extra: dict = field(default_factory=dict)  # further arguments of the address
    query: str = ""

    def expected(self, state: str) -> dict[str, int]:
        answers = dict.fromkeys(PEOPLE, 404)
        for entry in (self.always or getattr(self, state)).split():
            who, status = entry.split("=")
            for person in GROUPS.get(who, (who,)):
                if person not in answers:
                    raise ValueError(f"{self.name}: nobody is called {person}")
                answers[person] = int(status)
        answers["anonymous"] = 200 if self.public else 302
        return answers

    def states(self) -> list[str]:
        return ["always"] if self.always else ["unfinished", "released"]
