"""Picks one language out of a bilingual source, and says where a translation is missing."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import replace

from autograder.authoring.source import Source, SourceCell
from autograder.course import Language

MARK = re.compile(r"^(?P<indent>\s*)(?P<language>ko|en):[ \t]?(?P<text>.*)$")
COMMENT = re.compile(r"^(?P<indent>\s*#\s*)(?P<language>ko|en):[ \t]?(?P<text>.*)$")
DOCSTRING = re.compile(r'^(?P<open>[rR]?("""|\'\'\'))(?P<body>.*)(?P<close>\2)$', re.DOTALL)
MAGIC = re.compile(r"^(\s*)[%!]", re.MULTILINE)
STATEMENT_STARTS = {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


def in_language(cells: tuple[SourceCell, ...], language: Language) -> list[SourceCell]:
    """Return the cells of one release, its ko:/en: lines chosen and their marks removed."""
    kept = [cell for cell in cells if cell.language in (None, language)]
    return [
        cell if cell.is_prose else replace(cell, text=code_in_language(cell.text, language))
        for cell in kept
    ]


def code_in_language(code: str, language: Language) -> str:
    """Choose among marked comment lines and docstring lines of valid Python `code`.

    A line `# en: text` or, in a docstring, `en: text` stays as `# text` or `text` in the English
    release and is dropped from the Korean one. Unmarked lines stay.
    """
    lines = code.split("\n")
    # From the last to the first, so that earlier line numbers stay true.
    for first, last, column in sorted(_docstrings(code), reverse=True):
        text = "\n".join(lines[first : last + 1])
        lines[first : last + 1] = (text[:column] + _docstring(text[column:], language)).split("\n")
    chosen: list[str] = []
    for line in lines:
        match = COMMENT.match(line)
        if match is None:
            chosen.append(line)
        elif match["language"] == language:
            chosen.append((match["indent"] + match["text"]).rstrip())
    return "\n".join(chosen)


def marked_blocks(code: str) -> list[tuple[int, set[str]]]:
    """Return (line from 1, languages) of each docstring or run of comments with marked lines."""
    lines = code.split("\n")
    blocks: list[tuple[int, set[str]]] = []
    for first, last, column in _docstrings(code):
        body = "\n".join(lines[first : last + 1])[column:].lstrip("rR\"'")
        found = {match["language"] for match in map(MARK.match, body.split("\n")) if match}
        blocks.append((first + 1, found))
    in_run = False
    for number, line in enumerate(lines, 1):
        match = COMMENT.match(line)
        if match and in_run:
            blocks[-1][1].add(match["language"])
        elif match:
            blocks.append((number, {match["language"]}))
        in_run = match is not None
    return sorted((line, found) for line, found in blocks if found)


def as_python(code: str) -> str:
    """Comment out IPython's own lines where there are any, keeping every position.

    Raises SyntaxError, with the line within `code`, when the rest is not valid Python.
    """
    try:
        ast.parse(code)
    except SyntaxError:
        code = MAGIC.sub(r"\1#", code)
        ast.parse(code)
    return code


def translation_problems(source: Source) -> list[str]:
    """Return one sentence per cell without its translation, or unlike it in structure."""
    problems: list[str] = []
    previous: SourceCell | None = None
    for cell in source.cells:
        if previous is not None and _is_translation(previous, cell):
            difference = _difference(previous.text, cell.text) if cell.is_prose else None
            if difference:
                problems.append(
                    f"{source.label}:{cell.line}: differs from its translation at line "
                    f"{previous.line}: {difference}."
                )
            previous = None
            continue
        if previous is not None:
            problems.append(_untranslated(source, previous))
        previous = cell if cell.language else None
    if previous is not None:
        problems.append(_untranslated(source, previous))
    for cell in source.cells:
        for line, marked in [] if cell.is_prose else marked_blocks(cell.text):
            if len(marked) == 1:
                other = "en" if "ko" in marked else "ko"
                problems.append(
                    f"{source.label}:{cell.line + line}: has a {marked.pop()}: line here but no "
                    f"{other}: line beside it; write both."
                )
    return problems


def _is_translation(first: SourceCell, second: SourceCell) -> bool:
    alike = first.kind == second.kind and first.name == second.name
    return alike and {first.language, second.language} == {"ko", "en"}


def _untranslated(source: Source, cell: SourceCell) -> str:
    other = "en" if cell.language == "ko" else "ko"
    return (
        f'{source.label}:{cell.line}: the lang="{cell.language}" cell has no lang="{other}" cell '
        "right after it; they come in pairs."
    )


def _difference(first: str, second: str) -> str | None:
    for what, pattern in (
        ("headings", r"^#{1,6} (?!BEGIN SOLUTION|END SOLUTION)"),
        ("displayed formulas", r"\$\$"),
        ("code blocks", r"^```"),
        ("figures", r"!\[[^\]]*\]\("),
    ):
        one = re.findall(pattern, first, re.MULTILINE)
        two = re.findall(pattern, second, re.MULTILINE)
        if one != two:
            return f"their {what} are not the same in number and order"
    return None


def _docstrings(code: str) -> Iterator[tuple[int, int, int]]:
    """Yield (first line, last line, column) of each triple-quoted statement, from 0."""
    tokens = [
        token
        for token in tokenize.generate_tokens(io.StringIO(as_python(code) + "\n").readline)
        if token.type not in (tokenize.COMMENT, tokenize.NL)
    ]
    for index, token in enumerate(tokens[:-1]):
        starts = index == 0 or tokens[index - 1].type in STATEMENT_STARTS
        ends = tokens[index + 1].type == tokenize.NEWLINE
        if token.type == tokenize.STRING and starts and ends and DOCSTRING.match(token.string):
            yield token.start[0] - 1, token.end[0] - 1, token.start[1]


def _docstring(text: str, language: Language) -> str:
    closing = max(text.rfind('"""'), text.rfind("'''")) + 3
    match = DOCSTRING.match(text[:closing])
    if match is None:
        return text
    kept: list[str] = []
    lines = match["body"].split("\n")
    dropped_first = False
    for number, line in enumerate(lines):
        mark = MARK.match(line)
        if mark is None:
            kept.append(line)
        elif mark["language"] == language:
            kept.append(mark["indent"] + mark["text"])
        elif number == 0:
            dropped_first = True
    if dropped_first and kept:
        kept[0] = kept[0].lstrip()
    return match["open"] + "\n".join(kept) + match["close"] + text[closing:]
