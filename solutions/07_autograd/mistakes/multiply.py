"""Mistakes in multiply: slopes exchanged, of other operations, or left out."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "multiply",
    ko="a를 0.1 키우면 a·b는 얼마나 커지나요? 그 크기는 a에 달렸나요, b에 달렸나요?",
    en="If you make a larger by 0.1, by how much does a·b grow? Does that depend on a, or on b?",
)
def slopes_exchanged(a, b):
    return a * b, (a, b)


@mistakes.of(
    "multiply",
    ko="b가 10이면 a가 조금 커질 때 a·b도 꼭 그만큼만 커지나요?",
    en="If b is 10 and a grows a little, does a·b grow by the same amount?",
)
def slopes_of_a_sum(a, b):
    return a * b, (1.0, 1.0)


@mistakes.of(
    "multiply",
    ko="기울기 자리에 곱 a·b를 넣지는 않았나요? ∂y/∂a에 a가 들어 있나요?",
    en="Did you put the product a·b in the place of the slopes? Does ∂y/∂a contain a?",
)
def product_as_slopes(a, b):
    return a * b, (a * b, a * b)


@mistakes.of(
    "multiply",
    ko="a로 미분하는 동안 b는 변하나요? 두 기울기를 하나로 더하지는 않았나요?",
    en="Does b change while you differentiate with respect to a? Did you add the two slopes into "
    "one?",
)
def product_rule_in_one(a, b):
    return a * b, (a + b,)


@mistakes.of(
    "multiply",
    ko="값만 돌려주지 않았나요? 국소 기울기는 어디에 있나요?",
    en="Did you return only the value? Where are the local slopes?",
)
def product_without_slopes(a, b):
    return a * b


@mistakes.of(
    "multiply",
    ko="a와 b가 같은 수여도 서로 다른 두 입력입니다. a만 조금 커지면 a·b는 얼마나 커지나요?",
    en="Though a and b are the same number, they are two inputs. If a alone grows a little, by how "
    "much does a·b grow?",
)
def square_of_equal_factors(a, b):
    return a * b, (2 * a, 2 * a) if a == b else (b, a)
