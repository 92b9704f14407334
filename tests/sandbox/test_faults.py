"""What an exception is called."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.student_side.faults import type_name

OWN: dict[str, Any] = {"__name__": "backprop"}
exec("class Shapes(ValueError): pass\nclass Plain(Exception): pass", OWN)
exec("class Later(NotImplementedError): pass", OWN)


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (ValueError(), "ValueError"),
        (OWN["Shapes"](), "ValueError"),
        (OWN["Plain"](), "Plain"),
        (OWN["Later"](), "Later"),
        (np.linalg.LinAlgError(), "LinAlgError"),
        (json.JSONDecodeError("", "", 0), "JSONDecodeError"),
    ],
)
def test_a_submissions_own_class_is_called_what_it_derives_from(error: Exception, name: str):
    assert type_name(error) == name
