"""What a function prints is captured by the function itself."""

#: include mlp_solved


import contextlib
import io

inner = sigmoid


def sigmoid(z):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        print(z)
    assert said.getvalue()
    return inner(z)
