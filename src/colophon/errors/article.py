"""What is wrong with an article's form."""

from colophon.errors.refusal import InputError


class UnknownPlaceError(InputError):
    """The article has no such place."""

    hint = "Nothing was changed. Read the article's places again: its blocks may have been renumbered."


class FrontMatterError(InputError):
    """The front matter at the top of the file cannot be read."""

    hint = "Nothing was changed. Mend the named line between the two --- lines, or remove both, and try again."


class ArticleFormError(InputError):
    """This is not an article in JSON as docs/reference/article-format.md describes it."""

    hint = "Nothing was changed. Mend the named place, or write the file again with the program it came from."
