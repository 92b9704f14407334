"""Groups of wrong answers, their page and the hiding of names, on a class written down by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from autograder.course import Bilingual, Course, CourseError
from autograder.explorer.comments import Comment, comments_on
from autograder.explorer.groups import Group, find_group, groups_of, members_of
from autograder.explorer.groups_html import commands, groups_html, shortened
from autograder.explorer.hidden import hiding, nobody_named, without_names
from autograder.explorer.text import TEXT
from autograder.explorer.work import Seen, Work

WRONG = "def sigmoid(x):\n    return np.sin(x)\n"
SHORT = "def sigmoid(x): return sin(x)\n"


def seen(*groups: str, status: str = "wrong", **more: object) -> Seen:
    told = {"call": "sigmoid(0)", "expected": "0.5", "got": "0.0"} | more
    message = {"ko": "값이 다릅니다.", "en": "The value is different."}
    return Seen(status, groups, ("slide_values", "numbers"), message=message, **told)  # type: ignore[arg-type]


CLASS = [
    Work("kim", {"sigmoid": seen("same:aaaa11112222")}, {"sigmoid": WRONG}),
    Work("lee", {"sigmoid": seen("same:aaaa11112222")}, {"sigmoid": SHORT}),
    Work("han", {"sigmoid": seen("same:aabb11112222")}, {"sigmoid": WRONG}),
    Work("park", {"sigmoid": seen("line:axis", "same:bbbb11112222")}, {"sigmoid": WRONG}),
    Work("choi", {"sigmoid": seen("line:axis", "same:cccc11112222")}, {"sigmoid": WRONG}),
    Work("jung", {"sigmoid": seen("mistake:no_minus", "line:sign")}, {"sigmoid": WRONG}),
    Work("kang", {"sigmoid": seen("unreadable", status="unreadable")}, {"sigmoid": "def ("}),
    Work("yoon", {}, {"sigmoid": WRONG}),
]


def test_each_is_counted_in_the_most_telling_group_and_the_largest_comes_first(
    course: Course,
) -> None:
    assignment = course.assignment("02_mlp")
    (groups,) = groups_of(assignment, CLASS).values()
    assert [(group.id, group.students) for group in groups] == [
        ("line:axis", ("choi", "park")),
        ("same:aaaa11112222", ("kim", "lee")),
        ("mistake:no_minus", ("jung",)),
        ("same:aabb11112222", ("han",)),
        ("unreadable", ("kang",)),
    ]
    assert groups[0].behaviours == (("bbbb11112222", 1), ("cccc11112222", 1))
    assert groups[1].example == "lee" and groups[1].code == SHORT  # the shortest is the example
    assert [work.student for work in members_of("sigmoid", "line:sign", CLASS)] == ["jung"]


def test_a_group_is_found_by_the_first_letters_of_its_digest(course: Course) -> None:
    assignment = course.assignment("02_mlp")
    assert find_group(assignment, "sigmoid", "same:aaaa", CLASS).students == ("kim", "lee")
    assert find_group(assignment, "sigmoid", "same:bbbb", CLASS).students == ("park",)
    close = [*CLASS, Work("oh", {"sigmoid": seen("same:aaaa99992222")}, {})]
    for wanted, said in (
        ("same:aaaa", "is the beginning of same:aaaa11112222, same:aaaa99992222"),
        ("same:aa", "is no group of 02_mlp sigmoid"),  # too short to name one
        ("line:sig", "is no group of 02_mlp sigmoid"),
    ):
        with pytest.raises(CourseError, match=said):
            find_group(assignment, "sigmoid", wanted, close)
    with pytest.raises(CourseError, match="nothing: is no exercise of 02_mlp"):
        find_group(assignment, "nothing", "same:aaaa", CLASS)


def test_a_comment_is_for_all_whose_answer_is_in_the_group(course: Course) -> None:
    on_line = Comment("sigmoid", "line:axis", Bilingual("축?", "Axis?"))
    on_reply = Comment("sigmoid", "same:bbbb11112222", Bilingual("왜?", "Why?"))
    other = Comment("update", "line:axis", Bilingual("?", "?"))
    park = CLASS[3].seen["sigmoid"]
    assert comments_on(park, "sigmoid", [on_reply, other, on_line]) == [on_line, on_reply]
    assert comments_on(CLASS[0].seen["sigmoid"], "sigmoid", [on_reply, on_line]) == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_has_size_example_call_and_who_of_every_group(
    course: Course, language: str
) -> None:
    assignment = course.assignment("02_mlp")
    groups = groups_of(assignment, CLASS)
    comment = Comment("sigmoid", "line:axis", Bilingual("축 <b>0</b>?", "Axis <b>0</b>?"))
    html = groups_html(assignment, groups, {}, language, comments=[comment])
    blocks = html.split('<details class="error-group"')[1:]
    assert len(blocks) == 5
    # What nobody was given a hint for is open.
    assert [block.startswith(" open>") for block in blocks] == [False, True, False, True, False]
    for block, group in zip(blocks, groups["sigmoid"], strict=True):
        assert (
            TEXT["person" if len(group.students) == 1 else "people"][language].format(
                count=len(group.students)
            )
            in (block.split("</summary>")[0])
        )
        assert "sigmoid(0)" in block and ", ".join(group.students) in block
    assert "Axis &lt;b&gt;0&lt;/b&gt;?" in blocks[0] or "축 &lt;b&gt;0" in blocks[0]
    assert "&lt;b&gt;" not in "".join(blocks[1:])
    assert "same:bbbb11112222 (1), same:cccc11112222 (1)" in blocks[0]
    assert "course comment 02_mlp sigmoid --group same:aaaa11112222" in blocks[1]
    assert "course mistake new 02_mlp sigmoid --from lee" in blocks[1]
    assert "course accept 02_mlp sigmoid --group same:aaaa11112222" in blocks[1]
    assert "course mistake" not in blocks[2]  # it is one already
    assert "course " not in blocks[4]  # a syntax error is no group to do something with
    assert groups_html(assignment, {}, {}, language) == f"<p>{TEXT['no_groups'][language]}</p>"


def test_what_a_shell_would_read_is_quoted(course: Course) -> None:
    assignment = course.assignment("02_mlp")
    odd = replace(CLASS[0], student="김 철수; rm")
    (group,) = groups_of(assignment, [odd])["sigmoid"]
    assert commands(assignment, group)["to_mistake"].endswith("--from '김 철수; rm'")
    assert shortened("\n".join("x" * 200)).count("\n") == 60


KIMS = '''def sigmoid(x):
    """by 김서연"""
    # 20260001
    kim_sum = np.exp(-x)
    if x is None:
        raise ValueError("서연 says no")
    return 1 - kim_sum
'''


def test_nobody_is_named_where_names_are_hidden(course: Course) -> None:
    assignment = course.assignment("02_mlp")
    hide = hiding(["20260001", "김서연", "Kim Min", "", "7"])
    named = seen("same:aaaa11112222", got="ValueError: 서연 20260001", call="sigmoid(7)")
    works = [
        Work("20260001", {"sigmoid": named}, {"sigmoid": KIMS}),
        Work(
            "7", {"sigmoid": named}, {"sigmoid": "import os\nkim = os.name\n" + KIMS + "    kim\n"}
        ),
    ]
    hidden = without_names(course, assignment, works, hide)
    for work in hidden:
        told = repr((work.seen, work.code))
        assert not re.search("20260001|서연|kim|Kim", told)
        assert work.seen["sigmoid"].call == "sigmoid(7)"  # a number that is computed with
    assert "np.exp(-x)" in hidden[0].code["sigmoid"]
    comment = Comment("sigmoid", "line:axis", Bilingual("서연 학생처럼", "As Kim did: kimono"))
    assert nobody_named(comment, hide).text == Bilingual("… 학생처럼", "As … did: kimono")
    assert hiding([])("as it is") == "as it is"


def test_numbers_stand_in_no_order_of_names(course: Course) -> None:
    assignment = course.assignment("02_mlp")
    numbers = {"kim": "Student 12", "lee": "Student 3"}
    html = groups_html(
        assignment,
        {"sigmoid": [find_group(assignment, "sigmoid", "same:aaaa", CLASS)]},
        {},
        "en",
        shown=numbers.__getitem__,
        anonymous=True,
    )
    assert "Student 3, Student 12" in html and "kim" not in html and "course comment" not in html


def test_a_group_that_is_called_as_a_command_is_none(course: Course) -> None:
    group = Group("sigmoid", "exception:E`touch here`", ("kim",), "kim", WRONG, seen())
    for command in commands(course.assignment("02_mlp"), group).values():
        assert "`" not in command or "'exception:E`touch here`'" in command
