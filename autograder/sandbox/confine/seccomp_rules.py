"""Decides each system call: what honest NumPy and torch code needs is listed, all else is refused.

An allow-list, because a list of forbidden calls is out of date with every kernel. It was found by
tracing CPython, NumPy, SciPy and torch with threads, and every family left out has its reason
below.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True)
class Allow:
    """The call is made."""


@dataclass(frozen=True)
class Refuse:
    """The call is not made and returns `-error`; error 0 pretends success."""

    error: int


@dataclass(frozen=True)
class AllowValues:
    """Made when the low 32 bits of argument `argument` are one of `values`, or, with `own_pid`, the
    caller's process id; refused with EPERM otherwise."""

    argument: int
    values: tuple[int, ...] = ()
    own_pid: bool = False


@dataclass(frozen=True)
class AllowMasked:
    """Made when `argument & mask` is one of `values`; refused with EPERM otherwise."""

    argument: int
    mask: int
    values: tuple[int, ...]


@dataclass(frozen=True)
class AllowNull:
    """Made when the pointer `argument` is null; refused with EPERM otherwise."""

    argument: int


Decision = Allow | Refuse | AllowValues | AllowMasked | AllowNull

# Which files these reach is Landlock's business; here they only have to be harmless in themselves.
_FILES = """
read write readv writev pread64 pwrite64 preadv pwritev lseek close close_range
creat stat fstat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat
getdents getdents64 getcwd chdir fchdir dup dup2 dup3 fsync fdatasync ftruncate fallocate
readahead copy_file_range sendfile rename renameat renameat2 mkdir mkdirat rmdir unlink
unlinkat umask statfs fstatfs pipe pipe2 poll ppoll select pselect6
"""

_MEMORY = """
brk mmap munmap mremap mprotect msync mincore membarrier get_mempolicy mseal
"""

_TIME = """
nanosleep gettimeofday time times getitimer setitimer alarm
"""
# The system's and one's own. Any other number is the processor clock of a process or thread, and
# what another one has computed says something.
_CLOCKS = tuple(range(12))

_SELF = """
exit exit_group wait4 waitid getpid getppid gettid getpgrp getuid geteuid getgid
getegid getresuid getresgid getgroups capget uname sysinfo getrusage getcpu getrandom
getrlimit setrlimit set_robust_list rseq arch_prctl restart_syscall rt_sigaction
rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack pause
sched_yield sched_get_priority_max sched_get_priority_min
"""
# Of another process or thread these tell at least that it lives, which by threads that begin and
# end is a way to speak.
_OF_A_PROCESS = "getpgid getsid sched_getparam sched_getscheduler sched_rr_get_interval"

# How memory will be used and whether it may be given back. Not what asks the kernel to share equal
# pages with other processes (12), whose time of writing would tell what those hold, nor what
# poisons pages or moves them out of memory.
_MADVISE = (0, 1, 2, 3, 4, 8, 14, 15, 16, 17)

# Threads yes, processes no: clone must ask for everything that makes the new task a thread of this
# process, and for no namespace. (CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM; then the flags that
# must be absent: PTRACE, VFORK, PARENT, NEWTIME, NEWNS, UNTRACED, NEWCGROUP .. NEWNET, IO.)
_THREAD = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000 | 0x40000
_FORBIDDEN_CLONE_FLAGS = 0x2000 | 0x4000 | 0x8000 | 0x80 | 0x20000 | 0x800000 | 0xFE000000

# Duplicating and flags. F_SETOWN with F_SETSIG would send any signal to any process of the same
# user without a single call to kill; F_NOTIFY and leases are signals as well. A record lock on one
# of Python's own files is seen by every other process: two submissions could speak by it.
_FCNTL = (0, 1, 2, 3, 4, 1030, 1032)
# What isatty, os.set_inheritable, os.set_blocking and os.get_terminal_size ask. TIOCSTI types into
# a terminal, FIOSETOWN is F_SETOWN once more.
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# Names of threads and of memory areas, and questions. PR_SET_PDEATHSIG would let a child outlive
# the zygote, PR_SET_DUMPABLE and PR_SET_PTRACER would open it to its siblings.
_PRCTL = (3, 15, 16, 21, 23, 39, 0x53564D41)

# Locks within one process, with a flag that says so and with one that picks a clock; and to wait
# for a thread's end without the first flag, as the C library does. To wake others by an address in
# a file that both may read would be a channel between two submissions.
_PRIVATE, _CLOCK = 0x80, 0x100
_WAIT, _WAIT_BITSET = 0, 9
_FUTEX = (
    *(operation | _PRIVATE | clock for operation in range(14) for clock in (0, _CLOCK)),
    *(_WAIT, _WAIT_BITSET, _WAIT_BITSET | _CLOCK),
)

