"""The workflows say what they should, and their steps run: here, on a make-believe runner."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from .results import ROOT
from .test_feedback_escaping import as_the_runner_reads

RELEASED = ".github/workflows/feedback.yml"
SOLUTION = (ROOT / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")


def read_workflow(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def triggers(workflow: dict[Any, Any]) -> dict[str, Any]:
    return workflow[True]  # YAML 1.1 reads the key `on` so


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    (job,) = workflow["jobs"].values()
    return job["steps"]


@dataclass
class Runner:
    """Runs the `run:` steps of a job as a runner does, and stands in for the actions it uses."""

    checkout: Path
    temporary: Path
    package: Path
    output: str = ""
    ran: list[str] = field(default_factory=list)

    def run(self, workflow: dict[Any, Any]) -> dict[str, int]:
        """Run all steps; exit status by step name. Later steps run after a failure if always()."""
        statuses: dict[str, int] = {}
        for step in steps(workflow):
            failed = any(statuses.values())
            if failed and step.get("if") != "always()":
                continue
            if "run" in step:
                statuses[step["name"]] = self._bash(step["run"], step.get("env", {}))
            elif step["uses"].startswith("actions/upload-artifact@"):
                present = (self.checkout / step["with"]["path"]).is_file()
                statuses[step["name"]] = 0 if present else 1
        return statuses

    @property
    def summary(self) -> str:
        return (self.temporary / "summary.md").read_text(encoding="utf-8")

    def _bash(self, script: str, env: dict[str, str]) -> int:
        commands = self.temporary / "bin"
        commands.mkdir(exist_ok=True)
        python = shlex.quote(sys.executable)
        # The installation itself is tested in an environment of its own; here it is written down.
        self._command("python", f'echo "$@" >> {shlex.quote(str(self.temporary / "installed"))}')
        self._command("course", f'exec {python} -m autograder.cli "$@"')
        (self.temporary / "step.sh").write_text(script, encoding="utf-8")
        (self.temporary / "summary.md").touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(self.temporary / "step.sh")],
            cwd=self.checkout,
            env={
                "PATH": f"{commands}:/usr/bin:/bin",
                "HOME": str(self.temporary),
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_SHA": "c0ffee" + "0" * 34,
                "GITHUB_REF": "refs/heads/main",
                "GITHUB_WORKSPACE": str(self.checkout),
                "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
                "PYTHONPATH": str(self.package),
                **env,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.output += done.stdout + done.stderr
        self.ran.append(script)
        return done.returncode

    def _command(self, name: str, script: str) -> None:
        file = self.temporary / "bin" / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)


@pytest.fixture
def runner(student_copy: Path, tmp_path: Path) -> Runner:
    temporary = tmp_path / "runner"
    temporary.mkdir()
    return Runner(student_copy, temporary, student_copy)


@pytest.fixture
def workflow(student_copy: Path) -> dict[Any, Any]:
    return read_workflow(student_copy / RELEASED)


def test_the_released_workflow_has_no_more_rights_than_it_needs(workflow: dict[Any, Any]) -> None:
    assert set(triggers(workflow)) == {"push", "pull_request", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job and job["timeout-minutes"] <= 30
    text = yaml.safe_dump(workflow)
    assert "secrets." not in text and "pull_request_target" not in text
    # Nothing that a pull request can name (a branch, a title) is put into a shell's text.
    assert not any("${{" in step["run"] for step in steps(workflow) if "run" in step)
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(
                r"actions/(checkout|setup-python|upload-artifact)@v\d+", step["uses"]
            )
    (checkout,) = [s for s in steps(workflow) if s.get("uses", "").startswith("actions/checkout")]
    assert checkout["with"]["persist-credentials"] is False


def test_this_projects_workflow_calls_ci_run() -> None:
    workflow = read_workflow(ROOT / ".github" / "workflows" / "ci.yml")
    assert {"push", "pull_request"} <= set(triggers(workflow))
    assert workflow["permissions"] == {"contents": "read"}
    assert [step["run"] for step in steps(workflow) if "run" in step] == [".ci/run"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.skipif(os.name == "nt", reason="the runner it makes believe is Linux")
class TestOnARunner:
    """The released workflow's steps, one after the other."""

    def test_a_push_gives_summary_annotations_and_artifact(
        self, runner: Runner, workflow: dict[Any, Any]
    ) -> None:
        work = runner.checkout / "assignments/02_mlp/mlp.py"
        wrong = SOLUTION.replace("return a * (1.0 - a)", "return a + a")
        work.write_text(wrong, encoding="utf-8")
        statuses = runner.run(workflow)
        assert statuses == {"Install": 0, "Grade": 0, "Keep the report": 0}, runner.output
        assert (runner.temporary / "installed").read_text("utf-8") == "-m pip install -e .\n"
        told = json.loads((runner.checkout / "feedback.json").read_bytes())
        assert told["complete"] is told["trusted"] is True
        assert told["commit"].startswith("c0ffee")
        assert "### ❌ sigmoid_derivative" in runner.summary
        commands = as_the_runner_reads(runner.output)
        assert {place["file"] for _, place, _ in commands} == {"assignments/02_mlp/mlp.py"}

    def test_the_report_is_kept_when_grading_fails(
        self, runner: Runner, workflow: dict[Any, Any]
    ) -> None:
        with (runner.checkout / "checks/02_mlp/checks.py").open("a", encoding="utf-8") as file:
            file.write("\n# mine\n")
        statuses = runner.run(workflow)
        assert statuses == {"Install": 0, "Grade": 3, "Keep the report": 0}
        assert "cannot be trusted" in runner.summary

    def test_even_a_broken_course_leaves_a_report(
        self, runner: Runner, workflow: dict[Any, Any]
    ) -> None:
        (runner.checkout / "course.yml").write_text("x", encoding="utf-8")
        assert runner.run(workflow) == {"Install": 0, "Grade": 2, "Keep the report": 0}
        assert json.loads((runner.checkout / "feedback.json").read_bytes())["complete"] is False

    def test_a_failed_installation_fails_the_job(
        self, runner: Runner, workflow: dict[Any, Any]
    ) -> None:
        install = next(step for step in steps(workflow) if step.get("name") == "Install")
        install["run"] += "\nfalse\n"
        statuses = runner.run(workflow)
        assert statuses == {"Install": 1, "Keep the report": 1}
