"""Announces messages of exabytes.

Seen: length-prefixed protocols that allocate what is announced.
Must: a protocol fault before anything is read.
"""

#: include channel


def sigmoid(x):
    raw(struct.pack("<4sIQ", b"DLC1", 2**32 - 1, 2**64 - 1))


def sigmoid_derivative(a):
    raw(struct.pack("<4sIQ", b"DLC1", 2, 2**40) + b"{}")


def output_delta(y, y_hat):
    raw(struct.pack("<4sIQ", b"DLC1", 5 << 20, 0) + b" " * (5 << 20))
