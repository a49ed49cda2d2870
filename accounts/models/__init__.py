"""The people who use the tracker, where they are signed in, and every try to sign in."""

from .sign_in import SignInTry, Tried
from .signed_in import SignedIn
from .user import OfstedRegion, User, UserManager, UserQuerySet

__all__ = ["OfstedRegion", "SignInTry", "SignedIn", "Tried", "User", "UserManager", "UserQuerySet"]
