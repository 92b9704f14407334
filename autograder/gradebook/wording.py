"""Tells whether a cell holds words, code or nothing, and whether two texts are the same."""

from __future__ import annotations

import ast
import hashlib
import re
import unicodedata

from autograder.gradebook.inert import JOINER
from autograder.submission.parsing import NOT_PYTHON, parsed, takes_long

CHECK = re.compile(r"^\s*check\(\w+\)\s*$", re.MULTILINE)
PROGRAM = re.compile(
    r"^(?:(?:async[ \t]+def|def|class)[ \t]+\w+[ \t]*[(:]|import[ \t]+\w"
    r"|from[ \t]+[\w.]+[ \t]+import\b|[%!]|\s*(?:for|while|if|with)\b.*:\s*$)",
    re.MULTILINE,
)
COMMENT = re.compile(r"^\s*#+(?P<said>.*)$", re.MULTILINE)
HEADING = re.compile(r"^\s*#{1,6}\s.*$", re.MULTILINE)
# Links, images and tags: a badge that Colab puts into a notebook is nobody's answer.
NOT_WORDS = re.compile(rf"<{JOINER}?[^>]*>|!?\[[^\]]*\]{JOINER}?\([^)]*\)")


def holds_words(text: str, *, with_headings: bool = True) -> bool:
    """Whether Markdown says anything besides links and pictures (and headings)."""
    if not with_headings:
        text = HEADING.sub("", text)
    return re.search(r"\w", NOT_WORDS.sub("", text)) is not None


def is_prose(source: str) -> bool:
    """Whether a code cell holds words and no program: comments, a string, or no Python at all."""
    source = CHECK.sub("", source)
    if not source.strip() or PROGRAM.search(source) or takes_long(source):
        return False
    try:
        body = parsed(source).body
    except NOT_PYTHON:
        return re.search(r"\w", source) is not None
    if not body:
        said = " ".join(match["said"] for match in COMMENT.finditer(source))
        return len(said.split()) > 1
    return all(_is_said(statement) for statement in body)


def _is_said(statement: ast.stmt) -> bool:
    """A string by itself, given a name, or printed."""
    value = statement.value if isinstance(statement, ast.Expr | ast.Assign) else None
    if isinstance(value, ast.Call) and len(value.args) == 1 and _is_print(value.func):
        value = value.args[0]
    if isinstance(value, ast.JoinedStr):
        return True
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value


def _is_print(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "print"


def uncommented(source: str) -> str:
    """The text of a cell whose every line is a comment, and any other source as it is."""
    lines = source.split("\n")
    if not all(line.lstrip().startswith("#") for line in lines if line.strip()):
        return source
    return "\n".join(line.lstrip().lstrip("#").removeprefix(" ") for line in lines)


def text_digest(text: str) -> str:
    """A digest that is the same for texts that differ in spaces and in how Hangul is composed."""
    words = unicodedata.normalize("NFC", text.replace(JOINER, "")).split()
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:32]
