"""A progress bar of one's own writes carriage returns and colours."""

#: include mlp_solved


import sys

inner = sigmoid


def sigmoid(z):
    for part in range(5):
        sys.stdout.write(f"\r\x1b[32m{part * 25:3d} %\x1b[0m")
        sys.stdout.flush()
    print()
    return inner(z)
