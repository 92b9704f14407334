"""Looks for data of the grader's that may be left in the process."""

from __future__ import annotations

import os

from .attempt import World, attempt


@attempt("leftovers")
def find_variable_in_environment(world: World) -> None:
    if not any(world.marker in value for value in os.environ.values()):
        raise PermissionError(1, "it is not there")


@attempt("leftovers")
def find_variable_in_start_environment(world: World) -> None:
    with open("/proc/self/environ", "rb") as file:
        if world.marker.encode() not in file.read():
            raise PermissionError(1, "it is not there")


@attempt("leftovers")
def use_inherited_descriptor(world: World) -> None:
    os.read(world.inherited_fd, 1)


@attempt("leftovers")
def find_any_other_descriptor(world: World) -> None:
    for descriptor in range(3, 1024):
        try:
            found = os.fstat(descriptor)
        except OSError:
            continue
        if descriptor != world.inherited_fd and (found.st_mode & 0o170000) != 0o010000:
            return
    raise PermissionError(9, "only pipes are open")
