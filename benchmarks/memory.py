"""How fast the memory finds, how much of what there is it finds, and what its index costs.

Sizes come from MEMORY_UNITS ("1000000,3400000" unless it is set; "50000" is a quick look), languages from
MEMORY_LANGUAGES ("en,zh-Hans"). Processor time is told beside the time by the clock: on a busy machine the latter says
more of the machine. Brute force is rapidfuzz
over every text in the same run: it tells the truth about what should be found, and is the first peer. The second is
PostgreSQL's trigram index, asked as Weblate's memory asks it, at the largest size, if PostgreSQL is installed: by GIN,
with the `%` operator and a threshold by length, ordered, limited. So it finds a part of what there is; some questions
are also asked with a threshold at which it finds more. Its time grows faster than ours does. At 3,400,000 units of one
language the whole takes nine minutes.
"""

import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psycopg
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from tools.figures import Figure
from tools.memory_corpus import LANGUAGES, Texts, archived, corpus, near_duplicates
from tools.with_postgresql import server

from colophon.adapters.memory.index import MemoryIndex
from colophon.adapters.memory.volume import open_volume
from colophon.adapters.memory.writer import update_index
from colophon.memory.lookup import LEAST
from colophon.memory.normal import normal
from colophon.memory.store import Languages

COMMAND = "make figures ONLY=memory"
SIZES = tuple(int(size) for size in os.environ.get("MEMORY_UNITS", "1000000,3400000").split(","))
SPOKEN = tuple(os.environ.get("MEMORY_LANGUAGES", ",".join(LANGUAGES)).split(","))
WANTED_MS = {1_000_000: 3.0, 3_400_000: 6.0}
REACH = {"en": {"short": (1, 20), "medium": (50, 90), "long": (130, 400)}}
REACH["zh-Hans"] = {"short": (1, 8), "medium": (20, 40), "long": (60, 200)}
LOOKUPS, ASKED_BRUTELY, ASKED_OF_POSTGRESQL, ASKED_BROADLY = 200, 200, 20, 3  # of each length
PROCESSES = min(2, os.cpu_count() or 1)  # as the desk has them
BRUTE, TRIGRAMS = "rapidfuzz over all", "PostgreSQL pg_trgm"
BROAD = 0.15  # of trigrams: at 70 % of the letters hardly more survive


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds that it took by the clock and of a processor, and the scores of what was found, best first."""

    took: float
    worked: float
    scores: tuple[float, ...]


def asked(language: str) -> dict[str, list[str]]:
    """What is looked up: sentences and near-duplicates that the corpus does not have, by length."""
    made, found = near_duplicates(archived(language), language, seed=99), {name: [] for name in REACH[language]}
    while any(len(texts) < LOOKUPS for texts in found.values()):
        text = next(made)
        for name, (shortest, longest) in REACH[language].items():
            if shortest <= len(normal(text)) <= longest and len(found[name]) < LOOKUPS:
                found[name].append(text)
    return found


def timed(work: Callable[[], Sequence[float]]) -> Answer:
    begun, working = time.perf_counter(), time.thread_time()
    scores = work()
    worked = (time.thread_time() - working) * 1000
    return Answer((time.perf_counter() - begun) * 1000, worked, tuple(scores))


def p99(answers: Sequence[Answer]) -> float:
    return round(float(np.percentile([one.took for one in answers], 99)), 2)


def recall(answers: Sequence[Answer], truths: Sequence[Answer]) -> float:
    """The share of the true best five of which something as like was answered in the same place."""
    right = wanted = 0
    for answer, truth in zip(answers, truths, strict=True):
        wanted += len(truth.scores)
        pairs = zip(truth.scores, answer.scores, strict=False)
        right += sum(there >= due - 1e-6 for due, there in pairs)
    return round(right / max(1, wanted), 4)


def brutely(text: str, normals: Sequence[str]) -> list[float]:
    scores = process.cdist(
        [text], normals, scorer=Levenshtein.normalized_similarity, score_cutoff=LEAST - 1e-5, dtype=np.float64
    )[0]
    reached = scores[scores >= LEAST - 1e-9]
    return sorted(reached.tolist(), reverse=True)[:5]


def figures() -> Iterator[Figure]:
    for size in SIZES:
        for language in SPOKEN:
            yield from of_language(language, size)


def _worked() -> float:
    """Seconds of processors, those of helpers that have ended included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def of_language(language: str, size: int) -> Iterator[Figure]:
    texts, languages = corpus(language, size), Languages(language, "uk")
    store, folder = Texts(texts, languages), Path(tempfile.mkdtemp(prefix="memory-"))
    where = f"{language}, {size:,} units"
    try:
        begun, working = time.perf_counter(), _worked()
        update_index(folder, store, processes=PROCESSES)
        took, worked = time.perf_counter() - begun, _worked() - working
        yield from of_index(folder, took, worked, size=size, where=where)
        normals, index = [normal(text) for text in texts], MemoryIndex(folder, store)
        questions = asked(language)
        for text in questions["medium"][:20]:
            index.found(text, languages)
        truths: dict[str, Answer] = {}
        for length, some in questions.items():
            yield from of_lookups(index, languages, some, normals, truths=truths, where=f"{length} {where}", size=size)
        if size == max(SIZES) and Path("/usr/lib/postgresql").is_dir():
            yield from of_postgresql(index, languages, questions, normals, truths=truths, where=where)
    finally:
        shutil.rmtree(folder)


