"""The ledger keeps what it was given, whatever ends its writer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.class_run import Ledger, Record, digests
from autograder.class_run.ledger import LEDGERS
from autograder.course.errors import CourseError
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed
from autograder.grading.stored import Malformed, plain, restored_result
from autograder.submission import choose
from autograder.submission.cells import Note

KEY = "0123456789abcdef" * 2


def record(number: int, **changed: str) -> Record:
    result = SubmissionResult("02_mlp", "mlp.py", (), complete=True, output=f"{number}\n한글\ud800")
    fields = {
        "key": f"{number:032x}",
        "assignment": "02_mlp",
        "student": f'학생 {number}, "result": ',
        "submission": "a",
        "course": "b",
        "seed": "public 1",
        "when": "2026-09-01T00:00:00+00:00",
    }
    return Record(**(fields | changed), result=plain(result))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / LEDGERS / "02_mlp.jsonl"


def test_threads_that_append_at_once_find_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Ledger._write

    def slowly(ledger: Ledger, line: bytes) -> None:
        time.sleep(0.01)
        write(ledger, line)

    monkeypatch.setattr(Ledger, "_write", slowly)
    records = [record(number) for number in range(8)]
    with Ledger(tmp_path, "02_mlp") as ledger:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(ledger.append, records))
        assert [ledger.get(one.key) for one in records] == records


def test_what_was_kept_comes_back(tmp_path: Path, file: Path) -> None:
    with Ledger(tmp_path, "02_mlp") as ledger:
        for number in range(3):
            ledger.append(record(number))
        newer = record(1, key=f"{7:032x}", submission="newer")
        ledger.append(newer)
    assert file.stat().st_mode & 0o077 == 0, "students share the machine"
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert list(ledger.records()) == [record(0), record(2), newer]
        assert f"{1:032x}" in ledger and ledger.get(f"{1:032x}") == record(1)
        assert KEY not in ledger and ledger.get(KEY) is None
        assert len(ledger) == 4 and ledger.seeds == {"public 1": 4}


@pytest.mark.parametrize("left", [1, 30, 200])
def test_a_line_that_a_killed_writer_left_is_cut_off(tmp_path: Path, file: Path, left: int) -> None:
    with Ledger(tmp_path, "02_mlp") as ledger:
        ledger.append(record(0))
    whole = file.read_bytes()
    file.write_bytes(whole + record(1).line[:left])
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert list(ledger.records()) == [record(0)] and f"{1:032x}" not in ledger
        ledger.append(record(2))
    assert file.read_bytes() == whole + record(2).line


def test_a_file_that_holds_nothing_but_a_torn_line_is_empty(tmp_path: Path, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 200_000)
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert not len(ledger) and file.stat().st_size == 0


@given(st.binary(max_size=200))
def test_no_bytes_in_between_stop_it(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    tmp_path = tmp_path_factory.mktemp("noise")
    with Ledger(tmp_path, "02_mlp") as ledger:
        ledger.append(record(0))
    file = tmp_path / LEDGERS / "02_mlp.jsonl"
    file.write_bytes(noise.replace(b"\n", b"") + b"\n" + file.read_bytes())
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert list(ledger.records()) == [record(0)] and ledger.torn == 1


def test_two_commands_may_write_at_once(tmp_path: Path) -> None:
    with Ledger(tmp_path, "02_mlp") as one, Ledger(tmp_path, "02_mlp") as other:
        for number in range(4):
            (one, other)[number % 2].append(record(number))
        assert one.get(f"{2:032x}") == record(2) and other.get(f"{3:032x}") == record(3)
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert len(ledger) == 4 and not ledger.torn


def test_what_the_grader_failed_on_is_not_done(tmp_path: Path) -> None:
    error = Note("grader", (("reason", "no memory"), ("ended", True)))
    failed = replace(record(0).restored(), error=error, complete=False)
    with Ledger(tmp_path, "02_mlp") as ledger:
        ledger.append(replace(record(0), result=plain(failed)))
        assert record(0).key not in ledger and len(list(ledger.records())) == 1
        found = ledger.get(record(0).key)
        assert found is not None and found.ended and found.error == error
        ledger.append(record(0))
        assert record(0).key in ledger and ledger.get(record(0).key) == record(0)


def test_another_seed_is_told_in_one_sentence(tmp_path: Path) -> None:
    with Ledger(tmp_path, "02_mlp") as ledger:
        assert ledger.of_another_seed(Seed(1, True)) == ""
        ledger.append(record(0))
        assert ledger.of_another_seed(Seed(1, True)) == ""
        assert "1 results were given with another seed" in ledger.of_another_seed(Seed(2, False))


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from test_ledger import record
from autograder.class_run import Ledger
from autograder.course.errors import CourseError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
with Ledger(Path({root!r}), "02_mlp") as ledger:
    try:
        for number in range(100):
            ledger.append(record(number))
    except CourseError as error:
        print(error)
        print(len(list(ledger.records())))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits to a file's size")
def test_where_there_is_no_room_one_sentence_says_so_and_the_rest_is_kept(
    tmp_path: Path, file: Path
) -> None:
    """A write of which a part fits, as on a disk that becomes full."""
    code = FULL.format(tests=str(Path(__file__).parent), root=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    sentence, count = done.stdout.splitlines()
    kept = int(count)
    assert kept > 1, done.stderr
    assert f"02_mlp.jsonl: File too large; the {kept} results in it are kept." in sentence
    assert file.read_bytes().endswith(b"}\n"), "no part of a line is left"
    with Ledger(tmp_path, "02_mlp") as ledger:
        ledger.append(record(50))
        assert len(ledger) == kept + 1


def test_a_ledger_in_the_way_of_a_folder_is_named(tmp_path: Path, file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(CourseError, match=r"02_mlp\.jsonl: Is a directory"):
        Ledger(tmp_path, "02_mlp")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.just("!"), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), VALUES, max_size=3), VALUES)
def test_any_result_comes_back_as_it_was(values: dict[str, object], value: object) -> None:
    note = Note("grader", tuple(values.items()))
    result = SubmissionResult(
        "02_mlp", "", (), True, notes=(note,), confinement={"mode": value, "!": [1, (2,)]}
    )
    written = json.dumps(plain(result), allow_nan=False)
    found = restored_result(json.loads(written))
    assert found == result and repr(found) == repr(result)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"!": "SubmissionResult"},
        {"!": "os.system", "of": "true"},
        {"!": "Note", "key": "x"},
        {"!": "Status", "of": "nothing"},
        {
            "!": "SubmissionResult",
            "assignment": "",
            "submission": "",
            "exercises": [1],
            "complete": True,
        },
        {"!": ["Note"]},
    ],
)
def test_what_is_no_result_is_refused(data: object) -> None:
    with pytest.raises(Malformed):
        restored_result(data)


def test_depth_is_bounded() -> None:
    data: object = 1
    for _ in range(100):
        data = [data]
    with pytest.raises(Malformed):
        restored_result(data)


def test_of_a_folder_that_holds_too_much_the_largest_files_count_by_their_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "MAX_FOLDER_BYTES", 8 * digests.LEAST_FILE_BYTES)
    large, small = tmp_path / "a.bin", tmp_path / "mlp.py"
    small.write_bytes(b"x = 1")

    def read() -> digests.Work:
        return digests.read_work(tmp_path, digests.graded_files(tmp_path, "mlp"))

    for number in range(10):  # too many to be opened
        (tmp_path / f"{number}.py").touch()
    found = []
    for content in (b"a" * (1 << 19), b"b" * (1 << 19), b"b" * (1 << 18)):
        large.write_bytes(content)
        found.append(read().digest)
        assert read().entries == {"mlp.py": digests.Entry("file", small.read_bytes())}
    assert found[0] == found[1] != found[2]
    before = read().digest
    assert digests.submission_digest(tmp_path, tmp_path.parent, "mlp") == before
    for graded in (small, tmp_path / "mlp (1).py"):
        graded.write_bytes(b"x = 2")
        assert read().digest != before
        before = read().digest


def test_a_folder_that_cannot_be_listed_is_a_task_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mlp.py").write_bytes(b"x = 1")

    def refused(path: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refused)
    wanted = digests.graded_files(tmp_path, "mlp")
    assert digests.read_work(tmp_path, wanted) == digests.NOTHING


def test_what_is_graded_is_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of copies that are too large together, the grader and whoever reads the folder take the same,
    the last ones."""
    monkeypatch.setattr(choose, "MAX_COPIES_BYTES", 100)
    for number, length in ((1, 10), (2, 95), (3, 10)):
        (tmp_path / f"mlp ({number}).py").write_text(f"x = {number}".ljust(length), "utf-8")
    wanted = digests.graded_files(tmp_path, "mlp")
    assert list(digests.read_work(tmp_path, wanted).entries) == ["mlp (3).py"]
    shown = choose.choose_submission(tmp_path, "mlp", tmp_path.parent)
    assert shown.path.name == "mlp (3).py"
    assert "mlp (1).py" not in str(shown.notes)


def test_what_is_no_file_is_told_from_one_that_says_so(tmp_path: Path) -> None:
    folder, file = tmp_path / "a", tmp_path / "b"
    (folder / "mlp.ipynb").mkdir(parents=True)
    file.mkdir()
    (file / "mlp.ipynb").write_text("(no file)", encoding="utf-8")
    assert digests.digest_of(folder, "mlp") != digests.digest_of(file, "mlp")
    (file / "mlp.ipynb").write_text("folder", encoding="utf-8")
    assert digests.digest_of(folder, "mlp") != digests.digest_of(file, "mlp")
