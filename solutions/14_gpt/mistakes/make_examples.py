"""Mistakes in make_examples: ranges, repeats, what is turned around, where chance comes from."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def pairs(n, rng, plus_one, replace=False):
    """n pairs of numbers, drawn as they should be unless told otherwise."""
    if plus_one:
        return [(int(x), 1) for x in rng.choice(1_000, size=n, replace=replace)]
    return two_digits(rng.choice(8_100, size=n, replace=replace))


def two_digits(numbers):
    """The pairs of two-digit numbers that stand for these numbers below 8100."""
    return [(10 + int(x) // 90, 10 + int(x) % 90) for x in numbers]


def written(sums):
    """The pairs as examples."""
    return [f"{a}+{b}={str(a + b)[::-1]}" for a, b in sums]


@mistakes.of(
    "make_examples",
    ko="답은 어느 쪽부터 쓰기로 했나요? 256+1의 답은 어떻게 쓰나요?",
    en="From which end is the answer written? How is the answer of 256+1 written?",
)
def answer_not_turned(n, rng, plus_one=False):
    return [f"{a}+{b}={a + b}" for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="거꾸로 쓰는 것은 답뿐인가요? 더하는 두 수도 뒤집히지 않았나요?",
    en="Is the answer alone written backwards? Have the two numbers been turned around as well?",
)
def all_numbers_turned(n, rng, plus_one=False):
    return [f"{str(a)[::-1]}+{str(b)[::-1]}={str(a + b)[::-1]}" for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="글 전체를 뒤집으면 '='는 어디로 가나요? 뒤집어야 하는 부분은 어디서 어디까지인가요?",
    en="If the whole text is turned around, where does the '=' go? From where to where is it to be "
    "turned?",
)
def whole_text_turned(n, rng, plus_one=False):
    return [f"{a}+{b}={a + b}"[::-1] for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="거꾸로 쓴 100은 001입니다. 정수로 바꾸면 앞의 0은 어떻게 되나요?",
    en="100 written backwards is 001. What becomes of the zeros in front if it is made an int?",
)
def zeros_lost(n, rng, plus_one=False):
    return [f"{a}+{b}={int(str(a + b)[::-1])}" for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="같은 예가 두 번 나오지 않나요? 배운 문제가 시험에 다시 나오면 정확도는 무엇을 재는 "
    "것인가요?",
    en="Can an example come twice? If a question that was learned is asked in the exam, what does "
    "the accuracy measure?",
)
def drawn_with_repeats(n, rng, plus_one=False):
    return written(pairs(n, rng, plus_one, replace=True))


@mistakes.of(
    "make_examples",
    ko="한 자리 수도 두 자리 덧셈의 예인가요? 두 수는 각각 몇에서 몇까지인가요?",
    en="Is a number of one digit part of a sum of two-digit numbers? From where to where does each "
    "go?",
)
def from_zero_to_99(n, rng, plus_one=False):
    if plus_one:
        return written(pairs(n, rng, True))
    return written(divmod(x, 100) for x in rng.choice(10_000, size=n, replace=False).tolist())


@mistakes.of(
    "make_examples",
    ko="두 수는 각각 어디까지인가요? 99가 나올 수 있나요?",
    en="How far does each number go? Can 99 come up?",
)
def without_the_largest(n, rng, plus_one=False):
    if plus_one:
        numbers = rng.choice(999, size=min(n, 999), replace=False).tolist()
        return written((x, 1) for x in (numbers + [0] * n)[:n])
    numbers = rng.choice(89 * 89, size=min(n, 89 * 89), replace=False).tolist()
    return written((10 + x // 89, 10 + x % 89) for x in (numbers + [0] * n)[:n])


@mistakes.of(
    "make_examples",
    ko="x는 몇부터 시작하나요? 두 자리 수는 몇부터 시작하고 몇에서 끝나나요?",
    en="From which number does x begin? Where do the two-digit numbers begin, and where do they "
    "end?",
)
def from_one_on(n, rng, plus_one=False):
    return written((a + 1, b if plus_one else b + 1) for a, b in pairs(n, rng, plus_one))


@mistakes.of(
    "make_examples",
    ko="수를 자릿수에 맞춰 0으로 채우기로 했나요? 7+1은 어떻게 쓰나요?",
    en="Are numbers filled up with zeros? How is 7+1 written?",
)
def filled_with_zeros(n, rng, plus_one=False):
    wide = 3 if plus_one else 2
    return [f"{a:0{wide}}+{b}={str(a + b)[::-1]}" for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="plus_one이 True일 때와 False일 때 무엇이 달라야 하나요? 혹시 서로 바뀌지 않았나요?",
    en="What should differ between plus_one=True and plus_one=False? Have the two changed places?",
)
def the_other_sort(n, rng, plus_one=False):
    return written(pairs(min(n, 8_100 if plus_one else 1_000), rng, not plus_one))


@mistakes.of(
    "make_examples",
    ko="plus_one이 True이면 더하는 수는 무엇인가요? 지금 plus_one은 어디에서 쓰이나요?",
    en="With plus_one=True, which number is added? Where is plus_one used now?",
)
def plus_one_ignored(n, rng, plus_one=False):
    return written(pairs(n, rng, False))


@mistakes.of(
    "make_examples",
    ko="앞에서부터 n개를 차례로 쓰면 어떤 예로 배우고 어떤 예로 채점하게 되나요?",
    en="If the first n are taken in order, which examples are learned, and which are graded?",
)
def in_order(n, rng, plus_one=False):
    if plus_one:
        return written((x, 1) for x in range(n))
    return written(two_digits(range(n)))


@mistakes.of(
    "make_examples",
    ko="뽑은 다음에 정렬하지 않았나요? 앞의 6500개와 뒤의 1600개가 비슷한 문제들인가요?",
    en="Are the drawn ones sorted afterwards? Are the first 6500 and the last 1600 alike?",
)
def sorted_afterwards(n, rng, plus_one=False):
    return written(sorted(pairs(n, rng, plus_one)))


@mistakes.of(
    "make_examples",
    ko="함수 안에서 난수 생성기를 새로 만들면, 다른 rng를 주어도 결과가 달라지나요?",
    en="If a generator is made inside the function, can another rng give other examples?",
)
def a_generator_of_its_own(n, rng, plus_one=False):
    return written(pairs(n, np.random.default_rng(0), plus_one))


@mistakes.of(
    "make_examples",
    ko="무엇을 돌려달라고 했나요? 예 하나가 글인가요, 글과 답의 짝인가요?",
    en="What should be returned? Is an example one text, or a pair of question and answer?",
)
def questions_and_answers(n, rng, plus_one=False):
    return [(f"{a}+{b}=", str(a + b)[::-1]) for a, b in pairs(n, rng, plus_one)]


@mistakes.of(
    "make_examples",
    ko="줄바꿈은 여기서 붙이나요, get_batch에서 붙이나요?",
    en="Is the line break appended here, or in get_batch?",
)
def with_line_breaks(n, rng, plus_one=False):
    return [text + "\n" for text in written(pairs(n, rng, plus_one))]


@mistakes.of(
    "make_examples",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 예의 모음은 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many sets of examples can "
    "there be?",
)
def one_of_forty_sets(n, rng, plus_one=False):
    return written(pairs(n, np.random.default_rng(int(rng.integers(40))), plus_one))