def of_index(folder: Path, took: float, worked: float, *, size: int, where: str) -> Iterator[Figure]:
    volumes = [open_volume(path) for path in folder.glob("*.volume")]
    copied = sum(volume.shelf.texts.nbytes + volume.shelf.ids.nbytes for volume in volumes)
    whole = sum(volume.path.stat().st_size for volume in volumes)
    million = took * 1_000_000 / size
    yield Figure(
        figure=f"memory index built, {where}",
        value=round(million, 2),
        unit="s/million",
        want="<= 5",
        met=million <= 5,
        peer="processor time",
        peer_value=round(worked * 1_000_000 / size, 2),
        command=COMMAND,
    )
    each = (whole - copied) / size
    yield Figure(
        figure=f"memory index, {where}",
        value=round(each, 1),
        unit="bytes/unit",
        want="<= 40",
        met=each <= 40,
        peer="the copy of ids and texts beside it",
        peer_value=round(copied / size, 1),
        command=COMMAND,
    )


def of_lookups(
    index: MemoryIndex,
    languages: Languages,
    some: Sequence[str],
    normals: Sequence[str],
    *,
    truths: dict[str, Answer],
    where: str,
    size: int,
) -> Iterator[Figure]:
    answers = [timed(lambda text=text: [hit.score for hit in index.found(text, languages)]) for text in some]
    mine = [timed(lambda text=text: brutely(normal(text), normals)) for text in some[:ASKED_BRUTELY]]
    truths.update(zip(some, mine, strict=False))
    want = WANTED_MS.get(size, 6.0)
    yield Figure(
        figure=f"memory lookup p99, {where}",
        value=p99(answers),
        unit="ms",
        want=f"<= {want:g}, and 50 x faster than brute force",
        met=p99(answers) <= want and p99(answers) * 50 <= p99(mine),
        peer=BRUTE,
        peer_value=p99(mine),
        command=COMMAND,
    )
    yield Figure(
        figure=f"memory lookup p99 of processor time, {where}",
        value=round(float(np.percentile([one.worked for one in answers], 99)), 2),
        unit="ms",
        peer=BRUTE,
        peer_value=round(float(np.percentile([one.worked for one in mine], 99)), 2),
        command=COMMAND,
    )
    share = recall(answers[:ASKED_BRUTELY], mine)
    yield Figure(
        figure=f"memory recall of the top five, {where}",
        value=share,
        unit="share",
        want=">= 0.999",
        met=share >= 0.999,
        peer=BRUTE,
        peer_value=1.0,
        command=COMMAND,
    )


def of_postgresql(
    index: MemoryIndex,
    languages: Languages,
    questions: dict[str, list[str]],
    normals: Sequence[str],
    *,
    truths: dict[str, Answer],
    where: str,
) -> Iterator[Figure]:
    """The trigram index in its own server, with a threshold that rises with the length, ordered and limited."""
    some = [text for texts in questions.values() for text in texts[:ASKED_OF_POSTGRESQL]]
    ours = [timed(lambda text=text: [hit.score for hit in index.found(text, languages)]) for text in some]
    with server() as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE UNLOGGED TABLE memory (source text)")
        with connection.cursor().copy("COPY memory FROM STDIN") as copying:
            for text in normals:
                copying.write_row((text.replace("\0", ""),))
        connection.execute("SET maintenance_work_mem = '2GB'")
        connection.execute("CREATE INDEX ON memory USING gin (source gin_trgm_ops)")
        connection.execute("ANALYZE memory")
        theirs = [timed(lambda text=text: _by_trigrams(connection, normal(text))) for text in some]
        few = [text for texts in questions.values() for text in texts[:ASKED_BROADLY]]
        broad = [timed(lambda text=text: _by_trigrams(connection, normal(text), BROAD)) for text in few]
    truth = [truths[text] for text in some]
    yield Figure(
        figure=f"memory against trigrams p99, {where}",
        value=p99(ours),
        unit="ms",
        want=">= 1,000 x faster",
        met=p99(ours) * 1000 <= p99(theirs),
        peer=TRIGRAMS,
        peer_value=p99(theirs),
        command=COMMAND,
    )
    share, other = recall(ours, truth), recall(theirs, truth)
    yield Figure(
        figure=f"memory against trigrams, recall, {where}",
        value=share,
        unit="share",
        want="more than peer",
        met=share > other,
        peer=TRIGRAMS,
        peer_value=other,
        command=COMMAND,
    )
    same = [our for text, our in zip(some, ours, strict=True) if text in few]
    found = recall(broad, [truths[text] for text in few])
    yield Figure(
        figure=f"memory against trigrams from {BROAD} on, at which these find {found:.2f}, longest, {where}",
        value=round(max(one.took for one in same), 2),
        unit="ms",
        peer=TRIGRAMS,
        peer_value=round(max(one.took for one in broad), 2),
        command=COMMAND,
    )


def _by_trigrams(
    connection: "psycopg.Connection[tuple[object, ...]]", text: str, threshold: float | None = None
) -> list[float]:
    if threshold is None:
        threshold = min(0.98, max(0.3, 0.172489 * math.log(max(1, len(text))) + 0.207051))
    connection.execute(f"SET pg_trgm.similarity_threshold = {threshold}")
    rows = connection.execute(
        "SELECT source FROM memory WHERE source % %s ORDER BY similarity(source, %s) DESC LIMIT 5".replace(
            "% %s", "%% %s"
        ),
        (text, text),
    ).fetchall()
    scores = sorted((Levenshtein.normalized_similarity(text, str(row[0])) for row in rows), reverse=True)
    return [score for score in scores if score >= LEAST - 1e-9]
