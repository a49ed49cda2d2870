"""References in addresses."""


class VisitRef:
    """MV-0042 in an address is visit 42."""

    regex = r"MV-[0-9]{4,9}"

    def to_python(self, value: str) -> int:
        return int(value.removeprefix("MV-"))

    def to_url(self, value) -> str:
        return value if isinstance(value, str) else f"MV-{value:04d}"
