"""A refusal of an action, shown beside the field it belongs to."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from ofsted_tracker.errors import Refused


def show(form: forms.BaseForm, error: Refused | ValidationError) -> None:
    """What concerns a field the form does not have stands at the top of the page."""
    if isinstance(error, Refused):
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return
    by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for field, messages in by_field.items():
        for message in messages:
            form.add_error(field if field in form.fields else None, message)
