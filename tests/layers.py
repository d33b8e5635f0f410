"""The rules of the house: imports run downward, printing and the disk stay in their rooms, nothing grows too big.

Each rule is a function from a package's folder to what breaks it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

#: The floors of the house, from the top. A room may import from lower floors and from itself, nothing else.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("cli", "__main__"),
    ("api",),
    ("interview", "batch", "exports"),
    ("rendering", "storage"),
    ("sheet", "lookup"),
    ("judging", "composing"),
    ("content",),
    ("candidate_file",),
    ("candidate_plain", "candidate_form"),
    ("candidate",),
    ("dates",),
    ("text", "yamltext"),
    ("languages", "today", "errors", "json_schema"),
    ("memo",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

#: `__main__` is the door of the house: it may go into the room behind it, and answers `--version` by itself.
DOOR = ("__main__", "cli")

#: Libraries of the terminal.
SCREENS = frozenset({"typer", "click", "questionary", "prompt_toolkit", "rich"})

#: What would reach beyond the machine.
NETWORK = frozenset({"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp"})

#: Reading and changing files, as methods of a path. `replace` with one argument is a path's, with two a string's.
PATH_METHODS = re.compile(
    "open|(read|write)_(text|bytes)|mkdir|rmdir|unlink|touch|rename|chmod|(sym|hard)link_to|iterdir|r?glob"
)

#: The same as functions of modules.
MODULES_OF_DISK = frozenset({"os", "shutil", "tempfile", "io"})
FUNCTIONS_OF_DISK = re.compile(
    "open|fdopen|replace|re(move|name)(s|dirs)?|(un|sym)?link|mkdir|makedirs|rmdir|rmtree|truncate|listdir|scandir|walk|"
    "chmod|copy\\w*|move|mkstemp|mkdtemp|\\w*Temporary\\w+"
)

#: Where the disk may be touched outside `storage/`, and why.
DISK_ALLOWED = {
    "content/reader.py": "reads the content",
    "content/resources.py": "finds and reads what belongs to the program",
    "content/load.py:available": "lists the folders of the content",
    "content/overlay.py": "reads content that is laid over content",
    "content/own.py": "reads the content that somebody brings along",
    "cli/output.py:hush": "opens the null device, which is no disk",
}

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40


def _modules(package: Path) -> dict[str, Path]:
    """Every module by its dotted name below the package; a package's own name stands for its `__init__`."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        steps = path.relative_to(package).with_suffix("").parts
        found[".".join(step for step in steps if step != "__init__")] = path
    return found


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(name: str, path: Path, root: str) -> Iterator[tuple[str, int]]:
    """What a module imports, anywhere in it, with the line: inside functions and under TYPE_CHECKING as well.

    `from a import b` gives `a.b`. A string such as "cscoach.rendering.markdown:render" is an import to come.
    """
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = [root, *name.split(".")] if name else [root]
                above = here if path.name == "__init__.py" and node.level == 1 else here[: -node.level]
                base = ".".join([*above, *([base] if base else [])])
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            later = re.fullmatch(rf"({root}(?:\.\w+)+)(?::\w+)?", node.value)
            if later:
                yield later[1], node.lineno


def _inner(package: Path) -> Iterator[tuple[str, str, int]]:
    """Imports between modules of the package: who, whom, line."""
    modules, root = _modules(package), package.name
    for name, path in modules.items():
        for target, line in _imports(name, path, root):
            steps = target.split(".")
            if steps[0] != root:
                continue
            while len(steps) > 1 and ".".join(steps[1:]) not in modules:
                steps.pop()
            if len(steps) > 1:
                yield name, ".".join(steps[1:]), line


def upward(package: Path) -> list[str]:
    """Imports that run upward or sideways, and rooms that stand on no floor."""
    rooms = {name.split(".")[0] for name in _modules(package) if name}
    found = [f"{room} stands on no floor" for room in sorted(rooms - FLOOR.keys())]
    for name, target, line in _inner(package):
        here, there = name.split(".")[0], target.split(".")[0]
        inside = here == there or (here, there) == DOOR
        if not inside and here in FLOOR and there in FLOOR and FLOOR[here] >= FLOOR[there]:
            found.append(f"{name}:{line} imports {target}")
    return found


