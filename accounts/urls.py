"""Addresses of this room; signing in follows them under /accounts/ (sign_in_urls)."""

from django.urls import path

from accounts.views import account, invitations

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("invitation/", invitations.choose_password, name="choose-password"),
    path("invitation/<str:uid>/<str:token>/", invitations.follow_link, name="invitation"),
]
