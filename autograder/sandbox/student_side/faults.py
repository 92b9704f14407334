"""Classifies exceptions in the same way in the student process and in the grader."""

from __future__ import annotations

import inspect
import sys
from typing import Any

# Every exception derives from the first three; of the last, a subclass is no stub.
SAYS_NOTHING = (Exception, BaseException, object, NotImplementedError)


def is_stub(error: BaseException) -> bool:
    """Whether this is the released stub's own error; a subclass is somebody's own exception."""
    return type(error) is NotImplementedError


def type_name(error: BaseException) -> str:
    """What an exception is called: one of a class of the submission's own is what it derives from.

    Whoever makes a class of ValueErrors and raises it raises a ValueError.
    """
    kind = type(error)
    for base in kind.__mro__:
        module = sys.modules.get(str(base.__module__))
        if module is not None and vars(module).get(base.__name__) is base and module.__spec__:
            return kind.__name__ if base in SAYS_NOTHING else base.__name__
    return kind.__name__


def signature_mismatch(function: Any, args: Any, kwargs: Any) -> str | None:
    """The signature and Python's complaint where `function` does not take these arguments."""
    try:
        signature = inspect.signature(function)
    except Exception:
        return None
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        return f"{str(signature)[:200]} · {str(error)[:200]}"
    except Exception:
        return None
    return None
