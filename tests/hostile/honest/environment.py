"""Environment variables are set for libraries."""

#: include mlp_solved


import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ.setdefault("MPLBACKEND", "Agg")
