"""Known mistakes of 12_cnn."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()
