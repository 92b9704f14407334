"""A week with 40 students, from the LMS's archive to its grade book: nobody lost or doubled."""

from __future__ import annotations

import csv
import io
import json
import shutil
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from gradebook_class import Material, Notebook, cell_of, material, solved_by
from gradebook_runs import SECRET, convert
from nbgrader.api import Gradebook

from autograder.cli import main

System = Literal["canvas", "moodle"]
SURNAMES, GIVEN = "김이박최정강조윤장임", ("민수", "서연", "지영", "우진")
WEEK: list[tuple[System, str]] = [("canvas", "ko"), ("moodle", "en")]
Files = Callable[["Maker"], dict[str, bytes]]


@dataclass(frozen=True)
class Maker:
    """Makes one student's files."""

    student: str
    made: Material

    def done(self) -> bytes:
        """All exercises right, and an answer."""
        return _bytes(self.solved())

    def solved(self) -> Notebook:
        """Right and answered in words of one's own: answers of one text are graded as one."""
        return solved_by(self.student, self.made, f"The gradient vanishes, says {self.student}.")

    def wrong(self) -> bytes:
        """All but the last exercise right, which gives three points."""
        notebook = self.solved()
        cell_of(notebook, "train_step")["source"] = "def train_step(*given):\n    return given"
        return _bytes(notebook)

    def no_answer(self) -> bytes:
        """All exercises right, and nothing written."""
        return _bytes(solved_by(self.student, self.made, answer=None))

    def script(self) -> bytes:
        """All exercises right, without an answer, as a script."""
        return f"{self.made.solved_script}\n# %%\nname = {self.student!r}\n".encode()

    def release(self) -> bytes:
        """The release, untouched."""
        return _bytes(self.made.release)


@dataclass(frozen=True)
class Kind:
    """One way to hand in: the files, automatic points (None: no score), what the table says, when
    (UTC; Canvas has only its mark for what is late) and what stays when everybody else is done."""

    files: Files
    points: float | None = 20.0
    says: str = ""
    time: str = "2096-09-20T10:00:00"
    written: bool = True


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


KINDS: dict[str, Kind] = {
    "notebook": Kind(lambda m: {"mlp.ipynb": m.done()}),
    "script": Kind(lambda m: {"mlp.py": m.script()}, written=False),
    "wrong": Kind(lambda m: {"mlp.ipynb": m.wrong()}, 17.0),
    "no answer": Kind(lambda m: {"mlp.ipynb": m.no_answer()}, written=False),
    "downloaded twice": Kind(lambda m: {"mlp (1).ipynb": m.done()}, says="mlp (1).ipynb → mlp.ip"),
    "copied": Kind(
        lambda m: {"mlp.ipynb": m.release(), "mlp-Copy1.ipynb": m.done()},
        says="mlp-Copy1.ipynb → mlp.ipynb",
    ),
    "capitals": Kind(lambda m: {"MLP.IPYNB": m.done()}, says="MLP.IPYNB → mlp.ipynb"),
    "final": Kind(lambda m: {"02_mlp_final.py": m.script()}, says="→ mlp.py", written=False),
    "as text": Kind(lambda m: {"mlp.ipynb.txt": m.done()}, says="mlp.ipynb.txt → mlp.ipynb"),
    "zipped": Kind(
        lambda m: {"제출.zip": _zip({unicodedata.normalize("NFD", "과제/mlp.ipynb"): m.done(),
                                   "__MACOSX/과제/._mlp.ipynb": b"x"})},
        says="제출.zip/과제/mlp.ipynb → mlp.ipynb",
    ),
    "untouched": Kind(lambda m: {"mlp.ipynb": m.release()}, 0.0, "as it was", written=False),
    "broken": Kind(lambda m: {"mlp.ipynb": m.done()[:-500]}, None, "cannot be read"),
    "late": Kind(lambda m: {"mlp.ipynb": m.no_answer()}, time="2096-09-21T10:00:00", written=False),
    "ill": Kind(lambda m: {"mlp.ipynb": m.no_answer()}, time="2096-09-21T10:00:00", written=False),
}  # fmt: skip
# What is never in submitted/: a zip that ends too soon, and nothing at all.
LOST = {"damaged": "refused, see below", "absent": ""}


@dataclass(frozen=True)
class Person:
    """One of the forty."""

    number: int
    name: str
    kind: str
    maker: Maker | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """The student number."""
        return f"2026{self.number:04}"

    @property
    def shown(self) -> str:
        """As the tables have it."""
        return f"{self.id} ({self.name})"


def people() -> list[Person]:
    """Forty of them, two of one name; every kind at least once, most of them plain."""
    names = [f"{surname}{given}" for surname in SURNAMES for given in GIVEN]
    names[39] = names[0]
    kinds = [*KINDS, *LOST]
    return [
        Person(n, name, kinds[n] if n < len(kinds) else ("notebook", "wrong", "script")[n % 3])
        for n, name in enumerate(names)
    ]


def _bytes(notebook: Notebook) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8")


