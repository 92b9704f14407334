"""Each promise of confinement tried in a real child, as root and as an ordinary user."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest

MIB = 2**20
# The second where what may not be read is hidden as well.
REFUSED = (errno.EACCES, errno.ENOENT)


def test_a_child_computes_and_answers(confined):
    outcome = confined("result = sum(range(10))")
    assert (outcome.value, outcome.error, outcome.status) == (45, None, 0)
    assert outcome.layers["landlock"] and outcome.layers["seccomp"]


def test_only_its_own_submission_is_readable(confined, user):
    mine, neighbour = user.folder.parent / "kim", user.folder.parent / "lee"
    for folder in (mine, neighbour):
        folder.mkdir(exist_ok=True)
        (folder / "mlp.py").write_text(folder.name, encoding="utf-8")
    (mine / "link.py").unlink(missing_ok=True)
    (mine / "link.py").symlink_to(neighbour / "mlp.py")
    read = "result = open({!r}, encoding='utf-8').read()"
    allowed = (str(mine),)
    assert confined(read.format(f"{mine}/mlp.py"), read_paths=allowed).value == "kim"
    for path in (f"{neighbour}/mlp.py", f"{mine}/link.py", f"{mine}/../lee/mlp.py"):
        outcome = confined(read.format(path), read_paths=allowed)
        assert outcome.errno in REFUSED, path
    assert confined(read.format(f"{mine}/mlp.py")).errno in REFUSED
    assert confined(f"open('{mine}/new', 'w')", read_paths=allowed).errno == errno.EACCES


def test_a_denied_folder_inside_an_allowed_one_stays_closed(confined, user):
    course = user.folder.parent / "course"
    for name in ("lib/a.py", "solutions/a.py"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(name, encoding="utf-8")
    policy = {"read_paths": (str(course),), "deny_under": (str(course / "solutions"),)}
    code = "result = open('{}/{}/a.py').read()"
    assert confined(code.format(course, "lib"), **_as_policy(policy)).value == "lib/a.py"
    refused = confined(code.format(course, "solutions"), **_as_policy(policy)).errno
    assert refused in REFUSED
    assert (
        confined(f"import os; os.listdir('{course}')", **_as_policy(policy)).errno == errno.EACCES
    )


def test_a_denied_folder_is_hidden_where_namespaces_can_be_had(confined, user):
    course = user.folder.parent / "hidden-course"
    (course / "solutions").mkdir(parents=True, exist_ok=True)
    (course / "solutions" / "a.py").write_text("answer", encoding="utf-8")
    (course / "seed").write_text("42", encoding="utf-8")
    policy = {"deny_under": (f"{course}/solutions", f"{course}/seed", f"{course}/missing")}
    code = (
        "import os\n"
        "def size(path):\n"
        "    try: return os.stat(path).st_size\n"
        "    except OSError as error: return -error.errno\n"
        f"result = [size('{course}/solutions/a.py'), size('{course}/seed')]"
    )
    outcome = confined(code, **_as_policy(policy))
    if outcome.layers["hidden_folders"]:
        assert outcome.value == [-errno.ENOENT, -errno.ENOENT]
    else:
        assert outcome.layers["reasons"]["hidden_folders"]
    # Everybody else sees them as before.
    assert (course / "solutions" / "a.py").read_text(encoding="utf-8") == "answer"
    assert (course / "seed").read_text(encoding="utf-8") == "42"


def _as_policy(policy: dict) -> dict:
    # `read_paths` of the helper are the child's own, so the policy's go through the zygote.
    return {
        "before": "import dataclasses\n"
        "make = confine.ConfinementPolicy.from_json\n"
        "confine.ConfinementPolicy.from_json = "
        f"lambda data: dataclasses.replace(make(data), **{policy!r})"
    }


def test_python_inside_a_denied_folder_is_refused_at_once(confined):
    prefix = "os.path.dirname(os.__file__)"
    before = (
        "make = confine.ConfinementPolicy.from_json\n"
        "import dataclasses\n"
        "def from_json(data):\n"
        f"    return dataclasses.replace(make(data), deny_under=({prefix},))\n"
        "confine.ConfinementPolicy.from_json = from_json"
    )
    with pytest.raises(AssertionError, match="Python itself lies inside a folder that is denied"):
        confined("result = 1", before=before)


def test_the_private_folder_is_home_and_the_only_writable_place(confined):
    outcome = confined(
        "import os, tempfile\n"
        "open('a', 'w').write('x')\n"
        "with tempfile.NamedTemporaryFile() as file: where = os.path.dirname(file.name)\n"
        "result = [os.getcwd() == os.environ['HOME'] == os.environ['TMPDIR'] == where,\n"
        "          os.listdir('.'), sorted(set(os.environ) & {'PATH', 'SECRET', 'SSH_AUTH_SOCK'})]",
        before="os.environ['SECRET'] = 'x'; import tempfile; tempfile.gettempdir()",
    )
    assert outcome.value == [True, ["a"], []]


def test_what_was_in_the_private_folder_keeps_it_uncovered(confined):
    outcome = confined(
        "import os; result = os.listdir('.')",
        before="open(os.path.join(request['private_dir'], 'data'), 'w').close()",
    )
    assert outcome.value == ["data"]
    assert outcome.layers["private_tmpfs"] is False
    assert "not empty" in outcome.layers["reasons"]["private_tmpfs"]


def test_many_small_files_are_bounded_where_a_tmpfs_can_be_had(confined):
    code = (
        "import os\n"
        "result = 0\n"
        "try:\n"
        "    for result in range(500): open(f'{result}', 'w').close()\n"
        "except OSError as error: result = [result, error.errno]"
    )
    outcome = confined(code, private_files=100)
    if outcome.layers["private_tmpfs"]:
        assert outcome.value == [100, errno.ENOSPC]
    else:
        # Not silently: the layer says so, and the grader watches the folder instead.
        assert outcome.layers["reasons"]["private_tmpfs"]
        assert outcome.value == 499


def test_processor_time_ends_in_a_signal_that_names_the_limit(confined):
    outcome = confined("while True: pass", cpu_seconds=1)
    assert outcome.status == -signal.SIGXCPU


def test_ignoring_the_signal_is_ended_a_second_later(confined):
    code = "import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"
    assert confined(code, cpu_seconds=1).status == -signal.SIGKILL


def test_memory_over_the_limit_is_a_memory_error(confined):
    assert confined("x = bytearray(300 * 2**20)", memory_bytes=256 * MIB).error == "MemoryError"
    assert confined("x = bytearray(200 * 2**20)", memory_bytes=256 * MIB).error is None


def test_a_file_over_the_limit_is_an_os_error(confined):
    code = "with open('f', 'wb') as file: file.write(bytes(2**20)); file.flush(); file.write(b'x')"
    outcome = confined(code, file_bytes=MIB)
    assert outcome.errno == errno.EFBIG


def test_threads_work_and_are_bounded(confined):
    code = (
        "import threading\n"
        "stop = threading.Event()\n"
        "threading.stack_size(131072)\n"  # the least that the C library takes on arm64
        "result = 0\n"
        "try:\n"
        "    for result in range(5000): threading.Thread(target=stop.wait).start()\n"
        "except RuntimeError: pass\n"
        "finally: stop.set()"
    )
    outcome = confined(code, threads=20)
    if outcome.layers["identity"] or outcome.layers["user_namespace"]:
        assert outcome.value == 19  # the main thread is the twentieth
    else:
        # The kernel counts all of a user's processes together, so there is room for theirs.
        assert 19 <= outcome.value < 4000


def test_a_child_dies_with_its_zygote(user):
    code = """
