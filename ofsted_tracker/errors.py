"""Refusals of a domain rule: the text of each is written for the person who is refused."""


class Refused(Exception):
    """A rule says no; `str(error)` says why and what to do. `field` names the form field it belongs beside."""

    def __init__(self, message: str, *, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field


class StaleStage(Refused):
    """Somebody else moved the record first."""


class StaleEdit(Refused):
    """Somebody else saved the record first. `current` is the record as it now stands."""

    def __init__(self, current):
        super().__init__(
            "Somebody else saved this after you opened it. Nothing of yours is lost: both texts are below."
        )
        self.current = current
