"""Addresses of pages: recording."""

urlpatterns = []
