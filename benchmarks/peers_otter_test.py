"""One exercise's checks as a test file of otter-grader's; its name stands where NAME is written."""

OK_FORMAT = False

from otter.test_files import test_case  # noqa: E402  # pyright: ignore[reportMissingImports]

name = "NAME"
points = 1


@test_case()
def test_all(env):
    """Run the course's checks of this exercise on the notebook's own functions."""
    from peers_checks import failures

    found = failures(env, "NAME")
    assert not found, found
