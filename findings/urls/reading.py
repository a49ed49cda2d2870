"""Addresses of pages: reading."""

urlpatterns = []
