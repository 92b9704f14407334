"""Helpers lie in utils.py beside the submission.

Says: fault.module
"""

#: include mlp_solved


from utils import helper
