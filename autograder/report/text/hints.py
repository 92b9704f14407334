"""What the steps of a hint say, in Korean and English; no logic here."""

from __future__ import annotations

HINTS: dict[str, dict[str, str]] = {
    "step": {"ko": "힌트 {number}/{of}", "en": "hint {number} of {of}"},
    "done": {"ko": "이 문제는 완성했습니다.", "en": "This exercise is done."},
    "begin": {
        "ko": "이 함수는 무엇을 받아 무엇을 돌려주나요? 설명의 공식에서 가장 먼저 계산할 것은 "
        "무엇인가요?",
        "en": "What does this function take and what does it give back? Which part of the formula "
        "comes first?",
    },
    "goes_in": {"ko": "들어가고 나오는 것의 모양:", "en": "The shapes of what goes in and out:"},
    "read_docstring": {
        "ko": "함수의 설명(docstring)에 적혀 있습니다.",
        "en": "the function's docstring says them.",
    },
    "at_line": {"ko": "{line}번째 줄을 보세요.", "en": "Look at line {line}."},
    "defined_at": {
        "ko": "함수는 {line}번째 줄에서 시작합니다.",
        "en": "The function begins in line {line}.",
    },
    "right_for": {"ko": "맞는 경우: {names}", "en": "It is right for: {names}"},
    "wrong_for": {"ko": "틀리는 경우: {names}", "en": "It is wrong for: {names}"},
    "differ": {
        "ko": "숫자 {of}개 가운데 {count}개가 다릅니다.",
        "en": "{count} of {of} numbers differ.",
    },
    "no_number": {
        "ko": "이 문제의 설명에는 풀어 놓은 숫자가 없습니다. 작은 숫자를 직접 골라 보세요.",
        "en": "The text of this exercise has no worked number; choose small ones of your own.",
    },
    "this_call": {"ko": "실패한 호출: {shapes}", "en": "The call that fails: {shapes}"},
    "should_be": {"ko": "돌려줄 것: {kind}", "en": "What it should give: {kind}"},
    "your_steps": {
        "ko": "그 호출에서 여러분의 코드가 계산한 것(위의 숫자와 견주어 보세요):",
        "en": "What your code computes in that call (compare it with the number above):",
    },
    "returned": {"ko": "돌려준 값", "en": "returned"},
    "raised": {"ko": "예외:", "en": "raised"},
    "more": {
        "ko": "다음 힌트: course hint {name} --step {number}",
        "en": "the next one: course hint {name} --step {number}",
    },
    "last": {"ko": "이것이 마지막 힌트입니다.", "en": "This was the last hint."},
    "unknown": {
        "ko": "`{name}` 이라는 문제는 없습니다.{meant}",
        "en": "There is no exercise `{name}`.{meant}",
    },
    "meant": {"ko": " `{other}` 을(를) 뜻했나요?", "en": " Did you mean `{other}`?"},
}

# Checks that many exercises have, by the sort of input they try.
CHECK_WORDS: dict[str, dict[str, str]] = {
    "slide_values": {"ko": "슬라이드의 값", "en": "the slide's values"},
    "rows_of_the_slide": {"ko": "슬라이드의 값", "en": "the slide's values"},
    "worked_example": {"ko": "설명의 예", "en": "the text's example"},
    "worked_value": {"ko": "설명의 예", "en": "the text's example"},
    "worked_values": {"ko": "설명의 예", "en": "the text's example"},
    "worked_step": {"ko": "설명의 예", "en": "the text's example"},
    "worked_steps": {"ko": "설명의 예", "en": "the text's example"},
    "worked_graph": {"ko": "설명의 예", "en": "the text's example"},
    "random_values": {"ko": "임의의 배열", "en": "random arrays"},
    "values": {"ko": "임의의 배열", "en": "random arrays"},
    "random_tables": {"ko": "임의의 표", "en": "random tables"},
    "random_labels": {"ko": "임의의 레이블", "en": "random labels"},
    "random_graphs": {"ko": "임의의 그래프", "en": "random graphs"},
    "float": {"ko": "숫자 하나", "en": "a single number"},
    "ints": {"ko": "정수", "en": "integers"},
    "lists": {"ko": "리스트", "en": "lists"},
    "zeros_and_ints": {"ko": "0 과 정수", "en": "zeros and integers"},
    "around_zero": {"ko": "0 근처의 값", "en": "values around zero"},
    "one_sample": {"ko": "예 하나뿐인 입력", "en": "a single example"},
    "constant_column": {"ko": "값이 모두 같은 열", "en": "a column of one value"},
    "unequal_batches": {"ko": "크기가 다른 배치", "en": "batches of unequal size"},
    "any_shape": {"ko": "여러 가지 모양", "en": "arrays of any shape"},
    "perfect_prediction": {"ko": "모두 맞힌 예측", "en": "a perfect prediction"},
    "inputs_unchanged": {"ko": "입력을 그대로 두기", "en": "leaving its inputs alone"},
    "same_twice": {"ko": "두 번 불러도 같기", "en": "the same result twice"},
    "inputs_unchanged_and_same_twice": {
        "ko": "입력을 그대로 두고 두 번 불러도 같기",
        "en": "leaving its inputs alone, and the same result twice",
    },
    "rng_decides": {"ko": "rng 만으로 정해지기", "en": "drawing from rng only"},
    "on_the_device": {"ko": "다른 장치의 텐서", "en": "tensors on another device"},
    "device": {"ko": "다른 장치의 텐서", "en": "tensors on another device"},
    "data_type": {"ko": "숫자의 종류", "en": "the kind of number"},
    "keys_in_any_order": {"ko": "키의 순서가 다른 딕셔너리", "en": "keys in another order"},
    "four_steps": {"ko": "여러 걸음", "en": "several steps"},
    "lists_and_ints": {"ko": "리스트와 정수", "en": "lists and integers"},
    "numbers_lists_and_ints": {
        "ko": "숫자, 리스트, 정수",
        "en": "plain numbers, lists and integers",
    },
    "pure": {"ko": "입력을 그대로 두기", "en": "leaving its inputs alone"},
    "gradient": {"ko": "기울기 비교", "en": "the comparison with a slope"},
    "extreme_inputs": {"ko": "아주 큰 값과 작은 값", "en": "very large and very small values"},
    "shape": {"ko": "모양", "en": "the shape"},
    "shapes": {"ko": "모양", "en": "the shapes"},
}
