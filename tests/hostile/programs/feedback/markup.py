"""HTML, Markdown, LaTeX and spreadsheet formulas in everything that is shown.

Seen: script in a notebook's output runs in whoever opens the feedback.
Must: shown as text.
Routes: feedback
"""

BAD = "<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:alert(1))=1+1 $\\input{/etc/passwd}$"
print(BAD)


class Shown:
    def _repr_html_(self):
        return BAD


def sigmoid(x):
    """<script>alert(1)</script>"""
    raise ValueError(BAD)


def sigmoid_derivative(a):
    return BAD


def output_delta(y, y_hat):
    return Shown()
