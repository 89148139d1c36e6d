"""What is wrong with what is known of a language."""

from colophon.errors.refusal import ColophonError


class LanguageDataError(ColophonError):
    """A language file does not have the shape that docs/reference/languages.md describes."""

    hint = "Nothing was checked. Mend the named place in the file; see `docs/how-to/teach-a-language.md`."