def archive_of(system: System, everybody: list[Person], made: Material) -> dict[str, bytes]:
    """What the LMS downloads, with a stranger in it."""
    members: dict[str, bytes] = {}
    for person in everybody:
        maker = Maker(person.id, made)
        if person.kind == "damaged":
            files = {"mlp.zip": _zip({"mlp.ipynb": maker.done()})[:-30]}
        elif person.kind == "absent":
            continue
        else:
            files = KINDS[person.kind].files(maker)
        is_late = person.kind in ("late", "ill")
        for place, (name, data) in enumerate(files.items()):
            members[path_of(system, person, place, name, is_late)] = data
    stranger = Person(77, "외부인", "notebook")
    members[path_of(system, stranger, 0, "mlp.ipynb", False)] = b"{}"
    return members


def path_of(system: System, person: Person, place: int, name: str, is_late: bool) -> str:
    if system == "canvas":
        late = "LATE_" if is_late else ""
        return (
            f"{person.name}_{late}{1000 + person.number}_{6000 + 10 * person.number + place}_{name}"
        )
    return f"{person.name}_{50 + person.number}_assignsubmission_file_/{name}"


def grade_file(system: System, everybody: list[Person]) -> str:
    """The file that grades go back in: Canvas's grade book, Moodle's worksheet."""
    text = io.StringIO(newline="")
    write = csv.writer(text).writerow
    if system == "canvas":
        write(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "02_mlp (5501)"])
        write(["    Points Possible", "", "", "", "", "22"])
        for p in everybody:
            write(
                [
                    f"{p.name[0]}, {p.name[1:]}",
                    1000 + p.number,
                    p.id,
                    f"u{p.number}@uni.kr",
                    "A",
                    "",
                ]
            )
        return text.getvalue()
    titles = "Identifier,Full name,ID number,Status,Grade,Maximum grade,Grade can be changed"
    write([*titles.split(","), "Last modified (submission)", "Last modified (grade)"])
    for p in everybody:
        kind = KINDS.get(p.kind)
        when = "-"
        if kind is not None:
            day, hour = kind.time[8:10], int(kind.time[11:13]) + 9
            when = f"{day} September 2096, {hour - 12}:00 PM"
        write([f"Participant {50 + p.number}", p.name, p.id, "", "", "22.00", "Yes", when, "-"])
    return text.getvalue()


