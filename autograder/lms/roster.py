"""The students of a course: read from the LMS's CSV, kept in roster.csv, found by any name."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from autograder.course import CourseError
from autograder.files import write_whole
from autograder.lms.columns import TITLES, Columns, recognise
from autograder.lms.names import is_folder_name, key, nfc
from autograder.lms.tables import Row, Table, read_table

ROSTER_FILE = "roster.csv"
# What one person alone has, of whatever kind it is; the strongest first.
MARKS = ("id", "number", "login", "email")
LOCAL_PART = "local part"
# What becomes the student's id, the folder's name in submitted/: the first that a row has.
IDS = ("id", "number", "login", "email", "lms_id", "name")
STUDENT_ROLE = re.compile("student|learner|학생|수강생|학습자|청강생", re.IGNORECASE)
HANGUL_NAME = re.compile(r"^[가-힣]{1,2}\s*,\s*[가-힣]{1,4}$")
TEST_STUDENTS = {
    key(name) for name in ("Student, Test", "Test Student", "학생, 테스트", "테스트 학생")
}
NUMBER = re.compile(r"[^\W_]*\d{5,}[^\W_]*")
POINTS_POSSIBLE = {key("Points Possible"), key("가능한 점수"), key("만점")}


@dataclass(frozen=True)
class Student:
    """One student, by every name that the LMS has for them; `id` names the folder."""

    id: str
    name: str = ""
    email: str = ""
    number: str = ""
    login: str = ""
    lms_id: str = ""
    section: str = ""

    @property
    def shown(self) -> str:
        """The id, and the name where it says more."""
        return f"{self.id} ({self.name})" if self.name and self.name != self.id else self.id


@dataclass(frozen=True)
class Roster:
    """The students of a course, in the file's order."""

    students: tuple[Student, ...] = ()
    left_out: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def by_id(self) -> dict[str, Student]:
        """Students by their id."""
        return {student.id: student for student in self.students}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Student, ...]]:
        found: defaultdict[str, dict[str, Student]] = defaultdict(dict)
        for student in self.students:
            for spelling in _names(student):
                found[spelling][student.id] = student
        return {name: tuple(students.values()) for name, students in found.items()}

    @cached_property
    def _by_mark(self) -> dict[tuple[str, str], tuple[Student, ...]]:
        found: defaultdict[tuple[str, str], list[Student]] = defaultdict(list)
        domain = self._own_domain
        for student in self.students:
            for kind in ("lms_id", *MARKS):
                if value := getattr(student, kind):
                    found[kind, folded(value)].append(student)
            local, _, its = student.email.partition("@")
            if local and not student.login and its.casefold() == domain:
                found[LOCAL_PART, folded(local)].append(student)
        return {mark: tuple(students) for mark, students in found.items()}

    @property
    def _own_domain(self) -> str:
        """Where most addresses are, which is where the university gives them out."""
        domains = [s.email.partition("@")[2].casefold() for s in self.students if s.email]
        ((domain, count),) = Counter(domains).most_common(1) or [("", 0)]
        return domain if count * 2 > len(domains) else ""

    def with_mark(self, kind: str, mark: str) -> Student | None:
        """The one student who has this as a mark of this kind, a field of `Student`."""
        found = self._by_mark.get((kind, folded(mark)), ())
        return found[0] if len(found) == 1 else None

    def marked(self, text: str) -> Student | None:
        """The one student whose id, number, login or e-mail address this is.

        The part of an address before the @ counts where nobody has it as a mark of another kind:
        an address can be had with anybody's number.
        """
        kinds = MARKS if "@" not in text else ("id", "number", "email", "login")
        for kind in (*kinds, LOCAL_PART):
            if (kind, folded(text)) in self._by_mark:
                return self.with_mark(kind, text)
        return None

    def named(self, text: str) -> tuple[Student, ...]:
        """The students of this name: several where two share it."""
        return self._by_name.get(key(text), ())

    def numbered(self, text: str) -> Student | None:
        """The one student whose number stands in a text, as in 20260001 김민수."""
        found = {s.id: s for word in NUMBER.findall(text) if (s := self.marked(word))}
        return next(iter(found.values())) if len(found) == 1 else None

    def find(self, text: str) -> Student | None:
        """The one student who is meant by an id, a number, a login, an address or a name."""
        if marked := self.marked(text):
            return marked
        named = self.named(text)
        return named[0] if len(named) == 1 else None


def folded(mark: str) -> str:
    """A mark as marks are compared."""
    return nfc(mark).strip().casefold()


