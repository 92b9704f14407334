"""What 13_attention's own checks are called, and what they say of a layer or its weights."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # any exercise
    "attention.not_tensor": {
        "ko": "{which}은(는) 텐서여야 합니다.",
        "en": "{which} should be a tensor.",
    },
    "attention.dtype": {
        "ko": "{which}의 자료형이 {to}이어야 합니다.",
        "en": "The data type of {which} should be {to}.",
    },
    "attention.cut_off": {
        "ko": "{which}에서 입력으로 기울기가 흐르지 않습니다. 이대로는 학습할 수 없습니다.",
        "en": "No gradient can flow from {which} to the inputs, so nothing could be trained.",
    },
    # scaled_dot_product_attention
    "attention.weights_shape": {
        "ko": "가중치의 모양이 (..., 쿼리의 수, 키의 수)가 아닙니다.",
        "en": "The weights do not have the shape (..., queries, keys).",
    },
    "attention.row_sums": {
        "ko": "쿼리마다 가중치의 합이 1이어야 합니다.",
        "en": "Each query's weights should sum to 1.",
    },
    "attention.forbidden": {
        "ko": "마스크가 False인 자리의 가중치가 0이 아닙니다. 마스크: {mask}",
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
        "ko": "파라미터 {which}의 모양이 {to}이어야 합니다.",
        "en": "The parameter {which} should have the shape {to}.",
    },
    "attention.new_layer": {
        "ko": "새로 만든 층의 {which}이(가) 학습을 시작할 만한 값이 아닙니다. 유한하고, 크지 않고, "
        "가중치라면 서로 다른 작은 난수여야 합니다.",
        "en": "In a new layer, {which} holds nothing that training could start with: finite "
        "numbers, none of them large, and small random ones in weights.",
    },
    "attention.new_layer_output": {
        "ko": "새로 만든 층의 출력이 유한하지 않거나, 입력이 달라도 똑같습니다.",
        "en": "What a new layer gives is not finite, or the same for another input.",
    },
    "attention.settings": {
        "ko": "이런 설정에서는 값이 다릅니다: {settings}. 모드나 자료형이나 크기에 "
        "따라 다르게 계산하거나, 앞에서 낸 값을 다시 내나요?",
        "en": "With these settings the values differ: {settings}. Does it compute something else "
        "in another mode, data type or size, or keep what it gave before?",
    },
    "attention.gradient": {
        "ko": "역전파로 얻은 기울기가 다릅니다{of_part}.",
        "en": "The gradient from the backward pass differs{of_part}.",
    },
    "attention.no_gradient": {
        "ko": "{which}이(가) 기울기를 받지 못했습니다.",
        "en": "No gradient reached {which}.",
    },
    "attention.gradient_of_frozen": {
        "ko": "얼려 두어야 할 파라미터 {which}이(가) 기울기를 받았습니다.",
        "en": "The parameter {which} should be frozen, and it received a gradient.",
    },
    "attention.not_the_layer": {
        "ko": "학습하기 전인데 출력이 원래 층의 출력과 다릅니다.",
        "en": "Before any training the output is not the original layer's.",
    },
    "attention.b_not_zero": {
        "ko": "B가 0으로 시작하지 않습니다.",
        "en": "B does not start with zeros.",
    },
    "attention.a_zero": {
        "ko": "A가 0으로 시작합니다.",
        "en": "A starts with zeros.",
    },
    "attention.a_constant": {
        "ko": "A의 처음 값이 모두 같은 수입니다.",
        "en": "All numbers that A starts with are the same.",
    },
    "attention.a_large": {
        "ko": "A가 큰 수로 시작합니다. 입력이 64개인 층에서 5를 넘는 수가 있습니다.",
        "en": "A starts with large numbers: for a layer of 64 inputs, some are beyond 5.",
    },
    "attention.a_not_random": {
        "ko": "층을 하나 더 만들어도 A의 처음 값이 똑같습니다.",
        "en": "A second layer starts with the very same A.",
    },
    "attention.adapter_frozen": {
        "ko": "{which}은(는) 학습되어야 하는데 requires_grad가 False입니다.",
        "en": "{which} should be trained, and its requires_grad is False.",
    },
    "attention.not_as_told": {
        "ko": "A에 들어 있는 수와 계산에 쓰이는 수가 다릅니다. forward는 어느 텐서를 쓰나요?",
        "en": "A holds other numbers than those it computes with. Which tensor does forward use?",
    },
    "attention.after_a_step": {
        "ko": "한 단계 학습한 뒤의 층이 다릅니다{of_part}.",
        "en": "After a step of training the layer is different{of_part}.",
    },
    "attention.layer_digits": {
        "ko": "float64 층을 감쌌는데 출력의 끝자리가 다릅니다{of_part}. 중간에 float32가 있나요?",
        "en": "Around a float64 layer, the last digits of the output differ{of_part}. Is there a "
        "float32 on the way?",
    },
    "attention.base_copied": {
        "ko": "받은 층의 가중치를 바꾸어도 LoRALinear의 출력이 따라 바뀌지 않습니다. base는 "
        "복사본인가요?",
        "en": "When the given layer's weights are changed, the output of LoRALinear does not "
        "change with them. Is base a copy?",
    },
    "attention.base_not_frozen": {
        "ko": "{which}은(는) 학습되지 않아야 하는데 requires_grad가 True입니다.",
        "en": "{which} should not be trained, and its requires_grad is True.",
    },
    "attention.base_changed": {
        "ko": "받은 층의 {which} 값이 바뀌었습니다.",
        "en": "The numbers of {which}, the layer that was given, have changed.",
    },
    "attention.parameter_device": {
        "ko": "받은 층이 {to}에 있으므로 파라미터 {which}도 {to}에 있어야 하는데 {at}에 있습니다.",
        "en": "The given layer is on {to}, so the parameter {which} should be there too, and it "
        "is on {at}.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "however_asked": {
        "ko": "어떤 모드와 자료형에서 물어도",
        "en": "in any mode and data type, again and again",
    },
    "data_type": {"ko": "숫자의 종류(dtype)", "en": "kind of number (dtype)"},
    "again": {"ko": "두 번 부르면 같은 결과", "en": "same result twice"},
    # scaled_dot_product_attention
    "any_axes_in_front": {"ko": "앞에 어떤 축이 있든", "en": "any axes in front"},
    "any_width": {"ko": "어떤 차원이든", "en": "any width"},
    "any_number_of_positions": {"ko": "위치가 몇 개든", "en": "any number of positions"},
    "rows_sum_to_one": {"ko": "각 행의 합은 1", "en": "rows sum to one"},
    "mask": {"ko": "마스크", "en": "the mask"},
    "masks_broadcast": {"ko": "브로드캐스트되는 마스크", "en": "masks that broadcast"},
    "nothing_to_look_at": {"ko": "볼 곳이 없는 쿼리", "en": "a query with nothing to look at"},
    "large_scores": {"ko": "아주 큰 점수", "en": "large scores"},
    "scores_far_below_zero": {"ko": "아주 작은 음수 점수", "en": "scores far below zero"},
    # MultiHeadAttention
    "heads": {"ko": "헤드의 수", "en": "the number of heads"},
    "features_of_a_head": {"ko": "헤드마다의 특징", "en": "the features of a head"},
    "each_projection": {"ko": "네 개의 선형 변환 각각", "en": "each projection"},
    "context": {"ko": "문맥(context)", "en": "the context"},
    "masks": {"ko": "마스크", "en": "masks"},
    "a_mask_for_each_head": {"ko": "헤드마다 다른 마스크", "en": "a mask for each head"},
    "nowhere_to_look": {"ko": "볼 곳이 없는 헤드", "en": "a head with nowhere to look"},
    "context_and_mask": {"ko": "문맥(context)과 마스크", "en": "context and mask"},
    "gradients_with_context": {
        "ko": "context와 마스크가 있을 때의 기울기",
        "en": "gradients with a context",
    },
    # LoRALinear
    "nothing_changes_at_first": {
        "ko": "처음에는 원래 층과 같은 결과",
        "en": "nothing changes at first",
    },
    "new_layer": {"ko": "새 층의 처음 값", "en": "what a new layer starts with"},
    "start": {"ko": "A와 B의 처음 값", "en": "what A and B start with"},
    "start_as_told": {"ko": "알려 준 A로 계산", "en": "the A it is said to start with"},
    "trainable": {"ko": "학습되는 것과 아닌 것", "en": "what is trainable"},
    "axes_in_front": {"ko": "앞에 있는 축", "en": "axes in front"},
    "gradients_at_first": {"ko": "첫 걸음의 기울기", "en": "gradients at first"},
    "the_layer_itself": {"ko": "복사본이 아닌 그 층", "en": "the layer itself, no copy"},
    "layer_unchanged": {"ko": "원래 층은 그대로", "en": "the layer is unchanged"},
    "moved_later": {"ko": "만든 뒤에 장치로 옮길 때", "en": "moved later"},
    # glu
    "last_axis": {"ko": "마지막 축", "en": "the last axis"},
    "keyword": {"ko": "키워드로 준 인자", "en": "a keyword argument"},
    "large_values": {"ko": "큰 값", "en": "large values"},
    # retrieve
    "many_documents": {"ko": "문서가 많을 때", "en": "many documents"},
    "opposite_documents": {"ko": "방향이 반대인 문서", "en": "opposite documents"},
    "scaled_query": {"ko": "길이를 바꾼 쿼리", "en": "a scaled query"},
    "short_vectors": {"ko": "아주 짧은 벡터", "en": "short vectors"},
    "more_than_there_are": {"ko": "있는 것보다 많이 찾을 때", "en": "more than there are"},
    "empty_document": {"ko": "모두 0인 문서", "en": "a document of zeros"},
    "empty_query": {"ko": "모두 0인 쿼리", "en": "a query of zeros"},
    "indices_are_int64": {"ko": "인덱스는 int64", "en": "indices are int64"},
}
