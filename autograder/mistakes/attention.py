"""Known mistakes of 13_attention: scales, axes, masks, heads, frozen weights and devices."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()
