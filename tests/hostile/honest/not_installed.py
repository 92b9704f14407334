"""A library that grading does not have is imported and not needed.

Says: fault.module
"""

#: include mlp_solved


import seaborn_that_is_not_installed as sns
