"""Marked lines are chosen by language wherever people read them, and code is never touched."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.languages import code_in_language, marked_blocks

FUNCTION = '''\
def f(x):
    """ko: 하나.
    en: One.

    x: (n,)
    """
    # ko: 주석
    # en: comment
    return {"ko": 1}  # ko: kept, since it follows code
'''


def test_the_marks_go_and_the_other_language_goes() -> None:
    assert (
        code_in_language(FUNCTION, "en")
        == '''\
def f(x):
    """One.

    x: (n,)
    """
    # comment
    return {"ko": 1}  # ko: kept, since it follows code
'''
    )
    assert '"""하나.\n\n    x: (n,)' in code_in_language(FUNCTION, "ko")


@pytest.mark.parametrize(
    ("code", "korean", "english"),
    [
        ('"""\nko: 가\nen: a\n"""', '"""\n가\n"""', '"""\na\n"""'),
        ('"""ko: 가\nen: a"""', '"""가"""', '"""a"""'),
        ('r"""en: a\nko: 가"""', 'r"""가"""', 'r"""a"""'),
        ("'''ko: 가\nen: a'''", "'''가'''", "'''a'''"),
        ("# ko: 가\n# en: a\nx = 1", "# 가\nx = 1", "# a\nx = 1"),
        ("    \nx = 1", "    \nx = 1", "    \nx = 1"),
        ("ko: int = 1\nen: int = 2", "ko: int = 1\nen: int = 2", "ko: int = 1\nen: int = 2"),
        ('x = """\nko: 가\n"""', 'x = """\nko: 가\n"""', 'x = """\nko: 가\n"""'),
        ("%matplotlib inline\n# en: a", "%matplotlib inline", "%matplotlib inline\n# a"),
        ("y = (5\n% 2)\n# en: a", "y = (5\n% 2)", "y = (5\n% 2)\n# a"),
        ("# konzept: x", "# konzept: x", "# konzept: x"),
    ],
)  # fmt: skip
def test_forms(code: str, korean: str, english: str) -> None:
    assert code_in_language(code, "ko") == korean
    assert code_in_language(code, "en") == english


def test_marked_blocks() -> None:
    assert marked_blocks(FUNCTION) == [(2, {"ko", "en"}), (7, {"ko", "en"})]
    assert marked_blocks("x = 1\n# ko: 가\ny = 2\n# en: a") == [(2, {"ko"}), (4, {"en"})]
    assert marked_blocks('"""en: a"""') == [(1, {"en"})]
    assert marked_blocks('x = "en: a"\nen: int = 1\n"""plain"""') == []


LINES = st.sampled_from(
    ["ko: 가나", "en: words", "plain", "", "  en: indented", "'quoted' \\\\ it"]
)


@given(st.lists(LINES, min_size=1, max_size=6), st.lists(LINES, max_size=4))
def test_the_code_means_the_same_in_both_languages(doc: list[str], comments: list[str]) -> None:
    body = "\n".join(f"    {line}" for line in doc).strip()
    notes = "\n".join(f"    # {line}" for line in comments)
    code = f'def f(x):\n    r"""{body}\n    """\n{notes}\n    return x\n'

    def meaning(text: str) -> str:
        tree = ast.parse(text)
        function = tree.body[0]
        assert isinstance(function, ast.FunctionDef)
        del function.body[0]
        return ast.dump(tree)

    korean, english = code_in_language(code, "ko"), code_in_language(code, "en")
    assert meaning(korean) == meaning(english) == meaning(code)
    assert "words" not in korean
    assert "가나" not in english
