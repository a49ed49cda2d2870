"""People of an authority and their posts: shown to whoever sees the authority, kept by Ofsted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from ofsted_tracker.errors import Refused, StaleEdit
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.history import changes
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from ofsted_tracker.wording import day
from visits import pages, rights
from visits.actions import contact as contacts
from visits.forms.contact import ContactForm, EndForm
from visits.models import Contact, LocalAuthority


@require_GET
def contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _contact(request.user, slug, pk)
    context = {
        "contact": found,
        "authority": found.authority,
        "may_keep": rights.may_keep_contacts(request.user, found.authority),
        "reads_addresses": rights.may_read_addresses(request.user),
        "history": changes(found) if request.user.is_ofsted else None,
    }
    return render_page(request, "visits/contact.html", pages.CONTACT, context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    authority = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    _require_keeper(request.user, authority)
    form = ContactForm(typed(request), cancel_url=_people(authority))
    if request.method == "POST" and form.is_valid():
        try:
            made = contacts.add(authority=authority, by=request.user, entry_key=form.key, **form.facts())
        except (Refused, ValidationError) as error:
            show(form, error)
        else:
            messages.success(request, f"{made}, {made.post_words}, is on record.")
            return redirect(_people(authority))
    context = {"authority": authority, "form": form}
    return render_page(request, "visits/contact_form.html", pages.CONTACT_NEW, context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _contact(request.user, slug, pk)
    _require_keeper(request.user, found.authority)
    form = ContactForm(typed(request), contact=found, cancel_url=found.get_absolute_url())
    context = {"authority": found.authority, "contact": found, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            changed = contacts.change(contact=found, by=request.user, version=form.version_opened, **form.facts())
        except StaleEdit as error:
            form.stand_at(error.current.version)
            show(form, error)
            context["saved_meanwhile"] = error.current
        except (Refused, ValidationError) as error:
            show(form, error)
        else:
            messages.success(request, f"{changed} is saved.")
            return redirect(changed)
    return render_page(request, "visits/contact_form.html", pages.CONTACT_EDIT, context)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _contact(request.user, slug, pk)
    _require_keeper(request.user, found.authority)
    form = EndForm(typed(request), cancel_url=found.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            ended = contacts.end(contact=found, by=request.user, **form.cleaned_data)
        except (Refused, ValidationError) as error:
            show(form, error)
        else:
            messages.success(request, f"{ended}'s last day in the post is {day(ended.to_date)}.")
            return redirect(_people(found.authority))
    context = {"authority": found.authority, "contact": found, "form": form}
    return render_page(request, "visits/contact_end.html", pages.CONTACT_END, context)


def _contact(user, slug: str, pk: int) -> Contact:
    visible = Contact.objects.visible_to(user).select_related("authority")
    return get_object_or_404(visible, authority__slug=slug, pk=pk)


def _require_keeper(user, authority: LocalAuthority) -> None:
    if not rights.may_keep_contacts(user, authority):
        raise PermissionDenied


def _people(authority: LocalAuthority) -> str:
    return f"{authority.get_absolute_url()}#people"
