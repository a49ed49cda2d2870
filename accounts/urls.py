"""Addresses of this room; signing in follows them under /accounts/ (sign_in_urls)."""

from django.urls import path

from accounts.views import account, invitations, sessions

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("time-left/", sessions.time_left, name="time-left"),
    path("stay/", sessions.stay, name="stay"),
    path("sign-out-elsewhere/", sessions.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("invitation/", invitations.choose_password, name="choose-password"),
    path("invitation/<str:uid>/<str:token>/", invitations.follow_link, name="invitation"),
]
