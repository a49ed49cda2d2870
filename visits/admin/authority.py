"""Authorities, the names letters print for them, their people and posts, and which users belong to them."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from accounts.admin import UserAdmin
from accounts.models import User
from ofsted_tracker.record_admin import CheckedForm, Record, RecordForm, Rows, VersionedRecord
from visits.models import Contact, LocalAuthority, LocalAuthorityName, Membership
from visits.names import matched_form


class _UnknownName:
    """A name leads to one authority only, however it is written."""

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        other = (
            LocalAuthorityName.objects.filter(matched=matched_form(name))
            .exclude(pk=self.instance.pk)
            .select_related("authority")
            .first()
        )
        if other:
            raise ValidationError(f"{other.authority} is already known by this name ({other}).")
        return name


class NameRowForm(_UnknownName, CheckedForm):
    pass


class NameForm(_UnknownName, RecordForm):
    pass


class NameFormSet(BaseInlineFormSet):
    def clean(self):
        """Two names typed together are not one name written twice."""
        super().clean()
        typed = [
            matched_form(form.cleaned_data["name"])
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")
        ]
        if len(typed) != len(set(typed)):
            raise ValidationError("Two of these names are the same when matched. Keep one of them.")


class NameRows(Rows):
    model = LocalAuthorityName
    form = NameRowForm
    formset = NameFormSet
    readonly_fields = ["matched"]


class MembershipRows(Rows):
    model = Membership
    autocomplete_fields = ["user", "authority"]
    select_related = ("user", "authority")


@admin.register(LocalAuthority)
class LocalAuthorityAdmin(Record):
    search_fields = ["name", "names__name", "ons_code", "la_code", "ofsted_urn"]
    list_display = ["name", "la_type", "region", "ofsted_region", "ons_code", "is_example"]
    list_filter = ["ofsted_region", "la_type", "is_example"]
    list_select_related = ["successor"]
    autocomplete_fields = ["successor"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameRows, MembershipRows]

    def get_prepopulated_fields(self, request, obj=None):
        """An address once given stays, unless it is changed on purpose."""
        return {} if obj else self.prepopulated_fields


@admin.register(LocalAuthorityName)
class LocalAuthorityNameAdmin(Record):
    form = NameForm
    search_fields = ["name", "matched", "authority__name"]
    list_display = ["name", "authority", "matched"]
    list_filter = ["authority__ofsted_region"]
    list_select_related = ["authority"]
    autocomplete_fields = ["authority"]
    fields = ["authority", "name", "matched"]
    readonly_fields = ["matched"]


@admin.register(Contact)
class ContactAdmin(VersionedRecord):
    search_fields = ["name", "post", "authority__name"]
    list_display = ["name", "post", "authority", "is_dcs", "tenure", "from_date", "to_date"]
    list_filter = ["is_dcs", "tenure", "authority__ofsted_region"]
    list_select_related = ["authority"]
    autocomplete_fields = ["authority"]
    date_hierarchy = "from_date"


@admin.register(Membership)
class MembershipAdmin(Record):
    search_fields = ["user__name", "user__email", "authority__name", "post"]
    list_display = ["user", "authority", "post", "from_date", "to_date"]
    list_filter = ["user__role", "authority__ofsted_region"]
    list_select_related = ["user", "authority"]
    autocomplete_fields = ["user", "authority"]


admin.site.unregister(User)


@admin.register(User)
class UserWithMembershipsAdmin(UserAdmin):
    """The person and, in the same step, the authorities they belong to."""

    inlines = [MembershipRows]
