"""What 08_optimizers' own checks are called, and what they say of batches that are not right."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "not_batches": {
        "ko": "(X_batch, y_batch) 튜플들의 리스트를 돌려주어야 합니다.",
        "en": "A list of tuples (X_batch, y_batch) should be returned.",
    },
    "not_rows": {
        "ko": "{number}번 배치의 X_batch는 X의 행들을 담은 배열이어야 합니다.",
        "en": "X_batch of batch number {number} should be an array of rows of X.",
    },
    "batch_sizes": {
        "ko": "데이터 {n}개를 {size}개씩 나눈 배치들의 크기가 다릅니다.",
        "en": "{n} data in batches of {size}: the batches should have different sizes.",
    },
    "data_missing": {
        "ko": "1 에포크 동안 한 번도 나오지 않은 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data never appear in the epoch: rows {rows}",
    },
    "data_twice": {
        "ko": "1 에포크 동안 두 번 이상 나온 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data appear more than once in the epoch: rows {rows}",
    },
    "pairs_broken": {
        "ko": "X의 행과 y의 행이 서로 다른 데이터의 것입니다: x = {x}, y = {y}. "
        "이 데이터에서 y는 언제나 x의 첫 값의 10배입니다.",
        "en": "A row of X and its row of y belong to different data: x = {x}, y = {y}. "
        "In these data y is always 10 times the first value of x.",
    },
    "not_shuffled": {
        "ko": "데이터의 순서가 섞이지 않았습니다. 원래 행 번호로 {first} … 순서입니다.",
        "en": "The data are not shuffled. In row numbers, the order is {first} …",
    },
    "never_in_place": {
        "ko": "행 네 개를 여러 번 섞었는데 제자리에 남는 행이 한 번도 없습니다. 고르게 섞으면 어떤 "
        "순서든 나올 수 있습니다.",
        "en": "Of four rows, shuffled many times, none ever keeps its place. A fair shuffle "
        "can give any order.",
    },
    "batch_is_a_block": {
        "ko": "행 {low}부터 {high}까지가 통째로 한 배치입니다. 순서 전체를 섞어야 합니다.",
        "en": "One batch is exactly the rows {low} to {high}. The whole order should be shuffled.",
    },
    "row_stays": {
        "ko": "여러 번 섞어도 {row}번 행은 언제나 {place}번 자리에 있습니다(0부터 셉니다). 모든 "
        "데이터가 섞여야 합니다.",
        "en": "However often it is shuffled, row {row} is always in place {place} (counted from "
        "0). All data should be shuffled.",
    },
    "halves_apart": {
        "ko": "앞의 절반에 있던 115개 가운데 {stayed}개가 섞은 뒤에도 앞의 절반에 있습니다. 전체를 "
        "고르게 섞으면 57개쯤입니다.",
        "en": "Of the 115 rows of the first half, {stayed} are in the first half after shuffling. "
        "In an even shuffle of everything it is about 57.",
    },
    "rng_ignored": {
        "ko": "rng가 달라도 순서가 {first} … 로 똑같습니다. 난수는 받은 rng에서 나와야 합니다.",
        "en": "With different generators the order is the same, {first} … "
        "Randomness should come from the rng given.",
    },
    "rng_ignored.other_source": {
        "ko": "시드가 같은 rng를 두 번 주었는데 결과가 다릅니다. 난수를 받은 rng에서만 뽑고 "
        "있나요?",
        "en": "Two generators with the same seed gave different results. Do all random numbers "
        "come from the rng that was given?",
    },
    "data_changed": {
        "ko": "배치를 모두 합쳐도 처음의 {part}와 같은 행들이 되지 않습니다.",
        "en": "All batches together do not have the rows of {part}.",
    },
    "labels_not_integers": {
        "ko": "정수 레이블 y가 정수가 아닌 것이 되었습니다.",
        "en": "The labels y were integers and are not any more.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "worked_steps": {"ko": "풀어 본 단계들", "en": "the worked steps"},
    "no_gradient": {"ko": "기울기가 0일 때", "en": "a gradient of zero"},
    "four_steps": {"ko": "네 번 이어서", "en": "four steps in a row"},
    "no_memory": {"ko": "지난 값을 잊을 때", "en": "nothing kept of the past"},
    "coasting": {"ko": "기울기 없이 관성으로만", "en": "coasting without a gradient"},
    "no_gradient_yet": {"ko": "기울기가 아직 0일 때", "en": "no gradient yet"},
    "step_count": {"ko": "걸음의 수", "en": "the step count"},
    "usual_shares": {"ko": "흔히 쓰는 값", "en": "the usual settings"},
    "late_step": {"ko": "여러 걸음 뒤", "en": "after many steps"},
    "tiny_gradient": {"ko": "아주 작은 기울기와 엡실론", "en": "a tiny gradient and epsilon"},
    # iterations_per_epoch
    "last_batch_counts": {"ko": "마지막 작은 배치", "en": "the last, smaller batch"},
    "edges": {"ko": "경계가 되는 경우", "en": "edge cases"},
    # minibatches
    "a_row_may_keep_its_place": {
        "ko": "제자리에 남을 수도 있는 행",
        "en": "a row may keep its place",
    },
    "every_datum_once": {"ko": "모든 데이터를 한 번씩", "en": "every datum once"},
    "batches_mix_the_whole_data": {
        "ko": "배치마다 고루 섞인 데이터",
        "en": "batches mix the whole data",
    },
    # rmsprop
    "nothing_new": {"ko": "새 값을 섞지 않을 때", "en": "nothing new mixed in"},
    # adamw
    "no_decay_is_adam": {"ko": "감쇠가 0이면 Adam", "en": "no decay is Adam"},
    "no_gradient_still_decays": {"ko": "기울기가 0이어도 감쇠", "en": "decay without a gradient"},
    "strong_decay": {"ko": "큰 가중치 감쇠", "en": "a strong decay"},
    # adam_as_in_deck
    "no_momentum": {"ko": "관성 계수가 0일 때", "en": "no momentum"},
    # rmsprop, adam_as_in_deck
    "no_squares": {"ko": "h가 0일 때", "en": "an h of 0"},
    # adam, adamw
    "usual_shares_late": {
        "ko": "흔한 베타로 걸음을 많이 걸은 뒤",
        "en": "the usual betas after many steps",
    },
}
