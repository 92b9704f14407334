"""What 01_perceptron's own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "gate_row": {
        "ko": "w = {w}, b = {b}일 때 입력 ({x1}, {x2})의 가중합은 {sum}입니다. 그래서 퍼셉트론의 "
        "답은 {output}입니다. 진리표의 답은 {answer}입니다.",
        "en": "With w = {w} and b = {b} the weighted sum at ({x1}, {x2}) is {sum}, so the "
        "perceptron answers {output}. The truth table says {answer}.",
    },
    "gate_infinite": {
        "ko": "가중치와 편향은 유한한 숫자여야 합니다: w = {w}, b = {b}.",
        "en": "Weights and bias should be finite numbers: w = {w}, b = {b}.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "truth_table": {"ko": "진리표", "en": "the truth table"},
    # fit_rule
    "noisy_examples": {"ko": "오차가 섞인 데이터", "en": "noisy examples"},
    "order_does_not_matter": {"ko": "데이터의 순서가 달라도", "en": "the order does not matter"},
    "flat_rule": {"ko": "정답이 모두 같을 때", "en": "answers all alike"},
    # perceptron
    "slide_boundary": {"ko": "슬라이드의 경계", "en": "the slide's boundary"},
    "on_the_boundary": {"ko": "가중합이 꼭 0일 때", "en": "exactly on the boundary"},
    "near_the_boundary": {"ko": "경계 바로 옆", "en": "next to the boundary"},
    "weights_of_ints": {"ko": "정수인 가중치", "en": "weights of integers"},
    "bias_of_int": {"ko": "정수인 편향", "en": "a bias that is an integer"},
    "no_weights": {"ko": "가중치가 모두 0일 때", "en": "all weights 0"},
    "too_near_for_float32": {
        "ko": "float32로는 가려지지 않는 경계 옆",
        "en": "next to the boundary, too near for float32",
    },
    # xor
    "no_rows": {"ko": "행이 하나도 없을 때", "en": "no rows at all"},
    "rows_in_any_order": {"ko": "행의 순서가 달라도", "en": "rows in any order"},
    "near_the_corners": {"ko": "0과 1 근처의 입력", "en": "near the corners"},
    # train_perceptron
    "any_rate": {"ko": "아무 학습률", "en": "any learning rate"},
    "learns_the_gate": {"ko": "게이트를 학습", "en": "learns the gate"},
    "cannot_learn_xor": {"ko": "XOR는 학습하지 못함", "en": "cannot learn XOR"},
    "one_example_is_enough": {"ko": "데이터 하나로 학습", "en": "a single example"},
    "order_of_examples": {"ko": "데이터의 순서", "en": "the order of examples"},
    "tiny_rate": {"ko": "아주 작은 학습률", "en": "a tiny learning rate"},
    "small_steps": {"ko": "작은 학습률", "en": "small steps"},
    "all_near_one_corner": {
        "ko": "모든 행이 한 꼭짓점 근처일 때",
        "en": "all rows near one corner",
    },
}
