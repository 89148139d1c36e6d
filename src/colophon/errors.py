"""Every refusal Colophon can answer with: what happened, what was kept, what to do next.

A failed check is data (a finding); a refusal is one of these exceptions.
The docstring of a class is its default message.
"""

from typing import ClassVar


class ColophonError(Exception):
    """Colophon cannot do this."""

    hint: ClassVar[str] = "Run the command with --help, or see docs/reference/errors.md."
    exit_code: ClassVar[int] = 3

    def __init__(self, message: str = "", *, hint: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())
        self.advice = hint or self.hint

    @property
    def message(self) -> str:
        return str(self.args[0])


class UsageError(ColophonError):
    """The command was called in a way that it does not understand."""

    exit_code = 2


class InputError(ColophonError):
    """The input cannot be read."""

    hint = "Nothing was changed. Look at the named place in the input, mend it and try again."


# The desk and its store.


class DatabaseAddressError(ColophonError):
    """DATABASE_URL does not name a PostgreSQL database."""

    hint = "Nothing was opened. Write postgres://user:password@host:port/name, or leave it out to use a file."


# Sign-off.


class UnsignableTextError(ColophonError):
    """The text holds half a character (a lone surrogate), which has no bytes that could be signed."""

    hint = "Nothing was signed. Find the broken character in the text, type it again and sign then."


class NotCanonicalError(ColophonError):
    """These bytes are not what was signed: they are not canonical JSON."""

    hint = "Nothing was changed. Fetch the file again from where it was published."


class ManifestError(ColophonError):
    """This is not a manifest of a translation."""

    hint = "Nothing was changed. Fetch the edition's manifest again from where it was published."


class EnvelopeError(ColophonError):
    """This is not a signed envelope."""

    hint = "Nothing was changed. Fetch the edition's sign-offs again from where they were published."


class KeyFileError(ColophonError):
    """A private key cannot be opened."""

    hint = "Nothing was signed. Look into the desk's keys folder, and give the passphrase the key was made with."


class KeyRingError(ColophonError):
    """This is not a ring of public keys."""

    hint = "Nothing was changed. Fetch the desk's public keys again from where it publishes them."


class OwnKeyError(ColophonError):
    """This key is not one of yours that counts now."""

    hint = "Nothing was signed. Sign with the desk's key, or register a key of your own on your account's page."


# What is known of languages.


class LanguageDataError(ColophonError):
    """A language file does not have the shape that docs/reference/languages.md describes."""

    hint = "Nothing was checked. Mend the named place in the file; see `docs/how-to/teach-a-language.md`."


# Intake.


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


class HomeError(ColophonError):
    """The desk's home cannot be written."""

    hint = "Nothing was changed. Choose another folder with COLOPHON_HOME, or make this one writable."


class NoSuchRecordError(ColophonError):
    """The desk has no such record."""

    hint = "Nothing was changed. Look at the board for what there is."


class MembershipError(ColophonError):
    """This person does not have the role that this needs on this desk."""

    hint = "Nothing was signed. Ask the desk for the role, or let somebody sign who has it."


class DeskRuleError(ColophonError):
    """The desk's rules do not allow this."""

    hint = "Nothing was changed. Look at the board for what is free, or ask a manager of the desk."


class StageOrderError(ColophonError):
    """An earlier stage is not signed for the text as it now stands."""

    hint = "Nothing was signed. Let the earlier stage be signed first; what people wrote is kept."


class UnsettledConflictError(ColophonError):
    """Two people saved different texts for the same pair, and nobody has chosen yet."""

    hint = "Nothing was signed, both texts are kept. Look at them side by side and choose or join them."


class ReasonMissingError(ColophonError):
    """This needs a reason in words."""

    hint = "Nothing was changed. Say why; readers and colleagues will see it."


class NotAcceptableError(ColophonError):
    """This cannot be accepted for good: it needs words on both sides, not bare numbers or an empty side."""

    hint = "Nothing was changed. Dismiss it here only: the same command without --for-good."


class NotReadyError(ColophonError):
    """This translation cannot be published yet."""

    hint = "Nothing was published, everything is kept. Mend what is listed, then publish again."

    def __init__(self, *, obstacles: tuple[tuple[str, str], ...] = ()) -> None:
        """`obstacles` are every reason and the way to mend it."""
        super().__init__()
        self.obstacles = obstacles


class OutdatedTextError(ColophonError):
    """Somebody has changed this segment since you read it."""

    hint = "Nothing was confirmed. Read the text as it now stands, then confirm it."


class OwnWorkError(ColophonError):
    """You translated this segment yourself, so another person has to read it."""

    hint = "Nothing was confirmed. Ask a colleague, or have the rule of four eyes waived with a reason that is printed."


