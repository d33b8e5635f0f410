"""Own content: checked before it is used, with every fault at its place in the file of whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from cscoach import yamltext
from cscoach.content import resources
from cscoach.content.check_against import interface
from cscoach.content.check_alone import alone
from cscoach.content.check_wording import wording
from cscoach.content.fault import Fault
from cscoach.content.interface import Interface
from cscoach.content.load import FOLDED, LISTED, SINGLE, available, read, vocabulary
from cscoach.content.overlay import Laid
from cscoach.content.pack import Pack
from cscoach.content.posts import Post
from cscoach.content.reader import Reader
from cscoach.content.schema import Kind
from cscoach.errors import ContentError, InputError, Problem

#: What stands beside the languages.
POSTS = "posts.yaml"

#: What a file of one language may be called.
FILES = (*(file for file, _ in SINGLE.values()), *(f"{name}.yaml" for name in LISTED), "interface.yaml")


def check(folder: Path) -> list[str]:
    """Check own content. Returns the languages it is in; raises `ContentError` with every fault.

    Raises `InputError` for a folder that has no folder of a language in it.
    """
    codes = [code for code in available(resources.shipped("prompts")) if (folder / code).is_dir()]
    if not codes:
        raise InputError("no-content-folder", path=folder)
    known = _known(folder)
    problems = [*_strangers(folder, codes)]
    for code in codes:
        problems += _of_language(folder, code, known)
    problems += _of_posts(folder, known)
    if problems:
        raise ContentError("content-faults", problems, language=str(folder), n=len(problems))
    return codes


def use(folder: Path) -> list[str]:
    """Check own content and lay it over the project's from now on. Raises the same."""
    codes = check(folder)
    resources.lay(folder)
    return codes


@dataclass(kw_only=True)
class OwnReader(Reader):
    """Reads own content laid over the project's; a fault is told where it stands in the own file."""

    own: Reader

    def fault(self, name: str, path: yamltext.Path, sentence: str) -> None:
        """Note a fault of a file that is one's own; the project's were checked before."""
        if self.own.has(name):
            self.own.fault(name, own_path(self.document(name)[1], self.own.document(name)[1], path), sentence)


def own_path(data: Any, own: Any, path: yamltext.Path) -> yamltext.Path:
    """Where a place of merged data stands in the own part of it, as far as it is there."""
    found: list[str | int] = []
    for step in path:
        if isinstance(data, dict) and isinstance(own, dict) and step in data and step in own:
            place: str | int = step
        elif isinstance(data, list) and isinstance(own, list) and isinstance(step, int) and step < len(data):
            ids = [thing.get("id") if isinstance(thing, dict) else None for thing in own]
            wanted = data[step].get("id") if isinstance(data[step], dict) else None
            if wanted is not None and wanted not in ids:
                break
            place = ids.index(wanted) if wanted is not None else min(step, len(own) - 1)
        else:
            break
        found.append(place)
        data, own = data[step], own[place]
    return tuple(found)


def _known(folder: Path) -> dict[str, set[str]]:
    """The ids that may be named, of the project's content and one's own together, whatever language they are in."""
    together = Laid(resources.shipped("prompts"), folder)
    found = vocabulary(tuple(available(together)), together)
    return {"topic": {Kind.OPENING.value, *found.strengths, *found.weaknesses}, "role": set(found.roles)}


def _of_language(folder: Path, code: str, known: dict[str, set[str]]) -> list[Problem]:
    own = Reader(folder / code, str(folder / code))
    for name in own.files():
        own.document(name)
    # What cannot be read cannot be laid over anything.
    if own.problems:
        return own.problems
    reader = OwnReader(Laid(resources.shipped("prompts") / code, folder / code), code, own=own)
    pack = read(reader, code)
    if pack is not None and not own.problems:
        shipped = Reader(resources.shipped("prompts") / code, code, trusted=True)
        said = Interface(code, shipped.mapping("interface.yaml") or {})
        reader.note((*alone(pack), *interface(pack.interface, said), *_fits(pack, known["topic"])))
        own.note(wording(own, None, code))
    return own.problems


def _fits(pack: Pack, topics: set[str]) -> Iterator[Fault]:
    """Techniques that are said to fit a topic that no language has."""
    for index, technique in enumerate(pack.techniques.values()):
        for at, topic in enumerate(technique.fits):
            if topic not in topics:
                yield "techniques.yaml", (index, "fits", at), f"there is no topic {topic}"


def _of_posts(folder: Path, known: dict[str, set[str]]) -> list[Problem]:
    own = Reader(folder, str(folder))
    if not (folder / POSTS).is_file():
        return []
    _, data = own.document(POSTS)
    if data is None:
        return own.problems
    if not isinstance(data, dict):
        own.fault(POSTS, (), "posts with what weighs for them are expected")
        return own.problems
    both = yamltext.parse(Laid(resources.shipped("prompts") / POSTS, folder / POSTS).read_text())
    for name in data:
        post = own.validate(POSTS, both[name], Post, (name,))
        for path, kind, named in _named(post) if post else ():
            if named not in known[kind]:
                own.fault(POSTS, own_path(both, data, (name, *path)), f"there is no {kind} {named}")
    return own.problems


def _named(post: Post) -> Iterator[tuple[yamltext.Path, str, str]]:
    """What the entry of a post names: where in it, of which kind, its id."""
    yield ("examples",), "role", post.examples
    yield from ((("weights", topic), "topic", topic) for topic in post.weights)
    for key, topics in (("foremost", post.foremost), ("weaknesses", post.weaknesses), ("lives-by", post.lives_by)):
        yield from (((key, at), "topic", topic) for at, topic in enumerate(topics))


def _strangers(folder: Path, codes: list[str]) -> Iterator[Problem]:
    """Files that no content is called like, which would be passed over in silence: mostly slips of the pen."""
    for code in codes:
        for name in Reader(folder / code, "").files():
            if name not in FILES and name.partition("/")[0] not in FOLDED:
                known = [*FILES, *(f"{kind}/*.yaml" for kind in FOLDED)]
                sentence = f"there is no content of this name; known: {', '.join(known)}"
                yield Problem("content", {"text": sentence}, source=str(folder / code / name))
    languages = ", ".join(available(resources.shipped("prompts")))
    for child in _children(folder):
        content = child.is_dir() or child.name.endswith((".yaml", ".yml"))
        if content and child.name not in (*codes, POSTS):
            sentence = f"neither a language nor {POSTS}; languages: {languages}"
            yield Problem("content", {"text": sentence}, source=str(folder / child.name))


def _children(folder: Traversable) -> list[Traversable]:
    visible = (child for child in folder.iterdir() if not child.name.startswith("."))
    return sorted(visible, key=lambda child: child.name)
