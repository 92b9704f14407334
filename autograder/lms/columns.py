"""The titles that LMSs give to the columns of a roster, in Korean and in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.lms.names import key
from autograder.lms.tables import Table

# What a column holds -> its titles, compared as `names.key` has them. Canvas: gradebook export;
# Moodle and Coursemos: participants, grade export, grading worksheet; Blackboard: grade centre.
TITLES: dict[str, tuple[str, ...]] = {
    "number": (
        *("number", "id number", "student id", "student number", "sis user id", "student_id"),
        *("학번", "ID 번호", "아이디 번호", "개인식별번호", "학생번호", "사번학번", "학번(ID)"),
    ),
    "login": (
        *("username", "user name", "sis login id", "login", "login id", "user id"),
        *("사용자명", "사용자 이름", "아이디", "사용자 아이디", "로그인", "로그인 아이디"),
    ),
    "email": (
        *("email", "email address", "e-mail"),
        *("이메일", "이메일 주소", "전자우편", "전자메일", "메일"),
    ),
    "name": (
        *("full name", "name", "student", "student name", "first name / last name"),
        *("이름", "성명", "전체 이름", "사용자 성명", "학생", "학생 이름", "학생명"),
        *("이름 / 성", "성 / 이름"),
    ),
    "first": ("first name", "given name", "이름(first)"),
    "last": ("last name", "surname", "family name", "성"),
    "participant": ("identifier", "식별자", "참가자 번호", "개체 식별자", "인식자"),
    "section": ("section", "group", "groups", "department", "분반", "그룹", "학과", "소속"),
    "role": ("role", "roles", "역할"),
    "status": ("status", "제출 상태", "상태"),
    "submitted": (
        *("last modified (submission)", "submitted at", "submission time", "timestamp", "time"),
        *("마지막 수정됨(제출)", "최종 수정 (제출)", "마지막 수정 (제출)", "최종 수정일 (제출)"),
        *("제출일시", "제출 시각", "제출 시간"),
    ),
}
# Sites translate Moodle's words anew: a title that speaks of both is that of this time.
SUBMITTED = re.compile("(?=.*(?:수정|modified))(?=.*(?:제출|submission))", re.IGNORECASE)
BY_TITLE = {key(title): what for what, titles in TITLES.items() for title in titles}
CANVAS = {key("SIS User ID"), key("SIS Login ID"), key("Section"), key("Root Account")}
# Instead of "Student", where the instructor has set that in the grade book; written like this.
CANVAS_NAMES = {"LastName", "FirstName"}


@dataclass(frozen=True)
class Columns:
    """Where a table has what, by the names of `TITLES`, and "lms_id" for Canvas's own number."""

    places: dict[str, int]

    def __contains__(self, what: str) -> bool:
        return what in self.places

    def get(self, what: str) -> int | None:
        """The column that holds `what`, from 0."""
        return self.places.get(what)


def recognise(table: Table) -> Columns:
    """Find the columns that tell who a row is about; the first of two that mean the same counts."""
    titles = [key(title) for title in table.columns]
    places: dict[str, int] = {}
    names = "student" in titles or set(table.columns) >= CANVAS_NAMES
    is_canvas = names and "id" in titles and CANVAS & set(titles)
    for place, title in enumerate(titles):
        what = BY_TITLE.get(title)
        if what is None and SUBMITTED.match(table.columns[place]):
            what = "submitted"
        if title == "id":
            what = "lms_id" if is_canvas else "id"
        elif title == "lmsid":
            what = "lms_id"
        if what is not None:
            places.setdefault(what, place)
    # With a column for the family name, 이름 holds the given name.
    if "last" in places and "first" not in places and "name" in places:
        places["first"] = places.pop("name")
    return Columns(places)
