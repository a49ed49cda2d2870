"""The first page of whoever looks after the tracker."""


def for_administrator(request) -> dict:
    return {}
