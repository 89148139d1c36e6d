"""Why no draft was made."""

from colophon.errors.refusal import ColophonError


class DraftError(ColophonError):
    """The translation service did not draft."""

    hint = "Nothing was changed. Look at [drafts] in colophon.toml; `docs/how-to/draft-with-a-machine.md` shows how."
