"""The test suite: reads nothing of the environment but DATABASE_URL."""

import os
import tempfile

from .base import *  # noqa: F403
from .base import LOGGING, MIDDLEWARE, env

DEBUG = False
SECRET_KEY = "only-for-tests"
MFA_ENCRYPTION_KEY = "b25seS1mb3ItdGhlLXRlc3Qtc3VpdGUtMzItYnl0ZSE="
SECOND_FACTOR_REQUIRED = False
SESSION_IDLE_MINUTES = 60
SESSION_MAX_HOURS = 12
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": env.db("DATABASE_URL", default="sqlite://:memory:")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file of this run alone, so that browser tests (another thread) and concurrency tests see the same database.
    # The name says so from the start: for a database in memory the live server would share one connection.
    DATABASES["default"]["NAME"] = f"{tempfile.gettempdir()}/tracker-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/tracker-test-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA foreign_keys=ON",
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = tempfile.mkdtemp(prefix="tracker-test-static-")
MEDIA_ROOT = tempfile.mkdtemp(prefix="tracker-test-files-")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_DATA = False
SITE_ADDRESS = "http://testserver"
# Names the line of code that asks the database again for every row.
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
# Thousands of refusals are asked for on purpose: only failures are worth a line.
LOGGING = {**LOGGING, "loggers": {"django.request": {"level": "ERROR"}}}