import importlib.util, os, sys, time
folder = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "confine", folder + "/__init__.py", submodule_search_locations=[folder])
confine = importlib.util.module_from_spec(spec)
sys.modules["confine"] = confine
spec.loader.exec_module(confine)
prepared = confine.prepare(confine.ConfinementPolicy())
os.mkdir(sys.argv[2])
source, sink = os.pipe()
child = os.fork()
if child == 0:
    confine.enter(prepared, private_dir=sys.argv[2], keep_fds=(sink,))
    os.write(sink, b"x")
    while True:
        time.sleep(1)
os.read(source, 1)
print(child, flush=True)
os.kill(os.getpid(), 9)
"""
    done = user.run(code, str(user.folder / f"dies-{os.getpid()}"))
    child = int(done.stdout)
    for _ in range(200):
        try:
            state = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        except FileNotFoundError:
            return
        if state.split()[0] == "Z":
            return
        signal.sigtimedwait([], 0.01)
    raise AssertionError("the child outlived its zygote")


def test_a_child_with_threads_is_never_half_confined(confined):
    # Landlock binds one thread; a zygote with two would leave the other free.
    with pytest.raises(AssertionError, match="started threads"):
        confined("result = 1", before="import threading, time\n"
                 "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()")  # fmt: skip


def test_modules_that_were_not_loaded_before_can_be_imported(confined):
    code = "import dataclasses, decimal, statistics, sqlite3, zoneinfo, ssl; result = 1"
    assert confined(code).value == 1


def test_lookups_and_helpers_of_the_standard_library_work(confined):
    code = (
        "import shutil, pathlib, os, getpass, random, time, asyncio\n"
        "pathlib.Path('a').write_text('1'); shutil.copy2('a', 'b'); pathlib.Path('b').touch()\n"
        "os.replace('b', 'c'); shutil.copytree('.', 'd', ignore=shutil.ignore_patterns('d'))\n"
        "shutil.rmtree('d')\n"
        "result = [getpass.getuser(), sorted(os.listdir('.')), os.cpu_count() > 0]"
    )
    assert confined(code).value == ["student", ["a", "c"], True]


def test_the_grader_cannot_be_imported(confined):
    # The second where an editable installation knows the place but may not read it.
    code = "import autograder.mistakes"
    assert confined(code).error in ("ModuleNotFoundError", "PermissionError")


def test_standard_streams_are_open_and_empty(confined):
    code = (
        "import os, sys\n"
        "os.write(1, b'x'); os.write(2, b'x')\n"
        "result = [os.read(0, 1) == b'', sorted(fd for fd in range(64) if fd_open(fd))]"
    )
    helper = (
        "import os\n"
        "def fd_open(fd):\n"
        "    try: os.fstat(fd)\n"
        "    except OSError: return False\n"
        "    return True\n"
    )
    value = confined(helper + code).value
    assert value[0] is True
    assert value[1][:3] == [0, 1, 2] and len(value[1]) == 4


def test_a_core_file_is_not_written_when_it_crashes(confined, user):
    outcome = confined("import os; os.abort()")
    assert outcome.status == -signal.SIGABRT
    assert not list(user.folder.rglob("core*"))
