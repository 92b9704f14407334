"""What 05_losses' own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "rows_not_one": {
        "ko": "돌려준 값에 지수를 취하면 확률이 되는데, 행마다 더해도 1이 되지 않습니다.",
        "en": "Taken to the exponential, what you return should be probabilities, but the rows do "
        "not add up to 1.",
    },
}
