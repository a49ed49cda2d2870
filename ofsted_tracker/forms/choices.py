"""Radios and checkboxes with a line of explanation beside each choice."""

from django import forms


class _Explained:
    """`option_hints` maps the stored value of a choice to the sentence shown under it."""

    def __init__(self, *args, option_hints: dict | None = None, inline=False, small=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.option_hints = {str(value): hint for value, hint in (option_hints or {}).items()}
        self.inline = inline
        self.small = small


class RadioSelect(_Explained, forms.RadioSelect):
    pass


class CheckboxSelectMultiple(_Explained, forms.CheckboxSelectMultiple):
    pass
