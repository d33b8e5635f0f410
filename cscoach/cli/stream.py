"""Answers as a stream of JSON lines: one in, one out, in order, and never more than one in memory."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cscoach.cli.speech import Speech
from cscoach.content.schema import Kind, Topic
from cscoach.errors import some
from cscoach.judging import coaching
from cscoach.judging.data import as_data
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Judgement
from cscoach.text import LONGEST


class LineError(Exception):
    """A line that cannot be judged: a key of `problems` in the interface and what fills it."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def judged(
    lines: Iterable[bytes],
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    kind_of: Callable[[str], Kind],
    topic_in: Callable[[str, str], Topic | None],
    speech: Speech,
) -> Iterator[tuple[dict[str, Any], Judgement | None]]:
    """For each line its judgement as data, or an object with `id`, `line` and `error` in its place.

    `topic_in` gives a topic in a language: somebody may have copied its model answers.
    """
    for number, line in enumerate(lines, 1):
        row: dict[str, Any] = {}
        try:
            row = _row(line)
            text, language, topic = _fields(row, topics, languages)
            said = topic_in(topic, language)
            judgement = judge(text, topic, kind_of(topic), language, said.model_texts if said else ())
            again = coaching.rewrite(judgement, text, said) if said else ()
            yield {"id": row.get("id")} | as_data(judgement, text, speech.language, again), judgement
        except LineError as error:
            message = speech.say(f"problems.{error.key}", **error.params)
            yield {"id": row.get("id"), "line": number, "error": message}, None


def as_line(result: dict[str, Any]) -> bytes:
    """An object as a line of JSON. Half a surrogate pair, which UTF-8 cannot hold, stays the escape that it was."""
    return (json.dumps(result, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_float)
    except UnicodeDecodeError as error:
        raise LineError("line-not-utf8", byte=error.start + 1) from error
    except json.JSONDecodeError as error:
        key = "line-empty" if not line.strip() else "not-json"
        raise LineError(key, detail=f"{error.msg}, column {error.colno}") from error
    except RecursionError as error:
        raise LineError("too-deep", deepest=50) from error
    except ValueError as error:
        # Not syntax: a number that is none, or one of more digits than Python reads.
        raise LineError("not-json", detail=str(error).partition(":")[0]) from error
    if not isinstance(row, dict):
        raise LineError("line-no-object")
    return row


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _float(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _fields(row: dict[str, Any], topics: tuple[str, ...], languages: tuple[str, ...]) -> tuple[str, str, str]:
    text, topic = row.get("text"), row.get("topic")
    language = row.get("language", row.get("lang"))
    for name, value, known in (("language", language, languages), ("topic", topic, topics)):
        if not isinstance(value, str) or value not in known:
            shown = json.dumps(value, ensure_ascii=False)[:40]
            raise LineError("unknown-value", where=name, value=shown, expected=some(known, str(value)))
    if not isinstance(text, str):
        raise LineError("wrong-type-text", where="text", value=json.dumps(text, ensure_ascii=False)[:40])
    if len(text) > LONGEST:
        raise LineError("too-long-text", where="text", length=len(text), most=LONGEST)
    return text, str(language), str(topic)