def cycles(package: Path) -> list[str]:
    """Modules that import each other, directly or through others."""
    graph: dict[str, set[str]] = {name: set() for name in _modules(package)}
    for name, target, _ in _inner(package):
        graph[name].add(target)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = [*graph[start]]
        while ahead:
            module = ahead.pop()
            if module not in seen:
                seen.add(module)
                ahead += graph[module]
        return seen

    return [f"{name} imports itself in a circle" for name in graph if name in reached(name)]


def libraries(package: Path) -> list[str]:
    """Libraries of the terminal outside `cli/`, and libraries of the network anywhere."""
    found = []
    for name, path in _modules(package).items():
        for target, line in _imports(name, path, package.name):
            library = target.split(".")[0]
            if library in NETWORK or (library in SCREENS and name.split(".")[0] != "cli"):
                found.append(f"{name}:{line} imports {library}")
    return found


def printing(package: Path) -> list[str]:
    """`print`, `input` and the standard streams outside `cli/` and the door."""
    found = []
    for name, path in _modules(package).items():
        if name.split(".")[0] in DOOR:
            continue
        for node in ast.walk(_tree(path)):
            if not isinstance(node, ast.Call | ast.Attribute):
                continue
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            stream = isinstance(node, ast.Attribute) and node.attr in ("stdin", "stdout", "stderr") and node.attr
            if called in ("print", "input") or stream:
                found.append(f"{name}:{node.lineno} uses {called or stream}")
    return found


def disk(package: Path) -> list[str]:
    """Files touched outside `storage/` and the few places that read the program's own content."""
    found = []
    for name, path in _modules(package).items():
        place = path.relative_to(package).as_posix()
        if name.split(".")[0] == "storage" or place in DISK_ALLOWED:
            continue
        found += [
            f"{name}:{line} {function} touches the disk"
            for function, line in touches(path, package.name)
            if f"{place}:{function}" not in DISK_ALLOWED
        ]
    return found


def touches(path: Path, root: str) -> Iterator[tuple[str, int]]:
    """Where a module touches the disk itself: the function or class at its top, and the line."""
    storage = {name.split(".")[-1] for name, _ in _imports("", path, root) if name.startswith(f"{root}.storage.")}
    for outer in _tree(path).body:
        for node in ast.walk(outer):
            if isinstance(node, ast.Call) and _on_disk(node, storage):
                yield getattr(outer, "name", "module"), node.lineno


def _on_disk(call: ast.Call, storage: set[str]) -> bool:
    function = call.func
    if not isinstance(function, ast.Attribute):
        return isinstance(function, ast.Name) and function.id == "open"
    owner = function.value.id if isinstance(function.value, ast.Name) else ""
    if owner in MODULES_OF_DISK:
        return bool(FUNCTIONS_OF_DISK.fullmatch(function.attr))
    if owner in storage:
        return False
    moved = function.attr == "replace" and len(call.args) == 1 and not call.keywords
    return moved or bool(PATH_METHODS.fullmatch(function.attr))


def size(package: Path) -> list[str]:
    """Modules and functions that are too long. There are no exceptions."""
    found = []
    for name, path in _modules(package).items():
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines >= LONGEST_MODULE:
            found.append(f"{name} has {lines} lines")
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length >= LONGEST_FUNCTION:
                    found.append(f"{name}:{node.name} has {length} lines")
    return found


def packages(package: Path) -> list[str]:
    """Folders that are no package, or whose `__init__` does not say what the room is for."""
    found = []
    for folder in sorted({path.parent for path in package.rglob("*.py")}):
        init = folder / "__init__.py"
        if not init.is_file() or not ast.get_docstring(_tree(init)):
            found.append(f"{folder.name} does not say what it is for")
    return found


RULES: dict[str, Callable[[Path], list[str]]] = {
    rule.__name__: rule for rule in (upward, cycles, libraries, printing, disk, size, packages)
}
