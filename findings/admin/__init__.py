from . import action, finding, letter, line

__all__ = ["action", "finding", "letter", "line"]
