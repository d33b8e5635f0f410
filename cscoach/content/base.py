"""What every model of content is built on: kebab-case keys, nothing unknown, a quick way for what was checked."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Self, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


def kebab(name: str) -> str:
    """Python's `follow_ups` is the file's `follow-ups`."""
    return name.replace("_", "-")


class Content(BaseModel):
    """Base of all content: kebab-case keys, no unknown keys, nothing changes after loading."""

    # Building the validators costs more than all the reading, and content that was checked needs none: see `trusted`.
    model_config = ConfigDict(
        alias_generator=kebab, populate_by_name=True, extra="forbid", frozen=True, defer_build=True
    )

    @classmethod
    def trusted(cls, data: dict[str, Any]) -> Self:
        """Content that was checked before, such as the program's own, without checking it again.

        Raises KeyError, TypeError, ValueError or AttributeError where it cannot be right: validate it then.
        """
        known = _fields(cls)
        values = {name: build(data[key]) for key, (name, build) in known.items() if key in data}
        if len(values) != len(data):
            raise KeyError(*(data.keys() - known.keys()))
        if len(values) < len(known):
            for name, default in _defaults(cls).items():
                if name not in values:
                    values[name] = default()
        # What `model_construct` does, without the half of it that is of no use here.
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        object.__setattr__(made, "__pydantic_fields_set__", set(values))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


T = TypeVar("T", bound=Content)


def checked_before(model: type[T], data: Any) -> T:
    """The program's own content as a model: trusted, and validated where it cannot be right, to learn why."""
    try:
        return model.trusted(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return model.model_validate(data)


@lru_cache(maxsize=64)
def _fields(model: type[Content]) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """For each key of a file the name of the field, and what makes its value of the data."""
    return {kebab(name): (name, _builder(field.annotation)) for name, field in model.model_fields.items()}


@lru_cache(maxsize=64)
def _defaults(model: type[Content]) -> dict[str, Callable[[], Any]]:
    """For each field what makes its value where the data has none; KeyError where it must.

    `FieldInfo.get_default` looks into the signature of the factory each time, which takes longer than all the rest.
    """
    return {name: _default(name, field) for name, field in model.model_fields.items()}


def _default(name: str, field: FieldInfo) -> Callable[[], Any]:
    def required() -> Any:
        raise KeyError(name)

    if field.is_required():
        return required
    # Content has no factory that takes the data.
    return field.default_factory or (lambda: field.default)  # type: ignore[return-value]


def _builder(kind: Any) -> Callable[[Any], Any]:
    arguments = get_args(kind)
    if get_origin(kind) is Annotated:
        return _builder(arguments[0])
    if get_origin(kind) is list:
        item = _builder(arguments[0])
        return lambda data: [item(each) for each in data]
    if get_origin(kind) is dict:
        value = _builder(arguments[1])
        return lambda data: {key: value(each) for key, each in data.items()}
    if type(None) in arguments:
        return _builder(next(each for each in arguments if each is not type(None)))
    if isinstance(kind, type) and issubclass(kind, Content):
        return kind.trusted
    if kind is bool:
        return lambda data: {"true": True, "false": False}[data]
    return kind if kind is int or (isinstance(kind, type) and issubclass(kind, Enum)) else str.strip
