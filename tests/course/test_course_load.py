"""A course.yml either becomes a Course or one line per problem, whatever is in the file."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.course import (
    Course,
    CourseError,
    feedback_language,
    find_course,
    load_course,
    open_course,
)

ROOT = Path(__file__).parents[2]
MINIMAL = """\
id: tiny
title: {ko: 작은 과목, en: Tiny}
repository: https://github.com/someone/tiny
grading: {seed: {public: 1}}
assignments:
  - name: 02_mlp
    module: mlp
    title: {ko: 다층, en: Multilayer}
    exercises:
      sigmoid: 2
"""


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "course.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def problems(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(CourseError) as caught:
        load_course(write(folder, text))
    prefix = str(folder / "course.yml")
    assert all(line.startswith(prefix) for line in caught.value.problems)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return [line.removeprefix(prefix) for line in caught.value.problems]


def test_minimal_course_gets_the_defaults(tmp_path: Path) -> None:
    course = load_course(write(tmp_path, MINIMAL))
    assert (course.root, course.id, course.language, course.branch) == (
        tmp_path,
        "tiny",
        "en",
        "main",
    )
    assert course.title.ko == "작은 과목"
    assert course.title.in_language("en") == "Tiny"
    assignment = course.assignment("02_mlp")
    assert assignment.due is None
    assert assignment.needs == "numpy"
    assert assignment.exercises["sigmoid"].points == 2.0
    assert assignment.written == {}
    assert not course.feedback.fail_when_incomplete


def test_folder_and_file_name_the_same_course(tmp_path: Path) -> None:
    file = write(tmp_path, MINIMAL)
    assert load_course(tmp_path) == load_course(str(file))


def test_limits_of_the_assignment_override_the_course_and_that_the_defaults(tmp_path: Path) -> None:
    text = MINIMAL + "    limits: {memory_mb: 4096}\n"
    text = text.replace("grading:", "limits: {call_seconds: 3, memory_mb: 512}\ngrading:")
    course = load_course(write(tmp_path, text))
    limits = course.assignments[0].limits
    assert (course.limits.memory_mb, limits.memory_mb) == (512, 4096)
    assert (limits.call_seconds, limits.load_seconds) == (3.0, 20.0)


def test_an_exercise_forbids_what_its_assignment_forbids_too(tmp_path: Path) -> None:
    text = MINIMAL.replace("sigmoid: 2", "sigmoid: {points: 2, forbid: [numpy.exp, torch]}")
    course = load_course(write(tmp_path, text + "    forbid: [torch, jax]\n"))
    assert course.assignments[0].forbid == ("torch", "jax")
    assert course.assignments[0].exercises["sigmoid"].forbid == ("torch", "jax", "numpy.exp")


def test_due_dates_keep_their_offset(tmp_path: Path) -> None:
    course = load_course(write(tmp_path, MINIMAL + "    due: 2026-09-20T23:59:00+09:00\n"))
    due = course.assignments[0].due
    assert due is not None
    assert due.astimezone(UTC) == datetime(2026, 9, 20, 14, 59, tzinfo=UTC)


def test_scores_add_up_and_keep_the_order(tmp_path: Path) -> None:
    text = MINIMAL + "      tanh: 0.5\n      relu: 1\n    written: {reflection: 3}\n"
    assignment = load_course(write(tmp_path, text)).assignments[0]
    assert list(assignment.exercises) == ["sigmoid", "tanh", "relu"]
    assert (assignment.max_score, assignment.written_points) == (3.5, 3.0)


def test_a_course_cannot_be_changed(tmp_path: Path) -> None:
    course = load_course(write(tmp_path, MINIMAL))
    with pytest.raises(dataclasses.FrozenInstanceError):
        course.id = "other"  # type: ignore[misc]


def test_a_bom_and_crlf_are_no_problem(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode("utf-8")
    assert load_course(write(tmp_path, windows)).title.ko == "작은 과목"


def test_every_problem_is_one_line_with_line_number_key_path_and_what_is_allowed(
    tmp_path: Path,
) -> None:
    text = """\
id: tiny course
title: {ko: 가}
lang: en
repository: github.com/x
grading:
  seed: {public: -1, secret_file: ../x}
