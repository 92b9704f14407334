"""A value that feedback shows can be typed back as it stands."""

import pytest

from autograder.grading.describe import describe, describe_call


@pytest.mark.parametrize("value", [(), (5,), (5, 3), ((4,), 6), [5], [(5,)]])
def test_typed_back(value):
    assert eval(describe(value)) == value


def test_call_with_a_single_layer():
    assert describe_call("MLP", [(5,)], {"dropout": 0.5}) == "MLP((5,), dropout=0.5)"