class NotSplittableError(ColophonError):
    """A segment can only be cut between two parts of its source."""

    hint = "Nothing was changed. Put the cursor in the source where the second part begins."


class NothingToFollowError(ColophonError):
    """The source has not changed since it was translated, as far as anybody has looked."""

    hint = "Nothing was changed. Look at the source again: colophon watch --now."


class NotAnOriginalError(ColophonError):
    """This source is not an unpublished original of the desk: nobody here may change it."""

    hint = "Nothing was changed. Write to its publisher; the desk keeps watch over what is published."


class NothingToProposeError(ColophonError):
    """This proposal would change nothing in the original."""

    hint = "Nothing was proposed. Change the sentence of the original, or leave it as it is."


class OriginalMovedError(ColophonError):
    """Somebody has changed the original since you opened it."""

    hint = "Nothing was changed, and your text is still on the page. Bring it together with what stands there now."


class TooOftenError(ColophonError):
    """This was asked too often in this minute."""

    hint = "Nothing was changed. Wait a minute, and ask less often."


class UnreadableRequestError(InputError):
    """The page sent something that the desk does not understand."""

    hint = "Nothing was changed. Read the page again: its script may be older than the desk."


class TooLongTextError(InputError):
    """This text is too long for one segment."""

    hint = "Nothing was saved, and the text is still in your browser. Cut it into several segments."


class PassageGoneError(ColophonError):
    """The passage that this suggestion is about no longer stands in the text."""

    hint = "Nothing was changed. Look at the suggestion, write what you want of it yourself, and settle the remark."


# Articles and their forms.


class UnknownPlaceError(InputError):
    """The article has no such place."""

    hint = "Nothing was changed. Read the article's places again: its blocks may have been renumbered."


class FrontMatterError(InputError):
    """The front matter at the top of the file cannot be read."""

    hint = "Nothing was changed. Mend the named line between the two --- lines, or remove both, and try again."


class ArticleFormError(InputError):
    """This is not an article in JSON as docs/reference/article-format.md describes it."""

    hint = "Nothing was changed. Mend the named place, or write the file again with the program it came from."


# Fetching from the web.


class FetchError(ColophonError):
    """The page could not be fetched."""

    hint = "Nothing was taken in. Try again later, or save the page in a browser and give its file."


class UnsafeAddressError(FetchError):
    """Colophon does not fetch from this address."""

    hint = "Nothing was asked for. Give the article's public http or https address, or save the page and give its file."


class UnresolvedAddressError(FetchError):
    """No server of this name is known."""

    hint = "Nothing was asked for. Look for a typing error in the address, and whether this machine is online."


class NoConnectionError(FetchError):
    """The server does not accept a connection."""


class UntrustedServerError(FetchError):
    """The server cannot prove that it is who it says (its TLS certificate is not valid)."""

    hint = "Nothing was taken in. Look at the address for a typing error; if it is right, tell the publisher."


class FetchTimeoutError(FetchError):
    """The server took too long to answer."""


class TooLargePageError(FetchError):
    """The page is larger than the limit."""

    hint = "Nothing was kept of it. Save the article alone and give its file, or raise the limit in colophon.toml."


class TooManyRedirectsError(FetchError):
    """The address leads from one address to the next without an end."""

    hint = "Nothing was taken in. Open the article in a browser and give the address that it ends at."


class PageStatusError(FetchError):
    """The server answered with an error instead of the page."""

    def __init__(self, message: str = "", *, hint: str = "", status: int = 0, retry_after: int = 0) -> None:
        """`status` is its HTTP status, `retry_after` for how many seconds it asks not to be asked again."""
        super().__init__(message, hint=hint)
        self.status = status
        self.retry_after = retry_after


class BrokenResponseError(FetchError):
    """The server's answer breaks off or breaks the rules of HTTP."""


class NotAFeedError(InputError):
    """This is no feed: neither RSS nor Atom, JSON Feed or a sitemap. `feeds` are those that the page names."""

    hint = "Nothing was added. Give the address of the feed itself; many sites name it at the foot of their pages."

    def __init__(self, message: str = "", *, hint: str = "", feeds: tuple[str, ...] = ()) -> None:
        super().__init__(message or "This is no feed: neither RSS nor Atom, JSON Feed or a sitemap.", hint=hint)
        self.feeds = feeds


class UnwelcomeDomainError(ColophonError):
    """This desk takes no articles from there."""

    hint = "Nothing was taken in. Whoever keeps the wire can change the list of domains."


# Messages.


class MailServerError(ColophonError):
    """The mail server could not take a mail."""

    hint = "The mail is kept and tried again. Look at the section [mail] of colophon.toml, and at the mail server."


