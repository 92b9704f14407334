"""A library is used where it is, and done without elsewhere."""

#: include mlp_solved


try:
    from tqdm_that_is_not_installed import tqdm
except ImportError:
    tqdm = iter
