"""The drafter that a desk's settings name, if they allow one."""

from collections.abc import Mapping
from pathlib import Path

from colophon.adapters.drafts.deepl import DeepLDrafter
from colophon.adapters.drafts.libretranslate import LibreTranslateDrafter
from colophon.adapters.drafts.local import LocalDrafter
from colophon.adapters.drafts.openai import OpenAIDrafter
from colophon.adapters.settings import DraftSettings
from colophon.drafts.draft import Drafter
from colophon.errors import DraftError, SettingsError

SERVICES = ("openai", "deepl", "libretranslate", "local")


def chosen_drafter(settings: DraftSettings, environment: Mapping[str, str], *, home: Path) -> Drafter:
    """DraftError unless the desk has said `allowed = "yes"`; SettingsError for what cannot be understood.

    A model's folder is looked for in the desk's `home`, unless its path is whole.
    """
    if settings.allowed not in ("yes", "no"):
        raise SettingsError("colophon.toml: “drafts.allowed” is “yes” or “no”.")
    if settings.allowed == "no":
        raise DraftError("This desk does not let machines draft: nothing was sent anywhere.")
    key, seconds = environment.get(settings.key_variable, ""), settings.seconds
    match settings.service:
        case "openai":
            return OpenAIDrafter(_needed(settings.address), model=settings.model, key=key, seconds=seconds)
        case "deepl":
            return DeepLDrafter(settings.address, key=key, seconds=seconds)
        case "libretranslate":
            return LibreTranslateDrafter(_needed(settings.address), model=settings.model, key=key, seconds=seconds)
        case "local":
            return LocalDrafter(
                home / _needed(settings.folder, "folder"),
                model=settings.model,
                source_prefix=settings.source_prefix,
                target_prefix=settings.target_prefix,
            )
    raise SettingsError(f"colophon.toml: “drafts.service” is one of {', '.join(SERVICES)}.")


def _needed(value: str, name: str = "address") -> str:
    if not value:
        raise SettingsError(f"colophon.toml: “drafts.{name}” is missing.")
    return value
