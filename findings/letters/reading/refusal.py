"""What is raised when a document cannot be taken."""


class CannotRead(Exception):
    """The document is not one that can be read. The message is one sentence, fit to show to a person."""
