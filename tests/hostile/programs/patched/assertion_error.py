"""Replaces the exceptions and built-in functions that comparisons are made of.

Seen: against graders that `exec` submission and tests in one namespace.
Must: no points, and the worker survives or the submission fails.
"""

import builtins


class Fine(Exception):
    pass


builtins.AssertionError = Fine
builtins.isinstance = lambda value, kind: True
builtins.abs = builtins.sum = builtins.max = lambda *args, **kwargs: 0
builtins.all = builtins.any = lambda *args: True
builtins.len = lambda value: 3


def sigmoid(x):
    return 0.0
