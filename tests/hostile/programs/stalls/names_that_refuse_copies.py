"""The namespace is filled with two hundred thousand names, and objects that refuse to be copied.

Seen: thought of here: each exercise starts from the state after loading, which is kept.
Must: no points; graded in time.
"""


class No:
    def __copy__(self):
        raise SystemExit

    def __deepcopy__(self, memo):
        raise KeyboardInterrupt

    def __eq__(self, other):
        raise MemoryError

    __hash__ = None


for _n in range(200_000):
    globals()[f"name_{_n}"] = No()


def sigmoid(z):
    for n in range(1000):
        globals()[f"new_{n}"] = No()
    return z
