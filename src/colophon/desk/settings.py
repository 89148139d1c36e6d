"""Django's settings of a desk, from the environment and the desk's home. Importing them changes nothing on disk."""

import os
from pathlib import Path

from colophon.desk.database import embedded, named

HOME = Path(os.environ.get("COLOPHON_HOME") or "colophon-desk").absolute()
SECRET_FILE = HOME / "secret"

DATABASES = {"default": named(os.environ["DATABASE_URL"]) if os.environ.get("DATABASE_URL") else embedded(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Made by founding a desk; Django refuses to use an empty one, and nothing in the repository is a secret.
SECRET_KEY = SECRET_FILE.read_text("ascii").strip() if SECRET_FILE.is_file() else ""

INSTALLED_APPS = ["colophon.desk.app.DeskConfig"]
MIDDLEWARE: list[str] = []
ALLOWED_HOSTS: list[str] = []

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEBUG = False
