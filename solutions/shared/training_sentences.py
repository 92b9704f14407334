"""What checks of training in PyTorch say, whichever assignment trains."""

from __future__ import annotations

TRAINING: dict[str, dict[str, str]] = {
    "still_a_tensor": {
        "ko": "파이썬 숫자가 아니라 텐서를 돌려주었습니다.",
        "en": "A tensor was returned where a Python number should be.",
    },
    "weights_changed": {
        "ko": "모델의 가중치가 바뀌었습니다{of_part}. 여기서는 그대로 두어야 합니다.",
        "en": "The model's weights changed{of_part}; they should be left alone here.",
    },
    "parameter_device": {
        "ko": "파라미터 {name}의 장치가 {to}이어야 하는데 {at}입니다.",
        "en": "The parameter {name} should be on {to}, and it is on {at}.",
    },
    "copied_too_much": {
        "ko": "장치로 {total} 바이트가 복사되었는데, 필요한 것은 {needed} 바이트입니다. "
        "가장 큰 복사: {site}",
        "en": "{total} bytes were copied to the device where {needed} are needed. "
        "The largest copy: {site}",
    },
    "gradients_tracked": {
        "ko": "순전파를 하는 동안 기울기를 위한 기록이 켜져 있었습니다.",
        "en": "Gradients were being recorded during the forward pass.",
    },
    "gradients_left_off": {
        "ko": "부르고 난 뒤에도 기울기가 기록되지 않습니다. 끝나면 다시 켜져 있어야 합니다.",
        "en": "After the call gradients are not recorded any more; they should be on again.",
    },
    "not_evaluation_mode": {
        "ko": "순전파를 할 때 모델이 평가 모드가 아니었습니다.",
        "en": "The model was not in evaluation mode during the forward pass.",
    },
    "layer_shapes": {
        "ko": "모델의 파라미터 모양들이 다릅니다. "
        "층이 빠졌거나, 등록되지 않았거나, 크기가 다릅니다.",
        "en": "The shapes of the model's parameters differ: a layer is missing, not registered, "
        "or of another size.",
    },
    "logits": {
        "ko": "정해진 가중치에서 나와야 할 로짓이 아닙니다.",
        "en": "With these weights, the logits should be others.",
    },
    "not_trainable": {
        "ko": "출력에서 파라미터까지 기울기가 흐르지 않습니다.",
        "en": "No gradient can flow from the output to the parameters.",
    },
    "no_dropout": {
        "ko": "학습 모드인데 꺼지는 노드가 없습니다.",
        "en": "In training mode, no node is ever dropped.",
    },
    "dropout_values": {
        "ko": "남은 노드의 값이 1 / (1 - p) 배가 아닙니다.",
        "en": "The nodes that are kept are not 1 / (1 - p) times as large.",
    },
    "dropout_share": {
        "ko": "학습 모드의 출력 평균이 평가 모드와 다릅니다. 꺼지는 노드의 비율을 살펴보세요.",
        "en": "On average, training mode gives other outputs than evaluation mode: "
        "look at the share of nodes that are dropped.",
    },
    "dropout_ignored": {
        "ko": "dropout=0 인데도 노드가 꺼지거나 값이 바뀝니다.",
        "en": "With dropout=0, nodes are dropped or changed all the same.",
    },
    "dropout_in_eval": {
        "ko": "평가 모드인데 출력이 정해진 값이 아닙니다.",
        "en": "In evaluation mode, the outputs are not what the weights give.",
    },
    "output_device": {
        "ko": "출력의 장치가 {to}이어야 하는데 {at}입니다.",
        "en": "The output should be on {to}, and it is on {at}.",
    },
    "weights_after_step": {
        "ko": "업데이트한 뒤의 가중치가 다릅니다{of_part}.",
        "en": "The weights after the update differ{of_part}.",
    },
    "mode_changed": {
        "ko": "모델의 학습/평가 모드가 바뀌었습니다{of_part}.",
        "en": "The model's training or evaluation mode was changed{of_part}.",
    },
    "digit": {"ko": "예측한 숫자가 다릅니다.", "en": "The predicted digit is different."},
    "confidence": {"ko": "확신도가 다릅니다.", "en": "The confidence is different."},
}
