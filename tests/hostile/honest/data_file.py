"""A data file beside the submission is read at the top.

Says: fault.exception
"""

#: include mlp_solved


table = open("data.csv").read()
