"""Learn the trees that choose an article's body, and write them to src/colophon/intake/body_trees.json.

    python tools/learn_body.py            learn, print the cross-validated score, write
    python tools/learn_body.py --dry      do not write

Needs scikit-learn (`pip install -e .[learn]`) and the evaluation data. Only the half of the labelled pages that rules
are made on is learnt from; the half kept apart stays unseen. A run is labelled where it holds a snippet that must, or
must not, be in the article; and, with little weight, where the expected text of a library's own cases has it.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from evaluation.extract import kept_apart, one_line, pages, readability_cases
from lxml import html
from sklearn.ensemble import HistGradientBoostingClassifier

from colophon.errors import ColophonError
from colophon.intake.body import belongs, candidates
from colophon.intake.encoding import decode
from colophon.intake.metadata import metadata_of
from colophon.intake.other_readers import find_signs, known
from colophon.intake.reading import Reading
from colophon.intake.runs import squeezed
from colophon.intake.tree import page_tree

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "src" / "colophon" / "intake" / "body_trees.json"
FOLDS = 5
MOST_OF_A_CASE = 0.2
WHOLE_CASE = 10
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's candidates: their signs and texts, and what is known of each (1 article, 0 not, None unknown)."""

    site: str
    signs: list[tuple[float, ...]]
    texts: list[str]
    labels: list[int | None]
    wanted: list[str]
    unwanted: list[str]
    weight: float = 1.0

    @property
    def fold(self) -> int:
        return int(hashlib.sha256(self.site.encode()).hexdigest(), 16) % FOLDS


def labelled() -> Iterator[Labelled]:
    for page in pages()[0]:
        if page.kept_apart:
            continue
        wanted, unwanted = (list(map(one_line, snippets)) for snippets in (page.wanted, page.unwanted))
        signs, texts = signs_and_texts(page.data, page.address)
        labels: list[int | None] = []
        for text in texts:
            is_wanted, is_unwanted = (any(s in text for s in snippets) for snippets in (wanted, unwanted))
            labels.append(int(is_wanted) if is_wanted != is_unwanted else None)
        yield Labelled(site(page.address), signs, texts, labels, wanted, unwanted)


def library_cases() -> Iterator[Labelled]:
    """Whole pages with the text that a library takes: many labels, none of them a person's, so they weigh little."""
    for row in readability_cases():
        if kept_apart(row["id"]):
            continue
        expected = Reading(html.fromstring(row["expected_html"]).text_content())
        signs, texts = signs_and_texts(row["html"].encode(), row["id"])
        labels = [int(expected.share(squeezed(text)) >= 0.8) for text in texts]
        weight = min(MOST_OF_A_CASE, WHOLE_CASE / max(len(signs), 1))
        yield Labelled(row["id"].rstrip("-0123456789"), signs, texts, list(labels), [], [], weight)


def signs_and_texts(data: bytes, address: str) -> tuple[list[tuple[float, ...]], list[str]]:
    try:
        tree = page_tree(decode(data).text)
        page = known(tree)
        signs = find_signs(tree, page, title=metadata_of(tree, page.runs, address=address).title)
    except ColophonError:
        return [], []
    if signs is None:
        return [], []
    runs = list(candidates(page, signs))
    return [signs.of(run) for run in runs], [one_line(run.text) for run in runs]


def site(address: str) -> str:
    return ".".join(urlsplit(address).netloc.split(".")[-2:])


def learnt(pages: list[Labelled]) -> HistGradientBoostingClassifier:
    rows = [
        (list(s), y, page.weight)
        for page in pages
        for s, y in zip(page.signs, page.labels, strict=True)
        if y is not None
    ]
    model = HistGradientBoostingClassifier(
        max_iter=40, learning_rate=0.2, max_leaf_nodes=8, min_samples_leaf=20, l2_regularization=2, random_state=1
    )
    signs, labels, weights = zip(*rows, strict=True)
    return model.fit(signs, labels, sample_weight=weights)


def score(pages: list[Labelled], likely: Callable[[Labelled], list[float]]) -> float:
    hits = false = 0
    for page in pages:
        chosen = likely(page) if page.signs else []
        rows = zip(page.texts, page.signs, chosen, strict=True)
        line = " ".join(text for text, signs, p in rows if belongs(signs, p))
        hits += sum(snippet in line for snippet in page.wanted)
        false += sum(snippet in line for snippet in page.unwanted)
    return 2 * hits / (hits + false + sum(len(page.wanted) for page in pages))


def cross_validated(pages: list[Labelled]) -> float:
    models = [learnt([page for page in pages if page.fold != fold]) for fold in range(FOLDS)]
    return score(pages, lambda page: list(models[page.fold].predict_proba([list(s) for s in page.signs])[:, 1]))


def written(model: HistGradientBoostingClassifier) -> str:
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        trees.append([
            [-1, round(float(n["value"]), DIGITS), 0, 0]
            if n["is_leaf"]
            else [int(n["feature_idx"]), round(float(n["num_threshold"]), DIGITS), int(n["left"]), int(n["right"])]
            for n in nodes
        ])  # fmt: skip
    start = round(float(model._baseline_prediction[0, 0]), DIGITS)
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"start": {start}, "trees": [\n{lines}\n]}}\n'


def main(arguments: list[str]) -> int:
    pages = [*labelled(), *library_cases()]
    print(f"{len(pages)} pages, cross-validated body F1 {cross_validated(pages):.4f}")
    if "--dry" not in arguments:
        FOUND.write_text(written(learnt(pages)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
