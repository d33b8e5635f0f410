"""`prompts/<language>/` → one checked `Pack`. All faults of all files are told at once.

The program's own content was checked before it was shipped, so its files are read when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from cscoach import languages, yamltext
from cscoach.candidate import Candidate, Vocabulary
from cscoach.content import resources
from cscoach.content.base import Content
from cscoach.content.course import Course
from cscoach.content.handbook import Path, Phrases, Rights, Technique, Term
from cscoach.content.interface import Interface
from cscoach.content.judging import Coaching, CueFile
from cscoach.content.pack import Pack, Shelf
from cscoach.content.posts import STRENGTHS, WEAKNESSES
from cscoach.content.reader import Reader, yaml_files
from cscoach.content.schema import (
    FOLDERS,
    PARTS,
    ForPosts,
    General,
    Joining,
    Kind,
    Preparation,
    Role,
    Topic,
)
from cscoach.errors import ContentError, InputError

T = TypeVar("T", bound=Content)


def available(prompts: Traversable | None = None) -> list[str]:
    """The codes of the languages that have content, in the order of `languages.LANGUAGES`; unknown ones come last."""
    folder = prompts or resources.root("prompts")
    found = (child.name for child in folder.iterdir() if child.is_dir() and (child / "interface.yaml").is_file())
    known = list(languages.LANGUAGES)
    return sorted(found, key=lambda code: (known.index(code) if code in known else len(known), code))


def unwritten(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """The topics of a candidate that are not there in both of their languages, each with the language."""
    for topic in (*candidate.strengths, *candidate.weaknesses, *candidate.what_if):
        for code in dict.fromkeys((candidate.language, candidate.interview_language)):
            if topic not in load(code).topics:
                yield topic, code


def refuse_unwritten(candidate: Candidate) -> None:
    """Refuse a candidate with such a topic. Raises `InputError`."""
    for topic, language in unwritten(candidate):
        raise InputError("topic-not-written", topic=topic, language=language)


def anywhere(shelf: Callable[[Pack], Mapping[str, T]], key: str, *packs: Pack) -> T:
    """A thing by its id, of the first pack that has it, else of any language: own content may be in one of them only.

    Raises KeyError for what no language has.
    """
    pack = next((pack for pack in packs if key in shelf(pack)), None)
    if pack is None:
        # Only now, for it takes a look into the folders: nearly everything is where it is looked for first.
        pack = next((pack for pack in map(load, available()) if key in shelf(pack)), None)
    if pack is None:
        raise KeyError(key)
    return shelf(pack)[key]


def post_name(role: str, *packs: Pack) -> str:
    """What a post is called in the first pack that has it, else in any language."""
    return anywhere(lambda pack: pack.roles, role, *packs).name


def vocabulary(codes: tuple[str, ...], prompts: Traversable | None = None) -> Vocabulary:
    """What a candidate file may name, for languages that have content.

    Ids are the same in all languages and files are named after them (`cscoach packs check` sees to both), so a look
    into the folders is enough; nothing is parsed. A topic that only some of the languages have is known as well.
    """
    folder = prompts or resources.root("prompts")
    roles, strengths, weaknesses = (
        tuple(
            _in_order(
                sorted({name.removesuffix(".yaml") for code in codes for name in yaml_files(folder / code / kind)})
            )
        )
        for kind in ("roles", FOLDERS[Kind.STRENGTH], FOLDERS[Kind.WEAKNESS])
    )
    return Vocabulary(codes, roles, strengths, weaknesses)


@resources.remembered
def load(language: str, prompts: Traversable | None = None) -> Pack:
    """The content of one language, read once. Raises `ContentError` with every fault of every file."""
    if prompts is None:
        return Pack(language, _Lazily(language).read)
    reader = Reader(prompts / language, f"prompts/{language}")
    pack = read(reader, language)
    if reader.problems or pack is None:
        raise ContentError("content-faults", reader.problems, language=language, n=len(reader.problems))
    return pack


#: Things with a file of their own, and what they are.
SINGLE: dict[str, tuple[str, type[Content]]] = {
    "joining": ("joining.yaml", Joining),
    "opening": ("opening.yaml", Topic),
    "general": ("general.yaml", General),
    "preparation": ("preparation.yaml", Preparation),
    "course": ("course.yaml", Course),
    "coaching": ("judging/coaching.yaml", Coaching),
    "cues": ("judging/cues.yaml", CueFile),
}

#: Files with a list of things.
LISTED: dict[str, type[Content]] = {
    "techniques": Technique,
    "rights": Rights,
    "paths": Path,
    "phrases": Phrases,
    "terms": Term,
}

#: Folders with a file for each thing.
FOLDED: dict[str, type[Content]] = {"strengths": Topic, "weaknesses": Topic, "roles": Role}


class _Lazily:
    """Reads the program's own content, a file when it is asked for. Raises `ContentError` if it is broken after all."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.reader = Reader(resources.root("prompts") / language, f"prompts/{language}", trusted=True)

    def read(self, name: str) -> Any:
        """What a property of the pack holds."""
        if name in FOLDED:
            ids = [file.removesuffix(".yaml") for file in yaml_files(self.reader.root / name)]
            return Shelf(_in_order(ids), lambda key: self.whole(self.reader.model(f"{name}/{key}.yaml", FOLDED[name])))
        if name in LISTED:
            return self.whole(self.reader.listed(f"{name}.yaml", LISTED[name]))
        if name == "interface":
            return Interface(self.language, self.whole(self.reader.mapping("interface.yaml")))
        return self.whole(self.reader.model(*SINGLE[name]))

    def whole(self, found: Any) -> Any:
        """What was read, if it could be."""
        if self.reader.problems or found is None:
            raise ContentError(
                "content-faults", self.reader.problems, language=self.language, n=len(self.reader.problems)
            )
        return found


