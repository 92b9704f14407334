"""What 14_gpt's own checks are called, and what they say of text, a layer or training."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # any exercise
    "gpt.not_tensor": {
        "ko": "{which}은(는) 텐서여야 합니다.",
        "en": "{which} should be a tensor.",
    },
    "gpt.dtype": {
        "ko": "{which}의 자료형이 {to}이어야 합니다.",
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
        "ko": "다른 난수 생성기인데 결과가 같습니다. 받은 rng를 쓰나요?",
        "en": "Another generator gives the same. Is the given rng used?",
    },
    "gpt.new_layer": {
        "ko": "새로 만든 층의 {which}이(가) 학습을 시작할 만한 값이 아닙니다. 유한하고, 크지 않고, "
        "가중치라면 서로 다른 작은 난수여야 합니다.",
        "en": "In a new layer, {which} holds nothing that training could start with: finite "
        "numbers, none of them large, and small random ones in weights.",
    },
    "gpt.new_layer_output": {
        "ko": "새로 만든 층의 출력이 유한하지 않거나, 입력이 달라도 똑같습니다.",
        "en": "What a new layer gives is not finite, or the same for another input.",
    },
    # CharTokenizer
    "gpt.vocabulary": {"ko": "vocabulary가 다릅니다.", "en": "The vocabulary is different."},
    "gpt.encoded": {"ko": "글자의 번호가 다릅니다.", "en": "The characters' numbers differ."},
    "gpt.decoded": {"ko": "되돌린 글이 다릅니다.", "en": "The decoded text is different."},
    # make_examples
    "gpt.not_text": {
        "ko": "리스트 안에 문자열이 아닌 것이 있습니다.",
        "en": "The list holds something that is no string.",
    },
    "gpt.how_many": {
        "ko": "예가 {wanted}개여야 하는데 {count}개입니다.",
        "en": "There should be {wanted} examples, and there are {count}.",
    },
    "gpt.wrong_example": {
        "ko": "{example}은(는) 이 데이터에 있을 수 없는 예입니다.",
        "en": "{example} cannot be an example of these data.",
    },
    "gpt.examples_twice": {
        "ko": "서로 달라야 하는 예 가운데 {count}개가 다른 예와 같습니다.",
        "en": "Examples should all be different, and {count} of them repeat another.",
    },
    "gpt.not_drawn": {
        "ko": "처음 100개의 예에서 가장 큰 첫 수가 {largest}입니다. 골고루 뽑았나요?",
        "en": "In the first 100 examples the largest first number is {largest}. Are all drawn "
        "alike?",
    },
    "gpt.in_order": {
        "ko": "예가 크기 순서대로 나옵니다. 앞의 것으로 배우고 뒤의 것으로 채점하면 어떻게 되나요?",
        "en": "The examples come in order of size. What if one learns from the first and is graded "
        "on the last?",
    },
    "gpt.not_alike": {
        "ko": "첫 수나 둘째 수를 크기나 끝자리로 묶어 세면 {count} 개입니다. 묶음마다 {fair}개쯤"
        "이어야 고릅니다. 있는 예를 모두 고르게 뽑나요?",
        "en": "Counted by size or by last digit, the numbers come {count} times, where about "
        "{fair} each would be fair. Can every example be drawn?",
    },
    "gpt.regular": {
        "ko": "예 {of}개에서 다음 예로 가는 간격이 {count}번이나 똑같습니다. 순서도 "
        "난수로 정하나요?",
        "en": "In {of} examples the same distance leads from one to the next {count} times. Is "
        "their order drawn as well?",
    },
    # get_batch
    "gpt.inputs": {"ko": "inputs가 다릅니다.", "en": "inputs differs."},
    "gpt.targets": {"ko": "targets가 다릅니다.", "en": "targets differs."},
    "gpt.answer": {"ko": "answer가 다릅니다.", "en": "answer differs."},
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
        "ko": "파라미터 {which}의 모양이 {to}이어야 합니다.",
        "en": "The parameter {which} should have the shape {to}.",
    },
    "gpt.gradient": {
        "ko": "역전파로 얻은 기울기가 다릅니다{of_part}.",
        "en": "The gradient from the backward pass differs{of_part}.",
    },
    "gpt.after_a_step": {
        "ko": "한 단계 학습한 뒤의 출력이 다릅니다{of_part}.",
        "en": "After a step of training the output is different{of_part}.",
    },
    "gpt.no_gradient": {
        "ko": "{which}이(가) 기울기를 받지 못했습니다.",
        "en": "No gradient reached {which}.",
    },
    "gpt.block_shape": {
        "ko": "Block의 출력은 입력과 모양이 같아야 합니다.",
        "en": "The output of a Block should have the shape of its input.",
    },
    "gpt.sees_what_follows": {
        "ko": "뒤의 글자를 바꾸었더니 앞의 출력이 달라졌습니다. 답을 미리 보고 있지 않나요?",
        "en": "Other characters later on changed the output before them. Does it look at the "
        "answer?",
    },
    "gpt.settings": {
        "ko": "이런 설정에서는 값이 다릅니다: {settings}. 모드나 자료형이나 크기에 "
        "따라 다르게 계산하거나, 앞에서 낸 값을 다시 내나요?",
        "en": "With these settings the values differ: {settings}. Does it compute something else "
        "in another mode, data type or size, or keep what it gave before?",
    },
    "gpt.logits": {"ko": "로짓이 다릅니다.", "en": "The logits differ."},
    "gpt.logits_shape": {
        "ko": "로짓의 모양이 (batch, n, vocabulary_size)가 아닙니다.",
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
        "ko": "손실이 {to}개여야 하는데 {count}개입니다.",
        "en": "There should be {to} losses, and there are {count}.",
    },
    "gpt.loss_is_tensor": {
        "ko": "손실은 텐서가 아니라 float이어야 합니다.",
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
        "ko": "파라미터 {which}이(가) {to}에 있어야 하는데 {at}에 있습니다.",
        "en": "The parameter {which} should be on {to}, and it is on {at}.",
    },
    "gpt.not_training": {
        "ko": "학습이 끝난 모델이 학습 모드가 아닙니다.",
        "en": "After training, the model is not in training mode.",
    },
    "gpt.learning_rate": {
        "ko": "학습이 끝난 뒤의 학습률이 다릅니다. scheduler는 걸음마다 몇 번 움직이나요?",
        "en": "The learning rate at the end is different. How often does the scheduler move in a "
        "step?",
    },
    "gpt.steps": {
        "ko": "두 걸음에서 backward와 step의 차례가 다릅니다: {steps}",
        "en": "In two steps, backward and step do not come in their order: {steps}",
    },
    # generate
    "gpt.written": {"ko": "쓴 글자가 다릅니다.", "en": "Other characters are written."},
    "gpt.written_shape": {
        "ko": "결과의 모양이 (batch, n + max_new)가 아닙니다.",
        "en": "The result does not have the shape (batch, n + max_new).",
    },
    "gpt.gradients_left_off": {
        "ko": "글을 쓰고 난 뒤에 기울기가 기록되지 않습니다. 학습을 이어서 할 수 있나요?",
        "en": "After writing, gradients are no longer recorded. Could training go on?",
    },
    "gpt.shares": {
        "ko": "글자가 뽑힌 비율 {found}이(가) 확률 {right}과(와) 다릅니다.",
        "en": "The shares {found} in which characters are drawn are not the probabilities {right}.",
    },
    "gpt.shares_of_groups": {
        "ko": "수백 글자를 확률이 작은 쪽부터 여섯 묶음으로 나누었는데, 묶음마다 뽑힌 비율 "
        "{found}이(가) 확률 {right}과(와) 다릅니다.",
        "en": "Of some hundred characters in six groups, the least likely first, the shares "
        "{found} in which they are drawn are not the probabilities {right}.",
    },
    "gpt.generator_ignored_here": {
        "ko": "뽑은 글자가 받은 generator를 따르지 않습니다.",
        "en": "What is drawn does not follow the generator that was given.",
    },
    "gpt.not_the_prompt": {
        "ko": "결과가 prompt로 시작하지 않거나 길이가 다릅니다.",
        "en": "The result does not begin with the prompt, or it has another length.",
    },
    # accuracy
    "gpt.accuracy": {"ko": "정확도가 다릅니다.", "en": "The accuracy is different."},
    "gpt.accuracy_is_tensor": {
        "ko": "정확도는 텐서가 아니라 float이어야 합니다.",
        "en": "The accuracy should be a float, not a tensor.",
    },
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "any_order": {"ko": "순서와 상관없이", "en": "in any order"},
    "however_asked": {
        "ko": "어떤 모드와 자료형에서 물어도",
        "en": "in any mode and data type, again and again",
    },
    "own_model": {"ko": "직접 만든 GPT로", "en": "with a GPT of one's own"},
    # CharTokenizer
    "vocabulary": {"ko": "어휘", "en": "the vocabulary"},
    "encode": {"ko": "글자를 숫자로", "en": "characters to numbers"},
    "decode": {"ko": "숫자를 글자로", "en": "numbers to characters"},
    "there_and_back": {"ko": "부호화한 뒤 되돌리기", "en": "there and back"},
    "two_tokenizers": {"ko": "토크나이저 둘", "en": "two tokenizers"},
    # make_examples
    "examples": {"ko": "만들어진 예제", "en": "the examples that are made"},
    "all_there_are": {"ko": "있는 예제를 모두 만들 때", "en": "all examples there are"},
    "sums_unless_asked": {
        "ko": "따로 청하지 않으면 두 수의 합",
        "en": "sums of two unless asked otherwise",
    },
    "many_generators": {"ko": "시드가 다른 여러 generator", "en": "many generators"},
    "new_layer": {"ko": "새 층의 처음 값", "en": "what a new layer starts with"},
    "from_the_generator": {"ko": "주어진 생성기로만 뽑기", "en": "draws from the generator alone"},
    "none_at_all": {"ko": "예제가 하나도 없을 때", "en": "no examples at all"},
    # get_batch
    "filled_up": {"ko": "길이를 채운 예제", "en": "examples that are filled up"},
    "longest_that_was_drawn": {
        "ko": "배치에서 가장 긴 예제의 길이",
        "en": "as long as the longest in the batch",
    },
    "more_than_there_are": {"ko": "있는 것보다 많이 찾을 때", "en": "more than there are"},
    "other_vocabularies": {"ko": "다른 어휘", "en": "other vocabularies"},
    "own_tokenizer": {"ko": "직접 만든 CharTokenizer로", "en": "with a CharTokenizer"},
    "next_batch": {"ko": "다음 배치", "en": "the next batch"},
    # MultiHeadAttention
    "heads": {"ko": "헤드의 수", "en": "the number of heads"},
    "features_of_a_head": {"ko": "헤드마다의 특징", "en": "the features of a head"},
    "each_projection": {"ko": "네 개의 선형 변환 각각", "en": "each projection"},
    "any_mask": {"ko": "다른 마스크", "en": "other masks"},
    # Block
    "any_length_again": {"ko": "길이가 다른 글을 차례로", "en": "texts of any length in turn"},
    "nothing_to_add": {"ko": "더할 것이 0일 때", "en": "nothing to add"},
    "one_half": {"ko": "어텐션만, MLP만", "en": "attention alone, the MLP alone"},
    "large_inputs": {"ko": "큰 입력", "en": "large inputs"},
    "does_not_see_what_follows": {
        "ko": "뒤에 오는 글자를 보지 않음",
        "en": "does not see what follows",
    },
    # GPT
    "without_blocks": {"ko": "블록이 없을 때", "en": "without blocks"},
    "lengths": {"ko": "여러 길이의 문장", "en": "texts of many lengths"},
    "positions": {"ko": "자리에 따른 차이", "en": "another place, another score"},
    # loss_on_answers
    "uneven_rows": {"ko": "답의 길이가 다른 행", "en": "rows with answers of other lengths"},
    "other_places": {"ko": "답 밖의 자리", "en": "places outside the answer"},
    "whole_answers": {"ko": "모든 자리가 답일 때", "en": "every place in the answer"},
    "float32": {"ko": "float32 입력", "en": "inputs in float32"},
    "one_batch": {"ko": "예제 하나짜리 배치", "en": "a batch of one"},
    "one_place": {"ko": "자리 하나", "en": "one place"},
    "one_character": {"ko": "글자 하나", "en": "one character"},
    # train
    "trajectory": {"ko": "걸음마다의 손실과 가중치", "en": "losses and weights step by step"},
    "steps_and_batches": {"ko": "걸음 수와 배치 크기", "en": "number of steps and size of batches"},
    "old_gradients": {"ko": "남아 있던 기울기", "en": "gradients from before"},
    "momentum": {"ko": "옵티마이저의 상태", "en": "the optimizer keeps its state"},
    "scheduler": {"ko": "스케줄러", "en": "the scheduler"},
    "one_step_after_another": {"ko": "한 걸음씩 차례로", "en": "one step after another"},
    # generate
    "greedy": {"ko": "온도 0에서 가장 높은 점수", "en": "the highest score at temperature 0"},
    "zero_is_the_default": {"ko": "온도의 기본값 0", "en": "a temperature of 0 by default"},
    "nothing_to_write": {"ko": "쓸 글자가 없을 때", "en": "nothing to write"},
    "without_gradients": {"ko": "기울기를 기록하지 않음", "en": "records no gradients"},
    "gradients_again": {
        "ko": "끝난 뒤의 기울기 기록",
        "en": "gradients are recorded again afterwards",
    },
    "shares": {"ko": "확률대로 뽑힌 비율", "en": "drawn as often as probable"},
    "every_character": {"ko": "글자가 수백 가지일 때", "en": "hundreds of characters"},
    "long": {"ko": "긴 글과 다른 온도", "en": "long texts, other temperatures"},
    "very_sure": {"ko": "점수 하나가 아주 높을 때", "en": "one score far above all others"},
    "prompt_stays": {"ko": "프롬프트는 그대로", "en": "the prompt stays as it was"},
    # accuracy
    "end": {"ko": "끝 기호", "en": "the end of an answer"},
    "first_digit": {"ko": "답의 첫 숫자", "en": "the first digit of an answer"},
    "after_the_end": {"ko": "끝 기호 뒤에 나온 글자", "en": "what stands after the end"},
    "lengths_weigh_alike": {
        "ko": "길이가 달라도 같은 비중",
        "en": "examples of any length count alike",
    },
    "any_model": {"ko": "다른 모델", "en": "another model"},
    "all_or_none": {"ko": "모두 맞거나 모두 틀릴 때", "en": "all right, or none"},
    "spaces": {"ko": "공백과 줄바꿈", "en": "spaces and line breaks"},
    "same_example_twice": {"ko": "두 번 들어 있는 예", "en": "the same example twice"},
    "answers_of_many_lengths": {"ko": "길이가 다른 답", "en": "answers of different lengths"},
    "one_generator": {"ko": "생성기 하나를 이어서 쓸 때", "en": "one generator, used again"},
    "equals_sign": {"ko": "문제는 `=`까지", "en": "the question ends with `=`"},
    "just_enough_room": {
        "ko": "모델에 들어갈 자리가 꼭 맞을 때",
        "en": "just enough room in the model",
    },
}
