"""What 14_gpt's own checks say when something about text, a layer or training does not hold."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # any exercise
    "gpt.not_tensor": {
        "ko": "{which} 은(는) 텐서이어야 합니다.",
        "en": "{which} should be a tensor.",
    },
    "gpt.dtype": {
        "ko": "{which} 의 자료형이 {to} 이어야 합니다.",
        "en": "The data type of {which} should be {to}.",
    },
    "gpt.not_list": {
        "ko": "리스트를 돌려주어야 합니다.",
        "en": "A list should be returned.",
    },
    "gpt.not_repeated": {
        "ko": "같은 상태의 난수 생성기인데 결과가 다릅니다. 난수는 어디에서 오나요?",
        "en": "A generator in the same state gives something else. Where do the random numbers "
        "come from?",
    },
    "gpt.generator_ignored": {
        "ko": "다른 난수 생성기인데 결과가 같습니다. 받은 rng 를 쓰나요?",
        "en": "Another generator gives the same. Is the given rng used?",
    },
    # CharTokenizer
    "gpt.vocabulary": {"ko": "vocabulary 가 다릅니다.", "en": "The vocabulary is different."},
    "gpt.encoded": {"ko": "글자의 번호가 다릅니다.", "en": "The characters' numbers differ."},
    "gpt.decoded": {"ko": "되돌린 글이 다릅니다.", "en": "The decoded text is different."},
    # make_examples
    "gpt.not_text": {
        "ko": "리스트 안에 문자열이 아닌 것이 있습니다.",
        "en": "The list holds something that is no string.",
    },
    "gpt.how_many": {
        "ko": "예가 {wanted}개이어야 하는데 {count}개입니다.",
        "en": "There should be {wanted} examples, and there are {count}.",
    },
    "gpt.wrong_example": {
        "ko": "{example} 은(는) 이 데이터에 있을 수 없는 예입니다.",
        "en": "{example} cannot be an example of these data.",
    },
    "gpt.examples_twice": {
        "ko": "서로 달라야 하는 예 가운데 {count}개가 다른 예와 같습니다.",
        "en": "Examples should all be different, and {count} of them repeat another.",
    },
    "gpt.not_drawn": {
        "ko": "처음 100개의 예에서 가장 큰 첫 수가 {largest} 입니다. 골고루 뽑았나요?",
        "en": "In the first 100 examples the largest first number is {largest}. Are all drawn "
        "alike?",
    },
    "gpt.in_order": {
        "ko": "예가 크기 순서대로 나옵니다. 앞의 것으로 배우고 뒤의 것으로 채점하면 어떻게 되나요?",
        "en": "The examples come in order of size. What if one learns from the first and is graded "
        "on the last?",
    },
    # get_batch
    "gpt.inputs": {"ko": "inputs 가 다릅니다.", "en": "inputs differs."},
    "gpt.targets": {"ko": "targets 가 다릅니다.", "en": "targets differs."},
    "gpt.answer": {"ko": "answer 가 다릅니다.", "en": "answer differs."},
    # MultiHeadAttention, Block, GPT
    "gpt.parameter_names": {
        "ko": "모델에 있어야 할 파라미터가 없습니다: {names}",
        "en": "Parameters that the model should have are missing: {names}",
    },
    "gpt.more_parameters": {
        "ko": "과제에 없는 파라미터가 모델에 있습니다: {names}",
        "en": "The model has parameters that the exercise does not ask for: {names}",
    },
    "gpt.parameter_shape": {
        "ko": "파라미터 {which} 의 모양이 {to} 이어야 합니다.",
        "en": "The parameter {which} should have the shape {to}.",
    },
    "gpt.gradient": {
        "ko": "역전파로 얻은 기울기가 다릅니다{of_part}.",
        "en": "The gradient from the backward pass differs{of_part}.",
    },
    "gpt.no_gradient": {
        "ko": "{which} 이(가) 기울기를 받지 못했습니다.",
        "en": "No gradient reached {which}.",
    },
    "gpt.block_shape": {
        "ko": "Block 의 출력은 입력과 모양이 같아야 합니다.",
        "en": "The output of a Block should have the shape of its input.",
    },
    "gpt.sees_what_follows": {
        "ko": "뒤의 글자를 바꾸었더니 앞의 출력이 달라졌습니다. 답을 미리 보고 있지 않나요?",
        "en": "Other characters later on changed the output before them. Does it look at the "
        "answer?",
    },
    "gpt.logits": {"ko": "로짓이 다릅니다.", "en": "The logits differ."},
    "gpt.logits_shape": {
        "ko": "로짓의 모양이 (batch, n, vocabulary_size) 가 아닙니다.",
        "en": "The logits do not have the shape (batch, n, vocabulary_size).",
    },
    "gpt.no_positions": {
        "ko": "같은 글자 셋이 자리와 상관없이 똑같은 점수를 받습니다.",
        "en": "The same character three times gets the same scores at every position.",
    },
    # loss_on_answers, train
    "gpt.loss": {"ko": "손실이 다릅니다.", "en": "The loss is different."},
    "gpt.other_places": {
        "ko": "답이 아닌 자리의 로짓과 정답을 바꾸었더니 손실이 달라졌습니다.",
        "en": "Other logits and targets outside of the answer changed the loss.",
    },
    "gpt.cut_off": {
        "ko": "손실에서 로짓으로 기울기가 흐르지 않습니다. 이대로는 학습할 수 없습니다.",
        "en": "No gradient can flow from the loss to the logits, so nothing could be trained.",
    },
    "gpt.how_many_losses": {
        "ko": "손실이 {to}개이어야 하는데 {count}개입니다.",
        "en": "There should be {to} losses, and there are {count}.",
    },
    "gpt.loss_is_tensor": {
        "ko": "손실은 텐서가 아니라 float 이어야 합니다.",
        "en": "A loss should be a float, not a tensor.",
    },
    "gpt.losses": {
        "ko": "걸음마다의 손실이 다릅니다{of_part}.",
        "en": "The losses differ{of_part}.",
    },
    "gpt.weights": {
        "ko": "학습한 뒤의 가중치가 다릅니다{of_part}.",
        "en": "The weights after training differ{of_part}.",
    },
    "gpt.parameter_device": {
        "ko": "파라미터 {which} 이(가) {to} 에 있어야 하는데 {at} 에 있습니다.",
        "en": "The parameter {which} should be on {to}, and it is on {at}.",
    },
    "gpt.not_training": {
        "ko": "학습이 끝난 모델이 학습 모드가 아닙니다.",
        "en": "After training, the model is not in training mode.",
    },
    "gpt.learning_rate": {
        "ko": "학습이 끝난 뒤의 학습률이 다릅니다. scheduler 는 걸음마다 몇 번 움직이나요?",
        "en": "The learning rate at the end is different. How often does the scheduler move in a "
        "step?",
    },
    "gpt.steps": {
        "ko": "두 걸음에서 backward 와 step 의 차례가 다릅니다: {steps}",
        "en": "In two steps, backward and step do not come in their order: {steps}",
    },
    # generate
    "gpt.written": {"ko": "쓴 글자가 다릅니다.", "en": "Other characters are written."},
    "gpt.written_shape": {
        "ko": "결과의 모양이 (batch, n + max_new) 가 아닙니다.",
        "en": "The result does not have the shape (batch, n + max_new).",
    },
    "gpt.gradients_left_off": {
        "ko": "글을 쓰고 난 뒤에 기울기가 기록되지 않습니다. 학습을 이어서 할 수 있나요?",
        "en": "After writing, gradients are no longer recorded. Could training go on?",
    },
    "gpt.shares": {
        "ko": "글자가 뽑힌 비율 {found} 이(가) 확률 {right} 과(와) 다릅니다.",
        "en": "The shares {found} in which characters are drawn are not the probabilities {right}.",
    },
    "gpt.generator_ignored_here": {
        "ko": "뽑은 글자가 받은 generator 를 따르지 않습니다.",
        "en": "What is drawn does not follow the generator that was given.",
    },
    "gpt.not_the_prompt": {
        "ko": "결과가 prompt 로 시작하지 않거나 길이가 다릅니다.",
        "en": "The result does not begin with the prompt, or it has another length.",
    },
    # accuracy
    "gpt.accuracy": {"ko": "정확도가 다릅니다.", "en": "The accuracy is different."},
    "gpt.accuracy_is_tensor": {
        "ko": "정확도는 텐서가 아니라 float 이어야 합니다.",
        "en": "The accuracy should be a float, not a tensor.",
    },
}
