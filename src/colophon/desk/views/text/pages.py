"""The pages of one text: the three screens, the bilingual reading view, the preview."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from colophon.article.inline import plain
from colophon.desk.actions.presence import look
from colophon.desk.drawn import drawn
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.document import Document, document_of
from colophon.desk.queries.drafts import newest_draft
from colophon.desk.queries.history import changed_since, history_of
from colophon.desk.queries.memory import matches_for
from colophon.desk.queries.originals import departures_in
from colophon.desk.queries.reading import parallel, set_text
from colophon.desk.queries.review import backs_of, last_look, remarks_of, score_of
from colophon.desk.queries.terms import termbase_of
from colophon.desk.queries.text import conflicts_of
from colophon.desk.queries.where_used import whence_of
from colophon.desk.views.text.drafting import drafts_allowed
from colophon.desk.views.text.exchange import pair_named
from colophon.desk.views.text.said import told_conflict, told_remark
from colophon.desk.views.text.screens import DONE, Screen
from colophon.desk.views.text.words import named, named_match, named_terms, words
from colophon.memory.changes import Piece


@require_safe
@on_article(Action.SEE)
def screen_page(request: HttpRequest, visit: Visit, translation: TranslationRecord, screen: Screen) -> HttpResponseBase:
    """The text to be worked at. Whoever may not work here is shown it to read."""
    visit.require(screen.action)
    seen = last_look(translation, person=visit.person.pk)
    document = document_of(translation)
    changes = changed_since(translation, seen) if seen and screen.name != "edit" else {}
    look(translation, visit.person, newest=document.newest, now=timezone.now())
    disputed = any(one.disputed for one in document.segments)
    return render(
        request,
        "desk/text/screen.html",
        {
            "translation": translation,
            "screen": screen,
            "document": document,
            "segments": _drawn(document, translation.language, screen, changes),
            "done": sum(document.progress[state] for state in DONE[screen.name]),
            "backs": backs_of(translation),
            "source_language": document.source.language,
            "changes": changes,
            "words": words(),
            "beside": {one.pair: told_conflict(one.other) for one in conflicts_of(translation)} if disputed else {},
            "remarks": {
                one.key: [told_remark(said) for said in one.remarks] for one in document.segments if one.remarks
            },
            "score": score_of(translation, (one.source for one in document.segments))
            if screen.name != "edit"
            else None,
        },
    )


def _drawn(
    document: Document, language: str, screen: Screen, changes: Mapping[str, tuple[Piece, ...]]
) -> dict[str, SafeString]:
    """Each segment's piece of the page: most are as they were when somebody last asked."""
    return {
        one.key: drawn(
            "desk/text/segment.html",
            key=one.key,
            number=one.number,
            revision=one.revision,
            state=one.state,
            source_html=one.source_html,
            target=one.target,
            remarks=len(one.remarks),
            pieces=changes.get(one.key, ()),
            source_language=document.source.language,
            language=language,
            screen=screen.name,
        )
        for one in document.segments
    }


@require_safe
@on_article(Action.SEE)
def side(request: HttpRequest, visit: Visit, translation: TranslationRecord, screen: Screen, pair: str) -> HttpResponse:
    """What helps with one segment: remarks, memory, terms, and its history."""
    record = pair_named(translation, pair)
    source = translation.snapshot.source
    termbase = termbase_of(visit.desk, source_language=source.language, target_language=translation.language)
    seen = plain(record.source)
    offered = matches_for(record)
    whence = whence_of(visit.desk, [one.unit for one in offered])
    return render(
        request,
        "desk/text/side.html",
        {
            "terms": named_terms(termbase.found(seen), seen, translation.language),
            "draft": newest_draft(record),
            "drafts_on": drafts_allowed(),
            "translation": translation,
            "screen": screen,
            "pair": record,
            "matches": [named_match(one, whence[one.unit.id]) for one in offered],
            "remarks": [named(one) for one in remarks_of(translation).get(pair, [])],
            "versions": history_of(record),
            "departures": departures_in(record),
            "may_write": screen.open_to(visit),
        },
    )


@require_safe
@on_article(Action.SEE)
def read(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Both texts, paragraph beside paragraph."""
    source, target, rows = parallel(translation)
    languages = {"source_language": source.language, "target_language": target.language}
    shown = mark_safe("".join(drawn("desk/text/read_row.html", row=one, **languages) for one in rows))  # noqa: S308
    words = {"translation": translation, "source": source, "target": target, "rows": shown}
    return render(request, "desk/text/read.html", words)


@require_safe
@on_article(Action.SEE)
def preview(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """The translation alone, set as a reader will see it."""
    article, body = set_text(translation)
    return render(request, "desk/text/preview.html", {"translation": translation, "article": article, "body": body})
