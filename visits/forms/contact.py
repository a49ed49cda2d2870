"""Somebody in a post at an authority."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper
from ofsted_tracker.forms.text import WordsField, is_control
from ofsted_tracker.once import entry_key_of
from visits.models import Contact

FACTS = ("title", "name", "post", "tenure", "is_dcs", "email", "address", "from_date", "to_date")


def _line(label: str, *, longest: int, width: str = "", **kwargs) -> WordsField:
    """Words on one line."""
    widget = forms.TextInput(attrs={"class": f"govuk-input--width-{width}"} if width else {})
    return WordsField(label=label, max_length=longest, widget=widget, **kwargs)


class ContactForm(forms.Form):
    title = _line("Title", longest=20, width="5", required=False, name="The title", help_text="Such as Ms or Dr.")
    name = _line("Name", longest=150, width="20", missing="Enter the name", name="The name")
    post = _line(
        "Post",
        longest=200,
        missing="Enter the post",
        name="The post",
        help_text="As the council calls it, such as Director of People.",
    )
    tenure = forms.ChoiceField(
        label="In the post as",
        choices=Contact.Tenure.choices,
        widget=RadioSelect(inline=True),
        error_messages={
            "required": "Choose permanent, interim or acting",
            "invalid_choice": "Choose permanent, interim or acting",
        },
    )
    is_dcs = forms.BooleanField(
        label="Director of children's services (DCS)",
        required=False,
        help_text="Whatever the post is called. Letters are addressed to this person.",
    )
    from_date = DayField(
        label="In post from",
        missing="Enter the first day in the post",
        help_text="If it is not known, the first day you know of, such as the date of a letter.",
    )
    to_date = DayField(label="Last day in post", required=False, help_text="Leave it empty while it goes on.")
    email = forms.CharField(
        label="Email address",
        required=False,
        widget=forms.EmailInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
    )
    address = WordsField(label="Postal address", required=False, rows=4, max_length=500, name="The address")
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        min_value=0,
        error_messages={"invalid": "Open this person's page again and change it there"},
    )
    entry_key = forms.CharField(widget=forms.HiddenInput, required=False)

    helper = GovukHelper(
        Fieldset("Who", "title", "name"),
        Fieldset("The post", "post", "tenure", "is_dcs", "from_date", "to_date"),
        Fieldset("Where to reach them", "email", "address", hint="Shown to Ofsted and to the council itself."),
        "version",
        "entry_key",
        Buttons("Save"),
    )

    def __init__(self, data=None, *, contact: Contact | None = None, cancel_url: str = ""):
        super().__init__(data, initial=_initial(contact))
        self.cancel_url = cancel_url

    def clean_email(self) -> str:
        typed = self.cleaned_data["email"].strip()
        if typed:
            _refuse_no_address(typed)
        return typed

    def facts(self) -> dict:
        """What the actions take."""
        return {name: self.cleaned_data[name] for name in FACTS}

    @property
    def version_opened(self) -> int:
        return self.cleaned_data["version"] or 0

    @property
    def key(self) -> uuid.UUID | None:
        return entry_key_of(self.cleaned_data["entry_key"])

    def stand_at(self, version: int) -> None:
        """After a stale save what was typed stays, and saving again is a decision made with both in view."""
        self.data = self.data.copy()
        self.data["version"] = version


class EndForm(forms.Form):
    last_day = DayField(label="Last day in the post", missing="Enter the last day in the post")

    helper = GovukHelper("last_day", Buttons("Save"))

    def __init__(self, data=None, *, cancel_url: str = ""):
        super().__init__(data)
        self.cancel_url = cancel_url


def _initial(contact: Contact | None) -> dict:
    if contact is None:
        return {"entry_key": uuid.uuid4(), "tenure": Contact.Tenure.PERMANENT}
    return {name: getattr(contact, name) for name in (*FACTS, "version")}


def _refuse_no_address(typed: str) -> None:
    if any(is_control(character) for character in typed):
        raise ValidationError("The email address holds a character that cannot be shown. Type it again")
    try:
        forms.EmailField(max_length=254).clean(typed)
    except ValidationError:
        raise ValidationError("Enter an email address in full, such as name@council.example.uk") from None
