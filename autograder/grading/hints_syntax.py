"""The question about a cell that Python cannot parse, chosen by Python's message."""

from __future__ import annotations

import re
from dataclasses import replace

from autograder.grading.result import Hint

TABS = Hint(
    ko="들여쓰기에 탭과 공백이 섞여 있나요? 편집기에서 공백 문자를 보이게 하면 무엇이 보이나요?",
    en="Are tabs and spaces mixed in the indentation? What do you see when the editor shows them?",
)
BRACKETS = Hint(
    ko="그 줄이나 바로 윗줄에서, 연 괄호마다 닫는 괄호가 있나요?",
    en="On that line or the one above, does every bracket that opens also close?",
)
EQUALS = Hint(
    ko="여기서는 값을 비교하려는 건가요, 이름에 넣으려는 건가요? `==`와 `=` 가운데 어느 쪽인가요?",
    en="Do you mean to compare here or to assign: `==` or `=`?",
)
COLON = Hint(
    ko="def, if, for, while로 시작하는 줄은 무엇으로 끝나야 하나요?",
    en="What does a line that starts with def, if, for or while have to end with?",
)
INDENT = Hint(
    ko="그 줄은 어느 줄의 안쪽에 들어가야 하나요? 앞뒤 줄과 들여쓰기가 맞나요?",
    en="Which line does this one belong inside of, and is it indented like its neighbours?",
)
QUOTES = Hint(
    ko="따옴표를 연 곳과 닫은 곳이 짝이 맞나요?",
    en="Does every quotation mark that opens also close?",
)
GENERAL = Hint(
    ko="그 줄에서, 없으면 바로 윗줄에서, 빠졌거나 남는 글자는 무엇인가요?",
    en="On that line, or the one above it, what is missing or left over?",
)
ONE_EQUALS = re.compile(r"^\s*(?:if|elif|while|return|assert)\b[^=]*(?<![=<>!:+*/-])=(?!=)")


def syntax_hint(type_name: str, message: str, code: str, line: int = 0) -> Hint:
    """A question for a syntax error, from Python's name for it, its message and the line's text.

    line: the line's number, 0 where there is none.
    """
    name = "indentation" if type_name in ("IndentationError", "TabError") else "syntax"
    return replace(_question(type_name, message, code), kind="exception", name=name, line=line)


def _question(type_name: str, message: str, code: str) -> Hint:
    lower = message.lower()
    if type_name == "TabError" or "tabs and spaces" in lower:
        return TABS
    if any(word in lower for word in ("never closed", "unmatched", "does not match")) and (
        "indentation" not in lower
    ):
        return BRACKETS
    if "==" in lower or "cannot assign" in lower or ONE_EQUALS.match(code):
        return EQUALS
    if "expected ':'" in lower:
        return COLON
    if type_name == "IndentationError" or "indent" in lower:
        return INDENT
    if "unterminated" in lower or "string literal" in lower:
        return QUOTES
    return BRACKETS if code.count("(") != code.count(")") else GENERAL
