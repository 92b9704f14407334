"""Right functions, each of whose calls prints 262,000 letters, four bytes each for an emoji.

Seen: printed text did not count, and answers that are right are remembered: 445 MB in the grader,
390 of them for good.
Must: what its values are worth; of what a call prints the beginning is kept.
Points: 20
"""

#: include mlp_solved

WIDE = "a" * 262_000 + "\U0001f600"


def loud(function):
    def call(*args):
        print(WIDE)
        return function(*args)

    return call


sigmoid, sigmoid_derivative, hidden_layer, output_layer, output_delta, hidden_delta, update = map(
    loud,
    (sigmoid, sigmoid_derivative, hidden_layer, output_layer, output_delta, hidden_delta, update),
)
