"""Why no article could be made of what came in."""

from colophon.errors.refusal import ColophonError, InputError


class EmptyInputError(ColophonError):
    """There is nothing in this file."""

    hint = "Nothing was taken in. Save the page again, or look whether the download broke off."


class BinaryInputError(ColophonError):
    """This is not text: it looks like an image, a PDF, an archive or another binary file."""

    hint = "Nothing was taken in. Save the article as a web page (HTML), Markdown or plain text and try again."


class TooLargeInputError(ColophonError):
    """This page is larger than any article."""

    hint = "Nothing was taken in. Save the article alone, without the pages around it, and try again."


class UnknownLanguageError(InputError):
    """Nobody can tell the language of this text from its few words."""

    hint = "Nothing was kept. Say in which language it is."


class UnreadablePageError(ColophonError):
    """No article was found on this page."""

    hint = "Nothing was taken in. Open the article itself, save that page whole, and give its file."


class LoginPageError(UnreadablePageError):
    """This is a login or consent page, not an article."""

    hint = "Nothing was taken in. Open the article in a browser, sign in or answer the question, and save the page."
