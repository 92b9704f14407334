"""What 12_cnn's own checks are called and say; any training is told about as in 11_mnist."""

from __future__ import annotations

from ..shared.training_sentences import TRAINING

MESSAGES: dict[str, dict[str, str]] = TRAINING | {
    # CNN
    "head_not_linear": {
        "ko": "head는 nn.Linear 하나여야 하는데 {kind}입니다.",
        "en": "head should be a single nn.Linear, and it is {kind}.",
    },
    "no_backbone": {
        "ko": "backbone이 nn.Module이 아닙니다.",
        "en": "backbone is not an nn.Module.",
    },
    "backbone_without_parameters": {
        "ko": "backbone은 {kind}입니다. 파라미터가 없어서 5번에서 얼릴 것이 없습니다.",
        "en": "backbone is a {kind} and holds no parameters: exercise 5 has nothing to freeze.",
    },
    "parts_incomplete": {
        "ko": "backbone과 head의 파라미터를 합친 것이 모델의 파라미터와 다릅니다.",
        "en": "The parameters of backbone and head together are not those of the model.",
    },
    "lazy_layers": {
        "ko": "막 만든 모델인데 아직 모양이 정해지지 않은 파라미터가 있습니다. Lazy 층은 첫 입력을 "
        "보아야 크기를 압니다.",
        "en": "The model has just been made, and some parameters have no shape yet: a lazy layer "
        "learns its size from the first input.",
    },
    "feature_shape": {
        "ko": "backbone이 돌려준 특징의 크기가 다릅니다.",
        "en": "The features that backbone returns have another shape.",
    },
    "parts": {
        "ko": "head(backbone(x))와 model(x)가 다릅니다.",
        "en": "head(backbone(x)) and model(x) differ.",
    },
    "head_of_other_features": {
        "ko": "가중치를 아는데도 head의 출력이 선형층의 출력과 다릅니다.",
        "en": "With known weights, the head's output is not that of a linear layer.",
    },
    "dropout_repeated": {
        "ko": "학습 모드에서 두 번 순전파했는데 똑같은 노드가 꺼집니다. 그때마다 새로 뽑고 있나요?",
        "en": "Two forward passes in training mode drop the very same nodes. Are they drawn anew "
        "each time?",
    },
    "logits_after_step": {
        "ko": "정해진 가중치에서 한 단계 학습한 뒤의 로짓이 다릅니다. 기울기가 모든 층까지 "
        "흐르나요?",
        "en": "After a step of training from known weights, the logits are different. Does the "
        "gradient flow back to every layer?",
    },
    "dropped_together": {
        "ko": "서로 다른 두 이미지, 또는 한 이미지의 두 특징이 언제나 함께 꺼집니다. 이미지마다, "
        "특징마다 따로 뽑고 있나요?",
        "en": "Two images, or two features of an image, are always dropped together. Is each "
        "feature of each image drawn for itself?",
    },
    "dropout_place": {
        "ko": "특징이 모두 같고 머리의 가중치도 모두 같은데, 한 이미지의 로짓들이 서로 다릅니다. "
        "무엇이 꺼지고 있나요?",
        "en": "With equal features and equal weights in the head, one image's logits differ from "
        "each other: what is dropped?",
    },
    "whole_channels_dropped": {
        "ko": "특징이 하나씩이 아니라 채널째로 꺼집니다.",
        "en": "Features are dropped by whole channels, not one by one.",
    },
    "dropout_between_stages": {
        "ko": "층의 묶음 사이에서도 값이 꺼집니다. 꺼져야 하는 것은 특징뿐입니다.",
        "en": "Values are dropped between the stages too; only the features should be.",
    },
    # augment
    "shape_changed": {
        "ko": "이미지 묶음의 크기가 바뀌었습니다.",
        "en": "The batch of images has another shape.",
    },
    "type_changed": {
        "ko": "이미지의 종류가 float32가 아니라 {dtype}입니다.",
        "en": "The images are {dtype}, not float32.",
    },
    "image_lost": {
        "ko": "{number}번 이미지가 모두 0이 되었습니다.",
        "en": "Image {number} is all 0.",
    },
    "values_changed": {
        "ko": "{number}번 이미지에 원래 없던 픽셀 값이 있습니다. 옮기기만 해야 합니다.",
        "en": "Image {number} has pixel values that it did not have; pixels should only move.",
    },
    "pixels_of_another": {
        "ko": "{number}번 이미지에 다른 이미지의 픽셀이 있습니다.",
        "en": "Image {number} holds pixels of another image.",
    },
    "wraps_around": {
        "ko": "{number}번 이미지에서 밖으로 나간 픽셀이 반대쪽에서 다시 나타납니다.",
        "en": "In image {number}, pixels that left come back in on the other side.",
    },
    "torn_apart": {
        "ko": "{number}번 이미지의 픽셀(또는 채널)들이 함께 움직이지 않았습니다.",
        "en": "The pixels (or channels) of image {number} did not move together.",
    },
    "pixels_lost": {
        "ko": "{number}번 이미지에서, 안에 남아 있어야 할 픽셀이 사라졌습니다.",
        "en": "In image {number}, pixels are gone that should still be inside.",
    },
    "moved_too_far": {
        "ko": "{number}번 이미지가 아래로 {down}, 오른쪽으로 {right} 칸 움직였습니다. "
        "가장 먼 것이 {m} 칸입니다.",
        "en": "Image {number} was moved by {down} down and {right} to the right; "
        "{m} is the farthest.",
    },
    "never_stays": {
        "ko": "많은 이미지 가운데 제자리에 남은 것이 하나도 없습니다. 이동 0, 0도 다른 이동과 "
        "똑같이 나와야 합니다.",
        "en": "Of many images none stays where it was. The shift 0, 0 comes as often as any other.",
    },
    "shift_range": {
        "ko": "많은 이미지를 옮겼는데 {low}에서 {high} 칸까지만 나왔습니다. "
        "-{m}에서 {m}까지 모두 나와야 합니다.",
        "en": "Of many images, the shifts go from {low} to {high} only; "
        "all from -{m} to {m} should occur.",
    },
    "shifts_dependent": {
        "ko": "가로와 세로가 서로 묶여 있습니다. 가능한 {possible} 가지 가운데 {count} 가지만 "
        "나왔습니다.",
        "en": "The two directions depend on each other: of {possible} pairs only {count} occurred.",
    },
    "shifts_in_order": {
        "ko": "한 이미지의 이동이 앞선 이미지의 이동에서 정해집니다. 이미지마다 따로 뽑고 있나요?",
        "en": "How an image moves follows from how those before it moved. Is each image's shift "
        "drawn for itself?",
    },
    "shifts_uneven": {
        "ko": "움직인 칸 수가 고르게 나오지 않습니다. -m에서 m까지 나온 횟수: {counts}",
        "en": "Shifts do not come equally often. Counts from -m to m: {counts}",
    },
    "one_shift_for_all": {
        "ko": "모든 이미지가 똑같이 {shift}만큼 움직였습니다.",
        "en": "All images were moved alike, by {shift}.",
    },
    "same_shifts_again": {
        "ko": "generator 없이 두 번 불렀더니 이미지들이 두 번 다 똑같이 움직였습니다.",
        "en": "Called twice without a generator, it moved the images the same way both times.",
    },
    "moved_by_nothing": {
        "ko": "max_shift=0인데 이미지가 달라졌습니다.",
        "en": "With max_shift=0, the images changed.",
    },
    "rng_ignored.shifts": {
        "ko": "같은 시드의 generator인데 움직임이 달라집니다.",
        "en": "With generators of one seed, the shifts differ.",
    },
    "rng_ignored.here": {
        "ko": "generator의 시드가 달라도 움직임이 똑같습니다.",
        "en": "With generators of two seeds, the shifts are the same.",
    },
    "copied_back_here": {
        "ko": "이미지 {total} 바이트가 장치에서 CPU로 돌아왔습니다.",
        "en": "{total} bytes of images came back from the device to the CPU.",
    },
    # freeze_backbone, replace_head
    "still_trainable": {
        "ko": "backbone에 아직 학습되는 파라미터가 있습니다: {names}",
        "en": "Parameters of the backbone are still trained: {names}",
    },
    "head_frozen": {
        "ko": "head까지 얼었습니다: {names}",
        "en": "The head is frozen too: {names}",
    },
    "head_thawed": {
        "ko": "얼어 있던 head가 다시 학습됩니다: {names}",
        "en": "The head was frozen, and now it is trained again: {names}",
    },
    "wrongly_trainable": {
        "ko": "학습되어야 할 것과 얼어 있어야 할 것이 다릅니다: {names}",
        "en": "What is trained and what is frozen should be otherwise for: {names}",
    },
    "not_the_same_model": {
        "ko": "받은 모델을 그대로 돌려주지 않았습니다. 돌려준 것은 {kind}입니다.",
        "en": "What came back is not the model that was given; it is {kind}.",
    },
    "head_shapes": {
        "ko": "새 head의 파라미터 모양이 다릅니다.",
        "en": "The new head's parameters have other shapes.",
    },
    "logits_shape": {
        "ko": "머리를 바꾼 모델의 출력 크기가 다릅니다.",
        "en": "With its new head, the model's output has another shape.",
    },
    "backbone_changed": {
        "ko": "backbone의 값이 바뀌었습니다{of_part}.",
        "en": "The backbone's values changed{of_part}.",
    },
    "old_weights_kept": {
        "ko": "새 head의 가중치가 옛 head와 같습니다.",
        "en": "The new head's weights are those of the old one.",
    },
    "head_start": {
        "ko": "{which}이(가) 학습을 시작할 만한 값이 아닙니다. 유한하고, 크지 않고, 가중치라면 "
        "서로 다른 수여야 합니다.",
        "en": "{which} holds nothing that training could start with: finite numbers, none of them "
        "large, and weights that differ.",
    },
    "logits_of_new_head": {
        "ko": "새 head에 정해진 값을 넣었을 때 모델의 로짓이 다릅니다{of_part}. 모델은 어느 "
        "head로 계산하나요?",
        "en": "With known numbers in the new head, the model's logits are different{of_part}. "
        "Which head does the model use?",
    },
    # predict_image
    "scaled_otherwise": {
        "ko": "크기를 바꾼 이미지에서 확신도가 다릅니다. 정해진 방법(BILINEAR)으로 바꾸었나요?",
        "en": "For an image that is scaled, the confidence is different: is it scaled in the way "
        "asked for (BILINEAR)?",
    },
    "what_moved": {
        "ko": "한 단계 학습했을 때 바뀐 파라미터가 다릅니다.",
        "en": "After a step of training, other parameters should have changed.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "channels": {"ko": "채널", "en": "channels"},
    "one_image": {"ko": "이미지 하나", "en": "one image"},
    "one_channel": {"ko": "채널 하나", "en": "one channel"},
    "all_larger": {"ko": "모든 크기가 더 클 때", "en": "all sizes larger"},
    "returns_the_model": {"ko": "모델을 돌려줌", "en": "returns the model"},
    # conv2d
    "kernel_sizes": {"ko": "커널의 크기", "en": "kernel sizes"},
    "stride_and_padding": {"ko": "스트라이드와 패딩", "en": "stride and padding"},
    "without_bias": {"ko": "편향 없이", "en": "without a bias"},
    "one_kernel": {"ko": "커널 하나", "en": "one kernel"},
    # max_pool2d
    "lines_left_over": {"ko": "창이 다 들어가지 않고 남는 줄", "en": "lines left over"},
    "negative_values": {"ko": "음수인 값", "en": "negative values"},
    "stride": {"ko": "스트라이드", "en": "the stride"},
    "windows_of_one_pixel": {"ko": "한 픽셀짜리 창", "en": "windows of one pixel"},
    # CNN
    "classes": {"ko": "부류의 수", "en": "the number of classes"},
    "without_channel_axis": {"ko": "채널 축 없이", "en": "without a channel axis"},
    "parts": {"ko": "backbone과 head", "en": "backbone and head"},
    "dropout_between_stages": {
        "ko": "단계 사이에는 드롭아웃 없음",
        "en": "no dropout between stages",
    },
    # augment
    "each_image_is_moved": {"ko": "이미지 전체를 이동", "en": "each image is moved as a whole"},
    "default_shift": {"ko": "이동 폭의 기본값", "en": "the default shift"},
    "all_shifts_occur": {"ko": "모든 이동이 나옴", "en": "all shifts occur"},
    "images_move_apart": {"ko": "이미지마다 따로 이동", "en": "images move apart"},
    "no_shift": {"ko": "이동 폭이 0일 때", "en": "no shift"},
    # freeze_backbone
    "what_is_trainable": {"ko": "학습되는 것과 아닌 것", "en": "what is trainable"},
    "training_after": {"ko": "고정한 뒤의 학습", "en": "training after freezing"},
    "values_and_modes": {"ko": "값과 모드는 그대로", "en": "values and modes stay"},
    "frozen_head": {"ko": "이미 고정된 head", "en": "a head that was frozen before"},
    "other_models": {"ko": "다른 모델", "en": "other models"},
    # replace_head
    "shapes": {"ko": "모양", "en": "shapes"},
    "backbone_is_left_alone": {"ko": "backbone은 그대로", "en": "the backbone is left alone"},
    "many_generators": {"ko": "시드가 다른 여러 generator", "en": "many generators"},
    "fresh": {"ko": "새로 만든 head", "en": "a fresh head"},
    "a_linear_layer": {"ko": "선형층", "en": "a linear layer"},
    "it_can_be_trained": {"ko": "새 head의 학습", "en": "the new head can be trained"},
    "with_known_numbers": {"ko": "정해 둔 숫자로", "en": "with known numbers"},
    # predict_image
    "light_on_dark": {"ko": "어두운 바탕에 밝은 글씨", "en": "light on dark"},
    "dark_on_light": {"ko": "밝은 바탕에 어두운 글씨", "en": "dark on light"},
    "grey_paper": {"ko": "회색 종이", "en": "grey paper"},
    "means_near_a_half": {"ko": "평균이 0.5에 가까운 이미지", "en": "means near a half"},
    "coloured_strokes": {"ko": "색이 있는 글씨", "en": "coloured strokes"},
    "corner": {"ko": "한쪽 모서리만 밝거나 어두울 때", "en": "a light or dark corner"},
    "sharp_edges": {"ko": "크기를 바꿀 때의 가장자리", "en": "sharp edges"},
    "other_sizes": {"ko": "다른 크기", "en": "other sizes"},
    "exactly_784_pixels": {"ko": "꼭 784 픽셀", "en": "exactly 784 pixels"},
    "colours": {"ko": "컬러 이미지", "en": "colours"},
    "the_model_stays": {"ko": "모델은 제 장치에 그대로", "en": "the model stays where it is"},
    # drift_score
    "shifted": {"ko": "달라진 분포", "en": "a shifted distribution"},
    "no_change": {"ko": "그대로인 분포", "en": "no change"},
    "default_bins": {"ko": "구간 수의 기본값", "en": "the default bins"},
    "values_outside": {"ko": "범위를 벗어난 값", "en": "values outside"},
    "empty_bins": {"ko": "빈 구간", "en": "empty bins"},
    "values_on_an_edge": {"ko": "구간의 경계에 놓인 값", "en": "values on an edge"},
    "equal_edges": {"ko": "겹치는 구간 경계", "en": "equal edges"},
    "mean_of_a_half": {"ko": "평균이 꼭 0.5인 이미지", "en": "a mean of exactly 0.5"},
    "one_generator": {"ko": "생성기 하나를 이어서 쓸 때", "en": "one generator, used again"},
}
