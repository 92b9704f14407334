"""Known mistakes of 13_attention: scales, axes, masks, heads, frozen weights and devices."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.attention import (
    causal_mask,
    glu,
    lora_linear,
    multi_head_attention,
    positional_encoding,
    retrieve,
    scaled_dot_product_attention,
)

mistakes = together(
    scaled_dot_product_attention,
    causal_mask,
    multi_head_attention,
    positional_encoding,
    lora_linear,
    glu,
    retrieve,
)
