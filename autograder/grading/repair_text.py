"""Questions about the line that a small change points to, by the kind of change, in both languages.

`{l}` is the line, `{c}` what stands there, `{p}` a parameter. None says what the change was.
"""

from __future__ import annotations

QUESTIONS: dict[str, dict[str, str]] = {
    "unused": {
        "ko": "`{p}` 값을 어디에서 쓰나요? {l}번째 줄의 `{c}`도 다시 볼까요?",
        "en": "Where do you use `{p}`? Could you look at `{c}` on line {l} once more?",
    },
    "keyword": {
        "ko": "{l}번째 줄: `{c}`에 어떤 인자를 주었고, 주지 않은 것은 무엇으로 정해지나요?",
        "en": "Line {l}: which arguments does `{c}` get, and what holds for those it does not get?",
    },
    "index": {
        "ko": "{l}번째 줄: 작은 예를 들어 보면 `{c}`는 어느 원소부터 어느 원소까지인가요?",
        "en": "Line {l}: on a small example, what are the first and the last element of `{c}`?",
    },
    "size": {
        "ko": "{l}번째 줄: `{c}`는 어느 축의 크기인가요? 그 자리에 있어야 할 크기는 무엇인가요?",
        "en": "Line {l}: the size of which axis is `{c}`, and which size belongs there?",
    },
    "dtype": {
        "ko": "{l}번째 줄: 입력이 정수일 때 `{c}`의 값과 dtype은 무엇인가요?",
        "en": "Line {l}: if the inputs are ints, what are the value and the dtype of `{c}`?",
    },
    "mean": {
        "ko": "{l}번째 줄: `{c}`는 합인가요, 평균인가요? 문제에서는 어느 쪽을, 무엇에 "
        "걸쳐 구하나요?",
        "en": "Line {l}: is `{c}` a sum or a mean? Which does the text ask for, and over what?",
    },
    "guard": {
        "ko": "{l}번째 줄: `{c}`는 어떤 경우들을 나누나요? 문제에서도 그 경우들을 나누나요?",
        "en": "Line {l}: which cases does `{c}` separate, and does the text separate them?",
    },
    "loop": {
        "ko": "{l}번째 줄: `{c}`는 반복마다 한 번씩 실행되나요, 모두 합쳐 한 번인가요? 어느 "
        "쪽이어야 하나요?",
        "en": "Line {l}: does `{c}` happen once per turn of the loop or once in all? Which "
        "should it?",
    },
    "sign": {
        "ko": "{l}번째 줄: 오차나 입력이 양수이면 `{c}`는 결과를 어느 쪽으로 움직이나요?",
        "en": "Line {l}: with a positive error or input, which way does `{c}` move the result?",
    },
    "comparison": {
        "ko": "{l}번째 줄: 두 값이 꼭 같을 때 `{c}`는 어떻게 되나요? 클 때와 작을 때는요?",
        "en": "Line {l}: what does `{c}` give when both sides are equal? And when one is larger?",
    },
    "call": {
        "ko": "{l}번째 줄: `{c}`에서 함수를 부르기 전과 뒤의 값은 각각 무엇이고, 문제에 그 "
        "계산이 있나요?",
        "en": "Line {l}: what is the value before and after the call in `{c}`, and does the text "
        "ask for that step?",
    },
    "order": {
        "ko": "{l}번째 줄: `{c}`가 쓰는 값은 고치기 전의 것인가요, 고친 것인가요? 어느 쪽이어야 "
        "하나요?",
        "en": "Line {l}: are the values that `{c}` uses the old ones or the new ones, and which "
        "should they be?",
    },
    "constant": {
        "ko": "{l}번째 줄: `{c}`라는 수는 문제의 어디에서 왔나요?",
        "en": "Line {l}: where in the text does the number `{c}` come from?",
    },
    "axis": {
        "ko": "{l}번째 줄: 3행 2열이면 `{c}`의 모양은 무엇인가요? 어느 방향으로 계산해야 하나요?",
        "en": "Line {l}: for 3 rows and 2 columns, what is the shape of `{c}`? Along which axis "
        "should it go?",
    },
    "transpose": {
        "ko": "{l}번째 줄: `{c}`의 행과 열은 각각 무엇을 뜻하나요?",
        "en": "Line {l}: what do the rows of `{c}` stand for, and what the columns?",
    },
    "operator": {
        "ko": "{l}번째 줄: `{c}`에서 두 값을 잇는 연산은 식의 어느 기호에 해당하나요?",
        "en": "Line {l}: which symbol of the formula is the operation in `{c}`?",
    },
    "term": {
        "ko": "{l}번째 줄: `{c}`의 부분들은 각각 식의 어느 항인가요?",
        "en": "Line {l}: which term of the formula is each part of `{c}`?",
    },
    "family": {
        "ko": "{l}번째 줄: `{c}`는 무엇을 구하나요? 문제에서 구하라는 것과 같은가요?",
        "en": "Line {l}: what does `{c}` work out, and is it what the text asks for?",
    },
    "float": {
        "ko": "입력이 리스트나 정수 배열이면 {l}번째 줄부터 각 값은 어떤 종류가 되나요?",
        "en": "If an input is a list, or holds ints, what sort of value is each one from line "
        "{l} on?",
    },
    "copy": {
        "ko": "{l}번째 줄부터 값을 쓰는 배열은 새 배열인가요, 받은 배열인가요?",
        "en": "From line {l} on: is what you write to a new array, or the caller's?",
    },
    "brackets": {
        "ko": "{l}번째 줄: 파이썬은 `{c}`를 어떤 순서로 계산하나요? 괄호는 어디까지 묶나요?",
        "en": "Line {l}: in which order does Python work out `{c}`? What do the brackets hold?",
    },
    "swap": {
        "ko": "{l}번째 줄: `{c}`에서 값들의 순서는 문제의 순서와 같은가요?",
        "en": "Line {l}: do the values in `{c}` come in the order that the text gives?",
    },
    "statement": {
        "ko": "{l}번째 줄: `{c}`는 문제의 어느 단계인가요?",
        "en": "Line {l}: which step of the text is `{c}`?",
    },
    "condition": {
        "ko": "{l}번째 줄: `{c}`는 언제 참이 되나요?",
        "en": "Line {l}: when is `{c}` true?",
    },
    "name": {
        "ko": "{l}번째 줄: `{c}`에는 이때 무엇이 들어 있나요? 식에서 그 자리에 있는 것은 "
        "무엇인가요?",
        "en": "Line {l}: what does `{c}` hold at this point, and what stands there in the formula?",
    },
    "nested": {
        "ko": "{l}번째 줄: `{c}`는 반복마다 새로 해야 하나요, 한 번이면 되나요?",
        "en": "Line {l}: does `{c}` have to happen anew on every turn of the loop, or once?",
    },
    "inserted": {
        "ko": "{l}번째 줄: `{c}`와 식을 나란히 놓고 보면 빠진 것이 있나요?",
        "en": "Line {l}: if you put `{c}` beside the formula, is anything missing?",
    },
}

# What is asked where a line's own text is of no help.
NO_FRAGMENT = {"ko": "이 줄", "en": "this"}
