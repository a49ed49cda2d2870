"""Addresses of pages: letters."""

urlpatterns = []
