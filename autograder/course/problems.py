"""Turns pydantic's errors into sentences that name what is wrong and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel

KeyPath = tuple[str | int, ...]
# pydantic marks a mapping's key, as opposed to its value, with this last path part.
KEY_MARK = "[key]"


def problem_lines(
    errors: Iterable[Mapping[str, Any]], root: type[BaseModel]
) -> list[tuple[KeyPath, str]]:
    """Return `(key path, "what is wrong; allowed: …")` for each pydantic error."""
    return [_problem(error, root) for error in errors]


def allowed_text(root: type[BaseModel], path: KeyPath) -> str:
    """Return what may stand at `path`, from the fields' descriptions."""
    owner, annotation, description = _resolve(root, path)
    if description:
        return description
    section = _section_of(annotation) or owner
    return ", ".join(section.model_fields)


def _problem(error: Mapping[str, Any], root: type[BaseModel]) -> tuple[KeyPath, str]:
    path = tuple(part for part in error["loc"] if part != KEY_MARK)
    kind = error["type"]
    if kind == "extra_forbidden":
        owner = _section_of(_resolve(root, path[:-1])[1]) or root
        keys = list(owner.model_fields)
        close = get_close_matches(str(path[-1]), keys, n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        return path, f"is not a known key{hint}; allowed: {', '.join(keys)}"
    if kind == "course":
        what = error["ctx"]["what"]
        if isinstance(error["input"], dict):
            return path, what
        return path, f"{what}; allowed: {allowed_text(root, path)}"
    if kind == "missing":
        return path, f"is missing; allowed: {allowed_text(root, path)}"
    if kind == "invalid_key":
        return path, f"the key {path[-1]!r} is not text; put it in quotes"
    if kind == "timezone_aware":
        return path, f"has no time zone offset; allowed: {allowed_text(root, path)}"
    return path, f"is {_short(error['input'])}; allowed: {allowed_text(root, path)}"


def _short(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, (str, int, float)) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _resolve(root: type[BaseModel], path: KeyPath) -> tuple[type[BaseModel], Any, str | None]:
    """Follow `path` through the models to its section, its annotation and its description."""
    owner, annotation, description = root, root, None
    for part in path:
        section = _section_of(annotation)
        if section is not None:
            field = section.model_fields.get(str(part))
            if field is None:
                return section, section, None
            owner, annotation, description = section, field.annotation, field.description
            description = description or _described(field.metadata) or _described_in(annotation)
        else:
            arguments = get_args(_plain(annotation))
            if not arguments:
                break
            is_mapping = get_origin(_plain(annotation)) is dict
            annotation = arguments[-1]
            description = _described_in(annotation)
            if description is None and is_mapping and _section_of(annotation) is not None:
                description = _described_in(arguments[0])
    return owner, annotation, description


def _plain(annotation: Any) -> Any:
    """Strip `Annotated[…]` and `… | None`."""
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif type(None) in get_args(annotation):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation


def _section_of(annotation: Any) -> type[BaseModel] | None:
    plain = _plain(annotation)
    return plain if hasattr(plain, "model_fields") else None


def _described_in(annotation: Any) -> str | None:
    while True:
        found = _described(getattr(annotation, "__metadata__", ()))
        if found:
            return found
        inner = [a for a in get_args(annotation) if a is not type(None)]
        if type(None) in get_args(annotation) and inner:
            annotation = inner[0]
        else:
            return None


def _described(metadata: Iterable[Any]) -> str | None:
    return next((m.description for m in metadata if getattr(m, "description", None)), None)