@pytest.fixture
def week_course(tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COURSE_SECRET_SEED", SECRET)
    copied = Path(shutil.copytree(prepared, tmp_path / "딥러닝 course"))
    monkeypatch.chdir(copied)
    return copied


@pytest.fixture(scope="module")
def graded_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first week leaves its results: the second hands in the same work."""
    return tmp_path_factory.mktemp("ledger") / "ledger"


@pytest.mark.slow
@pytest.mark.parametrize(("system", "language"), WEEK)
def test_a_week(
    week_course: Path,
    graded_before: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    system: System,
    language: str,
) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", language)
    everybody = people()
    outside = week_course.parent
    grades = outside / f"grades-02_mlp-{system}.csv"
    grades.write_bytes(grade_file(system, everybody).encode("utf-8-sig"))
    before = grades.read_bytes()
    downloaded = outside / "submissions.zip"
    downloaded.write_bytes(_zip(archive_of(system, everybody, material(week_course))))

    # Before: the roster, and one who is ill.
    assert main(["roster", str(grades)]) == 0
    ill = next(person for person in everybody if person.kind == "ill")
    (week_course / "extensions.csv").write_text(
        f"assignment,student,days,reason\n02_mlp,{ill.id},2,병결\n", encoding="utf-8-sig"
    )

    # In: everybody is in the table, once.
    sheet = ["--worksheet", str(grades)] if system == "moodle" else []
    assert main(["collect", "02_mlp", str(downloaded), *sheet]) == 1
    table = capsys.readouterr().out
    for person in everybody:
        lines = [line for line in table.splitlines() if line.startswith(f"{person.shown} ")]
        missing = person.kind == "absent"
        assert len(lines) == (0 if missing else 1), person
        says = KINDS[person.kind].says if person.kind in KINDS else LOST[person.kind]
        assert says in "".join(lines), person
    assert "missing (1): 20260015" in table and "unknown: 외부인" in table
    damaged = next(person for person in everybody if person.kind == "damaged")
    assert f"refused: {damaged.shown}: mlp.zip is damaged" in table
    there = {path.name for path in (week_course / "submitted").iterdir()}
    assert there == {person.id for person in everybody if person.kind in KINDS}

    # Graded, by the machine and by a person.
    ledger = week_course / ".course" / "ledger"
    if graded_before.is_dir():
        shutil.copytree(graded_before, ledger)
    assert convert(week_course, "Autograde") == ""
    if not graded_before.is_dir():
        shutil.copytree(ledger, graded_before)
    with Gradebook(f"sqlite:///{week_course}/gradebook.db") as gradebook:
        for person in everybody:
            if person.kind in KINDS and KINDS[person.kind].points is not None:
                submission = gradebook.find_submission("02_mlp", person.id)
                checks = [g for g in submission.notebooks[0].grades if g.name != "reflection"]
                found = sum(grade.auto_score for grade in checks)
                assert found == KINDS[person.kind].points, person
                answer: Any = gradebook.find_grade("reflection", "mlp", "02_mlp", person.id)
                waits = KINDS[person.kind].written
                assert (answer.auto_score is None) == waits, person
                # All but one are graded by hand.
                if waits and person.number != 0:
                    answer.manual_score = 1.5
                    answer.needs_manual_grade = False
        gradebook.db.commit()

    # Out: pages, and the LMS's own file.
    assert convert(week_course, "GenerateFeedback") == ""
    capsys.readouterr()
    status = main(["export", "02_mlp", "--to", system, str(grades)])
    told = capsys.readouterr().out
    assert status == 0, told
    assert grades.with_name(f"{grades.name}.original").read_bytes() == before
    column = 5 if system == "canvas" else 4
    rows = list(csv.reader(io.StringIO(grades.read_text("utf-8-sig"), newline="")))
    was = list(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    assert [row[:column] + row[column + 1 :] for row in rows] == [
        row[:column] + row[column + 1 :] for row in was
    ]
    scores = {row[2]: row[column] for row in rows[1:] if row[2]}
    for person in everybody:
        shown = f"{person.name[0]}, {person.name[1:]}" if system == "canvas" else person.name
        expected = final_score(person)
        assert scores[person.id] == ("" if expected is None else f"{expected:g}"), person
        if expected is None:
            assert f"left alone   {shown}: " in told, person

    late = next(person for person in everybody if person.kind == "late")
    page = (week_course / "feedback" / late.id / "02_mlp/mlp.html").read_text("utf-8")
    assert {"ko": "1일째 제출: 10% 감점", "en": "1 day(s) late"}[language] in page
    copied = next(person for person in everybody if person.kind == "copied")
    page = (week_course / "feedback" / copied.id / "02_mlp/mlp.html").read_text("utf-8")
    assert "mlp-Copy1.ipynb" in page

    feedback = outside / "feedback.zip"
    assert main(["export", "02_mlp", "--feedback", system, str(feedback)]) == 1
    assert f"without page {damaged.shown}: could not be graded" in capsys.readouterr().out
    with zipfile.ZipFile(feedback) as opened:
        assert len(opened.namelist()) == len(set(opened.namelist())) == len(there)
        assert all(name.endswith("mlp.html") for name in opened.namelist())

    assert main(["status", "02_mlp", "--json"]) == 0
    counted = json.loads(capsys.readouterr().out.partition("[")[2].join(["[", ""]))[0]
    assert set(counted["handed_in"]) == {*there, damaged.id}
    assert counted["late"] == [late.id]
    assert counted["could_not_be_graded"] == ["20260011", damaged.id]
    assert counted["waits_for_a_person"] == ["20260000"]
    assert counted["changed_since_export"] == []

    changed = 0
    if system == "canvas":  # grading again knows nothing of the LMS
        changed = points_move(week_course, capsys, grades, everybody)

    # A date that moves after that is seen, without grading again.
    text = (week_course / "course.yml").read_text(encoding="utf-8")
    later = text.replace("due: 2096-09-20T23:59:00+09:00", "due: 2096-09-22T23:59:00+09:00")
    (week_course / "course.yml").write_text(later, encoding="utf-8")
    assert main(["export", "02_mlp", "--to", system, str(grades), "--dry-run"]) == 0
    assert f"{changed + 1} change, " in capsys.readouterr().out


def points_move(
    course: Path, capsys: pytest.CaptureFixture[str], grades: Path, everybody: list[Person]
) -> int:
    """A point moves from one exercise to another; whoever has only one of them has another score.

    Returns how many those are.
    """
    count = sum(person.kind in KINDS for person in everybody)
    text = (course / "course.yml").read_text(encoding="utf-8")
    before, after = (
        "      update: 3\n      train_step: 3\n",
        "      update: 2\n      train_step: 4\n",
    )
    assert before in text
    (course / "course.yml").write_text(text.replace(before, after), encoding="utf-8")
    assert convert(course, "GenerateAssignment", force=True) == ""
    assert main(["status", "02_mlp"]) == 0
    assert f"{count} older than the course; run: course regrade" in capsys.readouterr().out
    assert main(["regrade", "02_mlp"]) == 0
    assert f"{count} submissions graded again" in capsys.readouterr().out
    wrong = [person for person in everybody if person.kind == "wrong"]
    assert main(["export", "02_mlp", "--to", "canvas", str(grades), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert f"{len(wrong)} change, " in told and "given before" not in told
    assert all("18.5  →  17.5" in line for line in told.splitlines() if "  →  " in line)
    return len(wrong)


def final_score(person: Person) -> float | None:
    """What has to be in the LMS's file; None where nothing may be."""
    kind = KINDS.get(person.kind)
    if kind is None or kind.points is None or (person.number == 0 and kind.written):
        return None
    raw = kind.points + (1.5 if kind.written else 0.0)
    return raw * 0.9 if person.kind == "late" else raw
