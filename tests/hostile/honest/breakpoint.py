"""A breakpoint was left in a function.

Says: grading.debugger
"""

#: include mlp_solved


inner = update


def update(*args):
    breakpoint()
    return inner(*args)
