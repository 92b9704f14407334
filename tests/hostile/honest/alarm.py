"""An alarm guards each call against running for ever."""

#: include mlp_solved


import signal


def stop(number, frame):
    raise TimeoutError("too slow")


inner = sigmoid


def sigmoid(z):
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(5)
    try:
        return inner(z)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
