"""What 07_autograd's own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "slope": {
        "ko": "기울기가 여러분의 값이 실제로 바뀌는 빠르기와 다릅니다.",
        "en": "The slope differs from the rate at which your own value really changes.",
    },
    "not_an_order": {
        "ko": "노드 번호(정수)들의 리스트를 돌려주어야 합니다.",
        "en": "A list of node numbers (integers) should be returned.",
    },
    "node_twice": {
        "ko": "{node}번 노드가 두 번 이상 들어 있습니다. 노드마다 한 번씩만 들어 있어야 합니다.",
        "en": "Node {node} is in the list more than once. Every node should come once.",
    },
    "node_not_needed": {
        "ko": "{node}번 노드가 들어 있지만, {root}번 노드는 그 노드에서 나오지 않았습니다.",
        "en": "Node {node} is in the list, but node {root} does not depend on it.",
    },
    "node_missing": {
        "ko": "{node}번 노드가 빠졌습니다. {root}번 노드를 계산하는 데 쓰인 노드이거나, 바로 그 "
        "노드입니다.",
        "en": "Node {node} is missing. Node {root} depends on it, or is that node itself.",
    },
    "before_its_parent": {
        "ko": "{node}번 노드가 자기 부모인 {parent}번 노드보다 먼저 나옵니다.",
        "en": "Node {node} comes before its own parent, node {parent}.",
    },
    "not_a_list": {
        "ko": "보통의 숫자들이 담긴 리스트를 돌려주어야 합니다.",
        "en": "A list of plain numbers should be returned.",
    },
    "wrong_length": {
        "ko": "원소가 {count}개인 리스트여야 합니다.",
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
        "ko": "작은 걸음을 두 번 걸었는데 손실이 {before}에서 {after}로 줄지 않았습니다.",
        "en": "Two small steps do not make the loss smaller: it goes from {before} to {after}.",
    },
    "slopes_not_a_tuple": {
        "ko": "기울기는 하나여도 튜플에 담아 돌려주어야 합니다: (y, (∂y/∂a,)).",
        "en": "Slopes come in a tuple, even where there is one only: (y, (∂y/∂a,)).",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "zeros_and_ints": {"ko": "0과 정수", "en": "zeros and ints"},
    "slopes_in_a_tuple": {"ko": "기울기는 튜플로", "en": "slopes in a tuple"},
    "worked_graph": {"ko": "풀어 본 그래프", "en": "the worked graph"},
    "random_graphs": {"ko": "무작위 그래프", "en": "random graphs"},
    "paths_of_different_length": {"ko": "길이가 다른 경로", "en": "paths of different length"},
    "the_same_parent_twice": {"ko": "같은 부모가 두 번", "en": "the same parent twice"},
    "deep_graph": {"ko": "깊은 그래프", "en": "a deep graph"},
    "many_paths": {"ko": "경로가 아주 많을 때", "en": "very many paths"},
    "inputs_unchanged_and_same_twice": {
        "ko": "입력은 그대로, 결과는 두 번 같게",
        "en": "arguments unchanged, same result twice",
    },
    # power
    "any_exponent": {"ko": "아무 지수", "en": "any exponent"},
    "whole_exponents": {"ko": "정수 지수", "en": "whole exponents"},
    "broken_exponents": {"ko": "소수 지수", "en": "fractional exponents"},
    "zero_and_ints": {"ko": "0과 정수", "en": "zero and ints"},
    # exp
    "ints_and_large_numbers": {"ko": "정수와 큰 수", "en": "ints and large numbers"},
    # relu
    "slope_at_zero": {"ko": "0에서의 기울기", "en": "the slope at zero"},
    "small_numbers_and_ints": {"ko": "작은 수와 정수", "en": "small numbers and ints"},
    # backward
    "a_tiny_slope_on_the_way": {"ko": "도중의 아주 작은 기울기", "en": "a tiny slope on the way"},
    # gradients
    "two_inputs": {"ko": "입력이 둘", "en": "two inputs"},
    "powers": {"ko": "거듭제곱", "en": "powers"},
    "broken_powers": {"ko": "지수가 소수인 거듭제곱", "en": "fractional powers"},
    "numbers_on_either_side": {"ko": "앞이나 뒤에 놓인 숫자", "en": "numbers on either side"},
    "functions": {"ko": "함수", "en": "functions"},
    "worked_examples": {"ko": "풀어 본 예제들", "en": "the worked examples"},
    "kink": {"ko": "꺾인 점", "en": "a kink"},
    "large_inputs": {"ko": "큰 입력", "en": "large inputs"},
    "used_more_than_once": {"ko": "두 번 이상 쓰인 입력", "en": "an input used more than once"},
    "zeros_and_ones": {"ko": "0이나 1인 입력", "en": "inputs of 0 and 1"},
    "powers_and_numbers_of_zero_and_one": {
        "ko": "0과 1의 거듭제곱과 숫자 0, 1",
        "en": "powers of 0 and 1, and the numbers 0 and 1",
    },
    "deep_formula": {"ko": "아주 긴 수식", "en": "a very long formula"},
    "equal_inputs": {"ko": "값이 같은 두 입력", "en": "equal inputs"},
    "shared_on_the_way": {"ko": "중간에 함께 쓰이는 값", "en": "a value shared on the way"},
    "sum_of_a_list": {"ko": "리스트의 sum", "en": "the sum of a list"},
    "many_inputs": {"ko": "입력이 많을 때", "en": "many inputs"},
    "unused_input": {"ko": "쓰이지 않는 입력", "en": "an unused input"},
    "an_input_is_the_result": {"ko": "입력이 곧 결과일 때", "en": "an input that is the result"},
    "central_differences": {"ko": "중앙 차분과 비교", "en": "against central differences"},
    # neuron_gradients
    "neuron_of_values": {"ko": "Value로 만든 뉴런", "en": "a neuron of Values"},
    # mlp_gradients
    "mlp_of_values": {"ko": "Value로 만든 MLP", "en": "an MLP of Values"},
    # train_step
    "one_layer": {"ko": "층이 하나", "en": "one layer"},
    "three_layers": {"ko": "층이 셋", "en": "three layers"},
    "error_falls": {"ko": "손실이 줄어듦", "en": "the loss falls"},
    # topological_order
    "many_parents": {"ko": "부모가 많은 노드", "en": "a node with many parents"},
    "nothing_wrong": {"ko": "오차가 0일 때", "en": "no error at all"},
    # gradients
    "rules_after_many_uses": {
        "ko": "여러 번 쓴 다음의 규칙",
        "en": "the rules after many uses",
    },
    "equal_factors": {"ko": "두 인수가 같은 수일 때", "en": "two factors that are the same number"},
    "equal_weights": {"ko": "가중치들이 같은 수일 때", "en": "weights that are the same number"},
    "equal_parameters": {
        "ko": "파라미터가 모두 같은 수일 때",
        "en": "parameters that are all the same number",
    },
}
