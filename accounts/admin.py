"""People: the administrator invites them, changes what they may do, and ends their access."""

from allauth.account.admin import EmailAddress, EmailConfirmation
from allauth.mfa.admin import Authenticator
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from django.contrib import admin, messages
from django.contrib.auth.admin import Group

from accounts.actions import access, invitations
from accounts.models import SignedIn, SignInTry, User
from ofsted_tracker.errors import Refused
from ofsted_tracker.record_admin import Kept, MadeOnThePages, NoProbing, ReadOnlyRecord, Record, RecordForm

# A person has one email address and one role: what the packages would add to that is not offered.
for superseded in (EmailAddress, EmailConfirmation, Authenticator, Group):
    if admin.site.is_registered(superseded):
        admin.site.unregister(superseded)


class UserForm(RecordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.set_unusable_password()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


@admin.register(User)
class UserAdmin(Kept, Record):
    """A person is never deleted: what they did stays theirs. Their access is ended instead."""

    form = UserForm
    search_fields = ["name", "email"]
    list_display = ["name", "email", "role", "ofsted_region", "is_active", "last_login"]
    list_filter = ["role", "ofsted_region", "is_active"]
    actions = ["send_new_invitation"]

    def get_fields(self, request, obj=None):
        shown = ["email", "name", "role", "ofsted_region"]
        return [*shown, "is_active", "last_login", "created_at", "change_reason"] if obj else shown

    def get_readonly_fields(self, request, obj=None):
        """Nobody ends their own access or gives themselves another role: somebody must be left to put it right."""
        own = ["role", "is_active"] if obj and obj == request.user else []
        return ["last_login", "created_at", *own]

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            if {"is_active", "role", "email"} & set(form.changed_data) and obj != request.user:
                access.close_sessions(user=obj)
            if "email" in form.changed_data:
                access.forget_addresses(user=obj)
            return
        super().save_model(request, obj, form, change)
        invitations.invite(user=obj, by=request.user)
        self.message_user(request, f"An invitation is on its way to {obj.email}.", messages.SUCCESS)

    @admin.action(description="Send a new invitation")
    def send_new_invitation(self, request, queryset):
        for user in queryset:
            try:
                invitations.invite(user=user, by=request.user)
            except Refused as error:
                self.message_user(request, error.message, messages.ERROR)
            else:
                self.message_user(request, f"A new invitation is on its way to {user.email}.", messages.SUCCESS)


@admin.register(Authenticator)
class SecondFactorAdmin(MadeOnThePages, NoProbing, admin.ModelAdmin):
    """Who has a second step at sign-in. Taken away when a device is lost; its secret is never shown.

    Taking it away signs the person out: whoever found the device is not signed in with it.
    """

    search_fields = ["user__name", "user__email"]
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    fields = ["user", "type", "created_at", "last_used_at"]

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        delete_dangling_recovery_codes(obj.user)
        access.close_sessions(user=obj.user)

    def delete_queryset(self, request, queryset):
        for factor in queryset.select_related("user"):
            self.delete_model(request, factor)


@admin.register(SignInTry)
class SignInTryAdmin(ReadOnlyRecord):
    """Every try to sign in: who, when, from where, and what came of it."""

    search_fields = ["email", "user__name"]
    list_display = ["at", "email", "user", "outcome", "address"]
    list_filter = ["outcome", "at"]
    list_select_related = ["user"]


@admin.register(SignedIn)
class SignedInAdmin(MadeOnThePages, NoProbing, admin.ModelAdmin):
    """Who is signed in where. Deleting a row signs that browser out."""

    search_fields = ["user__name", "user__email"]
    list_display = ["user", "browser", "address", "began_at", "used_at"]
    list_select_related = ["user"]
    list_per_page = 50
    show_full_result_count = False

    def has_change_permission(self, request, obj=None) -> bool:
        return False
