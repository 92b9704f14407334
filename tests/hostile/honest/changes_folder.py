"""The program goes to a folder of its own."""

#: include mlp_solved


import os

os.makedirs("work", exist_ok=True)
os.chdir("work")
