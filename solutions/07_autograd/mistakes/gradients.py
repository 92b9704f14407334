"""Mistakes in gradients: operators reversed, boxes confused, parents and slopes forgotten."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .backward import overwritten
from .common import Box

mistakes = Mistakes()


def differentiated(box, formula, inputs):
    """Value and gradients of a formula, with a kind of box."""
    values = [box(number) for number in inputs]
    result = formula(*values)
    result.backward()
    return result.data, [value.grad for value in values]


@mistakes.of(
    "gradients",
    ko="2 - a를 쓰면 파이썬은 a.__rsub__(2)를 부릅니다. 여러분은 무엇에서 무엇을 뺐나요?",
    en="For 2 - a, Python calls a.__rsub__(2). What do you subtract from what there?",
)
def subtracts_the_wrong_way(formula, inputs):
    class Wrong(Box):
        def __rsub__(self, other):
            return self - other

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="2 / a를 쓰면 파이썬은 a.__rtruediv__(2)를 부릅니다. 여러분은 무엇을 무엇으로 나누었나요?",
    en="For 2 / a, Python calls a.__rtruediv__(2). What do you divide by what there?",
)
def divides_the_wrong_way(formula, inputs):
    class Wrong(Box):
        def __rtruediv__(self, other):
            return self / other

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="2 - a와 a - 2는 같은가요? 2 / a와 a / 2는요? 왼쪽에 있던 숫자를 어느 쪽에 놓았나요?",
    en="Is 2 - a the same as a - 2? Is 2 / a the same as a / 2? On which side did you put the "
    "number that was on the left?",
)
def both_the_wrong_way(formula, inputs):
    class Wrong(Box):
        def __rsub__(self, other):
            return self - other

        def __rtruediv__(self, other):
            return self / other

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="두 입력의 값이 우연히 같으면 Value 상자는 몇 개 만들어지나요?",
    en="If two inputs happen to have the same value, how many boxes do you make?",
)
def one_box_for_equal_inputs(formula, inputs):
    boxes = {number: Box(number) for number in inputs}
    result = formula(*(boxes[number] for number in inputs))
    result.backward()
    return result.data, [boxes[number].grad for number in inputs]


@mistakes.of(
    "gradients",
    ko="a - b에서 b가 커지면 값은 어떻게 되나요? b의 기울기는 부호가 무엇이어야 하나요?",
    en="What happens to a - b when b grows? Which sign must the gradient of b have?",
)
def sign_lost_in_difference(formula, inputs):
    class Wrong(Box):
        def __sub__(self, other):
            other = self.lifted(other)
            return type(self)(self.data - other.data, (self, other), (1.0, 1.0))

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="a / b를 b로 미분하면 제곱이 어디에 나오나요? 이미 있는 연산으로 만들 수는 없나요?",
    en="When you differentiate a / b with respect to b, where does a square appear? Could you use "
    "operations that you already have?",
)
def quotient_by_one_over_b(formula, inputs):
    class Wrong(Box):
        def __truediv__(self, other):
            other = self.lifted(other)
            slopes = (1 / other.data, -self.data / other.data)
            return type(self)(self.data / other.data, (self, other), slopes)

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="왼쪽이 보통의 숫자이면 파이썬은 어느 메서드를 부르나요? sum은 어떤 수에서 시작하나요?",
    en="Which method does Python call if a plain number is on the left? Which number does sum "
    "start from?",
)
def no_number_on_the_left(formula, inputs):
    class Wrong(Box):
        __radd__ = __rmul__ = __rsub__ = __rtruediv__ = None

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="한 값이 여러 번 쓰이면 그 기울기는 어떻게 되나요? 마지막 것만 남지는 않나요?",
    en="What happens to the gradient of a value that is used several times? Is only the last part "
    "left?",
)
def gradients_overwritten(formula, inputs):
    class Wrong(Box):
        def backward(self):
            nodes, parents = self.graph()
            found = overwritten(parents, [node.slopes for node in nodes], 0)
            for node, gradient in zip(nodes, found, strict=True):
                node.grad = gradient

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="backward를 불렀나요? 부르기 전의 grad는 얼마인가요?",
    en="Did you call backward? What is the value of grad before that?",
)
def backward_not_called(formula, inputs):
    values = [Box(number) for number in inputs]
    return formula(*values).data, [value.grad for value in values]


@mistakes.of(
    "gradients",
    ko="돌려준 것은 보통의 숫자인가요, Value 상자인가요?",
    en="Do you return plain numbers, or boxes (Value)?",
)
def boxes_returned(formula, inputs):
    values = [Box(number) for number in inputs]
    result = formula(*values)
    result.backward()
    return result, [value.grad for value in values]


@mistakes.of(
    "gradients",
    ko="돌려준 기울기들은 입력의 순서와 같은가요?",
    en="Are your gradients in the same order as the inputs?",
)
def in_reverse(formula, inputs):
    value, found = differentiated(Box, formula, inputs)
    return value, found[::-1]


@mistakes.of(
    "gradients",
    ko="a ** n으로 만든 새 상자에 부모와 국소 기울기를 넣었나요?",
    en="Did you give the new box of a ** n its parent and its local slope?",
)
def power_forgets_its_parent(formula, inputs):
    class Wrong(Box):
        def __pow__(self, n):
            return type(self)(self.data**n)

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="a * b의 두 국소 기울기는 어느 부모의 것인가요?",
    en="a * b has two local slopes. Which parent does each of them belong to?",
)
def factors_exchanged(formula, inputs):
    class Wrong(Box):
        def times(self, other):
            slopes = (self.data, other.data)
            return type(self)(self.data * other.data, (self, other), slopes)

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="ReLU의 a = 0에서의 기울기는 얼마로 약속했나요? 양쪽에서 재면 얼마가 나오나요? backward를 "
    "불렀나요?",
    en="What did we agree ReLU's slope is at a = 0, and what do you get by measuring on both "
    "sides? Did you call backward?",
)
def measured_by_differences(formula, inputs):
    def value(moved, step):
        numbers = [number + step * (n == moved) for n, number in enumerate(inputs)]
        return formula(*(Box(number) for number in numbers)).data

    h, count = 1e-5, len(inputs)
    found = [(value(n, h) - value(n, -h)) / (2 * h) for n in range(count)]
    return value(count, 0.0), found


@mistakes.of(
    "gradients",
    ko="a + 1을 계산한 다음 a는 아직 처음 값인가요? 숫자를 더할 때에도 새 상자를 만드나요?",
    en="After a + 1, does a still have its value? Do you make a new box for a number, too?",
)
def number_added_to_the_box_itself(formula, inputs):
    class Wrong(Box):
        def __add__(self, other):
            if isinstance(other, Box):
                return super().__add__(other)
            self.data += other
            return self

    return differentiated(Wrong, formula, inputs)
