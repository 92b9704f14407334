"""A file is written to /tmp by its path, where grading lets nobody write.

Points: 18
Says: fault.outside
"""

#: include mlp_solved


inner = sigmoid_derivative


def sigmoid_derivative(a):
    with open("/tmp/activations.txt", "w", encoding="utf-8") as file:
        file.write(str(a))
    return inner(a)
