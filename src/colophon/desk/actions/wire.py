"""What becomes of an item of the wire: weighed, proposed as a source, dismissed; sorted anew when the rules change."""

from datetime import datetime, timedelta

from colophon.adapters.snapshots import SnapshotFolder
from colophon.desk.actions.domains import require_welcome
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.take_captured import Proposed, take_captured
from colophon.desk.models import Desk, Person, WireItem, WireState
from colophon.desk.queries.wire import entry_of, rules_of
from colophon.errors import ColophonError
from colophon.intake.fetching import Fetcher
from colophon.intake.read import read
from colophon.segments.effort import effort
from colophon.watch.wire.plain import licence_words
from colophon.watch.wire.rules import Verdict, deciding_rule

KEPT = timedelta(days=90)


def weigh_item(item: WireItem, *, web: Fetcher, now: datetime) -> bool:
    """Look at the article once, to say how long and how hard it is; nothing of it is kept. False if that failed."""
    values: dict[str, object] = {"weighed": now}
    try:
        captured = web.fetch(item.address)
        intake = read(captured.body, address=captured.final_address, declared=captured.header("content-type"))
    except ColophonError as error:
        values["said"] = error.message
    else:
        article, cost = intake.article, effort(intake.article)
        values |= {"words": cost.words, "difficulty": cost.difficulty, "said": ""}
        values |= {"title": item.title or article.title[:500], "language": article.language or item.language}
        values |= {"licence": item.licence or licence_words(article.licence)}
    WireItem.objects.filter(pk=item.pk).update(**values)
    return "words" in values


def propose_item(
    item: WireItem,
    *,
    person: Person,
    web: Fetcher,
    snapshots: SnapshotFolder,
    now: datetime,
    into: tuple[str, ...] = (),
    why: str = "",
) -> Proposed | None:
    """Make a source of it, and begin translations into these languages. None if it is one already."""
    if WireItem.objects.filter(pk=item.pk).exclude(source=None).exists():
        return None
    require_welcome(item.desk, item.address)
    captured = web.fetch(item.address)
    done = take_captured(item.desk, captured, person=person, why=why, snapshots=snapshots, now=now)
    for language in into:
        if language != done.source.language:
            begin_translation(done.taken.snapshot, language, now=now)
    WireItem.objects.filter(pk=item.pk).update(
        state=WireState.PROPOSED, source=done.source, by=person, moment=now, said=""
    )
    return done


def dismiss_item(item: WireItem, *, person: Person, now: datetime) -> None:
    """Not for this desk. It is not shown again, and can be fetched back."""
    waiting = WireItem.objects.filter(pk=item.pk, state__in=[WireState.WAITING, WireState.LEFT_OUT])
    waiting.update(state=WireState.DISMISSED, by=person, moment=now)


def bring_back(item: WireItem) -> None:
    """Show a dismissed or left-out item again."""
    WireItem.objects.filter(pk=item.pk, source=None).update(state=WireState.WAITING, by=None, moment=None, rule=None)


def sort_again(desk: Desk) -> int:
    """Ask the rules again about all that nobody has decided on; how many items changed."""
    rules, changed = rules_of(desk), 0
    undecided = WireItem.objects.filter(desk=desk, state__in=[WireState.WAITING, WireState.LEFT_OUT], by=None)
    for item in undecided.select_related("feed"):
        feed = item.feed.address if item.feed else ""
        at = deciding_rule(entry_of(item), [rule for _, rule in rules], feed=feed)
        rule = rules[at] if at is not None else None
        only_rules = item.feed is not None and item.feed.only_rules
        out = rule[1].verdict is Verdict.LEAVE_OUT if rule else only_rules
        state = WireState.LEFT_OUT if out else WireState.WAITING
        if (item.state, item.rule_id) != (state, rule[0] if rule else None):
            item.state, item.rule_id = state, rule[0] if rule else None
            item.save(update_fields=["state", "rule"])
            changed += 1
    return changed


def forget_old(*, now: datetime) -> int:
    """Dated items that nobody wanted for three months are forgotten; their feeds have long dropped them."""
    old = WireItem.objects.filter(source=None, seen__lt=now - KEPT).exclude(published=None)
    return old.delete()[0]
