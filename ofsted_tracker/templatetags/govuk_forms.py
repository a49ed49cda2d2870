"""What the crispy template pack "govuk" needs to know of a field. Aria attributes are left to Django."""

from django import forms, template
from django.forms.formsets import BaseFormSet

from ofsted_tracker.drafts import key_of, person_of
from ofsted_tracker.typed import AUTHOR_FIELD, author_mark

register = template.Library()

CONTROL_CLASSES = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "input": "govuk-input",
}


@register.filter
def widget_kind(field) -> str:
    """The shape a field is shown in: each has its own markup in templates/govuk/field.html."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    for kind, widget_class in (
        ("checkboxes", forms.CheckboxSelectMultiple),
        ("radios", forms.RadioSelect),
        ("checkbox", forms.CheckboxInput),
        ("boxes", forms.MultiWidget),
        ("file", forms.FileInput),
        ("select", forms.Select),
        ("textarea", forms.Textarea),
    ):
        if isinstance(widget, widget_class):
            return kind
    return "input"


@register.filter
def is_group(field) -> bool:
    """Shown as several controls under one legend."""
    return widget_kind(field) in {"checkboxes", "radios", "boxes"}


@register.filter
def says_optional(field) -> bool:
    marked = getattr(field.form, "mark_optional", True)
    return marked and not field.field.required and widget_kind(field) not in {"checkbox", "hidden"}


@register.filter
def maxlength(field):
    """The limit a character count runs to, if the field asks for one."""
    return field.field.widget.attrs.get("data-maxlength", "")


@register.filter
def worded_errors(field) -> list[str]:
    """The field's errors; where a form of somebody else's only says "required", what to do about it."""
    verb = "Choose" if widget_kind(field) in {"select", "radios", "checkboxes", "file"} else "Enter"
    unhelpful = forms.Field.default_error_messages["required"]
    return [f"{verb} {str(field.label).lower()}" if text == unhelpful else text for text in field.errors]


@register.simple_tag
def control(field):
    """The field's own control, in the pack's classes, red when it has an error."""
    kind = widget_kind(field)
    base = CONTROL_CLASSES.get(kind, "")
    classes = [
        base,
        f"{base}--error" if base and field.errors else "",
        field.field.widget.attrs.get("class", ""),
    ]
    # The label says what to enter; a placeholder would say it again, in grey, and go when it is needed.
    attrs = {"class": " ".join(name for name in classes if name), "placeholder": False}
    if maxlength(field):
        attrs["class"] += " govuk-js-character-count"
        attrs["aria-describedby"] = f"{field.aria_describedby or ''} {field.auto_id}-info".strip()
    return field.as_widget(attrs=attrs)


@register.simple_tag
def checkbox(field):
    """A single tick box."""
    return field.as_widget(
        attrs={"class": f"govuk-checkboxes__input {field.field.widget.attrs.get('class', '')}".strip()}
    )


@register.simple_tag
def option_groups(field) -> list[dict]:
    """The choices of radios or checkboxes, each with its hint; under a heading where they are grouped."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id}, widget)
    attrs.pop("aria-describedby", None)
    context = widget.get_context(field.html_name, field.value(), attrs)["widget"]
    hints = getattr(widget, "option_hints", {})
    groups = []
    for heading, options, _index in context["optgroups"]:
        shown = [{**option, "hint": hints.get(str(option["value"]), "")} for option in options]
        if groups and not heading and not groups[-1]["heading"]:
            groups[-1]["options"].extend(shown)
        else:
            groups.append({"heading": heading, "options": shown})
    return groups


@register.simple_tag
def boxes(field) -> list[dict]:
    """The boxes of a date, each with its label."""
    attrs = field.build_widget_attrs({"id": field.auto_id}, field.field.widget)
    context = field.field.widget.get_context(field.html_name, field.value(), attrs)["widget"]
    wrong = getattr(field.field.widget, "wrong_boxes", None)
    shown = []
    for index, (subwidget, label) in enumerate(zip(context["subwidgets"], field.field.widget.labels, strict=True)):
        is_wrong = bool(field.errors) and (wrong is None or index in wrong)
        shown.append({**subwidget, "label": label, "is_wrong": is_wrong})
    return shown


@register.inclusion_tag("govuk/form_tokens.html", takes_context=True)
def form_tokens(context, csrf=True) -> dict:
    """The hidden fields of every form that posts: the security token, and who opened it (`typed.py`).

    With these a form's unsaved words are kept in the browser, locked with its writer's key (`drafts.py`).
    """
    user = context.get("user")
    writer = user if user and user.is_authenticated else None
    return {
        "csrf_token": context.get("csrf_token", "") if csrf else "",
        "author_field": AUTHOR_FIELD,
        "author": author_mark(writer) if writer else "",
        "person": person_of(writer) if writer else "",
        "drafts_key": key_of(writer) if writer else "",
    }


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms_shown) -> dict:
    """One summary of what is wrong in these forms and formsets, each problem a link to its field."""
    return {"problems": [problem for shown in forms_shown for problem in _problems(shown)]}


def _problems(shown) -> list[dict]:
    if isinstance(shown, (list, tuple)):
        return [problem for one in shown for problem in _problems(one)]
    if isinstance(shown, BaseFormSet):
        return [{"text": text, "href": ""} for text in shown.non_form_errors()] + _problems(list(shown))
    if not getattr(shown, "is_bound", False):
        return []
    problems = [{"text": text, "href": ""} for text in shown.non_field_errors()]
    for field in shown:
        problems += [{"text": text, "href": _target(field)} for text in worded_errors(field)]
    return problems


def _target(field) -> str:
    """The first control of the field: a hidden one cannot be linked to."""
    if field.is_hidden or not field.auto_id:
        return ""
    if not is_group(field):
        return f"#{field.auto_id}"
    if widget_kind(field) == "boxes":
        wrong = getattr(field.field.widget, "wrong_boxes", None)
        return f"#{field.auto_id}_{min(wrong) if wrong else 0}"
    options = field.subwidgets
    return f"#{options[0].id_for_label}" if options else ""
