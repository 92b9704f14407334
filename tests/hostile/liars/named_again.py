"""save_checkpoint writes a megabyte that names one dict of 20,000 items twenty thousand times.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: found here: the grader copied the dict each time it was named, 400 million items in all.
Must: no points, and the grader reads no more than the file holds.
"""

import zipfile

MANY = 20_000


def key(name):
    return b"X" + len(name).to_bytes(4, "little") + name.encode()


def save_checkpoint(path, model, optimizer, epoch):
    numbers = b"".join(b"M" + n.to_bytes(2, "little") + b"K\x01" for n in range(MANY))
    first = key("model") + b"}(" + numbers + b"uq\x01s"
    groups = key("param_groups") + b"](" + b"h\x01" * MANY + b"es"
    pickled = b"\x80\x02}" + first + key("optimizer") + b"}" + groups + b"s."
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", pickled)
