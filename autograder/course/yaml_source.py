"""Reads course.yml into plain data and remembers every key's line, so that errors can point."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from autograder.course.errors import CourseError

KeyPath = tuple[str | int, ...]
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32


@dataclass
class YamlSource:
    """`data` as YAML gives it; `lines` maps each key path to its line, counted from 1."""

    data: Any
    lines: dict[KeyPath, int] = field(default_factory=dict[KeyPath, int])
    problems: list[tuple[KeyPath, str]] = field(default_factory=list[tuple[KeyPath, str]])

    def line_of(self, path: KeyPath) -> int | None:
        """Line of `path`, or of the nearest enclosing key that was written down."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


class _Loader(yaml.SafeLoader):
    """YAML without aliases: thirty lines of them can stand for billions of values."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        events: Any = self  # whose methods PyYAML's stubs leave without types
        if events.check_event(yaml.AliasEvent):
            mark = events.peek_event().start_mark
            raise yaml.MarkedYAMLError(problem="it uses an alias; write it out", problem_mark=mark)
        return super().compose_node(parent, index)


def read_text(file: Path) -> str:
    """Return the text of `file`; CourseError when it is missing, too large, empty or not UTF-8."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CourseError(f"{file}: there is no such file; a course needs a course.yml.") from None
    except OSError as error:
        raise CourseError(f"{file}: cannot be read ({error.strerror}).") from None
    if len(raw) > MAX_BYTES:
        raise CourseError(f"{file}: is larger than 1 MiB; a course.yml is a few kilobytes of text.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CourseError(
            f"{file}:{line}: is not UTF-8 text (byte {raw[error.start]:#04x}); save it as UTF-8."
        ) from None


def parse(text: str, name: str) -> YamlSource:
    """Parse YAML `text`; CourseError with the line number when it is not YAML or is empty."""
    try:
        loader: Any = _Loader(text)
        try:
            node = _single_node(loader)
            if node is None:
                raise CourseError(f"{name}: is empty; it needs id, title, repository, assignments.")
            source = YamlSource(None)
            _walk(node, (), source, name)
            source.data = loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        what = " ".join(str(part) for part in (error.context, error.problem) if part)
        column = f" at column {mark.column + 1}" if mark else ""
        raise CourseError(f"{where}: is not valid YAML: {what}{column}.") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise CourseError(
            f"{name}:{line}: is not valid YAML: the character {error.character!r} is not allowed."
        ) from None
    except (ValueError, RecursionError) as error:
        # PyYAML lets an impossible date such as 2026-02-31 escape as a ValueError.
        raise CourseError(f"{name}: is not valid YAML: {error}.") from None
    return source


def _single_node(loader: yaml.SafeLoader) -> yaml.Node | None:
    node = loader.get_single_node()
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
        return None
    return node


def _walk(node: yaml.Node, path: KeyPath, source: YamlSource, name: str) -> None:
    if len(path) > MAX_DEPTH:
        line = node.start_mark.line + 1
        raise CourseError(f"{name}:{line}: nests deeper than {MAX_DEPTH} levels.")
    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            source.lines[(*path, index)] = item.start_mark.line + 1
            _walk(item, (*path, index), source, name)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            child = (*path, key)
            if key in seen:
                source.problems.append(
                    (child, f"is written twice (lines {seen[key]} and {line}); keep one of them")
                )
            seen[key] = line
            source.lines[child] = line
            _walk(value, child, source, name)
