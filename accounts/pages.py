"""The pages of this room."""

from ofsted_tracker.pages import Page

ACCOUNT = Page("Your account", url="accounts:account")
CHOOSE_PASSWORD = Page("Choose a password", url="accounts:choose-password")
DEAD_LINK = Page("This link cannot be used")
