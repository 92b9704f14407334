"""A global counter counts the calls."""

#: include mlp_solved


calls = 0
inner = sigmoid


def sigmoid(x):
    global calls
    calls += 1
    return inner(x)
