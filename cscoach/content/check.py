"""What no single language can show: that all languages say the same things, each completely."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from cscoach import languages
from cscoach.content import resources
from cscoach.content.check_against import against, missing
from cscoach.content.check_alone import alone
from cscoach.content.check_wording import wording
from cscoach.content.load import read
from cscoach.content.pack import Pack
from cscoach.content.reader import Reader
from cscoach.errors import ContentError, Problem

#: The language that the others are held against. Any would do; this one is there first.
REFERENCE = "en"


def check(codes: list[str], prompts: Traversable | None = None) -> dict[str, Pack]:
    """Check these languages, each alone and against the reference. Raises `ContentError` with every fault."""
    folder = prompts or resources.root("prompts")
    readers = {code: Reader(folder / code, f"{prompts or 'prompts'}/{code}") for code in codes}
    packs: dict[str, Pack] = {}
    for code, reader in readers.items():
        if code not in languages.LANGUAGES:
            reader.fault("interface.yaml", (), f"the language {code} has no entry in cscoach/languages.py")
        pack = read(reader, code)
        if pack is not None and not reader.problems:
            packs[code] = pack
    reference = packs.get(REFERENCE) or next(iter(packs.values()), None)
    for code, pack in packs.items():
        english = readers.get(REFERENCE)
        readers[code].note([*alone(pack), *wording(readers[code], english, code)])
        if reference is not None:
            readers[code].note(against(pack, reference))
    problems: list[Problem] = [problem for reader in readers.values() for problem in reader.problems]
    if problems:
        raise ContentError("content-faults", problems, language=", ".join(codes), n=len(problems))
    return packs


def still_missing(packs: dict[str, Pack]) -> dict[str, list[str]]:
    """By language the further topics that it does not have yet; languages that have all of them are left out."""
    reference = packs.get(REFERENCE) or next(iter(packs.values()))
    return {code: left for code, pack in packs.items() if (left := missing(pack, reference))}
