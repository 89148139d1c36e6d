"""A translation model so small that a test can make it: whatever it is asked, it says one sentence, word by word."""

from pathlib import Path

import numpy as np
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.model_spec import LayerSpec

SIZE = 16
INNER = 4
STRONG = 30.0


def make_model(folder: Path, sentence: list[str], *, known: list[str]) -> None:
    """Write a CTranslate2 model whose decoder goes from each token to the next one of `sentence`, and then ends.

    Every layer is there and adds nothing; the word that was said last is read off the embeddings.
    """
    vocabulary = ["<unk>", "<s>", "</s>", *dict.fromkeys([*sentence, *known])]
    assert len(vocabulary) <= SIZE
    spec = TransformerSpec.from_config(1, 1, pre_norm=True)
    one_hot = np.zeros((len(vocabulary), SIZE), dtype=np.float32)
    one_hot[np.arange(len(vocabulary)), np.arange(len(vocabulary))] = STRONG
    follows = np.zeros_like(one_hot)
    for before, after in zip(["<s>", *sentence], [*sentence, "</s>"], strict=True):
        follows[vocabulary.index(after), vocabulary.index(before)] = STRONG
    _fill(spec.encoder)
    _fill(spec.decoder)
    spec.encoder.embeddings[0].weight = one_hot
    spec.decoder.embeddings.weight = one_hot
    spec.decoder.projection.weight = follows
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _fill(part: object) -> None:
    """Norms that only scale, and layers that give nothing."""
    for name, value in list(vars(part).items()):
        if isinstance(value, LayerSpec):
            _fill(value)
        elif isinstance(value, list):
            for one in value:
                _fill(one)
        elif name in ("gamma", "beta"):
            setattr(part, name, np.full(SIZE, float(name == "gamma"), dtype=np.float32))
    _fill_attention(part)


def _fill_attention(part: object) -> None:
    if hasattr(part, "linear_0"):
        _linear(part.linear_0, INNER, SIZE)
        _linear(part.linear_1, SIZE, INNER)
    if hasattr(part, "linear"):
        sizes = {2: (SIZE, SIZE), 3: (2 * SIZE, SIZE), 1: (SIZE, SIZE)}
        rows = part.linear
        wide = [3 * SIZE, SIZE] if len(rows) == 2 else [SIZE, 2 * SIZE, SIZE]
        assert len(rows) in sizes
        for layer, size in zip(rows, wide, strict=True):
            _linear(layer, size, SIZE)


def _linear(layer: object, out: int, inside: int) -> None:
    layer.weight = np.zeros((out, inside), dtype=np.float32)
    layer.bias = np.zeros(out, dtype=np.float32)
