"""History of what the demonstration types in: dated as if it had been typed on the day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from simple_history.signals import pre_create_historical_record


@contextmanager
def written(at: datetime) -> Iterator[datetime]:
    """Everything saved inside is remembered as saved at this moment."""

    def date_it(sender, *, history_instance, **kwargs):
        history_instance.history_date = at

    pre_create_historical_record.connect(date_it, weak=False)
    try:
        yield at
    finally:
        pre_create_historical_record.disconnect(date_it)
