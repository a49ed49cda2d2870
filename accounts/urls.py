"""Addresses of this room; allauth's own follow them under /accounts/."""

app_name = "accounts"
urlpatterns = []
