"""What 05_losses' own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "rows_not_one": {
        "ko": "돌려준 값에 지수를 취하면 확률이 되는데, 행마다 더해도 1이 되지 않습니다.",
        "en": "The exponentials of what you return should be probabilities, but they do not add up "
        "to 1 in each row.",
    },
    "x_moved": {
        "ko": "f를 계산하는 동안에도 받은 x는 그대로여야 합니다. f 안에서 x를 쓸 수도 있습니다.",
        "en": "The x that is given should stay as it is while f is computed: f may use it, too.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "perfect_prediction": {"ko": "모두 맞힌 예측", "en": "a perfect prediction"},
    "errors_that_cancel": {"ko": "서로 상쇄되는 오차", "en": "errors that cancel"},
    "certain_predictions": {
        "ko": "확률이 꼭 0이거나 1일 때",
        "en": "predictions of exactly 0 or 1",
    },
    "nearly_certain_predictions": {
        "ko": "확률이 0이나 1에 가까울 때",
        "en": "predictions close to 0 or 1",
    },
    "a_number": {"ko": "숫자 하나", "en": "a single number"},
    "nearly_certain_logits": {"ko": "거의 확실한 로짓", "en": "logits that are nearly certain"},
    "extreme_logits": {"ko": "아주 크거나 작은 로짓", "en": "very large and very small logits"},
    "largest_logit_anywhere": {
        "ko": "가장 큰 로짓이 어디에 있든",
        "en": "the largest logit anywhere",
    },
    "class_without_examples": {"ko": "데이터가 없는 부류", "en": "a class without examples"},
    # half_squared_error
    "two_outputs": {"ko": "출력이 둘", "en": "two outputs"},
    # mse_gradient
    "slope_of_mse": {
        "ko": "mse를 수치로 미분한 값과 비교",
        "en": "against the measured slope of mse",
    },
    "nothing_wrong": {"ko": "모두 맞힌 예측", "en": "nothing wrong"},
    # binary_cross_entropy
    "one_answer_only": {"ko": "정답이 한 종류뿐일 때", "en": "one answer only"},
    # binary_cross_entropy_gradient
    "slope_of_binary_cross_entropy": {
        "ko": "binary_cross_entropy를 수치로 미분한 값과 비교",
        "en": "against the measured slope of binary_cross_entropy",
    },
    # cross_entropy
    "impossible_classes": {"ko": "확률이 꼭 0인 부류", "en": "classes of probability 0"},
    "nearly_impossible_classes": {
        "ko": "확률이 0에 가까운 부류",
        "en": "classes of nearly no probability",
    },
    # log_softmax
    "probabilities_of_each_row_add_up_to_one": {
        "ko": "각 행의 확률의 합은 1",
        "en": "probabilities of each row add up to one",
    },
    # cross_entropy_with_logits
    "each_class": {"ko": "정답이 어느 부류이든", "en": "each class in turn"},
    # softmax_cross_entropy_gradient
    "slope_of_cross_entropy_with_logits": {
        "ko": "cross_entropy_with_logits를 수치로 미분한 값과 비교",
        "en": "against the measured slope of cross_entropy_with_logits",
    },
    # numerical_gradient
    "any_step": {"ko": "아무 간격 h", "en": "any step h"},
    "x_stays_while_f_is_computed": {
        "ko": "f를 계산하는 동안의 x",
        "en": "x while f is computed",
    },
    "several_inputs": {"ko": "입력이 여러 개", "en": "several inputs"},
    "kink": {"ko": "꺾인 점", "en": "a kink"},
    # gradient_descent
    "number_for_a_number": {"ko": "숫자에서 출발하면 숫자를", "en": "a number for a number"},
    "two_valleys": {"ko": "골짜기가 둘", "en": "two valleys"},
    "vector": {"ko": "벡터", "en": "a vector"},
    "one_weight_in_an_array": {"ko": "배열에 든 가중치 하나", "en": "one weight in an array"},
    "start_in_the_valley": {"ko": "골짜기 바닥에서 시작", "en": "a start in the valley"},
    "one_weight": {"ko": "가중치 하나", "en": "one weight"},
    "no_steps_from_a_number": {
        "ko": "숫자에서 시작해 한 걸음도 가지 않을 때",
        "en": "no steps from a number",
    },
    "from_an_int": {"ko": "정수에서 시작", "en": "a start from an int"},
    "many_steps": {"ko": "많은 걸음", "en": "many steps"},
    # the losses of probabilities
    "beyond_the_bounds": {
        "ko": "경계보다 0과 1에 더 가까운 예측",
        "en": "predictions closer to 0 and 1 than the bounds",
    },
    "all_but_impossible_classes": {
        "ko": "확률이 0에 아주 가까운 부류",
        "en": "all but impossible classes",
    },
}
