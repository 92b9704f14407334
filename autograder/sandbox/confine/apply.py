"""Orders the layers: all that can be made once in the zygote, as little as possible per child."""

from __future__ import annotations

import os
from dataclasses import dataclass

from . import (
    environment,
    identity,
    kernel,
    landlock,
    launch,
    namespaces,
    readable,
    rlimits,
    seccomp,
)
from .child import Child, Missing, Step
from .errors import ConfinementError
from .policy import LAYERS, ConfinementPolicy, Layers

# Where a user's other processes count against the same limit, room for them to grow: so many, or
# this share of what the user may still start, or one submission could take all of it.
_THREAD_HEADROOM = 1000
_SHARE = 8

# RLIMIT_NPROC counts per user namespace since Linux 5.14; version 2 of Landlock came with 5.19.
_THREADS_PER_NAMESPACE_SINCE = 2


@dataclass(frozen=True)
class Prepared:
    """Everything a child needs, made once in the zygote; holds open descriptors.

    required: layers without which a child must not run. expected: what a child's layers will be
    when nothing fails. steps: how it enters each of them, in order.
    missing_paths: allowed paths that do not exist here.
    """

    policy: ConfinementPolicy
    required: frozenset[str]
    expected: Layers
    steps: tuple[tuple[str, Step], ...]
    missing_paths: tuple[str, ...]


def prepare(policy: ConfinementPolicy) -> Prepared:
    """Do once, in a single-threaded zygote, all that children can share.

    The zygote itself stays unconfined, except that it moves into new namespaces where it may: call
    this after it has opened every socket it needs. Its environment is scrubbed.
    Raises ConfinementError when a required layer is known not to work here.
    """
    if not kernel.supported():
        reason = "only 64-bit Linux on x86-64 or arm64 can confine code"
        return _prepared(policy, {layer: Missing(reason) for layer in LAYERS}, ())
    if rlimits.thread_count() > 1:
        raise ConfinementError("process", "the zygote has started threads, which a fork loses")
    allowed = readable.interpreter_paths() if policy.interpreter else ()
    paths = readable.resolve((*allowed, *policy.read_paths), policy.deny_under)
    if policy.interpreter and not readable.covers(paths, os.path.realpath(os.__file__)):
        raise ConfinementError("landlock", "Python itself lies inside a folder that is denied")
    needed = (*paths, policy.write_path) if policy.write_path else paths
    plan = identity.prepare(needed)
    # What is asked of /proc is asked now: namespaces hide it.
    threads = 0 if plan.changes_id else rlimits.count_user_threads(os.getuid())
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    spaces = namespaces.PreparedNamespaces(False, False, "the policy does not ask for them")
    if policy.use_namespaces:
        visible = (*allowed, *policy.read_paths)
        spaces = namespaces.prepare(plan.changes_id, visible, policy.write_path, policy.deny_under)
        if plan.keep_read_search and not spaces.not_hidden:
            # In the new tree nothing above an allowed path is closed to others.
            plan = identity.again(plan, needed)
    launch.prepare_environment()
    shared, landlock_step = None, Missing("this kernel has no Landlock")
    try:
        shared = landlock.prepare(paths)
        landlock_step = landlock.step(shared)
    except OSError as error:
        landlock_step = Missing(_one_clause(error))
        if plan.keep_read_search:
            # Root's right to read everything stands only where Landlock narrows it.
            plan = identity.IdentityPlan(0, 0, False, "only root can read this Python installation")
    limits = rlimits.Limits(
        memory_bytes=policy.memory_bytes,
        cpu_seconds=policy.cpu_seconds,
        file_bytes=policy.file_bytes,
        open_files=policy.open_files,
        threads=policy.threads,
    )
    steps: dict[str, Step] = {
        "private_tmpfs": namespaces.private_folder_step(
            spaces, plan, policy.private_bytes, policy.private_files
        ),
        "network_namespace": namespaces.network_step(spaces),
        "hidden_folders": namespaces.hidden_step(spaces),
        "user_namespace": namespaces.user_step(spaces),
        "identity": identity.identity_step(plan),
        "capabilities": identity.capabilities_step(plan),
        "process": environment.process_step(os.getpid()),
        "limits": rlimits.step(limits, _threads_of_others(plan, spaces, shared, threads), proc),
        "landlock": landlock_step,
        "environment": environment.environment_step(),
        "descriptors": environment.descriptors_step(),
        "open_files": rlimits.open_files_step(limits.open_files),
        "seccomp": seccomp.step(seccomp.compile_filter(kernel.machine())),
    }
    # What the right to read everything depends on is no option where that right is kept.
    depends = ("landlock", "seccomp") if plan.keep_read_search else ()
    return _prepared(policy, steps, shared.missing if shared else (), depends)


def enter(
    prepared: Prepared,
    *,
    private_dir: str,
    keep_fds: tuple[int, ...],
) -> Layers:
    """Confine this freshly forked child for good, before any student code.

    `private_dir` exists and becomes home, cwd and the only writable folder; where a tmpfs covers
    it, what it held is out of sight. Of the open descriptors only `keep_fds` stay (0, 1, 2 not
    among them become /dev/null). Every module the caller itself still needs must be imported
    already. Raises ConfinementError when a required layer cannot be entered; the child must then
    exit.
    """
    child = Child(os.getpid(), private_dir, keep_fds)
    refusals: dict[str, str] = {}
    for layer, step in prepared.steps:
        try:
            refusal = step(child)
        except (OSError, ValueError) as error:
            refusal = _one_clause(error)
        if refusal is not None:
            if layer in prepared.required:
                raise ConfinementError(layer, refusal)
            refusals[layer] = refusal
    # Making the answer anew would cost more than any layer.
    if refusals == prepared.expected.reasons:
        return prepared.expected
    return _layers(refusals)


def _prepared(
    policy: ConfinementPolicy,
    steps: dict[str, Step],
    missing_paths: tuple[str, ...],
    depends: tuple[str, ...] = (),
) -> Prepared:
    required = frozenset((*policy.required, *depends))
    known = {layer: step.reason for layer, step in steps.items() if isinstance(step, Missing)}
    for layer, reason in known.items():
        if layer in required:
            raise ConfinementError(layer, reason)
    ordered = tuple((layer, steps[layer]) for layer in LAYERS)
    return Prepared(policy, required, _layers(known), ordered, missing_paths)


def _layers(refusals: dict[str, str]) -> Layers:
    return Layers(**{layer: layer not in refusals for layer in LAYERS}, reasons=refusals)


def _threads_of_others(
    plan: identity.IdentityPlan,
    spaces: namespaces.PreparedNamespaces,
    shared: landlock.SharedRules | None,
    threads: int,
) -> int:
    """How many threads count against a child's limit that are not its own."""
    counted_in_namespace = (
        spaces.user and shared is not None and shared.version >= _THREADS_PER_NAMESPACE_SINCE
    )
    if plan.changes_id or counted_in_namespace:
        return 0
    left = rlimits.threads_left(threads)
    return threads + (_THREAD_HEADROOM if left is None else min(_THREAD_HEADROOM, left // _SHARE))


def _one_clause(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
