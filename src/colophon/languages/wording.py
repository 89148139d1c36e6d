"""The names of what a language file lists as cues: words that say no, doubt, point to a person, or report speech."""

HEDGES = ("alleged", "suspected", "charged", "reported", "possible", "at_least", "at_most")
"""Classes of hedges; the first three touch a person's guilt."""

SPEECH = ("says", "claims", "reveals", "denies")
"""Classes of verbs of speech and thought: neutral, claiming or wishing, presuming the truth, denying."""

CUES = (
    "negator",
    "not_negator",
    "denial",
    "not_denial",
    *HEDGES,
    "he",
    "she",
    "neither",
    *SPEECH,
    "according",
    "cites",
)
"""What is taken as said for sure. `not_negator` are phrases in which a negator denies nothing ("not only");
`denial` are the negators that nearly always need one in English too, where not all do, and `not_denial` phrases in
which they do not ("more than ever");
`neither` phrases in which a pronoun tells no gender. Pronouns that also point to things are not listed."""

KEPT = ("negation", *HEDGES, "speech", "he", "she")
"""What is accepted as a rendering of a cue of another language: broad, so that a good translation is left alone."""

FRAME = ("order", "that", "ends", "skipped", "pronouns", "nominal", "core")
"""How a language puts a statement: see `Speech` in `language.py`."""
