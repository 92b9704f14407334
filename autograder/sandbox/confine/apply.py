"""Orders the layers: as much as possible once in the zygote, as little as possible in each child."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from . import environment, identity, kernel, landlock, namespaces, readable, rlimits, seccomp
from .errors import ConfinementError
from .policy import LAYERS, ConfinementPolicy, Layers

# Where a user's other processes count against the same limit, room for them to grow.
_OTHERS_THREADS = 1000

# RLIMIT_NPROC counts per user namespace since Linux 5.14; version 2 of Landlock came with 5.19.
_THREADS_PER_NAMESPACE_SINCE = 2


@dataclass(frozen=True)
class Prepared:
    """Everything a child needs, made once in the zygote; holds open descriptors."""

    policy: ConfinementPolicy
    zygote: int
    landlock: landlock.PreparedLandlock | None
    seccomp: seccomp.Program
    identity: identity.IdentityPlan
    namespaces: namespaces.PreparedNamespaces
    null: int
    user_threads: int
    reasons: dict[str, str]

    @property
    def read_only_missing(self) -> tuple[str, ...]:
        """Allowed paths that do not exist here."""
        return self.landlock.missing if self.landlock else ()


def prepare(policy: ConfinementPolicy) -> Prepared:
    """Do once, in a single-threaded zygote, all that children can share.

    The zygote itself stays unconfined, except that it moves into new namespaces where it may: call
    this after it has received every file and socket it needs from outside.
    Raises ConfinementError when a required layer is known not to work here.
    """
    reasons: dict[str, str] = {}
    if not kernel.supported():
        for layer in policy.required:
            raise ConfinementError(layer, "only 64-bit Linux on x86-64 or arm64 can confine code")
        raise OSError(38, "confinement exists on 64-bit Linux only")
    if rlimits.read_now().threads > 1:
        raise ConfinementError("process", "the zygote has started threads, which a fork loses")
    allowed = readable.interpreter_paths() if policy.interpreter else ()
    paths = readable.resolve((*allowed, *policy.read_paths), policy.deny_under)
    reachable = (*paths, policy.write_path) if policy.write_path else paths
    plan = identity.prepare(reachable)
    spaces = namespaces.PreparedNamespaces(False, False, "the policy does not ask for them")
    if policy.use_namespaces:
        spaces = namespaces.prepare(plan.changes_id)
    environment.prepare_environment()
    rules = None
    try:
        rules = landlock.prepare(paths)
    except OSError as error:
        _missed(policy, reasons, "landlock", error)
    return Prepared(
        policy=policy,
        zygote=os.getpid(),
        landlock=rules,
        seccomp=seccomp.compile_filter(kernel.machine()),
        identity=plan,
        namespaces=spaces,
        null=os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC),
        user_threads=rlimits.count_user_threads(os.getuid()),
        reasons=reasons,
    )


def enter(
    prepared: Prepared,
    *,
    private_dir: str,
    keep_fds: tuple[int, ...],
    read_paths: tuple[str, ...] = (),
) -> Layers:
    """Confine this freshly forked child for good, before any student code.

    `private_dir` exists and becomes home, cwd and the only writable folder; where a tmpfs covers it,
    what it held is out of sight. Of the open descriptors only `keep_fds` stay (0, 1, 2 not among them
    become /dev/null). `read_paths` are readable besides the policy's: this child's own submission; the
    caller vouches that they contain nothing else. Every module the caller still needs must be imported already.
    Raises ConfinementError when a required layer cannot be entered; the child must then exit.
    """
    return _Entry(prepared, private_dir, keep_fds, read_paths).run()


class _Entry:
    """One child's way in: each method enters one layer or says why not."""

    def __init__(
        self,
        prepared: Prepared,
        private_dir: str,
        keep_fds: tuple[int, ...],
        read_paths: tuple[str, ...] = (),
    ) -> None:
        self.prepared = prepared
        self.policy = prepared.policy
        self.private_dir = private_dir
        self.keep_fds = keep_fds
        self.read_paths = read_paths
        self.pid = os.getpid()
        self.now = rlimits.read_now()
        self.reasons = dict(prepared.reasons)
        self.in_force: dict[str, bool] = {}

    def run(self) -> Layers:
        if self.now.threads > 1:
            raise ConfinementError("process", "the child has started threads already")
        for layer in LAYERS:
            enter_layer: Callable[[], str | None] = getattr(self, f"_{layer}")
            try:
                refusal = enter_layer()
            except (OSError, ValueError) as error:
                refusal = _one_clause(error)
            self.in_force[layer] = refusal is None
            if refusal is not None:
                _missed(self.policy, self.reasons, layer, refusal)
        return Layers(**self.in_force, reasons=self.reasons)

    def _private_tmpfs(self) -> str | None:
        plan, spaces = self.prepared.identity, self.prepared.namespaces
        owner = plan.id_for(self.pid)
        group = owner if plan.changes_id else os.getgid()
        refusal = None if spaces.active else spaces.reason
        if refusal is None and os.listdir(self.private_dir):
            refusal = "the private folder is not empty"
        if refusal is None:
            namespaces.enter_private_folder(
                self.private_dir,
                (owner, group),
                self.policy.private_bytes,
                self.policy.private_files,
            )
        elif plan.changes_id:
            os.chown(self.private_dir, owner, group)
        return refusal

    def _network_namespace(self) -> str | None:
        spaces = self.prepared.namespaces
        return None if spaces.active else spaces.reason

    def _user_namespace(self) -> str | None:
        spaces = self.prepared.namespaces
        if not spaces.active:
            return spaces.reason
        if not spaces.user:
            return "not needed: the child has a user id of its own"
        namespaces.enter_user()
        return None

    def _limits(self) -> str | None:
        policy = self.policy
        limits = rlimits.Limits(
            memory_bytes=policy.memory_bytes,
            cpu_seconds=policy.cpu_seconds,
            file_bytes=policy.file_bytes,
            open_files=policy.open_files,
            threads=policy.threads,
        )
        rlimits.enter(limits, self.now, self._threads_of_others())
        return None

    def _threads_of_others(self) -> int:
        rules = self.prepared.landlock
        counted_alone = self.prepared.identity.changes_id or (
            self.in_force["user_namespace"]
            and rules is not None
            and rules.version >= _THREADS_PER_NAMESPACE_SINCE
        )
        return 0 if counted_alone else self.prepared.user_threads + _OTHERS_THREADS

    def _identity(self) -> str | None:
        plan = self.prepared.identity
        identity.enter(plan, self.pid)
        return None if plan.changes_id else plan.reason

    def _capabilities(self) -> str | None:
        kept = identity.capabilities()
        if kept and self.prepared.landlock is None:
            raise ConfinementError("capabilities", "root's right to read needs Landlock beside it")
        return None

    def _process(self) -> str | None:
        environment.enter_process()
        # The zygote may have ended before this process asked to be told.
        return None if os.getppid() == self.prepared.zygote else "the zygote has ended"

    def _landlock(self) -> str | None:
        if self.prepared.landlock is None:
            return self.reasons["landlock"]
        landlock.enter(self.prepared.landlock, self.private_dir, self.read_paths)
        return None

    def _environment(self) -> str | None:
        environment.enter_environment(self.private_dir)
        return None

    def _descriptors(self) -> str | None:
        environment.enter_descriptors(self.keep_fds, self.prepared.null)
        return None

    def _seccomp(self) -> str | None:
        with suppress(OSError):
            os.close(self.prepared.null)
        seccomp.install(self.prepared.seccomp, self.pid)
        return None


def _missed(
    policy: ConfinementPolicy, reasons: dict[str, str], layer: str, why: str | Exception
) -> None:
    reason = why if isinstance(why, str) else _one_clause(why)
    reasons[layer] = reason
    if layer in policy.required:
        raise ConfinementError(layer, reason)


def _one_clause(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
