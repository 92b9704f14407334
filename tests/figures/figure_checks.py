"""What every test of a drawing asks of it: what it says, and that it can be painted."""

from __future__ import annotations

import struct
import warnings

import pytest
from matplotlib.text import Text

from autograder.figures import Drawing


def words(drawing: Drawing) -> str:
    """All the text in a drawing."""
    assert drawing.figure is not None, drawing.description
    found = drawing.figure.findobj(lambda artist: isinstance(artist, Text))
    return "\n".join(text.get_text() for text in found if isinstance(text, Text))


def assert_renders(drawing: Drawing, caplog: pytest.LogCaptureFixture) -> None:
    """Paint it; fail where a font lacks a character or the description is no plain sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = drawing.png(dpi=40)
    # Matplotlib warns of a glyph missing from text, and logs one missing from a formula.
    said = [record.getMessage() for record in caplog.records]
    # A machine's Korean font may have no bold letters; the others are drawn then.
    assert [text for text in said if "Failed to find font weight" not in text] == []
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG") and min(width, height) > 50
    assert drawing.description and "$" not in drawing.description
