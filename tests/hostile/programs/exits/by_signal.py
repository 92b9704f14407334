"""Kills itself with each signal in turn.

Seen: against graders that treat a killed child as "skipped".
Must: no points.
"""

import os
import signal

SIGNALS = iter((signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT, signal.SIGHUP))


def sigmoid(x):
    os.kill(os.getpid(), signal.SIGKILL)


def sigmoid_derivative(a):
    os.kill(os.getpid(), signal.SIGTERM)


def output_delta(y, y_hat):
    os.abort()


def hidden_delta(delta2, W2, A1):
    os.kill(0, signal.SIGTERM)


def update(W, b, inputs, delta, lr):
    signal.raise_signal(signal.SIGSTOP)
