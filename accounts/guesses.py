"""How many wrong passwords are let through, so that nobody guesses one and no stranger shuts anybody out.

A browser in which the person signed in before counts its own wrong tries only. Every other try counts against the
account from that network address, against that address, and, more slowly, against the account from everywhere.
Addresses that belong to nobody are counted alike, so that a limit says nothing about who has an account.
"""

from dataclasses import dataclass

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from accounts import known_browser


@dataclass(frozen=True)
class Limit:
    name: str
    guesses: int
    minutes: int  # the time looked back over, and so the longest anybody waits

    def take(self, request: HttpRequest, key: str) -> ratelimit.RateLimitUsage | None:
        rate = f"{self.guesses}/{self.minutes}m/key"
        return ratelimit.consume(request, app="accounts", action=self.name, config={self.name: rate}, key=key)


BY_BROWSER = Limit("guesses-browser", guesses=5, minutes=5)
BY_ACCOUNT_AND_ADDRESS = Limit("guesses-account-address", guesses=5, minutes=5)
BY_ADDRESS = Limit("guesses-address", guesses=30, minutes=10)
BY_ACCOUNT = Limit("guesses-account", guesses=30, minutes=10)


class TooManyGuesses(Exception):
    """Nothing was tried; after `minutes` of leaving it alone it can be tried again."""

    def __init__(self, minutes: int):
        super().__init__(minutes)
        self.minutes = minutes


class Guess:
    """One try at one account, counted before the password is looked at and given back if it was right."""

    def __init__(self, request: HttpRequest, email: str):
        self._taken = []
        for limit, key in _limits_of(request, email.lower()):
            taken = limit.take(request, key)
            if taken is None:
                self.give_back()
                raise TooManyGuesses(limit.minutes)
            self._taken.append(taken)

    def give_back(self) -> None:
        for taken in self._taken:
            taken.rollback()


def _limits_of(request: HttpRequest, email: str) -> list[tuple[Limit, str]]:
    browser = known_browser.of(request, email)
    if browser:
        return [(BY_BROWSER, browser)]
    address = ratelimit.get_ip(request)
    return [(BY_ACCOUNT_AND_ADDRESS, f"{email} {address}"), (BY_ADDRESS, address), (BY_ACCOUNT, email)]
