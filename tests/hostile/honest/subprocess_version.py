"""The program asks git for its version.

Says: fault.processes
"""

#: include mlp_solved


import subprocess

version = subprocess.run(["git", "--version"], capture_output=True)
