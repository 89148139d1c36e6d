"""Why an edition, the site or a target stays as it was."""

from colophon.errors.refusal import ColophonError, InputError


class EditionError(ColophonError):
    """This edition cannot be written."""

    hint = "Nothing was written. Mend what is named and publish again."


class ThemeError(EditionError):
    """The desk's own theme has a mistake."""

    hint = "The site is as it was. Mend the line that is named, or take the file out of the theme folder."


class SiteLagsError(EditionError):
    """It is kept, but the site could not be set."""

    hint = "What you did is kept. The server sets the site as soon as it can; `colophon site` tries now."


class SearchIndexError(ColophonError):
    """The site cannot be made searchable."""

    hint = "The site and its old index are as they were. Install the extra “search” (pip install 'colophon[search]')."


class EditionFormError(InputError):
    """This folder does not hold an edition."""

    hint = "Nothing was changed. Give the folder that holds manifest.json and article.json, or fetch it again."


class TargetError(ColophonError):
    """The target did not take it."""

    hint = "Everything else is as it was. The desk tries again by itself, or `colophon target send NAME` does it now."


class TargetOutpacedError(TargetError):
    """Somebody else put something there at the same moment."""


class SiteNotSetError(TargetError):
    """The desk's own site does not show the newest state yet, so nothing was copied from it."""

    hint = "The desk sets it by itself, then copies it. `colophon site` does the first now."


class PictureRefusedError(TargetError):
    """The target took the text but not this picture."""

    hint = "The text is there, and the picture is linked to where its publisher shows it."
