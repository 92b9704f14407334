"""Collects with zip_collect: what comes out of a student's archive counts for this student."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.gradebook import configure

# As nbgrader's documentation has it.
ATTEMPT = r".*_(?P<student_id>\w+)_attempt_(?P<timestamp>[0-9\-]+)_(?P<file_id>\w+)"
FOLDER = r".*/(?P<student_id>[^/_]+)_\d+_file/.*(?P<file_id>mlp)\.(py|ipynb)"
UNTIMED = r".*/ps_(?P<student_id>[^/_]+)_(?P<file_id>\w+)"
CLAIM = "ps_vic_attempt_2026-09-20-23-00-00_mlp.py"


def zipped(members: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def collect(root: Path, files: dict[str, str | bytes], pattern: str) -> dict[str, str]:
    """Download `files`, and collect them in this process; student/file -> its text."""
    place = root / "downloaded" / "02_mlp" / "archive"
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(root)
    config.FileNameCollectorPlugin.named_regexp = pattern
    app: Any = ZipCollectApp(config=config, log=logging.getLogger("collecting"))
    app.coursedir = CourseDirectory(parent=app)
    app.coursedir.assignment_id = "02_mlp"
    app.init_plugins()
    app.extract_archive_files()
    app.process_extracted_files()
    found = sorted((root / "submitted").glob("*/02_mlp/*"))
    return {f"{path.parts[-3]}/{path.name}": path.read_text(encoding="utf-8") for path in found}


def attempt(student: str, ending: str = "py", hour: int = 10) -> str:
    return f"ps_{student}_attempt_2026-09-20-{hour}-00-00_mlp.{ending}"


def test_a_name_within_an_archive_does_not_say_whose_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mine = zipped({CLAIM: "forged", "deep/more.zip": zipped({CLAIM: "forged"}), "mlp.py": "amy's"})
    files: dict[str, str | bytes] = {attempt("vic"): "vic's", attempt("amy", "zip", 11): mine}
    found = collect(tmp_path, files, ATTEMPT)
    assert found["vic/mlp.py"] == "vic's" and "10:00" in found["vic/timestamp.txt"]
    assert found["amy/mlp.py"] == "amy's" and "11:00" in found["amy/timestamp.txt"]
    assert caplog.text.count(f"{CLAIM} is left out: it came out of the archive of amy") == 2


def test_a_name_within_an_archive_does_not_say_when_it_came(tmp_path: Path) -> None:
    mine = zipped({attempt("amy", hour=10): "amy's"})
    files: dict[str, str | bytes] = {attempt("vic"): "vic's", attempt("amy", "zip", 23): mine}
    found = collect(tmp_path, files, ATTEMPT)
    assert found["amy/mlp.py"] == "amy's" and "23:00" in found["amy/timestamp.txt"]


def test_names_within_the_download_of_the_class_decide_but_not_those_below(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    download = zipped(
        {
            attempt("vic"): "vic's",
            attempt("amy", "zip", 11): zipped({CLAIM: "forged", "mlp.py": "amy's"}),
            "stray.zip": zipped({CLAIM: "forged"}),
        }
    )
    found = collect(tmp_path, {"gradebook_attempt_1_x.zip": download}, ATTEMPT)
    assert {n: t for n, t in found.items() if n.endswith("py")} == {
        "amy/mlp.py": "amy's",
        "vic/mlp.py": "vic's",
    }
    assert "it came out of stray.zip, whose name does not tell whose it is" in caplog.text


def test_the_folder_around_an_archive_may_say_whose_it_is(tmp_path: Path) -> None:
    download = zipped(
        {
            "vic_1_file/mlp.py": "vic's",
            "amy_2_file/work.zip": zipped({"vic_1_file/mlp.py": "forged"}),
            "zoe_3_file/work.zip": zipped({"mine/mlp.py": "zoe's"}),
        }
    )
    found = collect(tmp_path, {"class.zip": download}, FOLDER)
    assert found == {"vic/mlp.py": "vic's", "zoe/mlp.py": "zoe's"}


def test_the_documented_expression_takes_what_the_lms_wrote(root: Path, tmp_path: Path) -> None:
    text = (root / "docs" / "nbgrader.md").read_text(encoding="utf-8")
    (pattern,) = re.findall(r'r"(.*_attempt_.*)"', text)
    own = f"ps_amy_attempt_2026-09-20-11-00-00_x_{CLAIM}"
    found = collect(tmp_path, {attempt("vic"): "vic's", own: "forged"}, pattern)
    assert found["vic/mlp.py"] == "vic's" and "10:00" in found["vic/timestamp.txt"]


def test_an_archive_in_a_folder_is_not_the_classes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pattern = r".*/(?P<student_id>[^/_]+)_file/(?P<file_id>mlp).*"
    mine = zipped({"vic_file/mlp/other.py": "forged"})
    files: dict[str, str | bytes] = {"amy_file/work.zip": mine, "zoe_file/mlp.py": "zoe's"}
    assert collect(tmp_path, files, pattern) == {"zoe/mlp.py": "zoe's"}
    assert "it came out of work.zip, whose name does not tell whose it is" in caplog.text


def test_what_one_packs_keeps_nobody_from_being_collected(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    both = zipped({"a": "x", "a.zip": zipped({"q": "q"}), "mlp.py": "amy's"})
    month = attempt("bob").replace("09-20", "99-20")
    files: dict[str, str | bytes] = {
        attempt("amy", "zip"): both,
        attempt("lee", "zip"): zipped({attempt("lee").replace("09-20", "99-20"): "lee's"}),
        month: "bob's",
        attempt("zoe"): "zoe's",
    }
    found = collect(tmp_path, files, ATTEMPT)
    scripts = {name: text for name, text in found.items() if name.endswith(".py")}
    assert scripts == {f"{name}/mlp.py": f"{name}'s" for name in ("amy", "bob", "lee", "zoe")}
    assert "a.zip is not unpacked: " in caplog.text
    assert f"{month}: its time is left out: it cannot be read." in caplog.text
    assert "bob/timestamp.txt" not in found


def test_two_files_of_one_name_and_no_time_keep_nobody_from_being_collected(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mine = zipped({"one/mlp.py": "first", "two/mlp.py": "second"})
    found = collect(tmp_path, {"ps_amy_mlp.zip": mine, "ps_zoe_mlp.py": "zoe's"}, UNTIMED)
    assert found == {"amy/mlp.py": "first", "zoe/mlp.py": "zoe's"}
    assert "mlp.py is left out: amy has handed in mlp.py already, and neither" in caplog.text


def test_no_id_and_no_file_leads_out_of_the_students_folder(tmp_path: Path) -> None:
    pattern = r".*/(?P<student_id>[^/_]+)_(?P<file_id>.*)\.py"
    files: dict[str, str | bytes] = {
        ".._mlp.py": "x",
        "kim_../03/mlp.py": "x",
        "kim_mlp.py": "kim's",
    }
    assert collect(tmp_path, files, pattern) == {"kim/mlp.py": "kim's"}
    assert not list(tmp_path.glob("02_mlp")) and not list(tmp_path.glob("submitted/*/03"))


def test_what_cannot_be_written_keeps_nobody_from_being_collected(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    pattern = r".*/class/(?P<student_id>[^/]+)/(?P<file_id>.*)\.py"
    members: dict[str, str | bytes] = {"amy/a.py": "x", "amy/a.py.d/x.py": "x", "zoe/mlp.py": "z"}
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted" / "amy").write_text("in the way", encoding="utf-8")
    assert collect(tmp_path, {"class.zip": zipped(members)}, pattern) == {"zoe/mlp.py": "z"}
    assert "The files of amy are not collected: " in caplog.text


@pytest.mark.parametrize("end", ["-", "(1)", "~", "-mlp", ""])
def test_how_an_archive_ends_does_not_make_it_the_classes(tmp_path: Path, end: str) -> None:
    """The end of its name is the student's own, and need not match the regular expression."""
    packed = zipped({CLAIM: "x = 1\n"})
    files = {attempt("vic"): "mine\n", f"ps_amy_attempt_2026-09-10-10-00-00_{end}.zip": packed}
    assert collect(tmp_path, files, ATTEMPT)["vic/mlp.py"] == "mine\n"
