"""Mistakes in backward: gradients overwritten or lost, nodes in the wrong order, slopes unused."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import gathered, nearest_first, order_of

mistakes = Mistakes()


@mistakes.of(
    "backward",
    ko="두 곳에서 쓰인 노드에는 기울기가 두 번 옵니다. 두 번째가 왔을 때 먼저 온 기울기도 남아 "
    "있나요?",
    en="If a node is used in two places, two gradients come to it. When the second one comes, is "
    "the first one still there?",
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
    ko="길이 둘이면 한 노드에 기울기가 두 번 옵니다. 여러분의 배열에서 먼저 온 기울기는 어떻게 "
    "되나요?",
    en="With two paths, two gradients come to one node. What happens to the first one in your "
    "array?",
)
def overwritten_in_an_array(parents, slopes, root):
    return np.array(overwritten(parents, slopes, root))


@mistakes.of(
    "backward",
    ko="a * a에서 a는 몇 번 부모인가요? 두 국소 기울기를 모두 썼나요?",
    en="In a * a, how many times is `a` a parent? Did you use both local slopes?",
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
    ko="g = np.zeros(3)에 g[[0, 0]] += [1, 2]를 하면 g[0]은 얼마인가요? a * a에서는 어떤가요?",
    en="With g = np.zeros(3), what is g[0] after g[[0, 0]] += [1, 2]? What does that mean for a * "
    "a?",
)
def same_parent_once_in_an_array(parents, slopes, root):
    return np.array(same_parent_once(parents, slopes, root))


@mistakes.of(
    "backward",
    ko="root를 root로 미분하면 얼마인가요? root의 기울기에 무엇을 넣고 시작했나요?",
    en="What is the derivative of root with respect to root? Which gradient did you give root at "
    "the start?",
)
def started_from_zero(parents, slopes, root):
    return [0.0] * len(parents)


@mistakes.of(
    "backward",
    ko="노드의 기울기를 다 모으기 전에 부모에게 나누어 주지는 않았나요?",
    en="Did you pass the gradient of a node on to its parents before all of it had arrived?",
)
def passed_on_too_early(parents, slopes, root):
    return gathered(parents, slopes, nearest_first(parents, root), root)


@mistakes.of(
    "backward",
    ko="번호가 큰 노드가 언제나 나중에 계산된 것인가요?",
    en="Is a node with a larger number always computed later?",
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
    ko="순서를 거꾸로 따라갔나요? 처음 처리한 노드에는 기울기가 이미 와 있었나요?",
    en="Do you go through the order in reverse? Had the first node that you worked on already got "
    "its gradient?",
)
def walked_forwards(parents, slopes, root):
    return gathered(parents, slopes, order_of(parents, root), root)


@mistakes.of(
    "backward",
    ko="경로를 따라갈 때 국소 기울기들을 곱하나요? 지나온 노드의 기울기는 어디에 쓰나요?",
    en="Along a path, do you multiply the local slopes? Where do you use the gradient of the node "
    "itself?",
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
    en="Where are the local slopes that you should multiply by?",
)
def slopes_unused(parents, slopes, root):
    ones = [[1.0] * len(line) for line in slopes]
    return gathered(parents, ones, reversed(order_of(parents, root)), root)


@mistakes.of(
    "backward",
    ko="입력의 기울기만 돌려주지 않았나요? 결과의 길이는 얼마여야 하나요?",
    en="Did you return only the gradients of the inputs? How long should the result be?",
)
def inputs_only(parents, slopes, root):
    found = gathered(parents, slopes, reversed(order_of(parents, root)), root)
    return [value for value, line in zip(found, parents, strict=True) if not line]


@mistakes.of(
    "backward",
    ko="노드가 한 줄로 길게 이어지면 함수가 자기 자신을 몇 겹까지 부르게 되나요?",
    en="If the nodes form one long line, how many times does the function call itself before the "
    "first call returns?",
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
    ko="결과에서 root의 자리에는 무엇이 있어야 하나요?",
    en="What should be in the place of root in the result?",
)
def root_left_at_zero(parents, slopes, root):
    found = gathered(parents, slopes, reversed(order_of(parents, root)), root)
    found[root] = 0.0
    return found
