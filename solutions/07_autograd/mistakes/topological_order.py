"""Mistakes in topological_order: parents after children, nodes twice or left out, recursion."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import nearest_first, order_of

mistakes = Mistakes()


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
