"""Makes the reference pages from code and content while MkDocs builds, and includes documents of the repository.

A hook of `mkdocs.yml`. A page asks for a document with `<!-- include training/README.md -->` on a line of its own: it
is put in from the checkout without its first heading, and its links lead to our pages.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import signatures
import yaml
from blocks import MADE, indented, table, text
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from typer.main import get_command

from cscoach import errors
from cscoach.cli import main
from cscoach.cli.commands.check import FOUND
from cscoach.cli.commands.schema import SCHEMAS
from cscoach.content.load import load
from cscoach.content.pack import Pack
from cscoach.content.posts import post
from cscoach.content.schema import Topic
from cscoach.judging import coaching

ROOT = Path(__file__).resolve().parent.parent

#: Documents of the repository, and the pages in which they stand.
STANDS_IN = {
    "training/README.md": "explanation/judging.md",
    "training/FIGURES.md": "explanation/figures.md",
    "prompts/README.md": "reference/content.md",
    "prompts/REVIEW.md": "explanation/review.md",
}

_INCLUDE = re.compile(r"^<!-- include (\S+) -->$", re.M)
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    for name, page in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content=page()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in the documents that a page asks for."""
    return _INCLUDE.sub(lambda found: document(found[1], page.file.src_uri), markdown)


def document(name: str, page: str) -> str:
    """A document of the repository as a part of `page`."""
    source = (ROOT / name).read_text(encoding="utf-8")
    body = re.sub(r"\A# .*\n", "", source)

    def link(found: re.Match[str]) -> str:
        target = (ROOT / name).parent.joinpath(found[2]).resolve().relative_to(ROOT).as_posix()
        if target not in STANDS_IN:
            return found[1]
        return f"[{found[1]}]({'../' * page.count('/')}{STANDS_IN[target]})"

    return _LINK.sub(link, body).strip() + "\n"


# Commands


def commands() -> str:
    """Every command with its arguments, options and examples."""
    lines = ["# Commands", MADE, "Data goes to standard output, everything else to standard error.", ""]
    for name, command in _commands(get_command(main.app), "cscoach"):
        lines += [f"## {name}", "", f"```text\n{_usage(name, command)}\n```", "", *_described(command.help or ""), ""]
        lines += table(("argument", "meaning"), map(_argument, _kind(command, "argument")))
        lines += table(("option", "takes", "meaning"), map(_option, _kind(command, "option")))
    return "\n".join(lines)


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child in getattr(command, "commands", {}):
        yield from _commands(command.get_command(None, child), f"{name} {child}")


def _kind(command: Any, kind: str) -> list[Any]:
    return [found for found in command.params if found.param_type_name == kind and not getattr(found, "hidden", False)]


def _usage(name: str, command: Any) -> str:
    words = [f"{found.name.upper()}" if found.required else f"[{found.name.upper()}]" for found in _arguments(command)]
    return " ".join([name, "[OPTIONS]", *words, *(["COMMAND"] if hasattr(command, "commands") else [])])


def _arguments(command: Any) -> list[Any]:
    return _kind(command, "argument")


def _described(said: str) -> list[str]:
    """The help of a command; what follows “Example:” becomes a block, a command a line."""
    about, _, given = re.sub(r"(?<!\n)\n(?!\n)", " ", said).partition("Example")
    given = given.lstrip("s").lstrip(":").strip()
    shown = given.split("\n\n")
    lines = [text(about.strip())]
    if given:
        lines += ["", "```text", *shown[0].split(" · "), "```"]
    return [*lines, *(f"\n{text(more)}" for more in shown[1:])]


def _argument(found: Any) -> tuple[str, str]:
    return f"`{found.name.upper()}`", text(found.help or "")


def _option(found: Any) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in sorted([*found.opts, *found.secondary_opts], key=len, reverse=True))
    default = found.default if not found.is_flag and found.default not in (None, "", ()) else None
    takes = "" if found.is_flag else {"str": "text", "int range": "number"}.get(found.type.name, found.type.name)
    return names, takes, text(found.help or "") + (f" Default: `{default}`." if default is not None else "")


# Exit codes


def exit_codes() -> str:
    """Every exit code, from the classes of what can go wrong."""
    kinds = (errors.UsageError, errors.InputError, errors.ContentError, errors.OutsideError)
    rows = [
        (0, "Fine."),
        (FOUND, "`check` found what `--fail-on` names, or worse."),
        *((kind.exit_code, re.split("[;.]", inspect.getdoc(kind) or "")[0] + ".") for kind in kinds),
        (main.BUG, "A mistake of the program. A report without your answers is left, and its path is told."),
        (main.INTERRUPTED, "Interrupted. It says what is kept and how to go on."),
    ]
    lines = ["# Exit codes", MADE, *table(("code", "meaning"), ((f"`{code}`", said) for code, said in rows))]
    lines += ["`batch` ends with 3 when a row could not be made; the other rows are there.", ""]
    return "\n".join(lines)


# Schemas


def schemas() -> str:
    """The JSON Schemas: their fields, and the whole text to unfold."""
    lines = ["# JSON Schemas", MADE, "`cscoach schema NAME` prints each of them.", ""]
    for name, made in SCHEMAS.items():
        schema = made()
        lines += [f"## {name}", "", text(schema.get("description", "")), ""]
        for title, definition in [(name, schema), *schema.get("$defs", {}).items()]:
            lines += _fields(title, definition, schema) if definition.get("properties") else []
        whole = json.dumps(schema, ensure_ascii=False, indent=2)
        lines += [f'??? note "The schema {name}, whole"', "", *indented(f"```json\n{whole}\n```"), ""]
    return "\n".join(lines)


