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
        "ko": "그 호출에서 여러분의 코드가 계산한 것(위의 숫자와 비교해 보세요):",
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
        "ko": "`{name}`이라는 문제는 없습니다.{meant}",
        "en": "There is no exercise `{name}`.{meant}",
    },
    "meant": {"ko": " `{other}`을(를) 뜻했나요?", "en": " Did you mean `{other}`?"},
}
