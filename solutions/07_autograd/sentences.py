"""What 07_autograd's own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "slope": {
        "ko": "기울기가 여러분의 값이 실제로 바뀌는 빠르기와 다릅니다.",
        "en": "The slope is not the rate at which your own value really changes.",
    },
    "not_an_order": {
        "ko": "노드 번호(정수)들의 리스트를 돌려주어야 합니다.",
        "en": "A list of node numbers (integers) should be returned.",
    },
    "node_twice": {
        "ko": "노드 {node} 이 두 번 이상 들어 있습니다. 노드마다 한 번씩이어야 합니다.",
        "en": "Node {node} is in the list more than once. Every node should come once.",
    },
    "node_not_needed": {
        "ko": "노드 {node} 이 들어 있지만, {root} 번 노드는 그 노드에서 나오지 않았습니다.",
        "en": "Node {node} is in the list, though node {root} did not come from it.",
    },
    "node_missing": {
        "ko": "노드 {node} 이 빠졌습니다. {root} 번 노드가 나온 노드이거나 그 자신입니다.",
        "en": "Node {node} is missing. Node {root} came from it, or is that node itself.",
    },
    "before_its_parent": {
        "ko": "노드 {node} 이 자기 부모인 노드 {parent} 보다 먼저 나옵니다.",
        "en": "Node {node} comes before its own parent, node {parent}.",
    },
    "not_a_list": {
        "ko": "보통의 숫자들이 담긴 리스트를 돌려주어야 합니다.",
        "en": "A list of plain numbers should be returned.",
    },
    "wrong_length": {
        "ko": "리스트의 길이는 {count} 이어야 합니다.",
        "en": "The list should have the length {count}.",
    },
    "neuron_not_through": {
        "ko": "Value를 입력으로 주면 기울기가 Neuron을 지나 그 입력까지 와야 합니다.",
        "en": "Given Values as inputs, a Neuron should pass gradients back to these inputs.",
    },
    "mlp_not_through": {
        "ko": "Value를 입력으로 주면 기울기가 모든 Layer를 지나 그 입력까지 와야 합니다.",
        "en": "Given Values as inputs, an MLP should pass gradients back to these inputs.",
    },
    "no_gradients": {
        "ko": "둘째 값은 params와 같은 키를 가진 기울기 딕셔너리여야 합니다.",
        "en": "The second value should be a dictionary of gradients with the keys of params.",
    },
    "loss_rises": {
        "ko": "작은 걸음을 두 번 걸었는데 손실이 {before} 에서 {after} 로 줄지 않았습니다.",
        "en": "Two small steps do not make the loss smaller: it goes from {before} to {after}.",
    },
    "slopes_not_a_tuple": {
        "ko": "기울기는 하나여도 튜플에 담아 돌려주어야 합니다: (y, (∂y/∂a,)).",
        "en": "Slopes come in a tuple, even where there is one only: (y, (∂y/∂a,)).",
    },
}
