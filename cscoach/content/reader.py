"""Reads the files of one language and gathers their faults, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import ValidationError

from cscoach import yamltext
from cscoach.content.base import Content
from cscoach.content.fault import Fault
from cscoach.errors import Problem

T = TypeVar("T", bound=Content)

#: What a broken file is told in English; candidates' files have the same keys in `interface.yaml`.
SYNTAX = {
    "not-yaml": "cannot be read as YAML: {detail}",
    "tab": "a tab stands where YAML wants spaces",
    "control-character": "the control character {code} is not allowed",
    "anchors": "anchors and aliases (& and *) are not used in content; put the text in quotation marks if it is text",
    "doubled-key": "{name} is here twice",
    "strange-key": "a key must be a word",
    "too-deep": "nested more than {deepest} deep",
}


@dataclass
class Reader:
    """Reads the files of one language and gathers their faults. What is `trusted` is not checked unless it breaks."""

    root: Traversable
    label: str
    problems: list[Problem] = field(default_factory=list)
    trusted: bool = False
    _documents: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """How a file is named in messages."""
        return f"{self.label}/{name}"

    def fault(self, name: str, path: yamltext.Path, sentence: str) -> None:
        """Note a fault at a place in a file, with an English sentence."""
        text, _ = self.document(name)
        line, column, excerpt = yamltext.locate(text, path) or (None, None, None)
        self.problems.append(Problem("content", {"text": sentence}, line, column, excerpt, self.path(name)))

    def note(self, faults: Iterable[Fault]) -> None:
        """Note faults, but not of a file that is missing, which is one by itself."""
        for name, path, sentence in faults:
            if self.document(name)[0]:
                self.fault(name, path, sentence)

    def document(self, name: str) -> tuple[str, Any]:
        """The text and the data of one file; data is None when it could not be read."""
        if name not in self._documents:
            self._documents[name] = self._document(name)
        return self._documents[name]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.files()

    def files(self, folder: str = "") -> Iterator[str]:
        """The names of all YAML files, with their folders."""
        root = self.root / folder if folder else self.root
        for child in sorted(root.iterdir(), key=lambda child: child.name):
            name = f"{folder}/{child.name}" if folder else child.name
            if child.is_dir():
                yield from self.files(name)
            elif name.endswith(".yaml"):
                yield name

    def _document(self, name: str) -> tuple[str, Any]:
        file = self.root
        for part in name.split("/"):
            file = file / part
        try:
            text = file.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return self._unread(name, "this file is missing")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            sentence = f"not UTF-8: byte {error.start + 1} cannot be read; save the file as UTF-8"
            return self._unread(name, sentence, line)
        try:
            data = yamltext.parse(text)
            return (text, data) if data is not None else self._unread(name, "nothing stands in this file", 1)
        except yamltext.UnreadableError as error:
            for problem in error.problems:
                sentence = SYNTAX[problem.key].format(**problem.params)
                self.problems.append(replace(problem, key="content", params={"text": sentence}, source=self.path(name)))
            return text, None

    def _unread(self, name: str, sentence: str, line: int | None = None) -> tuple[str, None]:
        self.problems.append(Problem("content", {"text": sentence}, line, source=self.path(name)))
        return "", None

    def model(self, name: str, model: type[T]) -> T | None:
        """One file as a model, or None with its faults noted."""
        _, data = self.document(name)
        return None if data is None else self.validate(name, data, model)

    def mapping(self, name: str) -> dict[str, Any] | None:
        """One file that is a mapping of any shape, or None with its fault noted."""
        _, data = self.document(name)
        if data is not None and not isinstance(data, dict):
            self.fault(name, (), "keys with values are expected")
        return data if isinstance(data, dict) else None

    def faulty(self, name: str) -> bool:
        """Whether a fault was noted for a file."""
        return any(problem.source == self.path(name) for problem in self.problems)

    def validate(self, name: str, data: Any, model: type[T], prefix: yamltext.Path = ()) -> T | None:
        """Data as a model, or None with its faults noted at their places below `prefix`."""
        if self.trusted:
            # What cannot be right goes on to the validator, which says what is wrong with it.
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                return model.trusted(data)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors():
                path = (*prefix, *(step for step in fault["loc"] if step != "[key]"))
                where = ".".join(str(step) for step in path) or "the whole file"
                self.fault(name, path, f"{where}: {_sentence(fault)}")
            return None

    def listed(self, name: str, model: type[T]) -> dict[str, T]:
        """A file that is a list of things with ids, as a mapping by id."""
        _, data = self.document(name)
        if not isinstance(data, list):
            if data is not None:
                self.fault(name, (), "a list is expected")
            return {}
        found: dict[str, T] = {}
        for index, item in enumerate(data):
            thing = self.validate(name, item, model, (index,))
            if thing is not None:
                key = thing.id  # type: ignore[attr-defined]
                if key in found:
                    self.fault(name, (index, "id"), f"the id {key} is used twice")
                found[key] = thing
        return found

    def folder(self, name: str, model: type[T]) -> dict[str, T]:
        """A folder with one thing a file, by id; a file that is not named after the id is a fault and left out."""
        found: dict[str, T] = {}
        for file_name in yaml_files(self.root / name):
            path = f"{name}/{file_name}"
            thing = self.model(path, model)
            if thing is None:
                continue
            key = thing.id  # type: ignore[attr-defined]
            if f"{key}.yaml" != file_name:
                self.fault(path, ("id",), f"the id {key} and the file name {file_name} must agree")
                continue
            found[key] = thing
        return found


def yaml_files(folder: Traversable) -> list[str]:
    """The names of the YAML files in a folder, sorted; none if it is no folder."""
    return sorted(child.name for child in folder.iterdir() if child.name.endswith(".yaml")) if folder.is_dir() else []


def _sentence(fault: Any) -> str:
    """A fault of the validator as one English sentence that says what was expected."""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not a key that belongs here"
    if kind == "too_short":
        return f"at least {context['min_length']} are needed, {context['actual_length']} stand here"
    if kind == "string_type":
        return "text is expected" if fault["input"] is not None else "text is expected, but nothing was found"
    return str(fault["msg"])
