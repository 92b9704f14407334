"""What 04_activations' own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "softmax_not_one": {
        "ko": "행마다 확률을 더하면 1이 되어야 하는데 그렇지 않습니다.",
        "en": "The probabilities of each row should add up to 1, and they do not.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "nothing_below_zero": {"ko": "음수가 없을 때", "en": "nothing below zero"},
    "slope_of_one": {"ko": "기울기가 1일 때", "en": "a slope of 1"},
    # tanh_derivative
    "slope_of_tanh": {
        "ko": "tanh를 수치로 미분한 값과 비교",
        "en": "against the measured slope of tanh",
    },
    # leaky_relu
    "other_slopes": {"ko": "다른 기울기", "en": "other slopes"},
    # prelu
    "any_slope": {"ko": "어떤 기울기든", "en": "any slope"},
    "one_negative_slope": {"ko": "음수인 기울기 하나", "en": "one negative slope"},
    "one_slope_for_all": {"ko": "모두에 같은 기울기", "en": "one slope for all"},
    "a_number": {"ko": "숫자 하나", "en": "a single number"},
    # prelu_slope_gradient
    "change_of_prelu_with_the_slope": {
        "ko": "기울기를 바꿀 때 prelu의 변화",
        "en": "how prelu changes with the slope",
    },
    "nothing_above_zero": {"ko": "양수가 없을 때", "en": "nothing above zero"},
    # elu
    "any_alpha": {"ko": "아무 alpha", "en": "any alpha"},
    "other_alphas": {"ko": "다른 α", "en": "other alphas"},
    # maxout
    "all_below_zero": {"ko": "모두 음수일 때", "en": "all below zero"},
    # softmax
    "counted_from_the_end": {"ko": "뒤에서 센 축", "en": "an axis counted from the end"},
    "four_axes_along_the_third": {"ko": "축이 넷일 때 셋째 축", "en": "four axes, along the third"},
    "rows_add_up_to_one": {"ko": "각 행의 합은 1", "en": "rows add up to one"},
    "small_probabilities": {"ko": "아주 작은 확률의 자릿수", "en": "digits of tiny probabilities"},
    "extreme_columns": {
        "ko": "아주 크거나 작은 값이 있는 열",
        "en": "columns with very large and very small values",
    },
    "three_axes_along_the_first": {
        "ko": "축 세 개, 첫 축을 따라",
        "en": "three axes, along the first",
    },
    "three_axes_along_the_second": {
        "ko": "축 세 개, 둘째 축을 따라",
        "en": "three axes, along the second",
    },
    # max_gradient
    "few_layers": {"ko": "층이 적을 때", "en": "few layers"},
    "many_layers": {"ko": "층이 많을 때", "en": "many layers"},
    # dead_units
    "all_and_none": {"ko": "모두 죽었거나 모두 살아 있을 때", "en": "all dead, and none"},
    "on_for_one_example": {"ko": "데이터 하나에만 켜질 때", "en": "on for one example only"},
    "small_values": {"ko": "작은 값", "en": "small values"},
    # stable_sigmoid
    "nearly_one": {"ko": "1에 아주 가까운 값", "en": "values very close to 1"},
    "no_overflow": {"ko": "오버플로 없음", "en": "no overflow"},
    "tiny_values_keep_their_digits": {
        "ko": "아주 작은 값의 자릿수",
        "en": "tiny values keep their digits",
    },
}
