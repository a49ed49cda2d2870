"""How a form states its layout: a small set of crispy layout objects in GOV.UK markup."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, LayoutObject
from crispy_forms.layout import Fieldset as CrispyFieldset
from django.template.loader import render_to_string


class GovukHelper(FormHelper):
    """A form laid out inside a <form> the page writes; without arguments, every field in its own order."""

    def __init__(self, *layout, method: str = "post", error_summary: bool = False):
        super().__init__()
        self.form_tag = False
        self.formset_tag = False
        self.form_method = method
        # Pages shown by render_page have one summary above the heading; a form elsewhere may ask for its own.
        self.show_error_summary = error_summary
        self.render_hidden_fields = True
        self.render_unmentioned_fields = False
        if layout:
            self.layout = Layout(*layout)


class Fieldset(CrispyFieldset):
    """Fields under one legend: `Fieldset("The words", "words", hint="As inspectors said them")`."""

    def __init__(self, legend: str, *fields, hint: str = "", css_id: str = ""):
        super().__init__(legend, *fields, css_id=css_id or None)
        self.hint = hint
        self.hint_id = f"{css_id or '-'.join(legend.lower().split())}-hint"


class Row(Div):
    """Fields side by side where there is room."""

    def __init__(self, *fields):
        super().__init__(*fields, css_class="app-row")


class Submit:
    """A button of a form; `name` tells the view which was pressed."""

    input_type = "submit"

    def __init__(self, name: str, label: str, *, secondary: bool = False, warning: bool = False):
        self.name, self.value, self.secondary, self.warning = name, label, secondary, warning


class Buttons(LayoutObject):
    """The buttons that end a form: the first saves, others are `Submit`; `cancel` is an address to go back to."""

    def __init__(self, label: str, *others: Submit, cancel: str = "", warning: bool = False):
        self.inputs = [Submit("", label, warning=warning), *others]
        self.cancel = cancel
        self.fields = []

    def render(self, form, context, template_pack=None, **kwargs):
        cancel = getattr(form, "cancel_url", "") or self.cancel
        return render_to_string("govuk/layout/buttons.html", {"buttons": self, "cancel": cancel})


class Prose(LayoutObject):
    """A paragraph between fields. Plain text: it is escaped."""

    def __init__(self, text: str):
        self.text = text
        self.fields = []

    def render(self, form, context, template_pack=None, **kwargs):
        return render_to_string("govuk/layout/prose.html", {"text": self.text})
