"""set_trace was imported by its name and left at the top.

Says: grading.debugger
"""

#: include mlp_solved


from pdb import set_trace

set_trace()
