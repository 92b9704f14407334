"""The canary: the forbidden is blocked, the honest works, and it would notice if not."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.sandbox.confine import ConfinementPolicy, Report, kernel, probe
from autograder.sandbox.confine.policy import LAYERS
from autograder.sandbox.confine.probe import Attempted
from autograder.sandbox.confinement_status import confinement_gap

pytestmark = pytest.mark.slow

_PROBE = """
import importlib.util, json, sys
folder, options = sys.argv[1], json.loads(sys.argv[2])
spec = importlib.util.spec_from_file_location(
    "confine", folder + "/__init__.py", submodule_search_locations=[folder])
confine = importlib.util.module_from_spec(spec)
sys.modules["confine"] = confine
spec.loader.exec_module(confine)
report = confine.probe(confine.ConfinementPolicy(**options))
print(json.dumps(report.to_json()))
"""

# Everything that succeeds unconfined on any Linux, for any user: were one of these refused in the
# control as well, "blocked" would mean nothing.
_EVERYWHERE_POSSIBLE = {
    "read_secret_file", "read_denied_file", "ask_for_size_of_denied_file", "list_outside_folder",
    "create_file_outside", "append_outside", "truncate_by_path", "delete_outside",
    "make_folder_outside", "change_mode_outside", "change_time_outside", "read_password_file",
    "connect_tcp", "listen_tcp", "send_udp", "connect_unix", "connect_abstract_unix",
    "socket_pair", "fork", "vfork_and_exec", "clone_process", "execute_program", "signal_other",
    "signal_parent", "trace_other", "read_environment_of_other", "list_processes", "limit_other",
    "make_anonymous_file", "use_inherited_descriptor", "find_any_other_descriptor",
    "find_variable_in_environment",
}  # fmt: skip


def _probe_as(user, **options) -> dict:
    done = user.run(_PROBE, json.dumps(options))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("namespaces", [True, False])
def test_everything_forbidden_is_blocked_and_everything_honest_works(user, namespaces):
    report = _probe_as(user, use_namespaces=namespaces)
    assert report["supported"], report["reason"]
    assert report["gaps"] == []
    assert report["broken"] == {}
    assert report["complete"]
    # What only namespaces can do: bound a folder, and hide files together with their sizes.
    limited = report["layers"]["private_tmpfs"]
    unbounded = [
        "ask_for_size_of_denied_file",
        "ask_for_size_of_neighbours_file",
        "ask_whether_a_folder_is_there",
        "exceed_folder_size",
        "exceed_folder_entries",
    ]
    expected = [] if limited else unbounded
    assert report["unbounded"] == expected
    assert limited is False or namespaces
    for layer in LAYERS[4:]:
        if layer != "identity":
            assert report["layers"][layer], layer
    assert report["layers"]["identity"] is user.is_root


def test_what_is_blocked_would_succeed_unconfined(user):
    report = _probe_as(user)
    possible = {a["name"] for a in report["attempts"] if a["unconfined"]}
    assert _EVERYWHERE_POSSIBLE - possible == set()
    assert len(report["attempts"]) >= 75


def test_the_canary_leaves_no_folder(tmp_path: Path, monkeypatch):
    module = sys.modules["autograder.sandbox.confine.probe"]
    # Longer than the address of a socket may be.
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setattr(module, "launch_environment", lambda: {"TMPDIR": str(deep)})
    report = probe()
    assert report.supported, report.reason
    assert "connect_unix" in {one.name for one in report.attempts if one.unconfined}
    assert list(deep.iterdir()) == []


def test_report_is_json_and_names_the_system():
    report = probe(controls=False)
    data = json.loads(json.dumps(report.to_json()))
    assert data["complete"] is True
    assert data["system"]["kernel"] == os.uname().release
    assert data["system"]["landlock"] >= 1
    assert all(attempt["unconfined"] is None for attempt in data["attempts"])


# What the canary must see when one layer is not there: proof that it looks.
_SABOTAGE = {
    "landlock": {"read_secret_file", "create_file_outside", "list_outside_folder"},
    "seccomp": {"fork", "set_up_io_uring", "socket_pair", "outlive_parent"},
    "limits": {"exceed_memory", "exceed_file_size", "exceed_processor_time"},
    "descriptors": {"use_inherited_descriptor", "find_any_other_descriptor"},
    "open_files": {"exceed_open_files"},
}

_SABOTAGED_PROBE = """
import importlib.util, io, json, resource, sys
# Many systems start programs with a limit of 1024, which is none of ours.
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
folder, layer = sys.argv[1], sys.argv[2]
spec = importlib.util.spec_from_file_location(
    "confine", folder + "/__init__.py", submodule_search_locations=[folder])
confine = importlib.util.module_from_spec(spec)
sys.modules["confine"] = confine
spec.loader.exec_module(confine)
from confine import apply, canary, child
from confine.attempts import limits
limits.CPU_ATTEMPT_SECONDS = 3
build = apply._prepared
def without(policy, steps, missing_paths, depends):
    return build(policy, {**steps, layer: child.Missing("sabotaged")}, missing_paths)
apply._prepared = without
sys.stdin = io.StringIO(json.dumps(
    {"policy": confine.ConfinementPolicy(use_namespaces=False).to_json(), "controls": False}))
sys.exit(canary.main())
"""


@pytest.mark.parametrize("layer", sorted(_SABOTAGE))
def test_canary_notices_a_missing_layer(myself, layer):
    done = myself.run(_SABOTAGED_PROBE, layer)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    succeeded = {r["name"] for r in found["results"] if r["succeeded"] and r["group"] != "honest"}
    assert _SABOTAGE[layer] <= succeeded
    assert found["layers"]["reasons"][layer] == "sabotaged"


def test_the_limit_on_threads_and_no_other_ends_too_many_threads(user):
    # On arm64 a thread's stack takes eight times what it takes on x86-64.
    assert _probe_as(user, threads=10_000)["gaps"] == ["exceed_threads"]


def test_an_unsupported_system_is_reported_not_raised(monkeypatch):
    monkeypatch.setattr(kernel, "supported", lambda: False)
    report = probe()
    assert not report.supported and not report.complete
    assert "Linux" in report.reason


def test_a_python_that_cannot_run_the_canary_is_not_complete(tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    report = probe(python=str(broken))
    assert not report.complete
    assert "ended with 3: no" in report.reason


_PREVENTED = Attempted("ptrace", "processes", True, "EPERM", True, None)


def test_an_empty_report_is_not_complete():
    assert not Report(True, "", {}, {}, (), {}).complete


@pytest.mark.parametrize(
    ("broken", "gaps", "said"),
    [
        ({}, ("fork",), "not prevented: fork"),
        ({"use_threads": "EPERM"}, (), "honest, and yet prevented: use_threads (EPERM)"),
    ],
)
def test_what_is_not_in_force_is_named(broken, gaps, said):
    tried = [Attempted(name, "processes", False, "succeeded", True, None) for name in gaps]
    report = Report(True, "", {}, {}, (*tried, _PREVENTED), broken)
    assert not report.complete
    assert confinement_gap(report.to_json()) == said


def test_the_limits_of_a_policy_do_not_slow_the_canary_down():
    policy = replace(ConfinementPolicy(), cpu_seconds=100, memory_bytes=2**33)
    report = probe(policy, controls=False)
    assert report.complete, (report.gaps, report.broken)
