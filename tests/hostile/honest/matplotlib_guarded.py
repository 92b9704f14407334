"""A figure is drawn where matplotlib can be had."""

#: include mlp_solved


try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    plt.plot([1, 2])
except Exception as error:
    print("no figure:", error)
