"""The pieces pages are built of. The signature of each tag is its contract; /components/ shows them all."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from ofsted_tracker.templatetags import charts, tags

register = template.Library()
register.tags.update(tags.register.tags | charts.register.tags)

# Content of a block tag has been rendered, and so escaped, by the page it stands in.
_rendered = mark_safe


def _template(name: str) -> str:
    return f"components/{name}.html"


# Wrappers --------------------------------------------------------------------------------------------


@register.simple_block_tag
def inset(content):
    return _include("inset", content=_rendered(content))


@register.simple_block_tag
def warning(content):
    return _include("warning", content=_rendered(content))


@register.simple_block_tag
def details(content, summary, open=False):
    return _include("details", content=_rendered(content), summary=summary, open=open)


@register.simple_block_tag
def notification(content, title="Important"):
    """A banner written in the page; what an action has just done is said with Django's messages instead."""
    return _include("notification", content=_rendered(content), title=title, title_id=f"banner-{slugify(title)}")


@register.simple_block_tag
def card(content, title, href=""):
    """A record among others, under a heading of its own."""
    return _include("card", content=_rendered(content), title=title, href=href)


@register.simple_block_tag
def scroll_box(content, label):
    """Round every wide table: it scrolls by itself, by keyboard too, and the page never sideways."""
    return _include("scroll_box", content=_rendered(content), label=label)


@register.simple_block_tag
def cell(content, label="", classes=""):
    """A cell of a table of class app-cards, on a telephone a line of its row's card, led by `label`.

    The table, its rows and headers carry their roles in the page: as cards, browsers no longer tell them.
    """
    return _include("cell", content=_rendered(content), label=label, classes=classes, is_empty=not content.strip())


@register.simple_block_tag
def last_said(content, when, label="Last time we said"):
    """The earlier words, to stand beside the new: put both in a div of class app-beside."""
    return _include("last_said", content=_rendered(content), when=when, label=label)


# Lists of things -------------------------------------------------------------------------------------


@register.simple_block_tag
def summary_list(content):
    return format_html('<dl class="govuk-summary-list">{}</dl>', _rendered(content))


@register.inclusion_tag(_template("summary_row"))
def summary_row(key, value, href="", action="Change"):
    return {"key": key, "value": value, "href": href, "action": action}


@register.simple_block_tag
def summary_cell(content, key, href="", action="Change"):
    """A row whose value is markup of the page."""
    return _include("summary_row", key=key, value=_rendered(content), href=href, action=action)


@register.simple_block_tag
def task_list(content):
    return format_html('<ul class="govuk-task-list">{}</ul>', _rendered(content))


@register.inclusion_tag(_template("task"))
def task(title, href="", status="", colour="", hint=""):
    """A step of a piece of work. What is done has plain words; what needs somebody has a coloured tag."""
    return {
        "title": title,
        "href": href,
        "status": status,
        "colour": colour,
        "hint": hint,
        "task_id": f"task-{slugify(title)}",
    }


@register.simple_block_tag
def timeline(content):
    return format_html('<ol class="app-timeline">{}</ol>', _rendered(content))


@register.simple_block_tag
def timeline_item(content, title, when="", href=""):
    return _include("timeline_item", title=title, when=when, href=href, content=_rendered(content))


@register.inclusion_tag(_template("history_list"))
def history_list(entries):
    """Who changed what, when, from what to what. Entries as `ofsted_tracker.history.changes` gives them."""
    return {"entries": entries}


@register.simple_block_tag
def figures(content):
    return format_html('<ul class="app-figures">{}</ul>', _rendered(content))


@register.inclusion_tag(_template("figure"))
def figure(number, words, href="", one=""):
    """A count that leads to the rows it counts; `one` are the words where it counts a single row."""
    return {"number": number, "words": one if one and number == 1 else words, "href": href}


@register.inclusion_tag(_template("empty_state"))
def empty_state(words, href="", action=""):
    return {"words": words, "href": href, "action": action}


# Tables ----------------------------------------------------------------------------------------------


@register.inclusion_tag(_template("sort_header"), takes_context=True)
def sort_header(context, key, label, numeric=False):
    """A heading that sorts: `?sort=age` upwards, `?sort=-age` downwards. The other parameters stay."""
    current = context["request"].GET.get("sort", "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "none")
    query = _query(context, sort=f"-{key}" if direction == "ascending" else key, page=None)
    return {"label": label, "numeric": numeric, "direction": direction, "query": query}


@register.inclusion_tag(_template("pagination"), takes_context=True)
def pagination(context, page_obj):
    """Nothing where everything fits on one page."""
    pages = []
    for number in page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1):
        is_page = isinstance(number, int)
        pages.append({"number": number, "is_page": is_page, "query": _query(context, page=number) if is_page else ""})
    return {
        "page_obj": page_obj,
        "pages": pages,
        "previous": _query(context, page=page_obj.number - 1),
        "next": _query(context, page=page_obj.number + 1),
    }


@register.inclusion_tag(_template("filter_panel"), takes_context=True)
def filter_panel(context, form, title="Filter", clear="", label="Apply filters", open=False):
    """A GET form folded away until it is in use; `open` where looking for something is what the page is for."""
    filtered = any(value for key, value in context["request"].GET.items() if key in form.fields)
    return {"form": form, "title": title, "clear": clear, "label": label, "is_open": open or filtered}


def _query(context, **changes) -> str:
    """The address's parameters with these changed; None leaves one out."""
    parameters = context["request"].GET.copy()
    for key, value in changes.items():
        parameters.pop(key, None)
        if value is not None:
            parameters[key] = value
    return f"?{parameters.urlencode()}"


# Buttons ---------------------------------------------------------------------------------------------


@register.inclusion_tag(_template("action_button"), takes_context=True)
def action_button(context, label, url, style="", name="", value="", version=None, hidden=""):
    """A button that does one thing, by POST. `hidden` completes its name for those who cannot see round it."""
    return {
        "label": label,
        "url": url,
        "style": style,
        "name": name,
        "value": value,
        "version": version,
        "hidden": hidden,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag(_template("link_button"))
def link_button(label, href, style=""):
    return {"label": label, "href": href, "style": style}


def _include(name: str, **context) -> SafeString:
    return mark_safe(render_to_string(_template(name), context))
