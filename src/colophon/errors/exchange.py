"""Why work from elsewhere was not brought in, or work here not taken along."""

from colophon.errors.refusal import ColophonError, InputError


class EvidenceError(ColophonError):
    """This is not an evidence pack."""

    hint = "Nothing was verified. Ask the desk for the pack again, or verify the edition's folder instead."


class ExportError(ColophonError):
    """This is not a desk that was exported whole."""

    hint = (
        "Nothing was changed. Export again into an empty folder, or bring the export, as it was written, into an empty "
        "COLOPHON_HOME. Texts and settings are edited afterwards: a text with colophon import FILE --into TRANSLATION."
    )


class DoubtfulTranslationError(ColophonError):
    """This may be the translation of another article, or in another language."""

    hint = "Nothing was kept. Look at both files; if they do belong together, say so with --anyway."


class DuplicateTranslationError(ColophonError):
    """There is a translation of this source into this language already."""

    hint = "Nothing was changed. To bring an edited text into it: colophon import FILE --into TRANSLATION --as NAME"


class ForeignFileError(InputError):
    """This is no XLIFF file that was taken from this desk."""

    hint = "Nothing was changed. Take the translation's own file from its page or with: colophon export TRANSLATION."


class TooManySegmentsError(ColophonError):
    """This article is too long to be translated as one."""

    hint = "Nothing was begun; the source is kept. Cut it into articles of at most 20,000 texts and take those in."


class CorpusWorkError(ColophonError):
    """This folder holds the answers of other work."""

    hint = "Nothing was changed. Give another folder, or the same files, languages and sizes as before."
