"""What 13_attention's own checks say when something about a layer or its weights does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # any exercise
    "attention.not_tensor": {
        "ko": "{which} 은(는) 텐서여야 합니다.",
        "en": "{which} should be a tensor.",
    },
    "attention.dtype": {
        "ko": "{which} 의 자료형이 {to} 이어야 합니다.",
        "en": "The data type of {which} should be {to}.",
    },
    "attention.cut_off": {
        "ko": "{which} 에서 입력으로 기울기가 흐르지 않습니다. 이대로는 학습할 수 없습니다.",
        "en": "No gradient can flow from {which} to the inputs, so nothing could be trained.",
    },
    # scaled_dot_product_attention
    "attention.weights_shape": {
        "ko": "가중치의 모양이 (..., 쿼리의 수, 키의 수) 가 아닙니다.",
        "en": "The weights do not have the shape (..., queries, keys).",
    },
    "attention.row_sums": {
        "ko": "쿼리마다 가중치의 합이 1이어야 합니다.",
        "en": "Each query's weights should sum to 1.",
    },
    "attention.forbidden": {
        "ko": "마스크가 False 인 자리의 가중치가 0이 아닙니다. 마스크: {mask}",
        "en": "Places where the mask is False have weights other than 0. The mask: {mask}",
    },
    "attention.row_sums_masked": {
        "ko": "마스크를 쓸 때도 쿼리마다 가중치의 합이 1이어야 합니다.",
        "en": "With a mask too, each query's weights should sum to 1.",
    },
    # MultiHeadAttention, LoRALinear
    "attention.parameter_names": {
        "ko": "모델에 있어야 할 파라미터가 없습니다: {names}",
        "en": "Parameters that the model should have are missing: {names}",
    },
    "attention.more_parameters": {
        "ko": "과제에 없는 파라미터가 모델에 있습니다: {names}",
        "en": "The model has parameters that the exercise does not ask for: {names}",
    },
    "attention.parameter_shape": {
        "ko": "파라미터 {which} 의 모양이 {to} 이어야 합니다.",
        "en": "The parameter {which} should have the shape {to}.",
    },
    "attention.gradient": {
        "ko": "역전파로 얻은 기울기가 다릅니다{of_part}.",
        "en": "The gradient from the backward pass differs{of_part}.",
    },
    "attention.no_gradient": {
        "ko": "{which} 이(가) 기울기를 받지 못했습니다.",
        "en": "No gradient reached {which}.",
    },
    "attention.gradient_of_frozen": {
        "ko": "얼려 두어야 할 파라미터 {which} 이(가) 기울기를 받았습니다.",
        "en": "The parameter {which} should be frozen, and it received a gradient.",
    },
    "attention.not_the_layer": {
        "ko": "학습하기 전인데 출력이 원래 층의 출력과 다릅니다.",
        "en": "Before any training the output is not the original layer's.",
    },
    "attention.b_not_zero": {
        "ko": "B 가 0으로 시작하지 않습니다.",
        "en": "B does not start with zeros.",
    },
    "attention.a_zero": {
        "ko": "A 가 0으로 시작합니다.",
        "en": "A starts with zeros.",
    },
    "attention.a_constant": {
        "ko": "A 의 처음 값이 모두 같은 수입니다.",
        "en": "All numbers that A starts with are the same.",
    },
    "attention.a_large": {
        "ko": "A 가 큰 수로 시작합니다. 입력이 64개인 층에서 5를 넘는 수가 있습니다.",
        "en": "A starts with large numbers: for a layer of 64 inputs, some are beyond 5.",
    },
    "attention.a_not_random": {
        "ko": "층을 하나 더 만들어도 A 의 처음 값이 똑같습니다.",
        "en": "A second layer starts with the very same A.",
    },
    "attention.adapter_frozen": {
        "ko": "{which} 은(는) 학습되어야 하는데 requires_grad 가 False 입니다.",
        "en": "{which} should be trained, and its requires_grad is False.",
    },
    "attention.not_as_told": {
        "ko": "A 에 들어 있는 수와 계산에 쓰이는 수가 다릅니다. forward 는 어느 텐서를 쓰나요?",
        "en": "A holds other numbers than those it computes with. Which tensor does forward use?",
    },
    "attention.after_a_step": {
        "ko": "한 단계 학습한 뒤의 파라미터가 다릅니다{of_part}.",
        "en": "After a step of training the parameters are different{of_part}.",
    },
    "attention.base_copied": {
        "ko": "받은 층의 가중치를 바꾸어도 LoRALinear의 출력이 따라 바뀌지 않습니다. base는 "
        "복사본인가요?",
        "en": "When the given layer's weights are changed, the output of LoRALinear does not "
        "change with them. Is base a copy?",
    },
    "attention.base_not_frozen": {
        "ko": "{which} 은(는) 학습되지 않아야 하는데 requires_grad 가 True 입니다.",
        "en": "{which} should not be trained, and its requires_grad is True.",
    },
    "attention.base_changed": {
        "ko": "받은 층의 {which} 값이 바뀌었습니다.",
        "en": "The numbers of {which}, the layer that was given, have changed.",
    },
    "attention.parameter_device": {
        "ko": "받은 층이 {to} 에 있으므로 파라미터 {which} 도 {to} 에 있어야 하는데 {at} 에 "
        "있습니다.",
        "en": "The given layer is on {to}, so the parameter {which} should be there too, and it "
        "is on {at}.",
    },
}
