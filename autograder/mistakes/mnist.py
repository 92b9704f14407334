"""Known mistakes of 11_mnist."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()
