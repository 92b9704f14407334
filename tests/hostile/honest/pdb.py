"""pdb.set_trace was left in a function.

Says: grading.debugger
"""

#: include mlp_solved


import pdb

inner = output_delta


def output_delta(y, y_hat):
    pdb.set_trace()
    return inner(y, y_hat)
