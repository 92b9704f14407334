"""Known mistakes of 07_autograd: overwritten gradients, wrong orders, operators reversed."""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def order_of(parents, root):
    """A right topological order, for mistakes that are made after it."""
    order, done, stack = [], set(), [root]
    while stack:
        waiting = [parent for parent in parents[stack[-1]] if parent not in done]
        if waiting:
            stack.extend(waiting)
            continue
        node = stack.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order


def nearest_first(parents, root):
    """The nodes by their distance from root."""
    found, waiting = [root], deque([root])
    while waiting:
        for parent in parents[waiting.popleft()]:
            if parent not in found:
                found.append(parent)
                waiting.append(parent)
    return found


def gathered(parents, slopes, order, root):
    """Gradients gathered in a given order, right or wrong."""
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in order:
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] += gradients[node] * slope
    return gradients


def sigma(z):
    """The sigmoid of a number or an array."""
    return 1 / (1 + np.exp(-np.asarray(z, float)))


class Box:
    """A right scalar with reverse-mode differentiation; each mistake below changes one method."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = float(data), parents, slopes, 0.0

    def lifted(self, other):
        return other if isinstance(other, Box) else type(self)(other)

    def plus(self, other):
        return type(self)(self.data + other.data, (self, other), (1.0, 1.0))

    def times(self, other):
        slopes = (other.data, self.data)
        return type(self)(self.data * other.data, (self, other), slopes)

    def unary(self, data, slope):
        return type(self)(data, (self,), (slope,))

    def __pow__(self, n):
        return self.unary(self.data**n, n * self.data ** (n - 1))

    def __add__(self, other):
        return self.plus(self.lifted(other))

    def __mul__(self, other):
        return self.times(self.lifted(other))

    def __sub__(self, other):
        return self + self.lifted(other) * -1

    def __truediv__(self, other):
        return self * self.lifted(other) ** -1

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self.lifted(other) + self

    def __rmul__(self, other):
        return self.lifted(other) * self

    def __rsub__(self, other):
        return self.lifted(other) - self

    def __rtruediv__(self, other):
        return self.lifted(other) / self

    def exp(self):
        return self.unary(math.exp(self.data), math.exp(self.data))

    def tanh(self):
        return self.unary(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)

    def sigmoid(self):
        y = float(sigma(self.data))
        return self.unary(y, y * (1 - y))

    def relu(self):
        return self.unary(max(self.data, 0.0), float(self.data > 0))

    def graph(self):
        nodes, numbers = [self], {id(self): 0}
        for node in nodes:
            for parent in node.parents:
                if id(parent) not in numbers:
                    numbers[id(parent)] = len(nodes)
                    nodes.append(parent)
        return nodes, [[numbers[id(parent)] for parent in node.parents] for node in nodes]

    def backward(self):
        nodes, parents = self.graph()
        order = reversed(order_of(parents, 0))
        found = gathered(parents, [node.slopes for node in nodes], order, 0)
        for node, gradient in zip(nodes, found, strict=True):
            node.grad = gradient


def differentiated(box, formula, inputs):
    """Value and gradients of a formula, with a kind of box."""
    values = [box(number) for number in inputs]
    result = formula(*values)
    result.backward()
    return result.data, [value.grad for value in values]


# add


@mistakes.of(
    "add",
    ko="a를 0.1 키우면 a + b는 얼마나 커지나요? b의 크기가 그것을 바꾸나요?",
    en="Make a larger by 0.1: by how much does a + b grow? Does the size of b change that?",
)
def slopes_of_a_product(a, b):
    return a + b, (b, a)


@mistakes.of(
    "add",
    ko="기울기 자리에 있는 것은 입력 자신인가요, 입력으로 미분한 것인가요?",
    en="Is what stands for the slopes the inputs themselves, or derivatives by them?",
)
def inputs_as_slopes(a, b):
    return a + b, (a, b)


@mistakes.of(
    "add",
    ko="입력이 둘이면 국소 기울기는 몇 개인가요?",
    en="With two inputs, how many local slopes are there?",
)
def one_slope_for_two(a, b):
    return a + b, (1.0,)


@mistakes.of(
    "add",
    ko="값만 돌려주었나요? 국소 기울기는 어디에 있나요?",
    en="Was only the value returned? Where are the local slopes?",
)
def sum_without_slopes(a, b):
    return a + b


@mistakes.of(
    "add",
    ko="두 기울기는 하나의 튜플에 담겨 있나요?",
    en="Are the two slopes held in one tuple?",
)
def flat_tuple(a, b):
    return a + b, 1.0, 1.0


@mistakes.of(
    "add",
    ko="b가 커지면 a + b는 커지나요, 작아지나요?",
    en="When b grows, does a + b grow or shrink?",
)
def slopes_of_a_difference(a, b):
    return a + b, (1.0, -1.0)


# multiply


@mistakes.of(
    "multiply",
    ko="a를 0.1 키우면 a·b는 얼마나 커지나요? 그것은 a에 달렸나요, b에 달렸나요?",
    en="Make a larger by 0.1: by how much does a·b grow? Does that depend on a, or on b?",
)
def slopes_exchanged(a, b):
    return a * b, (a, b)


@mistakes.of(
    "multiply",
    ko="b가 10이면 a가 조금 커질 때 a·b도 꼭 그만큼만 커지나요?",
    en="If b is 10 and a grows a little, does a·b grow by just as much?",
)
def slopes_of_a_sum(a, b):
    return a * b, (1.0, 1.0)


@mistakes.of(
    "multiply",
    ko="기울기 자리에 값을 넣지는 않았나요? ∂y/∂a에 a가 들어 있나요?",
    en="Is the value in the place of the slopes? Does ∂y/∂a contain a?",
)
def product_as_slopes(a, b):
    return a * b, (a * b, a * b)


@mistakes.of(
    "multiply",
    ko="a로 미분할 때 b는 변하나요? 두 기울기를 더해 버리지는 않았나요?",
    en="Does b change while you differentiate by a? Were the two slopes added up?",
)
def product_rule_in_one(a, b):
    return a * b, (a + b,)


@mistakes.of(
    "multiply",
    ko="값만 돌려주었나요? 국소 기울기는 어디에 있나요?",
    en="Was only the value returned? Where are the local slopes?",
)
def product_without_slopes(a, b):
    return a * b


# power


@mistakes.of(
    "power",
    ko="a^n을 미분하면 지수는 어떻게 되나요?",
    en="When a^n is differentiated, what becomes of the exponent?",
)
def exponent_kept(a, n):
    return a**n, (n * a**n,)


@mistakes.of(
    "power",
    ko="a^n을 미분하면 앞에 무엇이 내려오나요?",
    en="When a^n is differentiated, what comes down in front?",
)
def factor_forgotten(a, n):
    return a**n, (a ** (n - 1),)


@mistakes.of(
    "power",
    ko="n = 2 에서만 맞지는 않나요? n = 3 이면 어떤가요?",
    en="Is it right for n = 2 only? What about n = 3?",
)
def only_for_squares(a, n):
    return a**n, (2 * a,)


@mistakes.of(
    "power",
    ko="미분하는 것은 밑인가요, 지수인가요? 로그는 어디에서 나왔나요?",
    en="Do you differentiate by the base or by the exponent? Where does the logarithm come from?",
)
def by_the_exponent(a, n):
    return a**n, (a**n * math.log(abs(a)) if a else 0.0,)


@mistakes.of(
    "power",
    ko="n = 0 에서만 맞지는 않나요? 다른 지수에서도 기울기가 0인가요?",
    en="Is it right for n = 0 only? Is the slope 0 for other exponents, too?",
)
def slope_always_zero(a, n):
    return a**n, (0.0,)


@mistakes.of(
    "power",
    ko="기울기가 하나일 때도 튜플에 담았나요?",
    en="Is a single slope held in a tuple, too?",
)
def bare_slope(a, n):
    return a**n, n * a ** (n - 1)


@mistakes.of(
    "power",
    ko="지수가 음수이거나 0.5일 때도 곱하기를 되풀이해서 구할 수 있나요?",
    en="Can repeated multiplication do it where the exponent is negative, or 0.5?",
)
def repeated_multiplication(a, n):
    y = 1.0
    for _ in range(int(n)):
        y *= a
    return y, (n * y / a if a else 0.0,)


@mistakes.of(
    "power",
    ko="내려오는 수는 n인가요, n - 1인가요?",
    en="Which number comes down: n, or n - 1?",
)
def factor_one_too_small(a, n):
    return a**n, ((n - 1) * a ** (n - 1),)


# exp


@mistakes.of(
    "exp",
    ko="e^a에서 변하는 것은 밑인가요, 지수인가요? 거듭제곱의 규칙을 쓸 수 있나요?",
    en="What varies in e^a: the base or the exponent? Does the rule for powers apply?",
)
def rule_for_powers(a):
    return math.exp(a), (a * math.exp(a - 1),)


@mistakes.of(
    "exp",
    ko="a = 1 에서도 기울기가 1인가요? 곡선은 점점 가팔라지지 않나요?",
    en="Is the slope 1 at a = 1, too? Does the curve not get steeper?",
)
def slope_of_one(a):
    return math.exp(a), (1.0,)


@mistakes.of(
    "exp",
    ko="기울기 자리에 있는 것은 입력 a인가요, 미분인가요?",
    en="Is what stands for the slope the input a, or the derivative?",
)
def input_as_slope(a):
    return math.exp(a), (a,)


@mistakes.of(
    "exp",
    ko="밑은 2인가요, e인가요?",
    en="Is the base 2, or e?",
)
def power_of_two(a):
    return 2.0**a, (2.0**a * math.log(2),)


@mistakes.of(
    "exp",
    ko="기울기가 하나일 때도 튜플에 담았나요?",
    en="Is a single slope held in a tuple, too?",
)
def exp_bare_slope(a):
    return math.exp(a), math.exp(a)


@mistakes.of(
    "exp",
    ko="지수의 부호가 바뀌지는 않았나요? a가 커지면 값은 커지나요?",
    en="Has the exponent changed its sign? Does the value grow with a?",
)
def falling_exponential(a):
    return math.exp(-a), (-math.exp(-a),)


# tanh


@mistakes.of(
    "tanh",
    ko="1 - y²의 y는 입력 a인가요, 출력인가요?",
    en="Is the y in 1 - y² the input a, or the output?",
)
def slope_from_the_input(a):
    return math.tanh(a), (1 - a * a,)


@mistakes.of(
    "tanh",
    ko="y(1 - y)는 어느 활성화 함수의 미분인가요?",
    en="Which activation function's derivative is y(1 - y)?",
)
def slope_of_the_sigmoid(a):
    y = math.tanh(a)
    return y, (y * (1 - y),)


@mistakes.of(
    "tanh",
    ko="출력에 제곱이 있나요? 음수 쪽에서 기울기는 얼마인가요?",
    en="Is the output squared? How large is the slope on the negative side?",
)
def square_forgotten(a):
    y = math.tanh(a)
    return y, (1 - y,)


@mistakes.of(
    "tanh",
    ko="a가 아주 크면 곡선은 평평해집니다. 기울기는 얼마에 가까워져야 하나요?",
    en="For a large a the curve gets flat. What should the slope come near to?",
)
def sign_of_the_square(a):
    y = math.tanh(a)
    return y, (1 + y * y,)


@mistakes.of(
    "tanh",
    ko="tanh(0)은 0인가요, 0.5인가요? 어느 함수를 썼나요?",
    en="Is tanh(0) equal to 0 or to 0.5? Which function is this?",
)
def the_sigmoid(a):
    y = float(sigma(a))
    return y, (y * (1 - y),)


@mistakes.of(
    "tanh",
    ko="y는 제곱되기 전에 tanh를 몇 번 지났나요?",
    en="How often did y go through tanh before it was squared?",
)
def tanh_applied_twice(a):
    y = math.tanh(a)
    return y, (1 - math.tanh(y) ** 2,)


# sigmoid


@mistakes.of(
    "sigmoid",
    ko="a = -1000 이면 e^1000을 계산하게 됩니다. 지수가 언제나 0 이하가 되게 쓸 수 있나요?",
    en="At a = -1000 this computes e^1000. Can you write it so that no exponent is above 0?",
)
def overflows(a):
    y = 1 / (1 + math.exp(-a))
    return y, (y * (1 - y),)


@mistakes.of(
    "sigmoid",
    ko="a = 1000 에서는 어떤가요? 어느 쪽 지수가 넘치나요?",
    en="What about a = 1000? Which exponent overflows there?",
)
def overflows_above(a):
    e = math.exp(a)
    return e / (1 + e), (e / (1 + e) ** 2,)


@mistakes.of(
    "sigmoid",
    ko="y(1 - y)의 y는 입력 a인가요, 출력인가요?",
    en="Is the y in y(1 - y) the input a, or the output?",
)
def sigmoid_slope_from_the_input(a):
    return float(sigma(max(min(a, 500), -500))), (a * (1 - a),)


@mistakes.of(
    "sigmoid",
    ko="출력을 한 번 더 시그모이드에 넣지는 않았나요?",
    en="Was the output put through the sigmoid once more?",
)
def sigmoid_applied_twice(a):
    y = float(sigma(max(min(a, 500), -500)))
    again = float(sigma(y))
    return y, (again * (1 - again),)


@mistakes.of(
    "sigmoid",
    ko="1 - y²은 어느 활성화 함수의 미분인가요?",
    en="Which activation function's derivative is 1 - y²?",
)
def slope_of_tanh(a):
    y = float(sigma(max(min(a, 500), -500)))
    return y, (1 - y * y,)


@mistakes.of(
    "sigmoid",
    ko="지수의 부호를 보면, a가 클 때 값은 1에 가까워지나요, 0에 가까워지나요?",
    en="Look at the sign of the exponent: for a large a, does the value come near 1 or near 0?",
)
def sigmoid_falls(a):
    y = float(sigma(max(min(-a, 500), -500)))
    return y, (y * (1 - y),)


# relu


@mistakes.of(
    "relu",
    ko="a = 0 에서의 기울기는 얼마로 약속했나요?",
    en="Which slope was agreed on at a = 0?",
)
def slope_one_at_zero(a):
    return max(0.0, a), (1.0 if a >= 0 else 0.0,)


@mistakes.of(
    "relu",
    ko="음수도 조금은 지나가지 않나요? 어느 활성화 함수의 식인가요?",
    en="Do negative numbers get through a little? Which activation function is this?",
)
def leaky(a):
    return max(0.1 * a, a), (1.0 if a > 0 else 0.1,)


@mistakes.of(
    "relu",
    ko="음수가 들어오면 기울기도 막히나요?",
    en="When a negative number comes in, is the gradient stopped, too?",
)
def gradient_always_passes(a):
    return max(0.0, a), (1.0,)


@mistakes.of(
    "relu",
    ko="기울기는 값의 크기에 따라 달라지나요? a = 3 과 a = 5 에서 곡선의 가파르기는 다른가요?",
    en="Does the slope depend on the size of a? Is the curve steeper at 5 than at 3?",
)
def value_as_slope(a):
    return max(0.0, a), (max(0.0, a),)


@mistakes.of(
    "relu",
    ko="음수를 넣으면 무엇이 나오나요? 부호만 사라지지는 않나요?",
    en="What comes out for a negative number? Does only its sign vanish?",
)
def absolute_value(a):
    return abs(a), (1.0 if a > 0 else -1.0 if a < 0 else 0.0,)


@mistakes.of(
    "relu",
    ko="1보다 큰 수는 그대로 나오나요?",
    en="Do numbers above 1 come out as they are?",
)
def step_function(a):
    return (1.0 if a > 0 else 0.0), (0.0,)


# topological_order


@mistakes.of(
    "topological_order",
    ko="root는 처음에 오나요, 마지막에 오나요? 부모가 먼저인가요, 나중인가요?",
    en="Does root come first or last? And parents: before or after?",
)
def reversed_order(parents, root):
    return order_of(parents, root)[::-1]


@mistakes.of(
    "topological_order",
    ko="가까이에서도 멀리에서도 쓰인 노드는 언제 들어가야 하나요? 거리만으로 알 수 있나요?",
    en="When must a node come that is used both nearby and far away? Does distance alone tell?",
)
def by_distance(parents, root):
    return nearest_first(parents, root)[::-1]


@mistakes.of(
    "topological_order",
    ko="노드를 넣는 것은 부모를 모두 넣은 다음인가요, 방문하자마자인가요?",
    en="Is a node put in after all its parents, or as soon as it is visited?",
)
def as_soon_as_visited(parents, root):
    order, seen, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(parents[node])
    return order[::-1]


@mistakes.of(
    "topological_order",
    ko="번호가 작은 노드가 꼭 먼저 계산된 것인가요?",
    en="Was a node with a small number always computed first?",
)
def sorted_by_number(parents, root):
    return sorted(order_of(parents, root))


@mistakes.of(
    "topological_order",
    ko="root와 상관없는 노드도 들어 있지는 않나요?",
    en="Are there nodes in it that root did not come from?",
)
def every_node(parents, root):
    order = order_of(parents, root)
    others = [node for node in range(len(parents)) if node not in set(order)]
    return [*others, *order]


@mistakes.of(
    "topological_order",
    ko="두 곳에서 쓰인 노드는 리스트에 몇 번 나오나요?",
    en="How often is a node in the list that was used in two places?",
)
def once_per_use(parents, root):
    order = order_of(parents, root)
    return [parent for node in order for parent in parents[node]] + [root]


@mistakes.of(
    "topological_order",
    ko="마지막에 root 자신도 들어 있나요?",
    en="Is root itself in the list, at its end?",
)
def without_the_root(parents, root):
    return order_of(parents, root)[:-1]


@mistakes.of(
    "topological_order",
    ko="부모가 없는 노드, 곧 입력도 리스트에 있나요?",
    en="Are the nodes without parents, the inputs, in the list as well?",
)
def without_the_inputs(parents, root):
    return [node for node in order_of(parents, root) if parents[node] or node == root]


@mistakes.of(
    "topological_order",
    ko="노드 1100개가 한 줄이면 함수는 자기를 몇 번 겹쳐 부르나요? 직접 쌓아 둘 수는 없나요?",
    en="With 1100 nodes in a line, how deep does the function call itself? Could you keep a stack?",
)
def recursive(parents, root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in parents[node]:
                visit(parent)
            order.append(node)

    visit(root)
    return order


# backward


@mistakes.of(
    "backward",
    ko="두 곳에서 쓰인 노드의 기울기는 어떻게 되나요? 먼저 온 것은 어디로 갔나요?",
    en="What becomes of the gradient of a node used in two places? Where did the first one go?",
)
def overwritten(parents, slopes, root):
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in reversed(order_of(parents, root)):
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] = gradients[node] * slope
    return gradients


@mistakes.of(
    "backward",
    ko="길이 둘이면 한 노드에 기울기가 두 번 옵니다. 배열에서 먼저 온 것은 어떻게 되나요?",
    en="With two paths, gradients arrive twice at a node. What becomes of the first in your array?",
)
def overwritten_in_an_array(parents, slopes, root):
    return np.array(overwritten(parents, slopes, root))


@mistakes.of(
    "backward",
    ko="a * a에서 a는 몇 번 부모인가요? 두 국소 기울기를 모두 썼나요?",
    en="In a * a, how often is a a parent? Were both local slopes used?",
)
def same_parent_once(parents, slopes, root):
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in reversed(order_of(parents, root)):
        for parent, slope in dict(zip(parents[node], slopes[node], strict=True)).items():
            gradients[parent] += gradients[node] * slope
    return gradients


@mistakes.of(
    "backward",
    ko="g = np.zeros(3) 에 g[[0, 0]] += [1, 2] 를 하면 g[0] 은 얼마인가요? a * a에서는 어떤가요?",
    en="With g = np.zeros(3), what is g[0] after g[[0, 0]] += [1, 2]? And what of a * a?",
)
def same_parent_once_in_an_array(parents, slopes, root):
    return np.array(same_parent_once(parents, slopes, root))


@mistakes.of(
    "backward",
    ko="root를 root로 미분하면 얼마인가요? 처음에 무엇을 넣고 시작했나요?",
    en="What is the derivative of root by root? What did you start with?",
)
def started_from_zero(parents, slopes, root):
    return [0.0] * len(parents)


@mistakes.of(
    "backward",
    ko="노드의 기울기를 다 모으기 전에 부모에게 나누어 주지는 않았나요?",
    en="Was a node's gradient passed on before all of it had arrived?",
)
def passed_on_too_early(parents, slopes, root):
    return gathered(parents, slopes, nearest_first(parents, root), root)


@mistakes.of(
    "backward",
    ko="번호가 큰 노드가 언제나 나중에 계산된 것인가요?",
    en="Was a node with a larger number always computed later?",
)
def in_order_of_numbers(parents, slopes, root):
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in reversed(range(len(parents))):
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] += gradients[node] * slope
    return gradients


@mistakes.of(
    "backward",
    ko="순서를 거꾸로 걸었나요? 처음 처리한 노드에는 기울기가 이미 와 있었나요?",
    en="Is the order walked in reverse? Had the gradient arrived at the first node you dealt with?",
)
def walked_forwards(parents, slopes, root):
    return gathered(parents, slopes, order_of(parents, root), root)


@mistakes.of(
    "backward",
    ko="사슬을 따라갈 때 국소 기울기들을 곱하나요? 지나온 노드의 기울기는 어디에 쓰나요?",
    en="Along a chain, are local slopes multiplied? Where is the node's own gradient used?",
)
def local_slopes_only(parents, slopes, root):
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in reversed(order_of(parents, root)):
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] += slope
    return gradients


@mistakes.of(
    "backward",
    ko="곱해야 할 국소 기울기는 어디에 있나요?",
    en="Where are the local slopes that should be multiplied?",
)
def slopes_unused(parents, slopes, root):
    ones = [[1.0] * len(line) for line in slopes]
    return gathered(parents, ones, reversed(order_of(parents, root)), root)


@mistakes.of(
    "backward",
    ko="입력의 기울기만 돌려주었나요? 결과의 길이는 얼마여야 하나요?",
    en="Were only the gradients of the inputs returned? How long should the result be?",
)
def inputs_only(parents, slopes, root):
    found = gathered(parents, slopes, reversed(order_of(parents, root)), root)
    return [value for value, line in zip(found, parents, strict=True) if not line]


@mistakes.of(
    "backward",
    ko="노드가 한 줄로 길게 이어지면 함수는 자기를 몇 번 겹쳐 부르나요?",
    en="Where nodes form a long line, how deep does the function call itself?",
)
def recursive_backward(parents, slopes, root):
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in parents[node]:
                visit(parent)
            order.append(node)

    visit(root)
    return gathered(parents, slopes, reversed(order), root)


@mistakes.of(
    "backward",
    ko="root의 자리에는 무엇이 있어야 하나요?",
    en="What should stand in the place of root?",
)
def root_left_at_zero(parents, slopes, root):
    found = gathered(parents, slopes, reversed(order_of(parents, root)), root)
    found[root] = 0.0
    return found


# gradients


@mistakes.of(
    "gradients",
    ko="2 - a를 쓰면 파이썬은 a.__rsub__(2)를 부릅니다. 여러분은 무엇에서 무엇을 뺐나요?",
    en="For 2 - a Python calls a.__rsub__(2). What did you subtract from what?",
)
def subtracts_the_wrong_way(formula, inputs):
    class Wrong(Box):
        def __rsub__(self, other):
            return self - other

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="2 / a를 쓰면 파이썬은 a.__rtruediv__(2)를 부릅니다. 여러분은 무엇을 무엇으로 나누었나요?",
    en="For 2 / a Python calls a.__rtruediv__(2). What did you divide by what?",
)
def divides_the_wrong_way(formula, inputs):
    class Wrong(Box):
        def __rtruediv__(self, other):
            return self / other

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="2 - a와 a - 2는 같은가요? 2 / a와 a / 2는요? 왼쪽의 숫자는 어느 쪽에 놓았나요?",
    en="Is 2 - a the same as a - 2? And 2 / a as a / 2? Where did you put the number on the left?",
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
    ko="두 입력의 숫자가 우연히 같으면 상자는 몇 개인가요?",
    en="If two inputs happen to be the same number, how many boxes are there?",
)
def one_box_for_equal_inputs(formula, inputs):
    boxes = {number: Box(number) for number in inputs}
    result = formula(*(boxes[number] for number in inputs))
    result.backward()
    return result.data, [boxes[number].grad for number in inputs]


@mistakes.of(
    "gradients",
    ko="a - b에서 b가 커지면 값은 어떻게 되나요? b의 기울기에 부호가 있나요?",
    en="What happens to a - b when b grows? Does the gradient of b have its sign?",
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
    en="Where does a square appear when a / b is differentiated by b? Could you use operations "
    "that you already have?",
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
    ko="왼쪽이 보통의 숫자이면 어느 메서드가 불리나요? sum은 무엇에서 시작하나요?",
    en="Which method is called where a plain number is on the left? What does sum start from?",
)
def no_number_on_the_left(formula, inputs):
    class Wrong(Box):
        __radd__ = __rmul__ = __rsub__ = __rtruediv__ = None

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="한 값이 여러 번 쓰이면 그 기울기는 어떻게 되나요? 마지막 것만 남지는 않나요?",
    en="What becomes of the gradient of a value used several times? Is only the last one left?",
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
    en="Was backward called? What is a grad before that?",
)
def backward_not_called(formula, inputs):
    values = [Box(number) for number in inputs]
    return formula(*values).data, [value.grad for value in values]


@mistakes.of(
    "gradients",
    ko="돌려준 것은 보통의 숫자인가요, Value 상자인가요?",
    en="Is what you return plain numbers, or boxes?",
)
def boxes_returned(formula, inputs):
    values = [Box(number) for number in inputs]
    result = formula(*values)
    result.backward()
    return result, [value.grad for value in values]


@mistakes.of(
    "gradients",
    ko="기울기는 입력의 순서대로인가요?",
    en="Are the gradients in the order of the inputs?",
)
def in_reverse(formula, inputs):
    value, found = differentiated(Box, formula, inputs)
    return value, found[::-1]


@mistakes.of(
    "gradients",
    ko="a ** n의 새 상자는 부모와 국소 기울기를 알고 있나요?",
    en="Does the new box of a ** n know its parent and its local slope?",
)
def power_forgets_its_parent(formula, inputs):
    class Wrong(Box):
        def __pow__(self, n):
            return type(self)(self.data**n)

    return differentiated(Wrong, formula, inputs)


@mistakes.of(
    "gradients",
    ko="a * b의 두 국소 기울기는 어느 부모의 것인가요?",
    en="Which parent does each local slope of a * b belong to?",
)
def factors_exchanged(formula, inputs):
    class Wrong(Box):
        def times(self, other):
            slopes = (self.data, other.data)
            return type(self)(self.data * other.data, (self, other), slopes)

    return differentiated(Wrong, formula, inputs)


# neuron_gradients


def neuron(weights, bias, inputs):
    """Output, slope of the sigmoid there, and inputs as an array."""
    x = np.asarray(inputs, float)
    y = float(sigma(np.dot(np.asarray(weights, float), x) + bias))
    return y, y * (1 - y), x


@mistakes.of(
    "neuron_gradients",
    ko="활성화 함수를 지났나요?",
    en="Did the sum go through the activation function?",
)
def no_activation(weights, bias, inputs):
    x = np.asarray(inputs, float)
    return float(np.dot(weights, x) + bias), x.tolist(), 1.0


@mistakes.of(
    "neuron_gradients",
    ko="편향을 더했나요? 기울기가 0이라면 그래프에 들어 있나요?",
    en="Was the bias added? If its gradient is 0, is it in the graph at all?",
)
def bias_left_out(weights, bias, inputs):
    y, slope, x = neuron(weights, 0.0, inputs)
    return y, (slope * x).tolist(), 0.0


@mistakes.of(
    "neuron_gradients",
    ko="편향은 몇 번 더하나요? 입력마다 더하고 있지는 않나요?",
    en="How often is the bias added? Once for every input?",
)
def bias_for_every_input(weights, bias, inputs):
    y, slope, x = neuron(weights, bias * len(inputs), inputs)
    return y, (slope * x).tolist(), slope * len(x)


@mistakes.of(
    "neuron_gradients",
    ko="기울기는 가중치로 미분한 것인가요, 입력으로 미분한 것인가요?",
    en="Are these the derivatives by the weights, or by the inputs?",
)
def by_the_inputs(weights, bias, inputs):
    y, slope, _ = neuron(weights, bias, inputs)
    return y, (slope * np.asarray(weights, float)).tolist(), slope


@mistakes.of(
    "neuron_gradients",
    ko="어느 활성화 함수를 써야 하나요? D1의 값과 비교해 보았나요?",
    en="Which activation function should it be? Did you compare with D1's value?",
)
def tanh_neuron(weights, bias, inputs):
    x = np.asarray(inputs, float)
    y = math.tanh(float(np.dot(weights, x)) + bias)
    return y, ((1 - y * y) * x).tolist(), 1 - y * y


@mistakes.of(
    "neuron_gradients",
    ko="backward는 어느 값에서 불렀나요? 활성화 함수를 지나기 전의 합은 아닌가요?",
    en="On which value was backward called? Was it the sum before the activation function?",
)
def gradients_of_the_sum(weights, bias, inputs):
    y, _, x = neuron(weights, bias, inputs)
    return y, x.tolist(), 1.0


@mistakes.of(
    "neuron_gradients",
    ko="마지막 값은 편향의 기울기인가요, 편향 자신인가요?",
    en="Is the last value the gradient by the bias, or the bias itself?",
)
def bias_itself(weights, bias, inputs):
    y, slope, x = neuron(weights, bias, inputs)
    return y, (slope * x).tolist(), float(bias)


# mlp_gradients


def passes(params, X, y, *, error=None, sign=1.0):
    """The right loss and gradients of a sigmoid network; `error` replaces ŷ - y."""
    A = [np.asarray(X, float)]
    count = len(params) // 2
    for n in range(1, count + 1):
        A.append(sigma(A[-1] @ params[f"W{n}"] + params[f"b{n}"]))
    difference = A[-1] - np.asarray(y, float)
    upstream = sign * (difference if error is None else error(difference))
    found = {}
    for n in range(count, 0, -1):
        delta = upstream * A[n] * (1 - A[n])
        found[f"W{n}"], found[f"b{n}"] = A[n - 1].T @ delta, delta.sum(axis=0)
        upstream = delta @ np.asarray(params[f"W{n}"], float).T
    return float(np.sum(difference**2) / 2), {name: found[name] for name in params}


@mistakes.of(
    "mlp_gradients",
    ko="손실은 배치의 합인가요, 평균인가요?",
    en="Is the loss a sum over the batch, or a mean?",
)
def mean_loss(params, X, y):
    loss, found = passes(params, X, y, error=lambda difference: difference / len(difference))
    return loss / len(X), found


@mistakes.of(
    "mlp_gradients",
    ko="손실 앞의 ½ 은 어디로 갔나요?",
    en="Where has the ½ of the loss gone?",
)
def without_the_half(params, X, y):
    loss, found = passes(params, X, y, error=lambda difference: 2 * difference)
    return 2 * loss, found


@mistakes.of(
    "mlp_gradients",
    ko="손실에는 배치의 모든 행이 들어 있나요, 마지막 행만 남았나요?",
    en="Are all rows of the batch in the loss, or only the last one?",
)
def last_row_only(params, X, y):
    return passes(params, X[-1:], y[-1:])


@mistakes.of(
    "mlp_gradients",
    ko="행마다 backward를 부르거나 모델을 새로 만들면, 앞 행의 grad는 어떻게 되나요?",
    en="If each row has a backward, or a new model, of its own, what becomes of the grads of the "
    "row before?",
)
def gradients_of_the_last_row(params, X, y):
    return passes(params, X, y)[0], passes(params, X[-1:], y[-1:])[1]


@mistakes.of(
    "mlp_gradients",
    ko="출력이 여럿이면 오차를 모두 더했나요?",
    en="With several outputs, were all their errors added up?",
)
def first_output_only(params, X, y):
    def only_first(difference):
        kept = np.zeros_like(difference)
        kept[:, 0] = difference[:, 0]
        return kept

    _, found = passes(params, X, y, error=only_first)
    last, count = np.asarray(X, float), len(params) // 2
    for n in range(1, count + 1):
        last = sigma(last @ params[f"W{n}"] + params[f"b{n}"])
    return float(np.sum((last - np.asarray(y, float))[:, 0] ** 2) / 2), found


@mistakes.of(
    "mlp_gradients",
    ko="돌려준 것은 더할 방향인가요, 손실의 기울기인가요?",
    en="Is what you return a direction to add, or the gradient of the loss?",
)
def directions_to_add(params, X, y):
    return passes(params, X, y, sign=-1.0)


@mistakes.of(
    "mlp_gradients",
    ko="돌려준 손실은 보통의 숫자인가요, Value 상자인가요?",
    en="Is the loss you return a plain number, or a box?",
)
def loss_in_a_box(params, X, y):
    loss, found = passes(params, X, y)
    return Box(loss), found


@mistakes.of(
    "mlp_gradients",
    ko="마지막 층 앞의 기울기가 모두 0인가요? 층에서 층으로 건너가는 것은 Value인가요, 숫자인가요?",
    en="Are all gradients before the last layer 0? What goes from layer to layer: Values, or "
    "numbers?",
)
def graph_cut_between_layers(params, X, y):
    loss, found = passes(params, X, y)
    last = str(len(params) // 2)
    return loss, {name: g if name[1:] == last else 0.0 * g for name, g in found.items()}


@mistakes.of(
    "mlp_gradients",
    ko="기울기가 모두 0인가요? 손실에서 backward를 불렀나요? collect를 부른 모델은 행들의 출력을 "
    "낸 바로 그 모델인가요?",
    en="Are all gradients 0? Was backward called on the loss? And is the model that collects the "
    "one that made the outputs of the rows?",
)
def no_backward(params, X, y):
    loss, found = passes(params, X, y)
    return loss, {name: 0.0 * value for name, value in found.items()}


# train_step


@mistakes.of(
    "train_step",
    ko="기울기를 더했나요, 뺐나요? 02의 델타와 부호가 같은가요?",
    en="Was the gradient added or subtracted? Does it have the sign of 02's deltas?",
)
def gradient_added(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) + lr * found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="학습률을 곱했나요?",
    en="Was it multiplied by the learning rate?",
)
def learning_rate_unused(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) - found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="학습률이 코드 안에 적혀 있지 않나요? 받은 lr은 어디에 쓰이나요?",
    en="Is the learning rate written into the code? Where is the lr that was given used?",
)
def learning_rate_fixed(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) - 0.1 * found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="돌려주는 것은 기울기인가요, 새 파라미터인가요?",
    en="Do you return gradients, or new parameters?",
)
def gradients_instead(params, X, y, lr):
    return passes(params, X, y)[1]


@mistakes.of(
    "train_step",
    ko="받은 params의 배열도 바뀌지 않았나요? -= 는 무엇을 바꾸나요?",
    en="Have the arrays of the params you were given changed, too? What does -= change?",
)
def changes_params_in_place(params, X, y, lr):
    found = passes(params, X, y)[1]
    for name in params:
        params[name] -= lr * found[name]
    return params


@mistakes.of(
    "train_step",
    ko="편향도 고쳤나요?",
    en="Were the biases corrected, too?",
)
def biases_kept(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {
        name: np.asarray(value, float) - (lr * found[name] if name[0] == "W" else 0.0)
        for name, value in params.items()
    }


@mistakes.of(
    "train_step",
    ko="손실의 크기가 걸음의 길이를 바꾸나요? 식에 손실이 들어 있나요?",
    en="Does the size of the loss change the length of the step? Is the loss in the formula?",
)
def scaled_by_the_loss(params, X, y, lr):
    loss, found = passes(params, X, y)
    return {name: np.asarray(params[name], float) - lr * loss * found[name] for name in params}
