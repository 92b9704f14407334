"""Checks a scheduler's address: TLS only, with a host and a port."""

from __future__ import annotations

import re

from autograder.course.errors import CourseError

PORT = 8786
_FORM = re.compile(r"tls://(\[[0-9A-Fa-f:.%a-z]+\]|[^\s:/\[\]]+)(?::(\d{1,5}))?")


def checked_address(text: str) -> str:
    """The address with its port; raises CourseError for any but tls://HOST[:PORT]."""
    found = _FORM.fullmatch(text)
    port = int(found[2] or PORT) if found else 0
    if found is None or not 0 < port < 65536:
        why = (
            "an open port runs whatever it is sent, so nothing but TLS is spoken"
            if text.startswith(("tcp://", "ws://"))
            else "a scheduler's address is tls://HOST:PORT"
        )
        raise CourseError(f"{text}: {why}; use tls://HOST:{PORT}.")
    return f"tls://{found[1]}:{port}"
