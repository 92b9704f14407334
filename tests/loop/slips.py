"""Twenty slips that students make in 02, and what each is told in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """What a student writes below an exercise's docstring, and words of what is said of it."""

    exercise: str
    body: str
    en: str
    ko: str


SLIPS = [
    Slip("sigmoid", "return 1 / (1 + np.exp(x))", "sign of your exponent?", "부호"),
    Slip("sigmoid", "return 1 / 1 + np.exp(-x)", "In which order does Python", "1 / 1 + e"),
    Slip("sigmoid", "if x is None\n        return x", "expected ':'", "읽지 못했습니다"),
    Slip("sigmoid", "return (1", "every bracket that opens", "괄호마다"),
    Slip("sigmoid", "if x = 1:\n        return x", "`==` or `=`", "`==`와 `=`"),
    Slip("sigmoid", "if 1:\n\treturn 1\n        return 2", "tabs and spaces mixed", "탭과 공백"),
    Slip("sigmoid", "print(x)", "print only shows a value", "값을 보여 줄 뿐입니다"),
    Slip("sigmoid", "return math.exp(x)", "`math`", "`math`"),
    Slip("sigmoid", "return nmpy.exp(x)", "spelled the same there", "철자"),
    Slip("sigmoid", "import os\n    os._exit(3)", "ended suddenly", "갑자기 끝났습니다"),
    Slip("sigmoid", "return [0.5, 0.5]", "should return a single number", "숫자 하나를"),
    Slip("sigmoid", "return sigmoid(x)", "calling itself", "자기 자신을"),
    Slip(
        "sigmoid",
        "return np.round(1/(1+np.exp(-np.clip(x,-500,500))), 3)",
        "If you round inside the code",
        "코드 안에서 반올림하면",
    ),
    Slip(
        "sigmoid",
        "x[...] = 0\n    return x",
        "is what this writes into something new",
        "받은 것이나 그 일부인가요",
    ),
    Slip("sigmoid", "breakpoint()\n    return x", "--in-process -s", "--in-process -s"),
    Slip("sigmoid_derivative", "return a * (1 + a)", "which way does `1 + a`", "어느 쪽으로"),
    Slip("hidden_layer", "return X @ W1 + b1", "should return 2 values", "값 2개를"),
    Slip(
        "hidden_delta",
        "return delta2 @ W2 * A1",
        "The code raised ValueError",
        "예외를 일으켰습니다",
    ),
    Slip("hidden_delta", "return np.zeros((3, 3))", "The shape is different", "모양(shape)이"),
    Slip("update", "return W", "should return 2 values", "값 2개를"),
    Slip("train_step", "return X[9_999]", "IndexError", "IndexError"),
]
