"""An image for `course predict` costs no more than a photograph, whatever its file says."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.mnist.images import read_digit


def png(width: int, height: int, raw: bytes) -> bytes:
    """A PNG of one bit per pixel whose header claims any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


FILES = {
    "many pixels": png(13_000, 13_000, bytes(1000)),
    "more than a file can hold": png(2**31 - 1, 2**31 - 1, b""),
    "none at all": png(0, 0, b""),
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n",
    "GIF": b"GIF89a" + b"\0" * 20,
    "TIFF": b"II*\0\x08\0\0\0\xff\xff" + b"\0" * 100,
    "XBM": b"#define a_width 99999\n#define a_height 99999\nstatic char a_bits[] = {0};",
}


@pytest.mark.parametrize("name", FILES)
def test_one_sentence_and_nothing_unpacked(name: str, tmp_path: Path) -> None:
    file = tmp_path / "숫자 8.png"
    file.write_bytes(FILES[name])
    with pytest.raises(CourseError) as told:
        read_digit(file)
    assert str(file) in str(told.value) and "\n" not in str(told.value)


def test_a_size_is_known_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "8.png"
    file.write_bytes(png(13_000, 13_000, b"cut off"))
    with pytest.raises(CourseError, match="13000 by 13000 pixels"):
        read_digit(file)
