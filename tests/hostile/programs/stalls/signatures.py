"""Functions whose signatures, defaults and annotations are megabytes or run code when shown.

Seen: thought of here: the sentence about a wrong signature shows it.
Must: no points; short in the report.
"""


class Shown:
    def __repr__(self):
        return "\x1b[2J\n" + "x" * 10_000_000


class Sig:
    def __init__(self, f):
        self.f = f

    @property
    def __signature__(self):
        while True:
            pass

    def __call__(self, *a):
        raise TypeError("takes nothing")


def sigmoid(*, a=Shown(), b: Shown() = Shown()):
    pass


exec("def sigmoid_derivative(" + ",".join(f"a{i}" for i in range(5000)) + "): pass")
hidden_layer = Sig(sigmoid)
