"""Says whether a zip archive can be read in one way only, as the archives of `torch.save` can.

Readers differ: of two archives in a file, of two records under a name, of two letters that differ
in case, one takes the first and another the last. So nothing may be left to take: every byte
belongs to one record, or to the list of them at the end.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Sequence

_LOCAL = struct.Struct("<4sHHHHHIIIHH")  # APPNOTE.TXT 4.3.7
_END = struct.Struct("<4sHHHHIIH")  # 4.3.16
_END_64 = struct.Struct("<4sQHHIIQQQQ")  # 4.3.14
_LOCATOR_64 = struct.Struct("<4sIQI")  # 4.3.15
_DESCRIPTOR = b"PK\x07\x08"
_LISTED = 46  # bytes of an entry of the list, without what has a length of its own
_SIZES_FOLLOW = 1 << 3
# What torch.save writes; with another record (constants.pkl) torch.load takes the file for code.
_RECORD = re.compile(
    r"data\.pkl|data/[0-9]+|byteorder|version|\.format_version|\.storage_alignment"
    r"|\.data/serialization_id"
)


def has_one_reading(data: bytes, records: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the file is one archive of these records, stored one behind the other.

    records: as the list at its end names them.
    """
    folder = records[0].orig_filename.partition("/")[0] if records else ""
    if len({info.orig_filename for info in records}) < len(records) or not folder:
        return False
    at = 0
    for info in sorted(records, key=lambda info: info.header_offset):
        top, _, name = info.orig_filename.partition("/")
        if top != folder or not top.isascii() or not _RECORD.fullmatch(name):
            return False
        if info.header_offset != at or (end := _end_of(data, info)) is None:
            return False
        at = end
    listed = sum(
        _LISTED + len(info.orig_filename) + len(info.extra) + len(info.comment) for info in records
    )
    return _is_listed(data, at, listed, len(records))


def _end_of(data: bytes, info: zipfile.ZipInfo) -> int | None:
    """Where a record ends; None if its own header says something else than the list does."""
    at = info.header_offset
    if at + _LOCAL.size > len(data):
        return None
    mark, _, flags, method, _, _, crc, packed, size, name, extra = _LOCAL.unpack_from(data, at)
    begin = at + _LOCAL.size + name + extra
    written = data[at + _LOCAL.size : at + _LOCAL.size + name]
    sums = (info.CRC, info.compress_size, info.file_size)
    if mark != b"PK\x03\x04" or written != info.orig_filename.encode("ascii", "replace"):
        return None
    if (flags, method) != (info.flag_bits, zipfile.ZIP_STORED) or info.compress_type != method:
        return None
    if info.compress_size != info.file_size or info.flag_bits & 1:
        return None
    end = begin + info.file_size
    if not flags & _SIZES_FOLLOW:
        return end if (crc, packed, size) == sums else None
    if (crc, packed, size) not in ((0, 0, 0), sums):
        return None
    for form in ("<4sIII", "<4sIQQ"):
        told = struct.pack(form, _DESCRIPTOR, *sums)
        if data[end : end + len(told)] == told:
            return end + len(told)
    return None


def _is_listed(data: bytes, start: int, size: int, count: int) -> bool:
    """Whether all that follows the records is their list and its end, and no remark."""
    plain = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, 0)
    at = start + size
    if data[at:] == plain:
        return True
    rest = data[at:]
    if len(rest) != _END_64.size + _LOCATOR_64.size + _END.size or rest[-_END.size :] != plain:
        return False
    mark, left, _, _, *numbers = _END_64.unpack_from(rest)
    if (mark, left) != (b"PK\x06\x06", _END_64.size - 12):
        return False
    locator = _LOCATOR_64.pack(b"PK\x06\x07", 0, at, 1)
    return numbers == [0, 0, count, count, size, start] and rest[_END_64.size : -_END.size] == (
        locator
    )
