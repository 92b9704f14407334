"""Parses student code in the grader, and only code that can be parsed in a moment.

Python's parser is linear in ordinary text and quadratic in a name of combining marks, which it
sorts. Whatever prints or changes a tree goes as deep as the tree does, and a sum of a thousand
terms is a thousand deep: for that there is `shallow_tree`. What is refused here is left to the
student process, or not looked into at all.
"""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings

MAX_PARSED = 200_000
# Nobody's words are as long, in any language.
MAX_FOREIGN_RUN = 200
LONG_RUN = re.compile(rf"[^\x00-\x7f]{{{MAX_FOREIGN_RUN}}}")
# Nobody's code is as deep; Python's stack holds some three hundred when it is printed.
MAX_DEPTH = 100
# What Python's parser raises on code that is wrong, too deep or too large.
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)


def takes_long(source: str) -> bool:
    """Whether parsing `source` could take long; answered in time linear in its length."""
    return len(source) > MAX_PARSED or LONG_RUN.search(source) is not None


def python_name(name: str) -> str:
    """A name as Python takes it: some letters are others to it (`ｇｄ` is gd)."""
    if name.isascii() or len(name) > MAX_FOREIGN_RUN:
        return name
    return unicodedata.normalize("NFKC", name)


def parsed(source: str) -> ast.Module:
    """The syntax tree of `source`. Raises one of `NOT_PYTHON`, also where it could take long."""
    if takes_long(source):
        raise ValueError("too long to be looked into")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def is_deep(tree: ast.AST, most: int = MAX_DEPTH) -> bool:
    """Whether a tree has nodes within nodes, more than `most` of them."""
    level: list[ast.AST] = [tree]
    for _ in range(most):
        level = [inner for node in level for inner in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


def shallow_tree(source: str) -> ast.Module:
    """The tree of `source` for those that go through it by recursion, as `ast.unparse` does.

    Raises one of `NOT_PYTHON`, also where it could take long or is too deep for that.
    """
    tree = parsed(source)
    if is_deep(tree):
        raise ValueError("too deep to be printed")
    return tree