class MailUnsureError(MailServerError):
    """The mail server broke off; nobody knows whether it took the mail."""


class MailAddressError(ColophonError):
    """This address takes no mail."""

    hint = "The messages wait on the desk. Whoever they are for can write another address on the page Messages."


class ChatServerError(ColophonError):
    """The chat's service did not take the message."""

    hint = "The message is kept and tried again. Look whether the chat's address still holds."


class ChatAddressError(InputError):
    """This is no address of a chat."""

    hint = "Nothing was added. Write an Apprise address such as tgram://token/chat: docs/how-to/send-messages.md."


# Files and the desk's home.


class StorageError(ColophonError):
    """A file cannot be read or written."""

    hint = "What was there before is unchanged. Look at the named folder, and try again."


class StorageFullError(StorageError):
    """There is no room left for this file."""

    hint = "What was there before is unchanged. Make room on the disk and try again."


class NotWritableError(StorageError):
    """This folder does not allow writing."""

    hint = "What was there before is unchanged. Let this user write to the folder, or set COLOPHON_HOME to another one."


class TooLargeFileError(StorageError):
    """The file is larger than the limit."""

    hint = "Nothing was taken in. Give the article alone, or split the file."


class SnapshotMissingError(StorageError):
    """There is no snapshot with this hash."""

    hint = "Nothing was changed. Bring the desk's snapshots folder back from a backup, or take the source in again."


class SnapshotDamagedError(StorageError):
    """A stored snapshot is not what was captured."""

    hint = "Nothing was changed. Move the named file away and bring it back from a backup; do not publish from it."


class BackupError(ColophonError):
    """This backup cannot be made or used."""

    hint = "Nothing was changed. Give another file or an empty home; `colophon restore FILE --check` looks at a backup."


class MoveError(ColophonError):
    """The desk cannot be moved to this database."""

    hint = "The desk is where it was, unchanged. Mend what is named, empty the new database and try again."


class HomeMissingError(ColophonError):
    """There is no desk here."""

    hint = "Nothing was changed. Run `colophon init`, or set COLOPHON_HOME to the folder of your desk."


class HomeBusyError(ColophonError):
    """Another process is at work in this desk."""

    hint = "Nothing was changed. Wait for the other process to end, and try again."


class SettingsError(ColophonError):
    """colophon.toml cannot be understood."""

    hint = "Nothing was changed. Mend the named line; `docs/reference/settings.md` lists every setting."


# The memory.


class IndexDamagedError(ColophonError):
    """The index of the memory cannot be used."""

    hint = "No unit is lost. Make the index anew from the desk's database: colophon memory rebuild"


class IndexBusyError(ColophonError):
    """Another process is writing the indexes of the memory."""

    hint = "Nothing was changed, and lookups go on. Wait for the other process to end, and try again."


# Corpora.


class CorpusWorkError(ColophonError):
    """This folder holds the answers of other work."""

    hint = "Nothing was changed. Give another folder, or the same files, languages and sizes as before."


# Editions.


class EditionError(ColophonError):
    """This edition cannot be written."""

    hint = "Nothing was written. Mend what is named and publish again."


class ThemeError(EditionError):
    """The desk's own theme has a mistake."""

    hint = "The site is as it was. Mend the line that is named, or take the file out of the theme folder."


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


# Bringing a translation from elsewhere.


class EvidenceError(ColophonError):
    """This is not an evidence pack."""

    hint = "Nothing was verified. Ask the desk for the pack again, or verify the edition's folder instead."


class ExportError(ColophonError):
    """This is not a desk that was exported whole."""

    hint = "Nothing was changed. Export again into an empty folder, or bring the export into an empty COLOPHON_HOME."


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


# Copies of one's own work.


class NoTextCopyError(InputError):
    """There is no text in this copy that could be compared."""

    hint = "Nothing was compared. Save the page whole, or copy its text into a file, and give that."


class FramedCopyError(NoTextCopyError):
    """This page only shows another page in a frame."""

    hint = "Nothing was compared. Verify the address that stands in the frame."


class TooLargeCopyError(InputError):
    """This copy is larger than any article."""

    hint = "Nothing was compared. Save the article alone, without what stands around it (20 MB at most), and give that."


# Drafts.


class DraftError(ColophonError):
    """The translation service did not draft."""

    hint = "Nothing was changed. Look at [drafts] in colophon.toml; `docs/how-to/draft-with-a-machine.md` shows how."


# Serving.


class PortError(ColophonError):
    """The port cannot be used."""

    hint = "Nothing was served. Choose another one: colophon serve --port 8080"
