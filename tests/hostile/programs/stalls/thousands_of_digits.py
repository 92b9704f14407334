"""Each reply holds 900 whole numbers of 4,300 digits, as the wire has long ones and as JSON has.

Seen: reading, hashing and showing one takes time with the square of its digits: 126 s together.
Must: refused before they are numbers; no points.
"""

import sys

#: include mlp_solved

wire = sys.modules["wire"]
honest = wire.send_frame
LONG = ('{"i": "' + "9" * 4300 + '"}', "9" * 4300)


def send(write, message):
    told = next((key for key in ("value", "replies") if key in message), None)
    if told is None:
        honest(write, message)
        return
    numbers = ", ".join([LONG[message["id"] % 2]] * 900)
    said = '{"d": [["id", %d], ["%s", {"l": [%s]}], ["output", ""]]}'
    said %= message["id"], told, numbers
    write(wire.framed(said.encode(), b""))


wire.send_frame = send
