"""One person trying the tracker on their own machine: a default for everything."""

from .base import *  # noqa: F403
from .base import STATIC_ROOT, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="only-for-trying-the-tracker-on-one-machine")
MFA_ENCRYPTION_KEY = env("MFA_ENCRYPTION_KEY", default="b25zeS1mb3ItdHJ5aW5nLW9uLW9uZS1tYWNoaW5lISE=")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO_DATA = env.bool("DEMO_DATA", default=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
