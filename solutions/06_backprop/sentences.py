"""What 06_backprop's own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "not_refused": {
        "ko": "모양이 {shapes}로 다른데도 값을 돌려주었습니다. ValueError를 일으켜야 합니다.",
        "en": "The shapes {shapes} differ, yet a value was returned. ValueError should be raised.",
    },
    "wrong_exception": {
        "ko": "모양이 {shapes}로 다를 때 ValueError가 아니라 {type}을 일으켰습니다.",
        "en": "Where the shapes {shapes} differ, {type} was raised instead of ValueError.",
    },
    "not_layers": {
        "ko": "층마다의 활성화 값을 담은 리스트를 돌려주어야 합니다.",
        "en": "A list with the activations of every layer should be returned.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "more_than_ten_layers": {"ko": "층이 열 개보다 많을 때", "en": "more than ten layers"},
    # hadamard
    "other_shapes_are_an_error": {"ko": "모양이 다르면 오류", "en": "other shapes are an error"},
    "vector_times_one": {"ko": "벡터 곱하기 1", "en": "a vector times one"},
    "times_one": {"ko": "1을 곱할 때", "en": "times one"},
    "one_times": {"ko": "1에 곱할 때", "en": "one times"},
    # neuron
    "bias_of_int": {"ko": "정수인 편향", "en": "a bias that is an integer"},
    # layer
    "example_of_as_many_inputs": {
        "ko": "입력과 노드의 수가 같은 예제",
        "en": "an example of as many inputs as nodes",
    },
    "example_of_one_input": {"ko": "입력이 하나인 예제", "en": "an example of one input"},
    # output_weight_gradient
    "small": {"ko": "작은 값", "en": "small values"},
    # sigmoid_chain_gradient
    "deep": {"ko": "깊은 망", "en": "a deep network"},
    "a_weight_of_zero": {"ko": "가중치가 0일 때", "en": "a weight of zero"},
    "an_input_of_zero": {"ko": "입력이 0일 때", "en": "an input of 0"},
    "one_layer": {"ko": "층이 하나", "en": "one layer"},
}
