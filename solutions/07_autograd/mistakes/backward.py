"""Mistakes in backward: gradients overwritten or lost, nodes in the wrong order, slopes unused."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import gathered, nearest_first, order_of

mistakes = Mistakes()


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
    ko="g = np.zeros(3)에 g[[0, 0]] += [1, 2]를 하면 g[0]은 얼마인가요? a * a에서는 어떤가요?",
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
