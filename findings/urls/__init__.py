"""Addresses of this room: what is read, what is recorded, lines of enquiry, letters, and the end of a programme."""

from django.urls import path

from findings.views import programme

from .letters import urlpatterns as letters
from .lines import urlpatterns as lines
from .reading import urlpatterns as reading
from .recording import urlpatterns as recording

app_name = "findings"
urlpatterns = [
    *reading,
    *recording,
    *letters,
    *lines,
    path("authorities/<slug:slug>/programmes/<int:pk>/end/", programme.end, name="programme-end"),
]
