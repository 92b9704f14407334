"""What 01_perceptron's own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "gate_row": {
        "ko": "w = {w}, b = {b} 이면 입력 ({x1}, {x2})에서 가중합이 {sum} 이라서 퍼셉트론의 답이 "
        "{output} 이 됩니다. 진리표의 답은 {answer} 입니다.",
        "en": "With w = {w} and b = {b} the weighted sum at ({x1}, {x2}) is {sum}, so the "
        "perceptron answers {output}. The truth table says {answer}.",
    },
    "gate_infinite": {
        "ko": "가중치와 편향은 유한한 숫자여야 합니다: w = {w}, b = {b}.",
        "en": "Weights and bias should be finite numbers: w = {w}, b = {b}.",
    },
}
