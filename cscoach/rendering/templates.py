"""Templates of reports: the project's own, and those that somebody brings along, which run in a box.

A template of one's own can do what the project's can, and no more: no attribute beyond the data, no change to it, no
endless or enormous text. A mistake in it names its file and line.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cscoach.content import resources
from cscoach.errors import InputError
from cscoach.rendering.look import Sources

#: The largest number that may be a factor or an exponent, and the longest text that may be repeated.
LARGEST = 10_000

#: What every set of templates must have, because it is where a sheet begins.
FIRST = "sheet.md.j2"


class _Calling(Context):
    """Calls what a template calls. Jinja asks each time first whether it wants the context; nothing of ours does."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


class Direct(Environment):
    """Where the project's own templates run. All that they name is an attribute, so nothing else is looked for."""

    context_class = _Calling
    getattr = staticmethod(getattr)  # type: ignore[assignment]


class Boxed(ImmutableSandboxedEnvironment):
    """The box. Jinja's own sees to attributes and long ranges; here products are held small."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product, if neither side is large."""
        for side in (left, right):
            size = abs(side) if isinstance(side, int | float) else len(side) if hasattr(side, "__len__") else 0
            if size > LARGEST:
                raise SecurityError(f"{operator}: {size} is too much")
        return super().call_binop(context, operator, left, right)


def source_of(own: Sources) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """A loader: a template of one's own where there is one, else the project's."""
    known = dict(own)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in known:
            if "/" in name or not resources.exists("reports", name):
                return None
            known[name] = resources.read("reports", name)
        return known[name], name, lambda: True

    return load


@contextmanager
def told(own: Sources) -> Iterator[None]:
    """Turns what goes wrong in templates that somebody brought along into one clear error."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise InputError("template-broken", source=error.name, line=error.lineno, detail=error.message) from error
    except TemplateNotFound as error:
        raise InputError("template-broken", source=FIRST, line=1, detail=f"no template {error.name}") from error
    except InputError:
        raise
    except Exception as error:
        if not own:
            raise
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in dict(own)]
        source, line = (frames[-1].filename, frames[-1].lineno) if frames else (FIRST, 1)
        raise InputError("template-broken", source=source, line=line, detail=str(error)) from error
