"""What 06_backprop's own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "not_refused": {
        "ko": "모양이 {shapes} 로 다른데도 값을 돌려주었습니다. ValueError를 일으켜야 합니다.",
        "en": "The shapes {shapes} differ, yet a value was returned. ValueError should be raised.",
    },
    "wrong_exception": {
        "ko": "모양이 {shapes} 로 다를 때 ValueError가 아니라 {type} 을 일으켰습니다.",
        "en": "Where the shapes {shapes} differ, {type} was raised instead of ValueError.",
    },
    "not_layers": {
        "ko": "층마다의 활성화 값을 담은 리스트를 돌려주어야 합니다.",
        "en": "A list with the activations of every layer should be returned.",
    },
}
