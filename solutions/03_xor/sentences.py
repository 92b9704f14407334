"""What 03_xor's own checks are called, and what they say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "rng_ignored.init": {
        "ko": "같은 시드의 rng를 두 번 주었는데 결과가 다릅니다. 난수를 받은 rng에서만 뽑고 "
        "있나요?",
        "en": "Two generators with the same seed gave different results. Do all random numbers "
        "come from the rng that was given?",
    },
    "init_seed_ignored": {
        "ko": "시드가 다른 rng를 주었는데 결과가 같습니다. 받은 rng를 쓰고 있나요?",
        "en": "Generators with different seeds gave the same result. Do you use the rng that was "
        "given?",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "exactly_one_half": {"ko": "꼭 0.5일 때", "en": "exactly one half"},
    # init_parameters
    "random_only_from_rng": {
        "ko": "받은 rng가 정하는 난수",
        "en": "numbers from the given rng only",
    },
    "text_example": {"ko": "본문의 예제", "en": "the text's example"},
    # forward
    "xor_rows": {"ko": "XOR의 네 행", "en": "the rows of XOR"},
    # train
    "every_1000th_loss": {"ko": "1000 에포크마다의 손실", "en": "every 1000th loss"},
    "default_epochs": {"ko": "에포크 수의 기본값", "en": "the default number of epochs"},
    "no_more_losses": {"ko": "손실의 개수", "en": "how many losses there are"},
    "almost_solved": {"ko": "거의 다 푼 가중치에서", "en": "weights that almost solve it"},
    "solved": {"ko": "이미 다 푼 가중치에서", "en": "weights that solve it"},
    # predict
    "next_to_one_half": {"ko": "0.5 바로 옆", "en": "next to one half"},
    # best_linear_accuracy
    "xor_cannot_be_learnt": {"ko": "직선 하나로는 XOR를 풀 수 없음", "en": "XOR cannot be learnt"},
    "and_can_be_learnt": {"ko": "AND는 학습됨", "en": "AND can be learnt"},
    "good_then_worse": {"ko": "좋아졌다가 나빠질 때", "en": "better, then worse"},
    "worse_then_better": {"ko": "나빠졌다가 좋아질 때", "en": "worse, then better"},
    "best_at_the_start": {"ko": "처음이 가장 좋을 때", "en": "best at the start"},
    "better_after_a_long_time": {"ko": "한참 뒤에 좋아질 때", "en": "better after a long time"},
    "better_after_a_longer_time": {
        "ko": "더 오래 지나서 나아질 때",
        "en": "better after a longer time",
    },
    "better_after_very_long": {
        "ko": "아주 오래 지나서 나아질 때",
        "en": "better after a very long time",
    },
}
