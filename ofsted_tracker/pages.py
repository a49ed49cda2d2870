"""One declaration a page: its title, where it hangs, its place in the navigation.

A declaration holds words and URL names only. What is particular to one visit or authority is filled in
from the context of the view, so declaring or showing a page never queries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse


@dataclass(frozen=True)
class Page:
    """Title, caption, crumb and each of `args` may name things of the context: "Findings of {visit.ref}"."""

    title: str
    url: str = ""
    args: tuple[str, ...] = ()
    section: str = ""
    parent: "Page | None" = None
    caption: str = ""
    crumb: str = ""

    def url_for(self, context: Mapping) -> str:
        names = (name if "{" in name else f"{{{name}}}" for name in self.args)
        return reverse(self.url, args=[name.format_map(context) for name in names])

    def crumb_for(self, context: Mapping) -> str:
        return (self.crumb or self.title).format_map(context)

    def ancestors(self) -> list["Page"]:
        """From the outermost page down to the parent."""
        return [*self.parent.ancestors(), self.parent] if self.parent else []


@dataclass(frozen=True)
class Breadcrumb:
    label: str
    href: str


class ShownPage:
    """A declared page with the names filled in: what templates know as `page`."""

    def __init__(self, page: Page, context: Mapping, forms: Iterable = ()):
        self.title = page.title.format_map(context)
        self.caption = page.caption.format_map(context)
        self.section = page.section
        self.breadcrumbs = [Breadcrumb(up.crumb_for(context), up.url_for(context)) for up in page.ancestors()]
        self.forms = [form for form in [*context.values(), *forms] if _has_errors(form)]

    @property
    def has_errors(self) -> bool:
        return bool(self.forms)


def _has_errors(value) -> bool:
    if isinstance(value, BaseFormSet):
        return value.is_bound and not value.is_valid()
    return isinstance(value, BaseForm) and value.is_bound and bool(value.errors)


def render_page(
    request, template: str, page: Page, context: Mapping | None = None, *, forms: Iterable = (), status=200
) -> HttpResponse:
    """Shows `template` as the declared page. Forms with errors (in the context, or `forms`) get one summary."""
    context = dict(context or {})
    context["page"] = ShownPage(page, context, forms)
    return render(request, template, context, status=status)
