"""The question for an exercise that is wrong in a case or two and right in all others."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.course.model import Bilingual
from autograder.grading.check_titles import check_title
from autograder.grading.hints import BY_FAILURE
from autograder.grading.result import CheckResult, first_to_show
from autograder.mistakes import Hint

# So many cases can be named in one sentence, and so many others have to be right for each.
MOST, OTHERS = 4, 2

ONLY = Bilingual(
    ko="다른 경우는 모두 맞고 {titles}에서만 틀립니다.",
    en="All other cases are right; this goes wrong: {titles}.",
)
THAT_CASE = Hint(
    ko="그 경우에 결과를 정하는 줄은 어디이고, 그 줄은 무엇을 내놓나요?",
    en="In that case, which of your lines decides the result, and what does it give?",
)
AS_INTEGERS = Hint(
    ko="정수 배열을 본떠 만든 배열이나 정수 배열 안에 소수를 써넣는 줄이 있나요?",
    en="Does any line write decimals into an array of integers, or into one made after such an "
    "array?",
)
AS_VIEWS = Hint(
    ko="수들이 메모리에 차례대로 놓여 있어야만 맞는 줄은 어디인가요?",
    en="Which line is right only if the numbers lie in memory one after the other?",
)
SAME_OBJECTS = Hint(
    ko="같은 배열 안의 수만 바뀌어 다시 들어오면, 코드는 그것을 새로 계산하나요?",
    en="If the same array comes again with other numbers in it, do you compute anew?",
)
OTHER_THAN_DEFAULT = Hint(
    ko="기본값이 아닌 값을 받았을 때, 그 값을 쓰지 않고 정해 둔 수를 쓰는 줄은 어디인가요?",
    en="Where a value other than the default is given, which line still uses a fixed one?",
)
BY_CHECK = {
    **dict.fromkeys(("whole_numbers", "ints"), AS_INTEGERS),
    "strided": AS_VIEWS,
    "no_side_effects": SAME_OBJECTS,
    "options": OTHER_THAN_DEFAULT,
}


def of_the_case(checks: Sequence[CheckResult]) -> Hint | None:
    """A question that names what goes wrong; None where more than a few cases do."""
    failed = [check for check in checks if check.failure is not None]
    shown = first_to_show(checks)
    if shown is None or shown.failure is None or len(failed) > MOST:
        return None
    if len(checks) - len(failed) < OTHERS * len(failed):
        return None
    case = shown.base_name
    question = BY_FAILURE.get(shown.failure.sort, THAT_CASE)
    asked = {BY_CHECK.get(check.base_name) for check in failed}
    if shown.failure.sort in ("value", case) and len(asked) == 1:
        question = BY_CHECK.get(case, question)
    first = [shown, *(check for check in failed if check is not shown)]
    texts = {
        language: ONLY.in_language(language).format(titles=_named(first, language))
        + " "
        + question.in_language(language)
        for language in ("ko", "en")
    }
    return Hint(texts["ko"], texts["en"], kind="case", name=case)


def _named(checks: Sequence[CheckResult], language: str) -> str:
    titles = dict.fromkeys(check_title(c.name, c.title, language) for c in checks)
    return ", ".join(f"“{title}”" for title in titles)
