"""Makes nbgrader grade through the sandbox; `configure` is all that nbgrader_config.py needs."""

from autograder.gradebook.configure import configure

__all__ = ["configure"]