limits: {call_seconds: ten, memory: 5}
assignments:
  - name: 02_mlp
    module: numpy
    title: {ko: a, en: ''}
    due: 2026-09-20 23:59:00
    needs: tensorflow
    exercises:
      sigmoid: two
      check: 1
      tanh: {pts: 2, forbid: ["a b"]}
      relu: true
    written: []
"""
    found = problems(tmp_path, text)
    expected = [
        (":1: id: is 'tiny course'", "dashes"),
        (":2: title.en: is missing", "non-empty text"),
        (":3: lang: is not a known key (did you mean language?)", "id, title, language"),
        (":4: repository: is 'github.com/x'", "https://github.com/you/course"),
        (":6: grading.seed.public: is -1", "from 0 to"),
        (":6: grading.seed.secret_file: '../x' leads out of the course", "inside the course"),
        (":7: limits.call_seconds: is 'ten'", "seconds above 0"),
        (":7: limits.memory: is not a known key (did you mean memory_mb?)", "call_seconds, "),
        (":10: assignments[0].module: 'numpy' would hide the Python module", "such as mlp"),
        (":11: assignments[0].title.en: is ''", "non-empty text"),
        (":12: assignments[0].due: has no time zone offset", "+09:00"),
        (":13: assignments[0].needs: is 'tensorflow'", "numpy or torch"),
        (":15: assignments[0].exercises.sigmoid.points: is 'two'", "a number above 0"),
        (":16: assignments[0].exercises.check: 'check' is taken", "a Python name"),
        (":17: assignments[0].exercises.tanh.points: is missing", "a number above 0"),
        (":17: assignments[0].exercises.tanh.pts: is not a known key", "points, forbid"),
        (":17: assignments[0].exercises.tanh.forbid[0]: is 'a b'", "numpy.linalg.lstsq"),
        (":18: assignments[0].exercises.relu.points: is true", "a number above 0"),
        (":19: assignments[0].written: is an empty list", "written-answer ids"),
    ]
    for start, allowed in expected:
        match = [line for line in found if line.startswith(start)]
        assert len(match) == 1, (start, found)
        assert allowed in match[0].split("; allowed: ")[1]
    assert len(found) == len(expected)
    numbers = [int(line.split(":")[1]) for line in found]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("id: tiny\n", ""), ": id: is missing; allowed: "),
        (
            ("sigmoid: 2", "sigmoid: 2\n      sigmoid: 3"),
            ":11: assignments[0].exercises.sigmoid: is",
        ),
        (("sigmoid: 2", "class: 2"), "'class' is not a Python name"),
        (("sigmoid: 2", "check_it: 2"), "taken by the check cells"),
        (("sigmoid: 2", "3: 2"), "assignments[0].exercises[3]"),
        (("sigmoid: 2", "시그모이드: 2"), "is not a Python name"),
        (("sigmoid: 2", "sigmoid: .nan"), "points: is nan"),
        (("      sigmoid: 2\n", ""), "exercises: is empty; allowed: at least one"),
        (("name: 02_mlp", "name: ../up"), "a folder name such as 02_mlp"),
        (("module: mlp", "module: my-mlp"), "is not a Python name"),
        (("github.com/someone/tiny", "github.com/"), "https address"),
        (
            ("title: {ko: 작은 과목, en: Tiny}", "title: Tiny"),
            "title: is 'Tiny'; allowed: ko and en",
        ),
        (("  - name", "  - nam"), "assignments[0].nam: is not a known key (did you mean name?)"),
    ],
)
def test_single_slips(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    text = MINIMAL.replace(*change)
    assert text != MINIMAL
    assert any(expected in line for line in problems(tmp_path, text))


def test_a_name_that_is_exercise_and_written_answer_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, MINIMAL + "    written: {sigmoid: 1}\n")
    assert found == [
        ":6: assignments[0]: sigmoid is both an exercise and a written answer; rename one."
    ]


def test_assignments_with_one_name_or_module_are_refused(tmp_path: Path) -> None:
    again = MINIMAL + MINIMAL.split("assignments:\n")[1]
    found = problems(tmp_path, again)
    assert found[0].startswith(":11: assignments[1].name: '02_mlp' is taken by assignments[0]")
    assert found[1].startswith(":12: assignments[1].module: 'mlp' is taken by assignments[0]")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ": is empty"),
        (b"# only a comment\n", ": is empty"),
        (b"id: a\ntitle: [\n", ":3: is not valid YAML"),
        (b"id: a\n\tb: c\n", ":2: is not valid YAML"),
        (b"id: a\n---\nid: b\n", ":2: is not valid YAML"),
        (b"id: *nobody\n", ":1: is not valid YAML"),
        (b"due: 2026-02-31\n", ": is not valid YAML"),
        (b"id: a\ntitle: \x07\n", ":2: is not valid YAML"),
        ("id: tiny\ntitle: 과목\n".encode("cp949"), ":2: is not UTF-8"),
        (b"\xff\xfei\x00d\x00", ":1: is not UTF-8"),
        (b"- a\n- b\n", ":1: is not a mapping; allowed: id, title"),
        (b"just text\n", ":1: is not a mapping"),
        (b"a: &a [*a]\n", ":1: is not valid YAML: it uses an alias"),
        (b"a: " + b"[" * 40 + b"]" * 40, ":1: nests deeper"),
        (b"[" * 200_000, ": is not valid YAML"),
        (b" " * (1 << 20) + b"id: a\n", ": is larger than 1 MiB"),
    ],
)
def test_files_that_are_no_course(tmp_path: Path, content: bytes, expected: str) -> None:
    found = problems(tmp_path, content)
    assert len(found) >= 1
    assert found[0].startswith(expected)


def test_aliases_cannot_blow_up(tmp_path: Path) -> None:
    layers = ["a0: &a0 [x, x]"]
    layers += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 31)]
    assert "uses an alias; write it out at column" in problems(tmp_path, "\n".join(layers))[0]


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there is no such file"):
        load_course(tmp_path)
    with pytest.raises(CourseError, match=r"no course\.yml here or above"):
        open_course(tmp_path)


def test_an_unknown_assignment_names_the_close_one(tmp_path: Path) -> None:
    course = load_course(write(tmp_path, MINIMAL))
    with pytest.raises(CourseError, match="did you mean 02_mlp"):
        course.assignment("02_mpl")
    with pytest.raises(CourseError, match="there are: 02_mlp"):
        course.assignment("zzz")
    assert course.by_module("mlp") is course.assignments[0]
    assert course.by_module("other") is None


def test_find_course_walks_up_from_files_and_from_what_does_not_exist(tmp_path: Path) -> None:
    write(tmp_path, MINIMAL)
    deep = tmp_path / "submitted" / "김 하나" / "02_mlp"
    deep.mkdir(parents=True)
    (deep / "mlp.py").touch()
    for start in (tmp_path, deep, deep / "mlp.py", deep / "nothing" / "here"):
        assert find_course(start) == tmp_path
    assert find_course(tmp_path.parent) is None


def test_feedback_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = load_course(write(tmp_path, MINIMAL))
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)
    assert feedback_language(course) == "en"
    monkeypatch.setenv("COURSE_LANGUAGE", " KO ")
    assert feedback_language(course) == "ko"
    monkeypatch.setenv("COURSE_LANGUAGE", "fr")
    with pytest.raises(CourseError, match="allowed: ko, en"):
        feedback_language(course)


def test_the_course_of_this_repository_is_valid() -> None:
    course = load_course(ROOT)
    assert {"02_mlp", "03_xor"} <= {assignment.name for assignment in course.assignments}
    for assignment in course.assignments:
        has_one = bool(assignment.written) or assignment.name == "00_setup"  # graded by itself
        assert has_one, f"{assignment.name} has no answer to grade by hand"
        assert assignment.due is not None


KEYS = ["id", "title", "language", "repository", "grading", "limits", "feedback", "assignments"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "name", "exercises"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_data_is_a_course_or_sentences(tmp_path: Path, data: dict[str, object]) -> None:
    import yaml

    file = write(tmp_path, yaml.safe_dump(data, allow_unicode=True))
    try:
        assert isinstance(load_course(file), Course)
    except CourseError as error:
        assert all("\n" not in line and line.endswith(".") for line in error.problems)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=60), st.integers(0, len(MINIMAL.encode("utf-8"))))
def test_any_bytes_are_a_course_or_sentences(tmp_path: Path, noise: bytes, at: int) -> None:
    raw = MINIMAL.encode("utf-8")
    try:
        assert isinstance(load_course(write(tmp_path, raw[:at] + noise + raw[at:])), Course)
    except CourseError as error:
        assert error.problems
