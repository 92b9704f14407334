"""Attention detaches the queries: what asks can never be learnt.

Assignment: 13_attention
Exercises: scaled_dot_product_attention
Seen: an attack from outside found it accepted.
Must: no points.
"""

import math


def scaled_dot_product_attention(query, key, value, mask=None):
    scores = query.detach() @ key.mT / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = scores.softmax(-1).nan_to_num(0.0)
    return weights @ value, weights
