"""Runs `main` from bytecode: Python compiles the script it is started with each time."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import main

del sys.modules["main"]  # a submission may have a file of that name
main.main()
