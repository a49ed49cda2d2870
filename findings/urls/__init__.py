"""Addresses of this room: what is read, what is recorded, and letters."""

from .letters import urlpatterns as letters
from .reading import urlpatterns as reading
from .recording import urlpatterns as recording

app_name = "findings"
urlpatterns = [*reading, *recording, *letters]
