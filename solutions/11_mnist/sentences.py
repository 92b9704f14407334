"""What 11_mnist's own checks are called, and what they say of training."""

from __future__ import annotations

from ..shared.training_sentences import TRAINING

MESSAGES: dict[str, dict[str, str]] = TRAINING | {
    "not_a_device": {
        "ko": "torch.device를 돌려주어야 합니다. 장치의 이름을 적은 문자열은 장치가 아닙니다.",
        "en": "A torch.device should be returned; a string that names one is not a device.",
    },
    "set_sizes": {
        "ko": "학습 데이터와 검증 데이터의 수가 다릅니다. 검증 데이터는 int(n * val_fraction)개, "
        "나머지가 모두 학습 데이터입니다.",
        "en": "The numbers of training and validation samples differ: int(n * val_fraction) to "
        "validate, and all others to train.",
    },
    "mean_of_part": {
        "ko": "로더가 데이터의 일부만 주거나 같은 데이터를 두 번 줄 때 평균이 다릅니다. 몇 개로 "
        "나누고 있나요?",
        "en": "The mean is different where a loader gives only part of the data, or some of them "
        "twice. By how many do you divide?",
    },
    "frozen_after": {
        "ko": "재고 난 뒤에 {names}의 requires_grad가 False가 되었습니다.",
        "en": "After measuring, requires_grad of {names} is False.",
    },
    # any exercise
    "weights": {"ko": "모델의 가중치가 다릅니다{of_part}.", "en": "The weights differ{of_part}."},
    "copied_back": {
        "ko": "배치 반복 안에서 {total} 바이트가 장치에서 CPU로 돌아왔습니다: {site}",
        "en": "{total} bytes came back from the device within the batch loop: {site}",
    },
    "copied_back_often": {
        "ko": "배치 {steps}개에 장치에서 CPU로 {count}번이나 값을 가져왔습니다.",
        "en": "For {steps} batches, values were fetched from the device {count} times.",
    },
    "model_moved": {
        "ko": "배치 {steps}개를 도는 동안 모델의 .to()를 {count}번 불렀습니다. "
        "모델은 이미 장치에 있습니다.",
        "en": "The model's .to() was called {count} times in {steps} batches; "
        "the model is on the device already.",
    },
    # get_device
    "which_device": {"ko": "다른 장치를 골랐습니다.", "en": "Another device was chosen."},
    # MLP
    "dropout_missing": {
        "ko": "은닉층이 두 개일 때, 두 층을 지나온 값이 층마다 한 번씩 꺼지거나 1 / (1 - p) 배가 "
        "되지 않습니다.",
        "en": "With two hidden layers, a value that went through both was not dropped, or made "
        "1 / (1 - p) times as large, once in each.",
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
    "dropout_place": {
        "ko": "은닉층이 없는데도 학습 모드의 출력이 달라집니다. 무엇이 꺼지고 있나요?",
        "en": "Without hidden layers, training mode still changes the outputs: what is dropped?",
    },
    "dropped_together": {
        "ko": "서로 다른 두 이미지, 또는 한 이미지의 두 노드가 언제나 함께 꺼집니다. 이미지마다, "
        "노드마다 따로 뽑고 있나요?",
        "en": "Two images, or two nodes of an image, are always dropped together. Is each node "
        "of each image drawn for itself?",
    },
    # make_loaders
    "in_both": {
        "ko": "학습과 검증에 함께 들어 있는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} samples are in both training and validation data: rows {rows}",
    },
    "data_twice_here": {
        "ko": "1 에포크에 두 번 이상 나오는 데이터가 있습니다. 행 {rows}",
        "en": "Some samples come more than once in an epoch: rows {rows}",
    },
    "data_lost": {
        "ko": "어느 로더에서도 나오지 않는 데이터가 {count}개 있습니다. 행 {rows}",
        "en": "{count} samples come from neither loader: rows {rows}",
    },
    "val_size": {
        "ko": "검증 데이터의 수가 다릅니다.",
        "en": "The number of validation samples is different.",
    },
    "batch_sizes_of": {
        "ko": "{which} 로더의 배치 크기들이 다릅니다.",
        "en": "The {which} loader's batches have other sizes.",
    },
    "image_type": {
        "ko": "이미지의 종류가 float32가 아니게 되었습니다.",
        "en": "The images were float32 and are not any more.",
    },
    "label_type": {
        "ko": "레이블의 종류가 int64가 아니게 되었습니다.",
        "en": "The labels were int64 and are not any more.",
    },
    "image_shape": {
        "ko": "이미지 하나의 모양이 바뀌었습니다.",
        "en": "The shape of a single image has changed.",
    },
    "label_shape": {
        "ko": "레이블의 모양이 바뀌었습니다. 이미지마다 숫자 하나입니다.",
        "en": "The shape of the labels has changed: each image has a single number.",
    },
    "image_changed": {
        "ko": "로더가 준 이미지가 받은 이미지 가운데 어느 것과도 같지 않습니다. 픽셀은 그대로여야 "
        "합니다.",
        "en": "The loader gave an image that is none of those it was made from; pixels should stay "
        "as they are.",
    },
    "pairs_mixed": {
        "ko": "이미지와 레이블의 짝이 어긋났습니다.",
        "en": "Images have come apart from their labels.",
    },
    "same_order": {
        "ko": "두 에포크의 순서가 똑같습니다: {first} …",
        "en": "Two epochs have the same order: {first} …",
    },
    "in_order": {
        "ko": "학습 데이터가 섞이지 않았습니다: {first} …",
        "en": "The training data are not shuffled: {first} …",
    },
    "not_shuffled": {
        "ko": "학습 데이터의 순서가 앞선 순서를 규칙대로 옮긴 것입니다: {first} … 골고루 섞이나요?",
        "en": "The order of the training data is a regular rearrangement of the one before: "
        "{first} … Is it a shuffle?",
    },
    "val_regular": {
        "ko": "검증 데이터의 행이 규칙적입니다: {first} … 무작위로 골라야 합니다.",
        "en": "The rows of the validation data form a regular pattern: {first} … They should be "
        "chosen at random.",
    },
    "val_shuffled": {
        "ko": "검증 로더의 순서가 볼 때마다 다릅니다.",
        "en": "The validation loader's order is different each time.",
    },
    "val_is_a_block": {
        "ko": "검증 데이터가 행 {low}부터 {high}까지 통째로입니다. 무작위로 골라야 합니다.",
        "en": "The validation data are exactly the rows {low} to {high}; they should be chosen at "
        "random.",
    },
    "split_without_generator": {
        "ko": "같은 시드의 generator인데 검증 데이터가 달라집니다.",
        "en": "With generators of one seed, the validation data differ.",
    },
    "order_without_generator": {
        "ko": "같은 시드의 generator인데 학습 데이터의 순서가 달라집니다.",
        "en": "With generators of one seed, the order of the training data differs.",
    },
    "generator_ignored": {
        "ko": "generator의 시드가 달라도 나누기와 순서가 똑같습니다.",
        "en": "With generators of two seeds, split and order are the same.",
    },
    "global_seed_not_enough": {
        "ko": "generator를 주지 않고 torch.manual_seed로 같은 시드를 정했는데, 나누기나 순서가 "
        "달라집니다.",
        "en": "Without a generator, and with the same torch.manual_seed, split or order differ.",
    },
    "global_seed_ignored": {
        "ko": "generator를 주지 않고 torch.manual_seed의 시드를 바꾸었는데, 검증 데이터가 "
        "그대로입니다.",
        "en": "Without a generator, two seeds of torch.manual_seed set the same data aside.",
    },
    "batch_device": {
        "ko": "로더의 배치가 CPU가 아니라 {at}에 있습니다.",
        "en": "The loader's batches are on {at}, not on the CPU.",
    },
    # train_step, train_epoch, fit
    "five_steps": {
        "ko": "한 단계 동안 backward() 한 번, 그 기울기로 step() 한 번이 있어야 하는데 "
        "{steps}이(가) 있었습니다.",
        "en": "One step should hold one backward(), then one step() with its gradients; "
        "what happened was {steps}.",
    },
    "other_model": {
        "ko": "다른 클래스의 모델을 받으면, 부르고 난 뒤의 모델이 주는 로짓이 다릅니다. 코드가 "
        "어느 한 모델에만 맞추어져 있지 않나요?",
        "en": "Given a model of another class, that model gives other logits afterwards. Does the "
        "code fit one kind of model only?",
    },
    "old_gradients": {
        "ko": "이전 배치의 기울기가 남아 있을 때, 업데이트한 뒤의 가중치가 다릅니다{of_part}.",
        "en": "With gradients left over from an earlier batch, the weights after the update "
        "differ{of_part}.",
    },
    "mean_loss": {
        "ko": "데이터 하나당 평균 손실이 다릅니다.",
        "en": "The mean loss per sample is different.",
    },
    "weights_after_epoch": {
        "ko": "1 에포크 뒤의 가중치가 다릅니다{of_part}.",
        "en": "The weights after the epoch differ{of_part}.",
    },
    "not_training_mode": {
        "ko": "학습하는 동안 모델이 학습 모드가 아니었습니다.",
        "en": "The model was not in training mode while training.",
    },
    "accuracy": {"ko": "정확도가 다릅니다.", "en": "The accuracy is different."},
    "one_digit_each": {
        "ko": "로짓이 모두 같은 모델의 정확도가 다릅니다. 이미지 하나의 예측은 언제나 숫자 "
        "하나입니다.",
        "en": "The accuracy of a model whose logits are all equal is different. The prediction for "
        "an image is always a single digit.",
    },
    "gradients_changed": {
        "ko": "평가하는 동안 기울기가 바뀌었습니다.",
        "en": "The gradients changed during the evaluation.",
    },
    "history": {"ko": "history의 값이 다릅니다{of_part}.", "en": "history differs{of_part}."},
    "weights_after_fit": {
        "ko": "학습이 끝난 뒤의 가중치가 다릅니다{of_part}.",
        "en": "The weights at the end differ{of_part}.",
    },
    "not_the_best_weights": {
        "ko": "끝난 뒤의 모델이 검증 손실이 가장 작았던 에포크의 가중치를 갖고 있지 "
        "않습니다{of_part}.",
        "en": "At the end, the model does not have the weights of the epoch with the smallest "
        "validation loss{of_part}.",
    },
    "not_the_best_buffers": {
        "ko": "가중치는 가장 좋았던 에포크의 것인데, 버퍼(학습되지 않는 값)는 그렇지 "
        "않습니다{of_part}.",
        "en": "The weights are those of the best epoch, but the buffers (values that are not "
        "trained) are not{of_part}.",
    },
    "scheduler_steps": {
        "ko": "끝난 뒤의 학습률이 다릅니다. 스케줄러가 움직인 횟수를 살펴보세요.",
        "en": "The learning rate at the end is different: look at how often the scheduler moved.",
    },
    "gradients_left_off": {
        "ko": "evaluate가 끝난 뒤에도 기울기를 기록하지 않습니다.",
        "en": "After evaluate, gradients are still not recorded.",
    },
    # checkpoints
    "checkpoint_keys": {
        "ko": "파일에 없는 키가 있습니다: {missing}",
        "en": "Keys are missing in the file: {missing}",
    },
    "no_file": {
        "ko": "path에 파일이 없습니다. 어디에도 쓰지 않았거나 다른 이름으로 썼습니다.",
        "en": "There is no file at path: nothing was written, or it went by another name.",
    },
    "file_unreadable": {
        "ko": "파일이 torch.save가 쓰는 형식이 아니어서 읽을 수 없습니다.",
        "en": "The file cannot be read: it is not in the format that torch.save writes.",
    },
    "code_saved": {
        "ko": "파일에 값 말고 객체도 들어 있습니다. 여는 쪽에 같은 코드가 있어야 열 수 있습니다.",
        "en": "The file holds objects, not values only: it opens only where the same code is.",
    },
    "buffers_lost": {
        "ko": "모델의 버퍼(학습되지 않는 값)가 저장되지 않았습니다: {missing}",
        "en": "The model's buffers (values that are not trained) were not saved: {missing}",
    },
    "not_a_state_dict": {
        "ko": '"model"에 이름과 텐서로 된 딕셔너리가 들어 있지 않습니다.',
        "en": '"model" does not hold a dict of names and tensors.',
    },
    "saved_weights": {
        "ko": "저장된 가중치가 모델의 것과 다릅니다{of_part}.",
        "en": "The saved weights are not the model's{of_part}.",
    },
    "not_optimizer_state": {
        "ko": '"optimizer"에 옵티마이저의 state_dict가 들어 있지 않습니다.',
        "en": '"optimizer" does not hold the optimizer\'s state_dict.',
    },
    "saved_epoch": {"ko": "저장된 에포크가 다릅니다.", "en": "The saved epoch is different."},
    "optimizer_state_lost": {
        "ko": "옵티마이저의 모멘텀이 저장되지 않았습니다.",
        "en": "The optimizer's momentum was not saved.",
    },
    "adam_state_lost": {
        "ko": "Adam의 상태(두 이동 평균과 단계 수)가 그대로 저장되지 않았습니다{of_part}.",
        "en": "Adam's state (two running averages and the number of steps) was not saved as it "
        "was{of_part}.",
    },
    "loaded_weights": {
        "ko": "모델의 가중치가 저장된 것과 다릅니다{of_part}.",
        "en": "The model's weights are not the saved ones{of_part}.",
    },
    "loaded_buffers": {
        "ko": "모델의 버퍼(학습되지 않는 값)가 저장된 것과 다릅니다{of_part}.",
        "en": "The model's buffers (values that are not trained) are not the saved ones{of_part}.",
    },
    "loaded_epoch": {
        "ko": "돌려준 에포크가 저장된 것과 다릅니다.",
        "en": "The returned epoch is not the saved one.",
    },
    "loaded_rate": {
        "ko": "옵티마이저의 학습률이 저장된 것과 다릅니다.",
        "en": "The optimizer's learning rate is not the saved one.",
    },
    "loaded_momentum": {
        "ko": "옵티마이저의 모멘텀이 저장된 것과 다릅니다{of_part}.",
        "en": "The optimizer's momentum is not the saved one{of_part}.",
    },
    # predict
}

TITLES: dict[str, dict[str, str]] = {
    # several exercises
    "copies": {"ko": "받은 것과 따로인 새 배열", "en": "new arrays, not the caller's"},
    "unequal_batches": {"ko": "크기가 다른 배치", "en": "batches of unequal size"},
    "part_of_the_data": {"ko": "데이터의 일부", "en": "part of the data"},
    "buffers": {"ko": "버퍼", "en": "buffers"},
    "sure_and_wrong": {"ko": "확신하고 틀린 답", "en": "answers that are sure and wrong"},
    "many_right": {"ko": "맞은 답이 많을 때", "en": "many right answers"},
    "many_generators": {"ko": "시드가 다른 여러 generator", "en": "many generators"},
    "steep": {"ko": "기울기가 클 때", "en": "a large gradient"},
    "other_models": {"ko": "다른 모델", "en": "other models"},
    # get_device
    "default": {"ko": "기본값", "en": "the default"},
    "with_cuda": {"ko": "CUDA가 있을 때", "en": "with CUDA"},
    "without_cuda": {"ko": "CUDA가 없을 때", "en": "without CUDA"},
    # MLP
    "dropout_after_each_hidden_layer": {
        "ko": "은닉층마다 드롭아웃",
        "en": "dropout after each hidden layer",
    },
    "no_dropout_without_hidden_layers": {
        "ko": "은닉층이 없으면 드롭아웃도 없음",
        "en": "no dropout without hidden layers",
    },
    # make_loaders
    "every_sample_once": {"ko": "모든 데이터를 한 번씩", "en": "every sample once"},
    "batch_sizes": {"ko": "배치 크기", "en": "batch sizes"},
    "small_shares": {"ko": "아주 작은 검증 비율", "en": "small shares for validation"},
    "default_share": {"ko": "검증 비율의 기본값", "en": "the default share for validation"},
    "pairs": {"ko": "이미지와 레이블의 짝", "en": "images stay with their labels"},
    "shuffled_anew": {"ko": "에포크마다 다시 섞음", "en": "shuffled anew each epoch"},
    "split_at_random": {"ko": "무작위로 나눔", "en": "split at random"},
    "data_stay_on_the_cpu": {"ko": "데이터는 CPU에", "en": "data stay on the CPU"},
    # train_step
    "one_step": {"ko": "한 번만", "en": "one step"},
    "old_gradients": {"ko": "남아 있던 기울기", "en": "gradients from before"},
    "three_steps": {"ko": "세 번 이어서", "en": "three steps in a row"},
    "mode_is_left_alone": {"ko": "모드는 그대로", "en": "the mode is left alone"},
    # train_epoch
    "two_epochs": {"ko": "두 에포크 이어서", "en": "two epochs"},
    # evaluate
    "any_batch_size": {"ko": "배치 크기가 달라도", "en": "any batch size"},
    "changes_nothing": {"ko": "아무것도 바꾸지 않음", "en": "changes nothing"},
    # fit
    "large_losses_that_rise": {"ko": "커지기만 하는 큰 손실", "en": "large losses that rise"},
    "history": {"ko": "기록(history)", "en": "the history"},
    "best_weights_first": {"ko": "첫 에포크가 가장 좋을 때", "en": "the first epoch is the best"},
    "best_weights_between": {
        "ko": "중간 에포크가 가장 좋을 때",
        "en": "an epoch between is the best",
    },
    "best_buffers": {"ko": "가장 좋은 에포크의 버퍼", "en": "buffers of the best epoch"},
    "large_losses": {"ko": "아주 큰 손실", "en": "large losses"},
    "equal_losses": {"ko": "같은 손실", "en": "equal losses"},
    "small_improvements": {"ko": "아주 작은 개선", "en": "small improvements"},
    "scheduler": {"ko": "스케줄러", "en": "the scheduler"},
    "dropout": {"ko": "드롭아웃", "en": "dropout"},
    "moves_the_model": {"ko": "모델을 장치로 옮김", "en": "moves the model"},
    # save_checkpoint
    "content": {"ko": "파일의 내용", "en": "the file's content"},
    "optimizer_state": {"ko": "옵티마이저의 상태", "en": "the optimizer's state"},
    "model_unchanged": {"ko": "모델은 그대로", "en": "the model is unchanged"},
    "two_files": {"ko": "파일 두 개", "en": "two files"},
    # load_checkpoint
    "weights_and_epoch": {"ko": "가중치와 에포크", "en": "weights and epoch"},
    "optimizer": {"ko": "옵티마이저", "en": "the optimizer"},
    "epoch_zero": {"ko": "에포크 0", "en": "epoch 0"},
    "without_optimizer": {"ko": "옵티마이저 없이", "en": "without an optimizer"},
    "from_gpu_to_cpu": {"ko": "GPU에서 CPU로", "en": "from GPU to CPU"},
    "from_cpu_to_gpu": {"ko": "CPU에서 GPU로", "en": "from CPU to GPU"},
    # predict
    "digit_and_confidence": {"ko": "숫자와 확신도", "en": "digit and confidence"},
    "image_stays": {"ko": "이미지는 그대로", "en": "the image stays as it is"},
    "long_without_a_new_best": {
        "ko": "오래 나아지지 않을 때",
        "en": "many epochs without a new best",
    },
}
