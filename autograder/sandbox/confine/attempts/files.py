"""Tries to read, write and change files that are not the submission's business."""

from __future__ import annotations

import os

from .attempt import World, attempt, reaches_kernel


@attempt("files")
def read_secret_file(world: World) -> None:
    with open(world.secret_file, "rb") as file:
        file.read()


@attempt("files")
def list_outside_folder(world: World) -> None:
    os.listdir(world.outside_dir)


@attempt("files")
def read_through_symlink_in_cwd(world: World) -> None:
    os.symlink(world.secret_file, "link")
    with open("link", "rb") as file:
        file.read()


@attempt("files")
def read_through_dot_dot(world: World) -> None:
    with open(os.path.relpath(world.secret_file), "rb") as file:
        file.read()


@attempt("files")
def hard_link_secret(world: World) -> None:
    os.link(world.secret_file, os.path.join(world.outside_dir, "hard-link"))


@attempt("files")
def create_file_outside(world: World) -> None:
    with open(os.path.join(world.outside_dir, "made"), "wb"):
        pass


@attempt("files")
def append_outside(world: World) -> None:
    with open(world.secret_file, "ab"):
        pass


@attempt("files")
def truncate_by_path(world: World) -> None:
    os.truncate(os.path.join(world.outside_dir, "truncate"), 0)


@attempt("files")
def rename_outside(world: World) -> None:
    path = os.path.join(world.outside_dir, "rename")
    os.rename(path, path)


@attempt("files")
def delete_outside(world: World) -> None:
    os.unlink(os.path.join(world.outside_dir, "delete"))


@attempt("files")
def make_folder_outside(world: World) -> None:
    os.mkdir(os.path.join(world.outside_dir, f"folder-{os.getpid()}"))


@attempt("files")
def change_mode_outside(world: World) -> None:
    path = os.path.join(world.outside_dir, "mode")
    before = os.stat(path).st_mode
    os.chmod(path, (before & 0o777) ^ 0o100)
    if os.stat(path).st_mode == before:
        raise PermissionError(1, "the call returned and changed nothing")


@attempt("files")
def change_time_outside(world: World) -> None:
    path = os.path.join(world.outside_dir, "time")
    before = os.stat(path).st_mtime_ns
    os.utime(path, ns=(before + 10**9, before + 10**9))
    if os.stat(path).st_mtime_ns == before:
        raise PermissionError(1, "the call returned and changed nothing")


@attempt("files")
def change_owner_outside(world: World) -> None:
    os.chown(os.path.join(world.outside_dir, "mode"), os.getuid(), os.getgid())


@attempt("files")
def set_attribute_outside(world: World) -> None:
    reaches_kernel("setxattr", os.fsencode(world.secret_file) + b"\0", b"user.a\0", b"x", 1, 0)


@attempt("files")
def write_shared_memory_folder(world: World) -> None:
    path = f"/dev/shm/canary-{os.getpid()}"
    with open(path, "wb"):
        os.unlink(path)


@attempt("files")
def make_fifo(world: World) -> None:
    os.mkfifo(os.path.join(world.outside_dir, f"fifo-{os.getpid()}"))


@attempt("files")
def open_by_handle(world: World) -> None:
    reaches_kernel("open_by_handle_at", 0x7FFFFFFF, 0, 0)


@attempt("files")
def read_denied_file(world: World) -> None:
    with open(world.denied_file, "rb") as file:
        file.read()


@attempt("files", needs="hidden_folders")
def ask_for_size_of_denied_file(world: World) -> None:
    os.stat(world.denied_file)


@attempt("files", needs="hidden_folders")
def ask_for_size_of_neighbours_file(world: World) -> None:
    os.stat(world.neighbours_file)


@attempt("files", needs="hidden_folders")
def ask_whether_a_folder_is_there(world: World) -> None:
    os.stat(os.path.dirname(world.neighbours_file))


@attempt("files")
def read_password_file(world: World) -> None:
    with open("/etc/passwd", "rb") as file:
        file.read()
