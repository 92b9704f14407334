"""The folder of the file is asked for, as scripts do to find their data.

Says: fault.exception
"""

#: include mlp_solved


from pathlib import Path

HERE = Path(__file__).resolve().parent
print(HERE / "data", (HERE / "data").exists())
