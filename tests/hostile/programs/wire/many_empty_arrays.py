"""Tens of thousands of empty arrays, and arrays without elements of endless shapes.

Seen: thought of here: each costs the reader more than the sender.
Must: a protocol fault or a wrong value, quickly.
"""

#: include channel


def forged(header):
    text = json.dumps(header).encode()
    reply = tree(id=number(), value={"a": "0"}, output="")
    raw(packed(json.dumps(reply).encode(), struct.pack("<Q", len(text)) + text))


def sigmoid(x):
    forged({str(n): {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]} for n in range(90_000)})


def sigmoid_derivative(a):
    forged({"0": {"dtype": "F64", "shape": [2**40, 0], "data_offsets": [0, 0]}})
