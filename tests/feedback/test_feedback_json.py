"""Grades as JSON: the documented fields, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course.manifest import Change
from autograder.feedback.artifact import as_json, write_report, write_unfinished
from autograder.grading.result import CellTrouble, CheckResult, ExerciseResult, Status
from autograder.report.json import SCHEMA_VERSION, grade, write_grades
from autograder.sandbox.process import Fault, Trouble
from autograder.submission.cells import Note

from .results import ROOT, failure, report, submission, wrong


def full_result():
    done = ExerciseResult("sigmoid", 2.0, 2.0, Status.DONE, (CheckResult("a"),), line=3)
    blocked = ExerciseResult("update", 0.0, 3.0, Status.BLOCKED, blocked_by="sigmoid")
    result = submission(done, wrong("hidden_layer"), blocked)
    trouble = CellTrouble(2, "scratch", Trouble(1, Fault("exception", "m", "NameError", (), 9)))
    notes = (Note("magic", (("text", "%pip"), ("cell", 1)), 1),)
    return replace(result, troubles=(trouble,), notes=notes, seed="public 1")


def test_what_the_issue_asks_for_is_there() -> None:
    told = grade(full_result(), "en")
    assert {"assignment", "submission", "score", "max_score", "complete"} <= told.keys()
    assert told["assignment"] == "02_mlp" and told["complete"] is True
    assert told["score"] == 2.0 and told["max_score"] == 7.0 and told["all_done"] is False
    done, bad, blocked = told["exercises"]
    assert (done["name"], done["status"], done["score"]) == ("sigmoid", "done", 2.0)
    assert [check["passed"] for check in bad["checks"]] == [True, False, False]
    assert bad["checks"][0]["message"] == "" and bad["checks"][1]["message"]
    assert bad["hints"] == ["A hint?"] and bad["mistakes"] == ["known_mistake"]
    assert blocked["blocked_by"] == "sigmoid" and blocked["line"] is None
    assert told["cells"][0]["line"] == 9 and "NameError" in told["cells"][0]["message"]
    assert "%pip" in told["notes"][0]
    assert told["schema_version"] == SCHEMA_VERSION == 1


def test_sentences_follow_the_language() -> None:
    korean, english = grade(full_result(), "ko"), grade(full_result(), "en")
    assert korean["exercises"][1]["hints"] == ["힌트?"]
    assert korean["exercises"][1]["checks"][1]["key"] == "fault.exception"
    message = korean["exercises"][1]["checks"][1]["message"]
    assert message != english["exercises"][1]["checks"][1]["message"]


def test_every_field_is_documented() -> None:
    documented = (ROOT / "docs" / "result-schema.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`(\w+)`", documented))

    def fields(value: object) -> set[str]:
        if isinstance(value, dict):
            return {*value, *(name for item in value.values() for name in fields(item))}
        if isinstance(value, list):
            return {name for item in value for name in fields(item)}
        return set()

    told = as_json(report(full_result(), changes=(Change("course.yml", "changed"),)))
    for result in told["submissions"]:
        result["confinement"] = {}
    assert fields(told) <= names


def test_one_result_is_an_object_and_others_are_a_list(tmp_path: Path) -> None:
    for count in (0, 1, 3):
        write_grades(tmp_path / "g.json", [full_result()] * count, "ko")
        told = json.loads((tmp_path / "g.json").read_bytes())
        assert isinstance(told, dict) if count == 1 else len(told) == count


def test_any_text_can_be_written(tmp_path: Path) -> None:
    result = submission(wrong("x", "lone \ud800 surrogate, nul \0, 한글"))
    write_grades(tmp_path / "g.json", [result], "en")
    told = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert "한글" in told["exercises"][0]["checks"][1]["call"]


def test_a_failed_write_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.json"
    path.write_text("former", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="no"):
        write_grades(path, [full_result()], "en")
    assert path.read_text(encoding="utf-8") == "former"
    assert [entry.name for entry in tmp_path.iterdir()] == ["g.json"]


def test_a_report_is_complete_or_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feedback.json"
    write_unfinished(path, "because")
    unfinished = json.loads(path.read_bytes())
    assert unfinished["complete"] is unfinished["trusted"] is False
    assert unfinished["error"] == "because"
    write_report(path, report(full_result(), release="abc", commit="def"))
    told = json.loads(path.read_bytes())
    assert told.keys() == unfinished.keys()
    assert told["complete"] is told["trusted"] is True
    assert (told["release"], told["commit"]) == ("abc", "def")
    assert told["score"] == 2.0


def test_a_changed_check_or_an_early_end_is_told() -> None:
    changed = report(full_result(), changes=(Change("checks/02_mlp/checks.py", "changed"),))
    assert as_json(changed)["trusted"] is False
    assert as_json(changed)["changed_files"] == [
        {"path": "checks/02_mlp/checks.py", "change": "changed"}
    ]
    on_a_server = report(full_result(), changes=changed.changes, own_checks=False)
    assert as_json(on_a_server)["trusted"] is True
    ended = report(full_result(), submission(wrong("x"), complete=False))
    assert as_json(ended)["complete"] is False


def test_a_check_tells_its_details() -> None:
    check = grade(submission(wrong("x", "value")), "en")["exercises"][0]["checks"][1]
    assert check["call"] == check["expected"] == check["got"] == "value"
    assert check["slide"] == "D1 · slide" and check["printed"] == "[0.1]"
    assert failure().key == check["key"]
