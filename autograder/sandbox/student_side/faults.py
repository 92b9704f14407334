"""Says what an exception means, alike in the student process and in the grader's own."""

from __future__ import annotations

import inspect
from typing import Any


def is_stub(error: BaseException) -> bool:
    """Whether this is the released stub's own error; a subclass is somebody's own exception."""
    return type(error) is NotImplementedError


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
