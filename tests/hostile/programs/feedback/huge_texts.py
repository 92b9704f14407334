"""Messages, names and signatures of megabytes.

Seen: a step summary above 1 MiB is dropped whole.
Must: cut; no points.
Routes: feedback
"""

LONG = "long " * 500_000
print(LONG)
exec(f"class {'C' * 100_000}(Exception): pass")


def sigmoid(x):
    raise globals()["C" * 100_000](LONG)


def sigmoid_derivative(a, *, missing=LONG, other):
    return a


def output_delta(y, y_hat):
    return LONG