def _fields(title: str, definition: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    needed = definition.get("required", [])
    rows = [
        (f"`{key}`", _type(found), "yes" if key in needed else "", text(found.get("description", "")))
        for key, found in definition["properties"].items()
    ]
    said = definition.get("description", "") if definition is not schema else ""
    head = [] if definition is schema else [f"**{title}**", ""]
    return [*head, *([text(said.split("\n\n")[0]), ""] if said else []), *table(HEADS, rows)]


#: The columns of a table of fields.
HEADS = ("key", "type", "needed", "what it is")


def _type(found: dict[str, Any]) -> str:
    """The type of a field in a few words."""
    if "$ref" in found:
        return str(found["$ref"]).rpartition("/")[2]
    if "enum" in found:
        named = [f"`{value}`" for value in found["enum"]]
        return ", ".join(named[:8]) + (f" and {len(named) - 8} more" if len(named) > 8 else "")
    if choices := found.get("anyOf") or found.get("oneOf"):
        return " or ".join(dict.fromkeys(_type(one) for one in choices))
    if found.get("type") == "array":
        return f"list of {_type(found.get('items', {})) or 'anything'}"
    return str(found.get("const") or found.get("format") or found.get("type") or "")


# Findings


def findings() -> str:
    """Every finding of the judge, what is said of it, and examples."""
    said, course, own = load("en").coaching, load("en").course, _examples()
    lines = ["# Findings of the judge", MADE, FINDINGS_ABOUT]
    for rule in coaching.FIRST:
        words = said.findings[rule]
        lines += [f"## {rule}", "", f"**{text(words.name)}.** {text(words.message)}", ""]
        lines += [f"- Advice: {text(words.advice)}", f"- They may ask: {text(words.follow_up)}"]
        lines += [f"- When the judge is not sure: {text(words.ask)}", ""]
        if course and rule in course.faults:
            fault = course.faults[rule]
            lines += ["Heard in these sentences:", "", *_quotes(fault.heard), ""]
            lines += ["Not heard in these:", "", *_quotes(fault.fine), ""]
        else:
            bad, good = own[rule]["bad"].strip(), own[rule]["good"].strip()
            lines += [f"An answer about `{own[rule]['topic']}` with it:", "", f"> {text(bad)}", ""]
            lines += ["And one without:", "", f"> {text(good)}", ""]
    return "\n".join(lines)


FINDINGS_ABOUT = """\
The order is that in which they are told: what sinks an answer first, then what is missing, then how it is told.
`cscoach check --fail-on` takes these names. [How answers are judged](../explanation/judging.md) says how often the
judge is right, and where it fails.

Where sentences stand in a list, they are those of the quizzes: a listener hears the fault in them; the judge looks at
whole answers and does not catch each of them. Where a whole answer stands, a test holds that the judge finds the fault
in the one and not in the other.
"""


def _examples() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "docs" / "examples.yaml").read_text(encoding="utf-8"))
    return found


def _quotes(sentences: Iterable[str]) -> list[str]:
    return [f"- “{text(sentence)}”" for sentence in sentences]


# Topics and posts


def topics() -> str:
    """Topics and posts, and what weighs for which."""
    pack = load("en")
    lines = ["# Topics and posts", MADE, "`cscoach show topics ID` and `cscoach show roles ID` tell all of one.", ""]
    lines += ["## Posts", ""]
    lines += table(("id", "post", "what it is"), _named(pack.roles.values()))
    lines += ["## What weighs most for a post", "", "The walk proposes these topics, beside the six core ones.", ""]
    lines += table(("post", "strengths", "further weaknesses that fit"), map(_weight, pack.roles))
    for kind, title in (("strength", "Strengths"), ("weakness", "Weaknesses")):
        chosen = [topic for topic in pack.topics.values() if topic.kind.value == kind]
        lines += [f"## {title}", "", *table(("id", "topic", "what it is"), _named(chosen))]
    lines += [*_parts(pack), ""]
    return "\n".join(lines)


def _named(things: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    for thing in things:
        yield f"`{thing.id}`", text(thing.name), text(thing.definition)


def _weight(role: str) -> tuple[str, str, str]:
    fitting = post(role)
    foremost, weaknesses = (fitting.foremost, fitting.weaknesses) if fitting else ((), ())
    return f"`{role}`", _codes(foremost), _codes(weaknesses)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _parts(pack: Pack) -> list[str]:
    lines = ["## The parts of an answer", ""]
    for topic in (pack.topics["teamwork"], pack.topics["arguing"]):
        lines += [f"A {topic.kind.value}, as asked for `{topic.id}`:", "", *table(("part", "question"), _asked(topic))]
    return lines


def _asked(topic: Topic) -> Iterator[tuple[str, str]]:
    for name, part in topic.parts.items():
        yield f"`{name}`", text(part.prompt)


# Content


def content() -> str:
    """The format of the content, as the document beside it describes it."""
    return f"# The content format\n{MADE}\n{document('prompts/README.md', 'reference/content.md')}"


PAGES: dict[str, Callable[[], str]] = {
    "commands": commands,
    "exit-codes": exit_codes,
    "schemas": schemas,
    "findings": findings,
    "topics": topics,
    "content": content,
    "python": signatures.page,
}