def read(reader: Reader, language: str) -> Pack | None:
    """Read every file of one language; faults go to `reader.problems`. None if there is no usable pack."""
    strings = reader.mapping("interface.yaml")
    found: dict[str, Any] = {name: reader.model(*file) for name, file in SINGLE.items()}
    found |= {name: _ordered(reader.folder(name, model)) for name, model in FOLDED.items()}
    found |= {name: reader.listed(f"{name}.yaml", model) for name, model in LISTED.items()}
    for kind, folder in FOLDERS.items():
        for topic in [topic for topic in found[folder].values() if topic.kind != kind]:
            reader.fault(f"{folder}/{topic.id}.yaml", ("kind",), f"kind must be {kind} in {folder}/")
            del found[folder][topic.id]
    for both in found["strengths"].keys() & found["weaknesses"].keys():
        reader.fault(f"strengths/{both}.yaml", ("id",), "a weakness has this id")
    topics = [*found["strengths"].values(), *found["weaknesses"].values()]
    _crosscheck(
        reader, found["joining"], [*([found["opening"]] if found["opening"] else []), *topics], found["techniques"]
    )
    for_posts: dict[tuple[str, yamltext.Path], Iterable[ForPosts]] = {
        ("general.yaml", ("ask",)): found["general"].ask if found["general"] else (),
        ("preparation.yaml", ("the-day",)): found["preparation"].the_day if found["preparation"] else (),
        ("techniques.yaml", ()): found["techniques"].values(),
    }
    for (file, path), things in for_posts.items():
        for end, sentence in _post_faults(things, _roles(reader)):
            reader.fault(file, (*path, *end), sentence)
    if strings is None or any(found[name] is None for name in SINGLE):
        return None
    found["interface"] = Interface(language, strings)
    return Pack(language, found.__getitem__)


def _ordered(things: Mapping[str, T]) -> dict[str, T]:
    return {key: things[key] for key in _in_order(list(things))}


#: The core topics come first, in the order of the source articles; all others follow by name of file.
CORE = (*STRENGTHS, *WEAKNESSES)


def _in_order(ids: list[str]) -> list[str]:
    return [*(topic for topic in CORE if topic in ids), *sorted(topic for topic in ids if topic not in CORE)]


def _crosscheck(reader: Reader, joining: Joining | None, topics: list[Topic], techniques: dict[str, Technique]) -> None:
    """Faults that no single file can show: ids that lead nowhere, parts that a kind of answer does not have.

    What leads into a file that is broken itself is no fault of the file that it comes from.
    """
    roles = _roles(reader)
    kinds = set(joining.kinds) if joining else None
    known = None if reader.faulty("techniques.yaml") else set(techniques)
    for topic in topics:
        for path, sentence in _topic_faults(topic, kinds, roles, known):
            reader.fault(topic.file, path, sentence)


def _roles(reader: Reader) -> set[str]:
    return {name.removesuffix(".yaml") for name in yaml_files(reader.root / "roles")}


def _post_faults(things: Iterable[ForPosts], roles: set[str]) -> Iterator[tuple[yamltext.Path, str]]:
    """What is said to be for a post that there is not."""
    for index, thing in enumerate(things):
        for key, ids in (("roles", thing.roles), ("not-for", thing.not_for)):
            yield from (
                ((index, key, at), f"there is no role {role}") for at, role in enumerate(ids) if role not in roles
            )


def _topic_faults(
    topic: Topic, kinds: set[str] | None, roles: set[str], techniques: set[str] | None
) -> Iterator[tuple[yamltext.Path, str]]:
    if (topic.id == Kind.OPENING) != (topic.kind is Kind.OPENING):
        yield ("id",), "the id of the opening, and of nothing else, must be opening"
    wanted = PARTS[topic.kind]
    if tuple(topic.parts) != wanted:
        yield ("parts",), f"parts must be {', '.join(wanted)}, in this order"
    for part_id, part in topic.parts.items():
        if kinds is not None and part.continues not in kinds:
            yield ("parts", part_id, "continues"), f"joining.yaml has no kind {part.continues}"
    for index, model in enumerate(topic.models):
        if model.role not in roles:
            yield ("models", index, "role"), f"there is no role {model.role}"
        if tuple(model.parts) != wanted:
            yield ("models", index, "parts"), f"parts must be {', '.join(wanted)}, in this order"
    for index, technique in enumerate(topic.techniques):
        if techniques is not None and technique not in techniques:
            yield ("techniques", index), f"techniques.yaml has no {technique}"
    yield from _listing_faults(topic)


def _listing_faults(topic: Topic) -> Iterator[tuple[yamltext.Path, str]]:
    if topic.kind == Kind.WEAKNESS and topic.ladder is None:
        yield (), "a weakness needs a ladder: what is safe to admit, what is risky, what is fatal"
    if all(question.kind == "probe" for question in topic.questions):
        yield ("questions",), "a probe comes after another question, and there is none"
    ids = [question.id for question in topic.questions]
    for index, question_id in enumerate(ids):
        if ids.index(question_id) != index:
            yield ("questions", index, "id"), f"the id {question_id} is used twice"
