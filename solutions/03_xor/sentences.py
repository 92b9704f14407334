"""What 03_xor's own checks say when a property does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "rng_ignored.init": {
        "ko": "같은 시드의 rng 를 두 번 주었는데 결과가 다릅니다. 난수를 받은 rng 에서만 뽑고 "
        "있나요?",
        "en": "Two generators with the same seed gave different results. Do all random numbers "
        "come from the rng that was given?",
    },
    "init_seed_ignored": {
        "ko": "시드가 다른 rng 를 주었는데 결과가 같습니다. 받은 rng 를 쓰고 있나요?",
        "en": "Generators with different seeds gave the same result. Is the rng that was given "
        "used at all?",
    },
}
