"""What 10_regularization's own checks are called, and what they say when something is wrong."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "dropout_scale": {
        "ko": "꺼지지 않은 값에 1 - p를 곱하면 원래의 x가 되어야 합니다(평가할 때는 x 그대로).",
        "en": "A value that is not off, multiplied by 1 - p, should be x again (in evaluation, x "
        "as it is).",
    },
    "dropout_share": {
        "ko": "꺼진 값의 비율이 {share}입니다. 확률 {p}로 꺼야 합니다.",
        "en": "The share of values that are off is {share}. The probability to be off is {p}.",
    },
    "dropout_together": {
        "ko": "한 행이나 열이 거의 통째로 꺼지거나 켜집니다({what}). 값마다 따로 뽑아야 합니다.",
        "en": "A whole {what} is off or on nearly all together. Every value should be drawn by "
        "itself.",
    },
    "dropout_single": {
        "ko": "값이 하나뿐인 배열에서 여러 번 불러도 늘 꺼지거나 늘 켜져 있습니다. 값마다 확률 "
        "p로 따로 꺼야 합니다.",
        "en": "An array of a single value is off in every call, or on in every one. Each value is "
        "off with probability p by itself.",
    },
    "dropout_fixed_count": {
        "ko": "부를 때마다 꼭 {count}개가 꺼집니다. 값마다 따로 뽑으면 개수도 달라집니다.",
        "en": "Exactly {count} values are off every time. If each is drawn by itself, their number "
        "varies.",
    },
    "dropout_slices_alike": {
        "ko": "축이 셋인 배열에서 {axis}번 축을 따라 같은 자리들이 꺼집니다. 값마다 따로 뽑아야 "
        "합니다.",
        "en": "In an array of three axes the same places are off all along axis {axis}. Every "
        "value should be drawn by itself.",
    },
    "rng_ignored": {
        "ko": "rng가 달라도 결과가 똑같습니다. 난수는 받은 rng에서 나와야 합니다.",
        "en": "With different generators the result is the same. "
        "Randomness should come from the rng given.",
    },
    "far_from_zero": {
        "ko": "값이 3000000 쯤으로 클 때 결과가 다릅니다{of_part}. 큰 두 수의 차이로 작은 수를 "
        "구하면 유효숫자가 몇 자리 남나요?",
        "en": "For values around 3000000 the result differs{of_part}. If a small number is found "
        "as the difference of two large ones, how many digits are left?",
    },
    "rng_ignored.other_source": {
        "ko": "시드가 같은 rng를 두 번 주었는데 결과가 다릅니다. 난수를 받은 rng에서만 뽑고 "
        "있나요?",
        "en": "Two generators with the same seed gave different results. Do all random numbers "
        "come from the rng that was given?",
    },
    "init_zero": {
        "ko": "가중치에 0이나 유한하지 않은 값이 있습니다.",
        "en": "Some weights are 0 or not finite.",
    },
    "init_mean": {
        "ko": "가중치의 평균이 0에서 멉니다: {mean}",
        "en": "The mean of the weights is far from 0: {mean}",
    },
    "init_spread": {
        "ko": "가중치의 표준편차가 {spread}입니다. {wanted} 근처여야 합니다.",
        "en": "The standard deviation of the weights is {spread}. It should be near {wanted}.",
    },
    "init_forced": {
        "ko": "가중치의 평균이나 표준편차가 소수점 아래 열두 자리까지 꼭 맞습니다. 뽑은 뒤에 다시 "
        "맞추고 있나요?",
        "en": "The mean or the spread of the weights is exact to twelve digits. Are they adjusted "
        "after being drawn?",
    },
    "init_not_normal": {
        "ko": "표준편차의 두 배를 넘는 가중치가 {share} %입니다. 정규분포라면 4.6 % 쯤입니다.",
        "en": "{share} % of the weights lie beyond two standard deviations. "
        "In a normal distribution it is about 4.6 %.",
    },
    "init_not_normal.below": {
        "ko": "표준편차의 {point}배보다 작은 가중치가 {share} %입니다. 정규분포라면 {wanted} % "
        "쯤입니다.",
        "en": "{share} % of the weights lie below {point} standard deviations. "
        "In a normal distribution it is about {wanted} %.",
    },
    "init_not_normal.fourth": {
        "ko": "가중치를 표준편차로 나누어 네제곱한 값의 평균이 {fourth}입니다. 정규분포라면 3 "
        "쯤입니다.",
        "en": "The fourth power of the weights, divided by their standard deviation before, is "
        "{fourth} on average. In a normal distribution it is about 3.",
    },
    "init_not_normal.cut": {
        "ko": "가중치 수만 개가 모두 표준편차의 {largest}배 안에 있습니다. 정규분포라면 그보다 먼 "
        "것도 나옵니다.",
        "en": "Of tens of thousands of weights none lies beyond {largest} standard deviations. In "
        "a normal distribution some do.",
    },
    "init_repeated": {
        "ko": "가중치 {size}개 가운데 {count}개가 다른 것과 똑같습니다. 하나씩 따로 뽑아야 합니다.",
        "en": "{count} of {size} weights are equal to another one. Each should be drawn by itself.",
    },
    "not_floats": {
        "ko": "정수가 들어와도 결과는 실수(float64) 배열이어야 합니다.",
        "en": "The result should be an array of floats (float64), even when ints come in.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "shape": {"ko": "모양", "en": "shape"},
    "few_inputs": {"ko": "입력 노드가 적을 때", "en": "few input nodes"},
    "square": {"ko": "정사각 가중치", "en": "square weights"},
    "small_values_show_eps": {
        "ko": "작은 값에서 드러나는 eps",
        "en": "small values, which show eps",
    },
    "many_rows": {"ko": "행이 많을 때", "en": "many rows"},
    "eps": {"ko": "eps", "en": "eps"},
    # fit_polynomial
    "points_on_a_line": {"ko": "직선 위의 점들", "en": "points on a line"},
    "far_ints": {"ko": "0에서 먼 정수", "en": "integers far from 0"},
    "order_of_x_and_repeated_x": {
        "ko": "x의 순서와 반복되는 x",
        "en": "the order of x, and repeated x",
    },
    # l2_penalty
    "one_array_twice": {"ko": "같은 배열이 두 번", "en": "one array twice"},
    "one_weight_array": {"ko": "가중치 배열 하나", "en": "one weight array"},
    "every_layer_counts": {"ko": "모든 층의 가중치", "en": "every layer counts"},
    "nothing_to_penalise": {"ko": "벌점이 0일 때", "en": "nothing to penalise"},
    # l2_gradient
    "without_decay": {"ko": "감쇠가 0일 때", "en": "without decay"},
    # dropout
    "a_single_value": {"ko": "값 하나", "en": "a single value"},
    "any_share_of_zeros": {"ko": "아무 확률 p", "en": "any probability p"},
    "evaluation_changes_nothing": {"ko": "평가할 때는 그대로", "en": "evaluation changes nothing"},
    "off_or_enlarged": {"ko": "꺼지거나 커지거나", "en": "off or enlarged"},
    "share_of_zeros": {"ko": "0의 비율", "en": "the share of zeros"},
    "every_value_by_itself": {"ko": "값마다 따로", "en": "every value by itself"},
    "every_slice_by_itself": {"ko": "조각마다 다른 마스크", "en": "every slice by itself"},
    "count_is_not_fixed": {
        "ko": "꺼지는 값의 수는 매번 다름",
        "en": "the number of zeros is not fixed",
    },
    "nothing_off_at_p_0": {"ko": "p가 0이면 그대로", "en": "nothing off at p = 0"},
    # majority_vote
    "random_votes": {"ko": "무작위 투표", "en": "random votes"},
    "equal_votes_go_to_the_smallest": {
        "ko": "동점이면 가장 작은 레이블",
        "en": "equal votes go to the smallest label",
    },
    "labels_are_not_numbers": {"ko": "레이블은 계산할 숫자가 아님", "en": "labels are not numbers"},
    "one_model": {"ko": "모델 하나", "en": "one model"},
    "large_labels": {"ko": "큰 레이블", "en": "large labels"},
    # early_stopping
    "random_losses": {"ko": "무작위 손실", "en": "random losses"},
    "cases": {"ko": "여러 경우", "en": "several cases"},
    "one_epoch": {"ko": "에포크 하나", "en": "one epoch"},
    "falls_for_long": {"ko": "오래 줄어드는 손실", "en": "a loss that falls for long"},
    "rises_for_long": {"ko": "오래 커지는 손실", "en": "a loss that rises for long"},
    # xavier_init
    "any_layer": {"ko": "아무 크기의 층", "en": "a layer of any size"},
    "normal": {"ko": "정규분포의 모양", "en": "the shape of a normal distribution"},
    "distribution": {"ko": "분포", "en": "the distribution"},
    # he_init
    "wide": {"ko": "출력이 입력보다 많을 때", "en": "more outputs than inputs"},
    "narrow": {"ko": "입력이 출력보다 많을 때", "en": "more inputs than outputs"},
    # batch_norm_forward
    "training": {"ko": "학습할 때", "en": "training"},
    "evaluation": {"ko": "평가할 때", "en": "evaluation"},
    "momentum_and_eps": {"ko": "momentum과 eps", "en": "momentum and eps"},
    "batch_after_batch": {"ko": "배치를 이어서", "en": "batch after batch"},
    "no_momentum": {"ko": "momentum이 0일 때", "en": "a momentum of 0"},
    # layer_norm
    "constant_row": {"ko": "값이 모두 같은 행", "en": "a row of one value"},
    # batch_norm_backward
    "gamma_of_zero": {"ko": "gamma가 0일 때", "en": "gamma of 0"},
}
