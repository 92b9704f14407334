"""nbgrader's formgrader, driven over HTTP as a browser does, on the graded class."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest
from browser import opened, owned
from gradebook_class import SUBMISSIONS, cell_of, marker, material, solved_by, write_json
from gradebook_runs import Graded, environment, nbgrader

pytestmark = pytest.mark.slow

TOKEN = "formgrader-test"
ASSIGNMENT = "02_mlp"
ALIKE = ("박지영", "이서연")
SAME_ANSWER = "예측을 만든 것은 옛 $W_2$ 이기 때문입니다."
EVERYBODY = {*SUBMISSIONS, *ALIKE}


@dataclass
class Server:
    """A running Jupyter server with the formgrader extension."""

    address: str
    root: Path

    def get(self, path: str) -> str:
        """The text at `path` below /formgrader."""
        return self._ask("GET", path)

    def api(self, path: str, method: str = "GET", body: object = None, **query: str) -> Any:
        """formgrader's JSON API."""
        return json.loads(self._ask(method, f"api/{path}", body, **query))

    def _ask(self, method: str, path: str, body: object = None, **query: str) -> str:
        data = json.dumps(body).encode("utf-8") if method != "GET" else None
        address = f"{self.address}/formgrader/{quote(path)}?{urlencode(query)}"
        request = Request(address, data=data, method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        with urlopen(request, timeout=300) as answer:
            return answer.read().decode("utf-8")


@pytest.fixture(scope="module")
def server(graded: Graded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """formgrader in a copy of the graded course."""
    root = shutil.copytree(
        graded.root, tmp_path_factory.mktemp("formgrader") / "course", symlinks=True
    )
    _hand_in_alike(root)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = root / "jupyter"
    settings.mkdir()
    content = {"IdentityProvider": {"token": TOKEN}}
    file = settings / "jupyter_server_config.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    log = root / "server.log"
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "autograder.cli", "formgrader"),
                *("--no-browser", "--allow-root", "--port", str(port)),
            ],
            cwd=root,
            env=environment(JUPYTER_CONFIG_DIR=str(settings)),
            start_new_session=True,  # as a terminal does: Ctrl+C goes to the command and its server
            stdout=written,
            stderr=written,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process, log)
        yield Server(address, root)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _hand_in_alike(root: Path) -> None:
    """Two students with Korean names whose answers have the same text."""
    made = material(root)
    for student in ALIKE:
        folder = root / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        write_json(folder / "mlp.ipynb", solved_by(student, made, SAME_ANSWER))
    nbgrader(root, "autograde", ASSIGNMENT)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(f"{address}/api", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


def test_the_course_is_listed(server: Server) -> None:
    assert "formgrader" in server.get("manage_assignments").lower()
    found = {entry["name"]: entry for entry in server.api("assignments")}
    assert found[ASSIGNMENT]["num_submissions"] == len(EVERYBODY)
    assert (found[ASSIGNMENT]["max_score"], found[ASSIGNMENT]["max_written_score"]) == (22.0, 2.0)


def test_every_submission_is_listed_in_spite_of_bad_timestamps(server: Server) -> None:
    found = {entry["student"]: entry for entry in server.api(f"submissions/{ASSIGNMENT}")}
    assert set(found) == EVERYBODY
    assert {entry["autograded"] for entry in found.values()} == {True}
    assert found["김 철수"]["score"] == 20.0
    assert found["not json"]["needs_manual_grade"]


@pytest.mark.parametrize("student", ["김 철수", "complete", "not json"])
def test_a_submission_is_shown_with_its_code_and_nothing_that_runs(
    server: Server, student: str
) -> None:
    page = server.get(f"submissions/{_submission(server, student)}/")
    assert marker(student).split(" ")[0] in page
    assert "<script>document.title = 'owned'" not in page
    assert 'href="javascript' not in page
    assert "track.png" not in page or '<img src="https://example.org' not in page
    assert "check_sigmoid" in page


def test_no_script_of_a_students_runs_in_the_browser(server: Server) -> None:
    page = quote(f"submissions/{_submission(server, 'complete')}/")
    dom = opened(f"{server.address}/formgrader/{page}?token={TOKEN}")
    assert marker("complete").split(" ")[0] in dom
    assert "document.title = 'owned'" in dom  # shown, as text
    assert "<title>owned</title>" not in dom and not owned(dom)


def test_a_students_id_is_text_in_pages_and_in_their_scripts(server: Server) -> None:
    page = server.get('manage_students/<img src=x>";x')
    assert "&lt;img src=x&gt;&quot;;x" in page
    assert "<img" not in page and '";x' not in page
    assert 'var student_id = "o\'neil & co";' in server.get("manage_students/o'neil & co")


def test_the_list_of_submissions_has_every_name(server: Server) -> None:
    dom = opened(f"{server.address}/formgrader/manage_submissions/{ASSIGNMENT}?token={TOKEN}")
    for student in (*ALIKE, "김 철수"):
        assert student in dom
    assert dom.count("needs manual grading") > 2 and "graded" in dom


def test_the_rubric_stands_beside_the_answer_in_the_browser(server: Server) -> None:
    page = quote(f"submissions/{_submission(server, ALIKE[0])}/")
    dom = opened(f"{server.address}/formgrader/{page}?token={TOKEN}")
    assert ALIKE[0] in dom
    answer, rubric = dom.index("예측을 만든 것은 옛 <math"), dom.index('id="rubric-reflection"')
    assert answer < dom.index('id="reflection-comment"') < rubric
    shown = dom[rubric:]
    assert "Rubric (2 points)" in shown and "Why the old <math" in shown
    assert "A model answer" in shown and "hidden node had to do with" in shown
    assert "1 more answer(s) have exactly this text: 이서연." in dom
    assert "MathJax.js" not in dom and "cdnjs" not in dom


def test_a_mistake_in_a_rubric_is_told_and_the_page_still_shown(server: Server) -> None:
    rubric = server.root / "solutions" / ASSIGNMENT / "rubric.yml"
    before = rubric.read_bytes()
    try:
        rubric.write_bytes(b"reflection: 3\n")
        page = server.get(f"submissions/{_submission(server, ALIKE[0])}/")
        assert "rubric.yml:1: reflection has to be a mapping" in page
        rubric.unlink()
        page = server.get(f"submissions/{_submission(server, ALIKE[0])}/")
        assert "rubric-reflection" not in page and "check_sigmoid" in page
    finally:
        rubric.write_bytes(before)


def test_a_text_that_takes_too_long_is_left_out_of_its_page(server: Server) -> None:
    file = server.root / "autograded" / "complete" / ASSIGNMENT / "mlp.ipynb"
    before = file.read_bytes()
    notebook = json.loads(before)
    cell_of(notebook, "reflection")["source"] = "![a " * 100_000
    try:
        write_json(file, notebook)
        page = server.get(f"submissions/{_submission(server, 'complete')}/")
    finally:
        file.write_bytes(before)
    assert "![a" not in page and "check_sigmoid" in page
    assert f"open the file in <code>submitted/complete/{ASSIGNMENT}</code>" in page


def test_a_score_given_in_the_browser_is_given_to_the_same_text(server: Server) -> None:
    first, second = (_submission(server, student) for student in ALIKE)
    grade = {g["name"]: g for g in server.api("grades", submission_id=first)}["reflection"]
    server.api(f"grade/{grade['id']}", "PUT", {"manual_score": 1.5})
    comment = {c["name"]: c for c in server.api("comments", submission_id=first)}["reflection"]
    server.api(f"comment/{comment['id']}", "PUT", {"manual_comment": "왜 그런가요?"})
    other = {g["name"]: g for g in server.api("grades", submission_id=second)}["reflection"]
    assert (other["manual_score"], other["needs_manual_grade"]) == (1.5, False)
    said = {c["name"]: c for c in server.api("comments", submission_id=second)}["reflection"]
    assert said["manual_comment"] == "왜 그런가요?"
    elsewhere = server.api("grades", submission_id=_submission(server, "complete"))
    assert {g["name"]: g for g in elsewhere}["reflection"]["manual_score"] is None


def test_a_score_and_a_comment_given_by_hand_are_kept(server: Server) -> None:
    submission = _submission(server, "complete")
    grades = {g["name"]: g for g in server.api("grades", submission_id=submission)}
    assert grades["reflection"]["needs_manual_grade"]
    kept = server.api(f"grade/{grades['reflection']['id']}", "PUT", {"manual_score": 1.5})
    assert (kept["manual_score"], kept["needs_manual_grade"]) == (1.5, False)
    comments = {c["name"]: c for c in server.api("comments", submission_id=submission)}
    said = {"manual_comment": "Which weights gave the prediction?"}
    server.api(f"comment/{comments['reflection']['id']}", "PUT", said)
    answer = server.api(f"assignment/{ASSIGNMENT}/complete/generate_feedback", "POST")
    assert answer["success"], answer
    page = (server.root / "feedback/complete/02_mlp/mlp.html").read_text(encoding="utf-8")
    assert "Which weights gave the prediction?" in page
    assert "1.5 / 2" in page and "not graded yet" not in page


def test_autograding_from_the_browser_is_ours(server: Server) -> None:
    folder = server.root / "submitted" / "stub" / ASSIGNMENT
    solved = server.root / "submitted" / "both" / ASSIGNMENT / "mlp.py"
    (folder / "mlp.ipynb").unlink()
    shutil.copy(solved, folder / "mlp.py")
    answer = server.api(f"submission/{ASSIGNMENT}/stub/autograde", "POST")
    assert answer["success"], answer
    assert "Autograding" in answer["log"] and "kernel" not in answer["log"].lower()
    found = {entry["student"]: entry for entry in server.api(f"submissions/{ASSIGNMENT}")}
    assert found["stub"]["score"] == 20.0


def test_generating_an_assignment_from_the_browser_is_ours(server: Server) -> None:
    answer = server.api(f"assignment/{ASSIGNMENT}/assign", "POST")
    assert answer["success"], answer
    assert (server.root / "assignments/02_mlp/mlp.py").is_file()
    assert not (server.root / "assignments/02_mlp/notes.py").exists()


def _submission(server: Server, student: str) -> str:
    entries = server.api(f"submitted_notebooks/{ASSIGNMENT}/mlp")
    return next(entry["id"] for entry in entries if entry["student"] == student)


def test_what_waits_for_a_person_comes_first(server: Server) -> None:
    dom = opened(f"{server.address}/formgrader/gradebook/{ASSIGNMENT}/mlp?token={TOKEN}")
    told = dom[dom.index('id="waits-for-a-person"') :]
    listed = server.api(f"submitted_notebooks/{ASSIGNMENT}/mlp")
    waits = [entry["needs_manual_grade"] for entry in listed]
    assert waits == sorted(waits, reverse=True) and True in waits
    assert f"{ASSIGNMENT}: submissions that wait: {sum(waits)}." in told
    first = re.search('href="[^"]*/formgrader/submissions/([^"/]+)/"', told)
    assert first is not None
    assert first[1] in [entry["id"] for entry in listed if entry["needs_manual_grade"]]
    for page in ("manage_assignments", "gradebook", "manage_students"):
        assert "submissions that wait" in server.get(page)


def test_the_report_and_formgrader_lead_to_each_other(server: Server) -> None:
    home = f"{server.address}/formgrader"
    assert "/files/report/" not in server.get("manage_assignments")
    for what in ([], [ASSIGNMENT]):
        subprocess.run(
            [sys.executable, "-m", "autograder.cli", "report", *what, "--formgrader", home],
            cwd=server.root,
            env=environment(),
            check=True,
            timeout=120,
        )
    written = (server.root / "report" / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert "The checks of sigmoid" in written  # from the ledger that autograding kept
    page = server.get("manage_assignments")
    assert f'href="/files/report/{ASSIGNMENT}.html"' in page
    dom = opened(f"{server.address}/files/report/term.html?token={TOKEN}")
    assert "Written answers to grade" in dom and f"{home}/gradebook/{ASSIGNMENT}/mlp" in dom
    first = re.search(f'href="{home}/submissions/([^"]+)"', dom)
    assert first is not None
    assert "check_sigmoid" in server.get(f"submissions/{first[1]}")
