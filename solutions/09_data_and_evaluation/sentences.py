"""What 09_data_and_evaluation's own checks are called, and what they say of a wrong split."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "not_floats": {
        "ko": "정수가 들어와도 결과는 실수(float64) 배열이어야 합니다.",
        "en": "The result should be an array of floats (float64), even when ints come in.",
    },
    "not_rows": {
        "ko": "{name}은(는) X의 행들을 담은 배열이어야 합니다.",
        "en": "{name} should be an array of rows of X.",
    },
    "split_sizes": {
        "ko": "데이터 {n}개를 {shares}의 비율로 나눈 세 세트의 크기가 다릅니다.",
        "en": "{n} data by the shares {shares}: the three sets should have different sizes.",
    },
    "split_missing": {
        "ko": "세 세트 가운데 어디에도 없는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data are in none of the three sets: rows {rows}",
    },
    "split_twice": {
        "ko": "두 곳 이상에 들어 있는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data are in more than one place: rows {rows}",
    },
    "split_unknown": {
        "ko": "처음의 데이터에 없던 행이 있습니다: {rows}",
        "en": "There are rows that were not in the data: {rows}",
    },
    "pairs_broken": {
        "ko": "X의 행과 y의 행이 서로 다른 데이터의 것입니다: x = {x}, y = {y}. "
        "이 데이터에서 y는 언제나 x의 첫 값의 10배입니다.",
        "en": "A row of X and its row of y belong to different data: x = {x}, y = {y}. "
        "In these data y is always 10 times the first value of x.",
    },
    "classes_kept_apart": {
        "ko": "64번 나누었는데 검증 세트에 든 부류 1의 데이터가 언제나 {count}개입니다. y를 보고 "
        "나누었나요? 전체를 고르게 섞으면 그 수가 매번 조금씩 다릅니다.",
        "en": "In 64 splits there were always {count} data of class 1 in the validation set. Did "
        "you look at y? If everything is shuffled evenly, the number is a little different each "
        "time.",
    },
    "set_is_a_block": {
        "ko": "행 {low}부터 {high}까지가 통째로 한 세트입니다. 나누기 전에 전체를 섞어야 합니다.",
        "en": "One set is exactly the rows {low} to {high}. Everything should be shuffled first.",
    },
    "not_shuffled": {
        "ko": "데이터의 순서가 섞이지 않았습니다. 원래 행 번호로 {first} … 순서입니다.",
        "en": "The data are not shuffled. In row numbers, the order is {first} …",
    },
    "row_stays": {
        "ko": "여러 번 섞어도 {row}번 행은 언제나 같은 자리에 있습니다(0부터 셉니다). 모든 "
        "데이터가 섞여야 합니다.",
        "en": "However often it is shuffled, row {row} (counted from 0) is always in the same "
        "place. All data should be shuffled.",
    },
    "halves_apart": {
        "ko": "앞의 절반에 있던 115개 가운데 {stayed}개가 섞은 뒤에도 앞의 절반에 있습니다. 전체를 "
        "고르게 섞으면 57개쯤입니다.",
        "en": "Of the 115 rows of the first half, {stayed} are in the first half after shuffling. "
        "In an even shuffle of everything it is about 57.",
    },
    "fold_of_one_half": {
        "ko": "행 {size}개의 폴드에 앞쪽 절반의 행이 {low}개 있습니다. 나누기 전에 전체를 섞으면 "
        "절반쯤이어야 합니다.",
        "en": "A fold of {size} rows has {low} of the first half of the data. When everything is "
        "shuffled before dividing, it is about half of them.",
    },
    "fold_rows_together": {
        "ko": "{apart}칸 떨어진 행들이 같은 폴드에 드는 일이 {count}번 있습니다. 고르게 섞으면 "
        "45번쯤입니다.",
        "en": "Rows that are {apart} apart share a fold {count} times. In an even shuffle they do "
        "about 45 times.",
    },
    "rng_ignored": {
        "ko": "rng가 달라도 결과가 {first} … 로 똑같습니다. 난수는 받은 rng에서 나와야 합니다.",
        "en": "With different generators the result is the same, {first} … "
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
    "rows_changed": {
        "ko": "세 세트를 모두 합쳐도 처음의 {part}와 같은 행들이 되지 않습니다.",
        "en": "All three sets together do not have the rows of {part}.",
    },
    "labels_not_integers": {
        "ko": "정수 레이블 y가 정수가 아닌 것이 되었습니다.",
        "en": "The labels y were integers and are not any more.",
    },
    "not_folds": {
        "ko": "(train, val) 튜플들의 리스트를 돌려주어야 합니다.",
        "en": "A list of tuples (train, val) should be returned.",
    },
    "not_row_numbers": {
        "ko": "{name}은 행 번호를 담은 1차원 정수 배열이어야 합니다.",
        "en": "{name} should be a one-dimensional array of integers, the row numbers.",
    },
    "fold_count": {
        "ko": "폴드가 {count}개입니다. {k}개여야 합니다.",
        "en": "There are {count} folds. There should be {k}.",
    },
    "fold_sizes": {
        "ko": "데이터 {n}개를 폴드 {k}개로 나누면 크기가 많아야 1 달라야 합니다.",
        "en": "With {n} data in {k} folds, their sizes should differ by 1 at most.",
    },
    "fold_missing": {
        "ko": "한 번도 검증에 쓰이지 않는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data are never used to validate: rows {rows}",
    },
    "fold_twice": {
        "ko": "두 번 이상 검증에 쓰이는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} data are used to validate more than once: rows {rows}",
    },
    "fold_unknown": {
        "ko": "없는 행 번호가 있습니다: {rows}. 0부터 {last}까지입니다.",
        "en": "There are row numbers that do not exist: {rows}. They go from 0 to {last}.",
    },
    "fold_leaks": {
        "ko": "같은 데이터로 학습도 하고 검증도 합니다. 행 {rows}",
        "en": "The same data are used to train and to validate: rows {rows}",
    },
    "fold_training": {
        "ko": "학습에 쓰는 행은 그 검증 폴드에 없는 모든 행이어야 합니다.",
        "en": "The rows to train on should be all those that are not in the validation fold.",
    },
    "fold_every_kth": {
        "ko": "한 폴드가 {first} … 로 {step}칸씩 건너뜁니다. 나누기 전에 섞어야 합니다.",
        "en": "One fold is {first} …, every {step} rows. Shuffle before dividing.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "rows_of_the_slide": {"ko": "슬라이드의 행들", "en": "the slide's rows"},
    "test_data_of_another_world": {
        "ko": "학습 데이터와 크게 다른 테스트 데이터",
        "en": "test data far from the training data",
    },
    "narrow_columns": {"ko": "값의 차이가 작은 열", "en": "columns of small spread"},
    "random_labels": {"ko": "무작위 정답", "en": "random labels"},
    "classes_that_never_appear": {"ko": "나오지 않는 부류", "en": "classes that never appear"},
    "large_labels": {"ko": "번호가 큰 레이블", "en": "labels of large numbers"},
    "one_label": {"ko": "레이블 하나", "en": "one label"},
    "extremes": {"ko": "극단적인 경우", "en": "extreme cases"},
    "another_positive_label": {"ko": "양성 레이블을 달리할 때", "en": "another positive label"},
    "usual_positive_among_several": {
        "ko": "부류가 여럿일 때 양성은 1",
        "en": "label 1 as positive among several",
    },
    # impute_missing
    "nothing_known": {"ko": "아는 값이 하나도 없는 열", "en": "columns with nothing known"},
    "nothing_missing": {"ko": "결측값이 없을 때", "en": "nothing missing"},
    "zeros_are_known": {"ko": "0은 결측값이 아님", "en": "zeros are known"},
    "many_medians": {"ko": "긴 열의 중앙값", "en": "the median of a long column"},
    # clip_outliers
    "outliers_on_both_sides": {"ko": "양쪽의 이상치", "en": "outliers on both sides"},
    "columns_on_their_own_scales": {"ko": "열마다 다른 크기", "en": "columns on their own scales"},
    "almost_constant_column": {"ko": "값이 거의 같은 열", "en": "a column of nearly one value"},
    # one_hot
    "one_class": {"ko": "부류가 하나", "en": "one class"},
    "many_classes": {"ko": "부류가 많을 때", "en": "many classes"},
    # train_val_test_split
    "every_datum_in_one_set": {"ko": "모든 데이터를 한 집합에만", "en": "every datum in one set"},
    "everything_is_shuffled": {"ko": "모두 섞음", "en": "everything is shuffled"},
    # k_fold_indices
    "number_and_sizes": {"ko": "폴드의 수와 크기", "en": "number and sizes of the folds"},
    "every_datum_validates_once": {
        "ko": "모든 데이터를 한 번씩 검증에",
        "en": "every datum validates once",
    },
    "training_is_the_rest": {"ko": "나머지는 모두 학습에", "en": "training is the rest"},
    "folds_mix_the_whole_data": {
        "ko": "폴드마다 고루 섞인 데이터",
        "en": "folds mix the whole data",
    },
    "every_row_in_any_fold": {"ko": "어느 행이든 어느 폴드에나", "en": "every row in any fold"},
    # predict_sales
    "new_shop": {"ko": "새 매장", "en": "a new shop"},
    "fewer_data_than_features": {
        "ko": "데이터가 특징보다 적을 때",
        "en": "fewer data than features",
    },
    # predict_purchase
    "random_customers": {"ko": "무작위 고객", "en": "random customers"},
    "no_step_at_all": {"ko": "한 걸음도 학습하지 않을 때", "en": "no step at all"},
    "next_to_one_half": {"ko": "확률이 0.5 바로 옆일 때", "en": "next to one half"},
    "seldom_bought": {"ko": "구매가 드물 때", "en": "few buyers"},
    "customer_far_out": {"ko": "남들과 크게 다른 고객", "en": "a customer far from all others"},
    # standardize, min_max_scale
    "nothing_to_change": {"ko": "이미 맞추어진 열", "en": "columns that are scaled already"},
    # predict_sales
    "columns_that_nearly_agree": {"ko": "거의 같은 두 열", "en": "two columns that nearly agree"},
    "labels_play_no_part": {
        "ko": "레이블을 보지 않고 나누는지",
        "en": "labels play no part in the split",
    },
}
