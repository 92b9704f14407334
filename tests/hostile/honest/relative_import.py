"""A relative import, as in a package.

Says: fault.exception
"""

#: include mlp_solved


from . import helper
