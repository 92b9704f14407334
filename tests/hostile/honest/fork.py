"""os.fork at the top.

Says: fault.processes
"""

#: include mlp_solved


import os

child = os.fork()
