"""Mistakes in topological_order: parents after children, nodes twice or left out, recursion."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import nearest_first, order_of

mistakes = Mistakes()


@mistakes.of(
    "topological_order",
    ko="root는 맨 앞에 오나요, 맨 뒤에 오나요? 부모가 먼저인가요, 나중인가요?",
    en="Does root come first or last? Do parents come before a node or after it?",
)
def reversed_order(parents, root):
    return order_of(parents, root)[::-1]


@mistakes.of(
    "topological_order",
    ko="root 가까이에서도 쓰이고 멀리에서도 쓰인 노드는 언제 들어가야 하나요? 거리만으로 알 수 "
    "있나요?",
    en="Some nodes are used both near root and far from it. When should such a node come? Can you "
    "tell from the distance alone?",
)
def by_distance(parents, root):
    return nearest_first(parents, root)[::-1]


@mistakes.of(
    "topological_order",
    ko="노드를 리스트에 넣는 것은 부모를 모두 넣은 다음인가요, 방문하자마자인가요?",
    en="Do you put a node into the list after all its parents, or as soon as you visit it?",
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
    en="Is a node with a smaller number always computed first?",
)
def sorted_by_number(parents, root):
    return sorted(order_of(parents, root))


@mistakes.of(
    "topological_order",
    ko="root와 상관없는 노드도 들어 있지는 않나요?",
    en="Does the list hold nodes that root does not depend on?",
)
def every_node(parents, root):
    order = order_of(parents, root)
    others = [node for node in range(len(parents)) if node not in set(order)]
    return [*others, *order]


@mistakes.of(
    "topological_order",
    ko="두 곳에서 쓰인 노드는 리스트에 몇 번 나오나요?",
    en="If a node is used in two places, how many times is it in your list?",
)
def once_per_use(parents, root):
    order = order_of(parents, root)
    return [parent for node in order for parent in parents[node]] + [root]


@mistakes.of(
    "topological_order",
    ko="리스트의 마지막에 root도 들어 있나요?",
    en="Is root itself in the list, at its end?",
)
def without_the_root(parents, root):
    return order_of(parents, root)[:-1]


@mistakes.of(
    "topological_order",
    ko="부모가 없는 노드(입력)도 리스트에 들어 있나요?",
    en="Does the list hold the nodes without parents, the inputs, as well?",
)
def without_the_inputs(parents, root):
    return [node for node in order_of(parents, root) if parents[node] or node == root]


@mistakes.of(
    "topological_order",
    ko="노드 1100개가 한 줄로 이어지면 함수가 자기 자신을 몇 겹까지 부르게 되나요? 스택을 직접 "
    "만들어 쓸 수는 없나요?",
    en="If 1100 nodes form one line, how many times does the function call itself before the "
    "first call returns? Could you keep a stack of your own?",
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


@mistakes.of(
    "topological_order",
    ko="parents에 있는 노드는 모두 root의 계산에 쓰였나요? 번호 순서가 계산한 순서인가요?",
    en="Did every node in parents go into root? Is the order of their numbers that in which they "
    "were computed?",
)
def every_number_in_turn(parents, root):
    return list(range(len(parents)))


@mistakes.of(
    "topological_order",
    ko="root에서 시작해 찾은 순서 그대로인가요? 그러면 부모는 노드의 앞에 오나요, 뒤에 오나요?",
    en="Is it the order in which you found them from root? Do parents then come before a node or "
    "after it?",
)
def in_the_order_found(parents, root):
    return nearest_first(parents, root)
