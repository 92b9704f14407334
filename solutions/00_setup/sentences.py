"""What 00_setup's own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "x_moved": {
        "ko": "f를 계산하는 동안에도 받은 x는 그대로여야 합니다. f 안에서 x를 쓸 수도 있습니다.",
        "en": "The x that is given should stay as it is while f is computed: f may use it, too.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # row_sums
    "shops": {"ko": "D4의 마트 표", "en": "D4's shops"},
    # column_means
    "matrix_of_the_text": {"ko": "본문의 행렬", "en": "the matrix of the text"},
    # transpose
    "nearly_symmetric": {"ko": "대칭에 가까운 행렬", "en": "a nearly symmetric matrix"},
    "of_a_transpose": {"ko": "이미 전치한 행렬", "en": "the transpose of a transpose"},
    # matmul
    "slide_values_of_the_output_layer": {
        "ko": "슬라이드의 출력층",
        "en": "the slide's output layer",
    },
    "order_matters": {"ko": "두 행렬의 순서", "en": "the order of the two matrices"},
    "one_inner": {"ko": "더할 것이 하나일 때", "en": "a single product to add up"},
    # hadamard
    "two_tables": {"ko": "두 표의 곱", "en": "two tables"},
    "any_number_of_axes": {"ko": "축이 몇이든", "en": "any number of axes"},
    # add_bias
    "no_bias": {"ko": "편향이 모두 0일 때", "en": "a bias of zeros"},
    # is_linear
    "any_line": {"ko": "아무 직선", "en": "any line"},
    "decimals": {"ko": "끝자리가 어긋나는 소수", "en": "decimals that are a little off"},
    "its_own_argument": {
        "ko": "받은 것을 그대로 돌려주는 함수",
        "en": "a function that returns its argument itself",
    },
    "small_difference": {"ko": "조금만 다를 때", "en": "a small difference"},
    "size_of_a_number": {"ko": "절댓값 함수", "en": "the size of a number"},
    "weights_that_differ": {"ko": "서로 다른 a와 b", "en": "weights that differ"},
    "the_same_input_twice": {"ko": "같은 입력 두 번", "en": "the same input twice"},
    "arrays": {"ko": "배열", "en": "arrays"},
    "opposite_signs": {"ko": "부호가 반대인 입력", "en": "opposite signs"},
    # slope
    "curve": {"ko": "곡선", "en": "a curve"},
    "straight_line": {"ko": "직선", "en": "a straight line"},
    "kink": {"ko": "꺾인 점", "en": "a kink"},
    "array": {"ko": "배열의 요소마다", "en": "each element of an array"},
    "x_stays_while_f_is_computed": {
        "ko": "f를 계산하는 동안의 x",
        "en": "x while f is computed",
    },
}
