"""Who may sign in to the demonstration."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.models import User
from accounts.roles import Role
from ofsted_tracker.editing import keep
from visits.models import LocalAuthority, Membership

from .content import content

PASSWORD = "monitoring-visits"  # noqa: S105 -- everybody's, and printed at every start


@dataclass(frozen=True)
class Cast:
    """The people of the demonstration who type something in."""

    inspector: User
    second: User
    senior: User
    support: User
    manager: User
    admin: User

    @classmethod
    def standing(cls) -> "Cast":
        return cls(**{part: User.objects.get(email=f"{part}@demo.test") for part in cls.__dataclass_fields__})

    def named(self, who: str) -> User | None:
        """The user with this email address, where it is one."""
        return next((user for user in vars(self).values() if user.email == who), None)


def load_accounts(member_from: date) -> int:
    """Adds the accounts that are missing; one that is there stays as it is, password included."""
    there = set(User.objects.values_list("email", flat=True))
    missing = [row for row in content("accounts")["account"] if row["email"] not in there]
    # Made once: it is meant to take long, and the password is no secret.
    hashed = make_password(PASSWORD) if missing else ""
    for row in missing:
        _add(row, member_from, hashed)
    return len(missing)


def _add(row: dict, member_from: date, hashed: str) -> None:
    fields = {name: row[name] for name in ("name", "role", "ofsted_region") if name in row}
    user = keep(User(email=row["email"], password=hashed, **fields), by=None)
    for slug in row.get("authorities", []):
        authority = LocalAuthority.objects.get(slug=slug)
        keep(Membership(user=user, authority=authority, post=row["post"], from_date=member_from), by=None)


def described() -> list[str]:
    """A line for each account, and the password: what is printed at every start."""
    rows = content("accounts")["account"]
    lines = [f"  {row['email']:<25} {Role(row['role']).label:<21} {row['sees']}" for row in rows]
    return ["Demonstration accounts:", *lines, f"The password of each is: {PASSWORD}"]
