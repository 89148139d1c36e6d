"""A verdict as plain data, for files, for programs and for the desk's store."""

from dataclasses import asdict

from colophon.watch.reprints.verdict import Verdict

Form = dict[str, object]


def verdict_form(verdict: Verdict | None) -> Form:
    """`recognised`, `faithful`, and every field of the verdict by its name; reasons are sorted words."""
    if verdict is None:
        return {"recognised": False}
    whole = asdict(verdict)
    for one in whole["alterations"]:
        one["reasons"] = sorted(one["reasons"])
    return {"recognised": True, "faithful": verdict.faithful, **whole}
