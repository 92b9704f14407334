"""What 02_mlp's own checks are called."""

from __future__ import annotations

TITLES: dict[str, dict[str, str]] = {
    # update
    "large_step": {"ko": "학습률이 클 때", "en": "a large learning rate"},
    # train_step
    "old_weights_for_both_layers": {
        "ko": "두 층 모두 갱신 전의 가중치로",
        "en": "old weights for both layers",
    },
}
