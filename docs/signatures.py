"""The page on Python: the public names of `cscoach` with their signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from blocks import MADE, table, text

import cscoach
from cscoach import batch
from cscoach.batch.facts import RowFacts
from cscoach.candidate import Vocabulary
from cscoach.composing.suggestion import Composed
from cscoach.judging.coaching import Feedback
from cscoach.judging.judgement import Finding, Judgement

#: What the functions return beside the public names.
RETURNED = (Composed, Vocabulary, Judgement, Finding, Feedback, RowFacts)


def page() -> str:
    """The public names with their signatures and docstrings."""
    about = (inspect.getdoc(cscoach) or "").split("\n\n", 1)[0]
    lines = ["# Python", MADE, text(about), "", "Everything below is to be had from `cscoach` itself.", ""]
    named = [(name, getattr(cscoach, name)) for name in cscoach.__all__]
    lines += ["## Functions", ""]
    for name, found in [*named, ("batch.sheets", batch.sheets)]:
        lines += [] if inspect.isclass(found) else _function(name, found, "###")
    lines += ["## Classes", ""]
    for name, found in named:
        lines += _class(name, found) if inspect.isclass(found) else []
    lines += ["## What is returned", "", "These need not be imported.", ""]
    for found in RETURNED:
        lines += _class(found.__name__, found)
    return "\n".join(lines)


def _function(name: str, found: Callable[..., Any], heading: str) -> list[str]:
    # Annotations are kept as strings, and shown with quotation marks; defaults keep theirs.
    signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(found)))
    if len(name + signature) > 76:
        signature = re.sub(r", (?=\w+:|\*,)", ",\n    ", signature.replace("(", "(\n    ", 1)).replace(
            ") ->", ",\n) ->", 1
        )
    code = f"```py\n{name}{signature}\n```"
    return [f"{heading} {name}", "", code, "", _docstring(found), ""]


def _class(name: str, found: type) -> list[str]:
    lines = [f"### {name}", "", _docstring(found), ""]
    if issubclass(found, BaseException):
        return [*lines, f"Exit code at the terminal: `{getattr(found, 'exit_code', '')}`.", ""]
    fields = getattr(found, "__dataclass_fields__", None) or getattr(found, "model_fields", {})
    kinds = {key: str(getattr(field, "type", None) or field.annotation) for key, field in fields.items()}
    lines += table(("field", "type"), ((f"`{key}`", f"`{kind}`") for key, kind in kinds.items()))
    for key, member in vars(found).items():
        if key.startswith("_") or not inspect.getdoc(member) or key in fields:
            continue
        if isinstance(member, property):
            lines += [f"#### {name}.{key}", "", _docstring(member), ""]
        elif inspect.isfunction(member):
            lines += _function(f"{name}.{key}", member, "####")
    return lines


def _docstring(found: Any) -> str:
    return text(inspect.getdoc(found) or "")
