"""Where a layer cannot be had, confinement says so, and refuses when the layer is required."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest

from autograder.sandbox import confine
from autograder.sandbox.confine import (
    ConfinementError,
    ConfinementPolicy,
    kernel,
    landlock,
    policy,
)

# Takes capabilities (by number) from the zygote, as containers do.
_WITHOUT = """
import struct
from confine import identity, kernel
left = identity.capabilities()
for number in {numbers}:
    left &= ~(1 << number)
low, high = left & 0xFFFFFFFF, left >> 32
header = kernel.buffer(struct.pack("=Ii", 0x20080522, 0))
data = kernel.buffer(struct.pack("=6I", low, low, 0, high, high, 0))
kernel.call("capset", header, data)
"""
SYS_ADMIN, DAC_READ_SEARCH, SETUID, DAC_OVERRIDE = 21, 2, 7, 1

_LATE_IMPORT_AND_FILE = (
    "import decimal, sqlite3, os\n"
    "open('f', 'w').write('x')\n"
    "try: open('../beside'); result = 'read'\n"
    "except OSError as error: result = error.errno"
)

NAMESPACE_LAYERS = ("private_tmpfs", "network_namespace", "hidden_folders", "user_namespace")


@pytest.mark.parametrize(
    "numbers",
    [
        (SYS_ADMIN,),
        (SYS_ADMIN, DAC_READ_SEARCH, DAC_OVERRIDE),
        (SYS_ADMIN, SETUID),
        tuple(range(41)),
    ],
)
def test_fewer_capabilities_mean_other_layers_not_weaker_ones(confined, user, numbers):
    outcome = confined(_LATE_IMPORT_AND_FILE, before=_WITHOUT.format(numbers=numbers))
    assert outcome.value == errno.EACCES, outcome.message
    for layer in policy.LAYERS:
        required = layer in policy.REQUIRED
        assert outcome.layers[layer] or (outcome.layers["reasons"][layer] and not required)
    if user.is_root and SETUID in numbers:
        assert not outcome.layers["identity"]
    elif user.is_root and DAC_READ_SEARCH in numbers:
        # It depends on where this Python lies.
        reason = outcome.layers["reasons"].get("identity")
        assert reason in (None, "only root can read this Python installation")


def test_a_child_of_root_is_nobody_and_has_no_power(confined, user):
    code = (
        "import os\n"
        "from confine import identity, kernel\n"
        "held = identity.capabilities()\n"
        "result = [os.getuid(), os.getresuid(), os.getgroups(), held]"
    )
    outcome = confined(code)
    uid, every_uid, groups, held = outcome.value
    assert held & ~(1 << DAC_READ_SEARCH) == 0
    if user.is_root:
        assert uid >= 0x70000000 and set(every_uid) == {uid} and groups == []
    else:
        assert held == 0


def test_two_children_of_root_have_different_ids(confined, user):
    ids = {confined("import os; result = os.getuid()").value for _ in range(3)}
    assert len(ids) == (3 if user.is_root else 1)


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOSPC, errno.EINVAL])
def test_refused_namespaces_are_named_and_not_missed(confined, code):
    before = (
        "from confine import namespaces\n"
        "def refuse(user): raise OSError({0}, os.strerror({0}))\n"
        "namespaces._unshare_all = refuse"
    )
    outcome = confined(_LATE_IMPORT_AND_FILE, before=before.format(code))
    assert outcome.value == errno.EACCES
    for layer in NAMESPACE_LAYERS:
        assert outcome.layers[layer] is False
        assert "does not allow" in outcome.layers["reasons"][layer]


def test_namespaces_that_half_work_leave_the_zygote_where_it_was(confined):
    # Ubuntu 24.04 grants the user namespace and then refuses everything inside it.
    before = (
        "from confine import kernel, namespaces\n"
        "was = os.readlink('/proc/self/ns/user')\n"
        "def half(user):\n"
        "    kernel.call('unshare', 0x10000000)\n"
        "    raise PermissionError(1, 'Operation not permitted')\n"
        "namespaces._unshare_all = half\n"
        "prepare = confine.prepare\n"
        "def checked(policy):\n"
        "    prepared = prepare(policy)\n"
        "    assert os.readlink('/proc/self/ns/user') == was\n"
        "    return prepared\n"
        "confine.prepare = checked"
    )
    outcome = confined(_LATE_IMPORT_AND_FILE, before=before)
    assert outcome.value == errno.EACCES
    assert not outcome.layers["network_namespace"]


_NO_LANDLOCK = (
    "from confine import kernel, landlock\n"
    "call = kernel.call\n"
    "def without(name, *arguments):\n"
    "    if name.startswith('landlock'): raise OSError(38, 'Function not implemented')\n"
    "    return call(name, *arguments)\n"
    "kernel.call = without"
)


def test_without_landlock_nothing_runs(confined):
    with pytest.raises(AssertionError, match=r"ConfinementError: .*'landlock' is not in force"):
        confined("result = 1", before=_NO_LANDLOCK)


def test_without_landlock_but_accepted_the_answer_says_so(confined):
    accepted = [layer for layer in policy.REQUIRED if layer != "landlock"]
    outcome = confined("result = 1", before=_NO_LANDLOCK, required=accepted)
    assert outcome.layers["landlock"] is False
    assert "no Landlock" in outcome.layers["reasons"]["landlock"]
    # Root's right to read everything must not be kept where nothing narrows it.
    held = confined(
        "from confine import identity; result = identity.capabilities()",
        before=_NO_LANDLOCK,
        required=accepted,
    )
    assert held.value == 0


def test_a_kernel_without_the_filter_ends_the_child(confined):
    before = "from confine import seccomp\nseccomp._SET_MODE_FILTER = 99"
    outcome = confined("result = 1", before=before)
    assert outcome.error == "ConfinementError"
    assert "'seccomp' is not in force" in outcome.message
    assert outcome.value is None


def test_the_right_to_read_everything_is_never_kept_without_what_narrows_it(confined, user):
    # The kernel takes the rules and then refuses to enter them.
    before = (
        "from confine import kernel\n"
        "quick, restrict = kernel.quick, kernel.number('landlock_restrict_self')\n"
        "def refuse(number, *arguments):\n"
        "    if number == restrict: raise OSError(7, 'Argument list too long')\n"
        "    return quick(number, *arguments)\n"
        "kernel.quick = refuse"
    )
    code = "from confine import identity; result = identity.capabilities()"
    outcome = confined(code, before=before, required=())
    assert outcome.value == 0 or outcome.error == "ConfinementError"


def test_a_private_folder_that_is_not_there_ends_the_child(confined):
    outcome = confined("result = 1", before="os.rmdir(request['private_dir'])")
    assert outcome.error == "ConfinementError"
    assert outcome.value is None


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6])
def test_older_landlock_versions_block_the_same_files(confined, version):
    if version > landlock.version():
        pytest.skip(f"this kernel's Landlock is older: version {landlock.version()}")
    before = f"from confine import landlock\nlandlock.version = lambda: {version}"
    code = (
        "import decimal, os, socket\n"
        "def refused(run, *args):\n"
        "    try: run(*args)\n"
        "    except OSError as error: return error.errno\n"
        "open('f', 'w').write('x')\n"
        "result = [refused(open, '../beside'), refused(os.truncate, '../beside', 0),\n"
        "          refused(os.listdir, '/'), refused(socket.socket)]"
    )
    refused = [errno.EACCES, errno.EPERM, errno.EACCES, errno.EPERM]
    assert confined(code, before=before).value == refused


def test_other_systems_refuse_in_one_sentence(monkeypatch):
    monkeypatch.setattr(kernel, "supported", lambda: False)
    with pytest.raises(ConfinementError, match="only 64-bit Linux") as caught:
        confine.prepare(ConfinementPolicy())
    assert str(caught.value).count(". ") == 0 and str(caught.value).endswith(".")
    assert caught.value.layer in policy.REQUIRED
    prepared = confine.prepare(ConfinementPolicy(required=()))
    assert not any(getattr(prepared.expected, layer) for layer in policy.LAYERS)


@pytest.mark.parametrize(
    ("platform", "absent"), [("win32", ("resource", "fcntl")), ("darwin", ("spwd",))]
)
def test_the_package_can_be_imported_and_asked_on_any_system(platform, absent):
    code = (
        "import sys, asyncio, ctypes, json, platform, site, subprocess, sysconfig, tempfile\n"
        f"sys.platform = {platform!r}\n"
        f"for name in {absent}: sys.modules[name] = None\n"
        "from autograder.sandbox import confine\n"
        "report = confine.probe()\n"
        "assert not report.complete and not report.supported\n"
        "assert confine.launch_environment()['LC_ALL'] == 'C.UTF-8'\n"
        "try: confine.prepare(confine.ConfinementPolicy())\n"
        "except confine.ConfinementError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "only 64-bit Linux" in done.stdout


def test_a_policy_survives_json():
    wanted = ConfinementPolicy(read_paths=("/a",), deny_under=("/b",), cpu_seconds=3, required=())
    assert ConfinementPolicy.from_json(json.loads(json.dumps(wanted.to_json()))) == wanted


@pytest.mark.parametrize(
    "data", [{"cpu": 1}, {"required": ["sandbox"]}, {"processes": 2}, {"cpu_seconds": 1.5}]
)
def test_a_policy_that_makes_no_sense_is_refused(data):
    with pytest.raises(ValueError):
        ConfinementPolicy.from_json(data)


def test_private_dir_usage_counts_what_is_there_and_follows_no_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "large").write_bytes(bytes(2**20))
    private = tmp_path / "private"
    (private / "deep" / "er").mkdir(parents=True)
    (private / "deep" / "er" / "file").write_bytes(b"x" * 100_000)
    (private / "link").symlink_to(outside)
    with open(private / "sparse", "wb") as sparse:
        sparse.truncate(2**30)
    usage = confine.private_dir_usage(str(private))
    assert usage.entries == 5
    assert 100_000 <= usage.bytes < 300_000
    for number in range(50):
        (private / f"{number}").touch()
    assert confine.private_dir_usage(str(private), most_entries=20).entries == 20
    assert confine.private_dir_usage(str(tmp_path / "gone")).entries == 0


def test_a_private_folder_is_removed_whatever_is_in_it(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    private = tmp_path / "private"
    private.mkdir()
    (private / "link").symlink_to(outside)
    (private / "file").touch(mode=0)
    (private / ".moved-0").mkdir()
    (private / ".moved-0" / "x").touch()
    here = os.getcwd()
    try:
        os.chdir(private)
        for depth in range(3000):  # deeper than recursion, longer than a path may be
            os.mkdir("d" * 40)
            os.chdir("d" * 40)
            if depth % 100 == 0:
                os.symlink(outside, "link")
        os.mkdir("closed", mode=0)
    finally:
        os.chdir(here)
    gone = confine.remove_private_dir(str(private))
    subprocess.run(["rm", "-rf", str(private)], check=True)  # pytest could not remove what is left
    assert gone
    assert (outside / "kept").exists()
    assert confine.remove_private_dir(str(private))


def test_the_environment_to_start_with_holds_nothing_of_the_graders():
    scrubbed = confine.launch_environment({"TOKEN": "x", "HOME": "/h", "PATH": "/p", "TZ": "UTC"})
    assert "TOKEN" not in scrubbed and "HOME" not in scrubbed and "PATH" not in scrubbed
    assert scrubbed["TZ"] == "UTC" and scrubbed["OMP_NUM_THREADS"] == "1"
