"""What stands in the bar at the top for each role: label, name of the address, section of the pages under it."""

from .roles import MEMBER_ROLES, OFSTED_ROLES, Role

Entry = tuple[str, str, str]

HOME: Entry = ("Home", "home", "home")
AUTHORITIES: Entry = ("Authorities", "visits:authorities", "authorities")
VISITS: Entry = ("Visits", "visits:list", "visits")
ADMIN: Entry = ("Admin", "admin:index", "admin")


def entries_of(role: str) -> list[Entry]:
    """Asks the database nothing: it is shown on every page."""
    if role in OFSTED_ROLES:
        return [HOME, AUTHORITIES, VISITS]
    if role in MEMBER_ROLES:
        return [HOME, AUTHORITIES]
    return [HOME, ADMIN] if role == Role.SYSTEM_ADMINISTRATOR else [HOME]
