"""What 04_activations' own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "softmax_not_one": {
        "ko": "행마다 확률을 더하면 1이 되어야 하는데 그렇지 않습니다.",
        "en": "The probabilities of each row should add up to 1, and they do not.",
    },
}
