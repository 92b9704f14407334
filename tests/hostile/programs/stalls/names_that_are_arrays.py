"""Right functions; the names that it says to hold are 2,000 times the same array.

Seen: each was written out as text, which takes 6 ms for 1,000 numbers: 17 s, or without end.
Must: what its values are worth; what is no text is no name.
Points: 20
"""

import sys

#: include mlp_solved

wire = sys.modules["wire"]
honest = wire.send_frame
NUMBERS = np.random.default_rng(0).normal(size=1000) * 10.0 ** np.arange(-200, 300, 0.5)
NAMES = ", ".join(['{"a": "0"}'] * 2000)


def send(write, message):
    if "names" not in message:
        honest(write, message)
        return
    said = '{"d": [["id", %d], ["names", {"l": [%s]}], ["output", ""]]}' % (message["id"], NAMES)
    write(wire.framed(said.encode(), wire.save_tensors({"0": NUMBERS})))


wire.send_frame = send