def _names(student: Student) -> set[str]:
    """The spellings of a name: 김민수; Kim, Minsu; Minsu Kim."""
    name = student.name
    parts = [part for part in re.split(r"[,\s]+", name) if part]
    spellings = {key(name), key("".join(reversed(parts)))}
    if len(parts) > 2:  # a family name before or after two given names
        spellings |= {key("".join([*parts[1:], parts[0]])), key("".join([parts[-1], *parts[:-1]]))}
    if re.fullmatch("[가-힣]{2,4}", name):  # Moodle may put the given name first
        spellings.add(name[1:] + name[0])
    return spellings - {""}


def read_roster(path: Path, id_column: str | None = None) -> Roster:
    """Read the LMS's list of students.

    The id is the student number, else the login, the address, the LMS's own number, the name;
    `id_column` is the title of another column. Raises CourseError: no column that tells who,
    two students with one id, an id that cannot be a folder's name.
    """
    table = read_table(path)
    columns = recognise(table)
    chosen = _chosen(table, id_column) if id_column else None
    if chosen is None and not any(what in columns for what in (*IDS, "first", "last")):
        wanted = ", ".join(titles[0] for what, titles in TITLES.items() if what in IDS)
        raise CourseError(
            f"{path}: no column tells who a row is about (there are: {', '.join(table.columns)}); "
            f"one of these is needed: {wanted}, 학번, 이름; or name a column with --id."
        )
    students: list[Student] = []
    lines: dict[str, int] = {}
    left_out: list[str] = []
    problems: list[str] = []
    body = [(row, _student(row, columns, chosen)) for _, row in table.body()]
    # A login can be had like anybody's number.
    taken = {s.id.casefold() for _, s in body if s.number and s.id == s.number}
    for row, student in body:
        why = _why_left_out(row, columns, student)
        if not why and student.id != student.number and student.id.casefold() in taken:
            why = f"its id {student.id!r} is the student number of somebody else"
        if why:
            left_out.append(f"line {row.line}: {why}")
        elif not is_folder_name(student.id):
            problems.append(
                f"{path}:{row.line}: the id {student.id!r} cannot be the name of a folder; "
                "choose another column with --id."
            )
        elif student.id in lines:
            problems.append(
                f"{path}:{row.line}: the id {student.id!r} is taken by line {lines[student.id]}; "
                "give one of the two another, or choose another column with --id."
            )
        else:
            lines[student.id] = row.line
            students.append(student)
    problems += _same_folder(path, lines)
    if problems:
        raise CourseError(problems)
    if not students:
        raise CourseError(f"{path}: there is no student in it.")
    return Roster(tuple(students), tuple(left_out))


def _same_folder(path: Path, lines: dict[str, int]) -> list[str]:
    """Ids that differ in case only: one folder on Windows and macOS."""
    counts = Counter(name.casefold() for name in lines)
    return [
        f"{path}:{line}: the id {name!r} differs from another in capitals only."
        for name, line in lines.items()
        if counts[name.casefold()] > 1
    ]


def _chosen(table: Table, title: str) -> int:
    titles = [key(column) for column in table.columns]
    if key(title) not in titles:
        raise CourseError(
            f"{table.path}: there is no column {title!r}; there are: {', '.join(table.columns)}."
        )
    return titles.index(key(title))


def _student(row: Row, columns: Columns, chosen: int | None) -> Student:
    held = {what: nfc(row[place]) for what, place in columns.places.items()}
    name = held.get("name", "")
    if not name:
        parts = (held.get("last", ""), held.get("first", ""))
        name = ", ".join(filter(None, parts))
    if HANGUL_NAME.match(name):  # Canvas sorts by 김, 민수; people write 김민수
        name = name.replace(",", "").replace(" ", "")
    held["name"] = name
    id = nfc(row[chosen]) if chosen is not None else ""
    marks = [held[what] for what in IDS if held.get(what)]
    id = id or held.get("number") or next(filter(is_folder_name, marks), (*marks, "")[0])
    kept = ("email", "number", "login", "lms_id", "section")
    return Student(id, name, *(held.get(what, "") for what in kept))


def _why_left_out(row: Row, columns: Columns, student: Student) -> str:
    if key(student.name) in POINTS_POSSIBLE:
        return "the points possible"
    if key(student.name) in TEST_STUDENTS:
        return "the LMS's test student"
    place = columns.get("role")
    if place is not None and row[place] and not STUDENT_ROLE.search(row[place]):
        return f"{student.shown} is no student ({row[place]})"
    return "" if student.id else "it names nobody"


def write_roster(root: Path, students: Iterable[Student]) -> Path:
    """Keep the roster in the course, as a CSV that Excel opens with its Hangul."""
    text = io.StringIO(newline="")
    titles = [item.name for item in fields(Student)]
    writer = csv.writer(text)
    writer.writerow(titles)
    writer.writerows([getattr(student, title) for title in titles] for student in students)
    path = root / ROSTER_FILE
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    return path


def load_roster(root: Path) -> Roster | None:
    """The course's roster, if it has one."""
    path = root / ROSTER_FILE
    return read_roster(path) if path.is_file() else None