# The child answers through a socket it was born with, and may ask which kind it is. Without an
# address sendto and recvfrom are write and read; there is no call that opens, connects or binds
# another socket, and none that passes descriptors.
_OWN_SOCKET = "getsockname getsockopt"

# A file is emptied by who may write it, and opened to be read, written or both: the fourth way is
# for drivers. Landlock sees no wish to write in that, and before its third version none in a file
# that is emptied and read.
_EMPTIED, _WAYS = 0x200, 3
_OPENED = (0, 1, 2, 1 | _EMPTIED, 2 | _EMPTIED)

_CONDITIONAL: dict[str, Decision] = {
    "open": AllowMasked(1, _WAYS | _EMPTIED, _OPENED),
    "openat": AllowMasked(2, _WAYS | _EMPTIED, _OPENED),
    "clone": AllowMasked(0, _THREAD | _FORBIDDEN_CLONE_FLAGS, (_THREAD,)),
    "sendto": AllowNull(4),
    "recvfrom": AllowNull(4),
    "madvise": AllowValues(2, _MADVISE),
    "fcntl": AllowValues(1, _FCNTL),
    "ioctl": AllowValues(1, _IOCTL),
    "prctl": AllowValues(0, _PRCTL),
    # raise() and abort() signal their own process; 0 and -1 mean groups and everybody.
    "kill": AllowValues(0, own_pid=True),
    "tgkill": AllowValues(0, own_pid=True),
    # As the same user these reach other processes too: RLIMIT_CPU 0 on the grader would kill it.
    "prlimit64": AllowValues(0, (0,), own_pid=True),
    "sched_setaffinity": AllowValues(0, (0,), own_pid=True),
    # Which processors another process keeps to can be set by it, and so says something.
    "sched_getaffinity": AllowValues(0, (0,), own_pid=True),
    **dict.fromkeys(_OF_A_PROCESS.split(), AllowValues(0, (0,), own_pid=True)),
    "getpriority": AllowValues(1, (0,), own_pid=True),
    **dict.fromkeys(("clock_gettime", "clock_getres", "clock_nanosleep"), AllowValues(0, _CLOCKS)),
    "futex": AllowValues(1, _FUTEX),
    # Without flags: RWF_NOWAIT tells what of a file others have read.
    "preadv2": AllowValues(5, (0,)),
    "pwritev2": AllowValues(5, (0,)),
}

# A C library tries these first and falls back to a call that is decided above.
_NOT_IMPLEMENTED = "clone3 openat2 epoll_pwait2 futex_wait futex_wake futex_waitv"
_NO_ATTRIBUTES = "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr"

# Modes and times of files: Landlock does not guard them, so as the instructor's own user a
# submission could make the gradebook unreadable. In a throw-away folder nobody needs them either,
# but shutil.copy and Path.touch make them: they appear to succeed and do nothing.
# And flock, which others would see as they see record locks; in that folder nobody waits for it.
# And advice on files, by which the memory that holds them for everybody could be emptied.
_PRETENDED_SUCCESS = (
    "flock fadvise64 chmod fchmod fchmodat fchmodat2 utime utimes futimesat utimensat"
)


def decisions() -> dict[str, Decision]:
    """The decision for each call by name; a call that is not named here is refused with EPERM.

    Refused on purpose: processes (fork, vfork, execve, execveat); other processes (ptrace,
    process_vm_*, pidfd_*, kcmp, rt_sigqueueinfo, tkill, setpriority, sched_set*, ioprio_set); every
    call that makes or connects a socket; io_uring, whose operations no filter sees; identity and
    namespaces (setuid.., capset, unshare, setns, mount.., chroot, setsid, setpgid); the kernel
    (bpf, perf_event_open, userfaultfd, keyctl, modules, kexec, reboot, clocks, swap, quotactl,
    syslog); open_by_handle_at, which leaves any folder; links, device nodes and System V or POSIX
    queues, which outlive the process; memfd, timers and epoll, which hold memory no limit counts;
    truncate by path, chown and setxattr, which Landlock does not guard everywhere; sync, which
    stalls the whole machine.
    """
    table: dict[str, Decision] = {}
    for names in (_FILES, _MEMORY, _TIME, _SELF, _OWN_SOCKET):
        table.update((name, Allow()) for name in names.split())
    table.update((name, Refuse(errno.ENOSYS)) for name in _NOT_IMPLEMENTED.split())
    table.update((name, Refuse(errno.EOPNOTSUPP)) for name in _NO_ATTRIBUTES.split())
    table.update((name, Refuse(0)) for name in _PRETENDED_SUCCESS.split())
    table.update(_CONDITIONAL)
    return table
