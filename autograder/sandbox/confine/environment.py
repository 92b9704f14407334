"""Removes what a child inherits from the grader: variables, open files, working folder."""

from __future__ import annotations

import os
import sys

from . import kernel
from .child import Child, Step

# Not the limit on open files: descriptors opened before it was lowered lie above it.
_LAST_DESCRIPTOR = 2**31 - 1


def environment_step() -> Step:
    """The step that makes the private folder home, temporary folder and working folder."""

    def enter(child: Child) -> None:
        # Caches and settings of libraries follow HOME.
        os.environ["HOME"] = os.environ["TMPDIR"] = child.private_dir
        tempfile = sys.modules.get("tempfile")
        if tempfile is not None:
            tempfile.__dict__["tempdir"] = None  # it may remember the zygote's
        os.chdir(child.private_dir)
        os.umask(0o077)

    return enter


def descriptors_step() -> Step:
    """The step that closes every descriptor but those to keep; 0, 1 and 2 become /dev/null rather
    than free for reuse, opened anew: flags set on one that others share would tell them something.
    """
    close_range = kernel.number("close_range")

    def enter(child: Child) -> None:
        kept = sorted(child.keep_fds)
        null = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1, 2):
            if standard not in kept:
                os.dup2(null, standard)
        first = 3
        for descriptor in kept:
            if descriptor > first:
                kernel.quick(close_range, first, descriptor - 1, 0)
            first = max(first, descriptor + 1)
        kernel.quick(close_range, first, _LAST_DESCRIPTOR, 0)

    return enter


def process_step(parent: int) -> Step:
    """The step that ties a child to `parent`: it dies with it, leads its own group, nobody may
    trace it, and no program it could start would gain a privilege."""
    prctl, quick = kernel.number("prctl"), kernel.quick

    def enter(child: Child) -> str | None:
        if os.getpgrp() != child.pid:
            os.setsid()
        quick(prctl, kernel.PR_SET_PDEATHSIG, 9, 0, 0, 0)
        quick(prctl, kernel.PR_SET_DUMPABLE, 0, 0, 0, 0)
        quick(prctl, kernel.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        # It may have ended before this child asked to be told.
        return None if os.getppid() == parent else "the zygote has ended"

    return enter
