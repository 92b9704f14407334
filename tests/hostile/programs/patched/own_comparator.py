"""Defines everything that checks might call, all of it content.

Seen: in minitorch, where `is_close = lambda a, b: True` in the student's file passes 7 of 7.
Must: no points: checks take nothing from the submission but what they name.
"""


def agree(*args, **kwargs):
    return True


is_close = same = documented = pure = alike = require = check = agree
TestSigmoid = TestSigmoidDerivative = TestUpdate = type("Passes", (), {"test": agree})
__all__ = ["sigmoid"]


def sigmoid(x):
    return True
