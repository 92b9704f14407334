"""Mistakes in fit: best weights lost or of the wrong epoch, schedulers, other histories."""

from __future__ import annotations

import copy

from autograder.mistakes import Mistakes

from .common import measure, step

mistakes = Mistakes()


def epoch_of(model, loader, optimizer, device):
    """One right epoch, for mistakes that are made elsewhere; the mean loss."""
    model.train()
    losses = [(step(model, x, y, optimizer, device), len(y)) for x, y in loader]
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


def fitting(
    *,
    move=True,
    keep=lambda model: copy.deepcopy(model.state_dict()),
    better=lambda now, best: now["val_loss"] < best["val_loss"],
    start=None,
    restore=True,
    strict=True,
    steps=lambda epoch, epochs, batches: 1,
    before=False,
    with_loss=False,
    measure_training=False,
    validate_on_training=False,
    train_on_validation=False,
    after_epoch=lambda model, weights: None,
    stop=0,  # after so many epochs without a new best; 0: never
    record=None,
):
    """A `fit` that is right but for what the arguments change."""

    def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
        if move:
            model.to(device)
        history, best, weights, waited = [], start, None, 0
        for epoch in range(epochs):
            if scheduler is not None and before:
                scheduler.step()
            train_loss = epoch_of(model, train_loader, optimizer, device)
            if train_on_validation:
                epoch_of(model, val_loader, optimizer, device)
            if measure_training:
                train_loss, _ = measure(model, train_loader, device)
            loader = train_loader if validate_on_training else val_loader
            val_loss, accuracy = measure(model, loader, device)
            if scheduler is not None and not before:
                for _ in range(steps(epoch, epochs, len(train_loader))):
                    scheduler.step(*([val_loss] if with_loss else []))
            now = {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": accuracy}
            history.append(now)
            if best is None or better(now, best):
                best, weights, waited = now, keep(model), 0
            elif (waited := waited + 1) == stop:
                break
            after_epoch(model, weights)
        if restore and weights is not None:
            model.load_state_dict(weights, strict=strict)
        if record is not None:
            return record(history)
        return {key: [now[key] for now in history] for key in history[0]}

    return fit


def fit_with(model, *args, options, **more):
    """Run a `fit` with these deviations."""
    return fitting(**options)(model, *args, **more)


@mistakes.of(
    "fit",
    ko="state_dict()는 복사본인가요? 딕셔너리만 복사하면 그 안의 텐서도 복사되나요? 다음 Epoch에 "
    "가중치가 바뀌면 담아 둔 것은 어떻게 되나요?",
    en="Is state_dict() a copy? If only the dict is copied, are the tensors in it? When the next "
    "epoch changes the weights, what of those you kept?",
)
def best_weights_not_copied(*args, **more):
    return fit_with(*args, options={"keep": lambda model: model.state_dict()}, **more)


@mistakes.of(
    "fit",
    ko="named_parameters()에 없는 것이 state_dict()에는 있나요? BatchNorm의 이동 평균은 어느 "
    "Epoch의 것이 되나요?",
    en="Is there something in state_dict() that named_parameters() lacks? Of which epoch are "
    "BatchNorm's running means then?",
)
def buffers_not_kept(*args, **more):
    def keep(model):
        return {name: value.detach().clone() for name, value in model.named_parameters()}

    return fit_with(*args, options={"keep": keep, "strict": False}, **more)


@mistakes.of(
    "fit",
    ko="모든 Epoch의 검증 손실이 처음에 정해 둔 숫자보다 크면 어떻게 되나요?",
    en="What if the validation loss of every epoch is larger than the number you start from?",
)
def smallest_loss_starts_too_low(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best = 100.0
    for _ in range(epochs):
        history["train_loss"].append(epoch_of(model, train_loader, optimizer, device))
        val_loss, accuracy = measure(model, val_loader, device)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(accuracy)
        if scheduler is not None:
            scheduler.step()
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="가장 좋은 가중치를 담아 두고 나서, 모델에는 언제 되돌려 놓나요?",
    en="The best weights are kept; when do they go back into the model?",
)
def best_weights_not_restored(*args, **more):
    return fit_with(*args, options={"restore": False}, **more)


@mistakes.of(
    "fit",
    ko="학습 손실이 가장 작은 때와 검증 손실이 가장 작은 때는 같은가요? 외우기 시작한 모델은요?",
    en="Is the training loss smallest when the validation loss is? What of a model that memorises?",
)
def best_by_training_loss(*args, **more):
    options = {"better": lambda now, best: now["train_loss"] < best["train_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실이 두 번 나오면 어느 Epoch의 것이어야 하나요? 여러분의 비교는 어느 쪽을 "
    "남기나요?",
    en="If the smallest loss comes twice, which epoch counts? Which does your comparison keep?",
)
def last_of_equal_losses(*args, **more):
    options = {"better": lambda now, best: now["val_loss"] <= best["val_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실이 정확히 0.0이면, `not best`는 참인가요? '아직 없음'을 어떻게 나타내나요?",
    en="If the smallest loss is exactly 0.0, is `not best` true? How do you say 'none yet'?",
)
def zero_taken_for_none_yet(*args, **more):
    options = {
        "better": lambda now, best: not best["val_loss"] or now["val_loss"] < best["val_loss"]
    }
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="손실은 클수록 좋은가요, 작을수록 좋은가요? 비교의 방향을 볼까요?",
    en="Is a loss better when it is larger or smaller? Which way does your comparison go?",
)
def best_is_largest(*args, **more):
    options = {"better": lambda now, best: now["val_loss"] > best["val_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="무엇이 가장 작았던 Epoch를 고르라고 했나요? 정확도가 같아도 손실은 다를 수 있나요?",
    en="Which number picks the epoch? Can losses differ where accuracies are equal?",
)
def best_by_accuracy(*args, **more):
    def better(now, best):
        return now["val_accuracy"] > best["val_accuracy"]

    options = {"better": better, "start": {"val_accuracy": 0.0}}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="정확도가 같은 Epoch가 여럿이면 어느 것이 남나요? 문제가 고르라는 것은 정확도인가요, "
    "손실인가요?",
    en="If several epochs have the same accuracy, which is kept? Does the exercise pick by "
    "accuracy or by loss?",
)
def best_by_accuracy_the_last_of_equals(*args, **more):
    options = {"better": lambda now, best: now["val_accuracy"] >= best["val_accuracy"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실을 기억하는 변수는 언제 새 값이 되나요?",
    en="When does the variable that remembers the smallest loss get its new value?",
)
def compares_with_the_epoch_before(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    weights = None
    for _ in range(epochs):
        history["train_loss"].append(epoch_of(model, train_loader, optimizer, device))
        val_loss, accuracy = measure(model, val_loader, device)
        if scheduler is not None:
            scheduler.step()
        if not history["val_loss"] or val_loss < history["val_loss"][-1]:
            weights = copy.deepcopy(model.state_dict())
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(accuracy)
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="1 Epoch에 스케줄러는 몇 번 움직여야 하나요? 배치마다 움직이면 학습률은 어떻게 되나요?",
    en="How often should the scheduler move in one epoch? At every batch, what of the learning "
    "rate?",
)
def scheduler_stepped_per_batch(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    return per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, 0)


def per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, again):
    """A `fit` that moves the scheduler at every batch, and `again` times after the epoch."""
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, weights = float("inf"), None
    for _ in range(epochs):
        model.train()
        total, count = 0.0, 0
        for images, labels in train_loader:
            total += step(model, images, labels, optimizer, device) * len(labels)
            count += len(labels)
            if scheduler is not None:
                scheduler.step()
        val_loss, accuracy = measure(model, val_loader, device)
        for _ in range(again if scheduler is not None else 0):
            scheduler.step()
        for key, value in zip(history, (total / count, val_loss, accuracy), strict=True):
            history[key].append(value)
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="scheduler를 받았는데, 학습률은 언제 바뀌나요?",
    en="You are given a scheduler; when does the learning rate change?",
)
def scheduler_forgotten(*args, **more):
    return fit_with(*args, options={"steps": lambda *_: 0}, **more)


@mistakes.of(
    "fit",
    ko="Epoch가 끝난 뒤에 scheduler.step()이 배치의 수만큼 불리지 않나요? 1 Epoch에 몇 번이어야 "
    "하나요?",
    en="After an epoch, is scheduler.step() called as often as there are batches? How often should "
    "it be?",
)
def scheduler_caught_up_after_the_epoch(*args, **more):
    return fit_with(*args, options={"steps": lambda _, __, batches: batches}, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step()이 반복문의 안에 있나요, 다 끝난 뒤에 있나요? 둘째 Epoch의 학습률은요?",
    en="Is scheduler.step() inside the loop, or after all of it? What of the second epoch's rate?",
)
def scheduler_stepped_once_at_the_end(*args, **more):
    options = {"steps": lambda epoch, epochs, _: int(epoch == epochs - 1)}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step()에 손실을 넘겼나요? 모든 스케줄러가 그것을 기다리나요?",
    en="Do you hand the loss to scheduler.step()? Does every scheduler wait for one?",
)
def scheduler_given_the_loss(*args, **more):
    return fit_with(*args, options={"with_loss": True}, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step()은 몇 군데에 있나요? 배치마다 움직이고 Epoch마다 또 움직이지 않나요?",
    en="In how many places is scheduler.step()? Does it move at every batch, and again each epoch?",
)
def scheduler_stepped_per_batch_and_per_epoch(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    return per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, 1)


@mistakes.of(
    "fit",
    ko="첫 Epoch의 학습률은 얼마여야 하나요? 스케줄러는 학습 앞에 움직이나요, 뒤에 움직이나요?",
    en="What should the learning rate of the first epoch be? Does the scheduler move before or "
    "after the training?",
)
def scheduler_before_training(*args, **more):
    return fit_with(*args, options={"before": True}, **more)


@mistakes.of(
    "fit",
    ko="scheduler가 None이면 scheduler.step()은 무엇을 하나요?",
    en="If scheduler is None, what does scheduler.step() do?",
)
def scheduler_always_stepped(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    if scheduler is None:  # it fails after the first epoch
        fitting(restore=False)(model, train_loader, val_loader, optimizer, device, 1)
        scheduler.step()
    return fitting()(model, train_loader, val_loader, optimizer, device, epochs, scheduler)


@mistakes.of(
    "fit",
    ko="val_loss는 어느 로더로 잰 것인가요? 학습 데이터로 재면 무엇을 알 수 없나요?",
    en="Which loader is val_loss measured with? What cannot be seen on the training data?",
)
def validated_on_training_data(*args, **more):
    return fit_with(*args, options={"validate_on_training": True}, **more)


@mistakes.of(
    "fit",
    ko="검증 데이터로도 학습하면, 그 데이터로 잰 점수를 믿을 수 있나요?",
    en="If the validation data are trained on, can a score measured on them be believed?",
)
def trained_on_validation_data(*args, **more):
    return fit_with(*args, options={"train_on_validation": True}, **more)


@mistakes.of(
    "fit",
    ko="받은 모델은 아직 CPU에 있을 수 있습니다. 누가, 언제 device로 옮기나요?",
    en="The model given may still be on the CPU. Who moves it to device, and when?",
)
def model_never_moved(*args, **more):
    return fit_with(*args, options={"move": False}, **more)


@mistakes.of(
    "fit",
    ko="가장 좋은 가중치는 학습이 다 끝난 뒤에 한 번 되돌리나요, Epoch마다 되돌리나요? 다음 "
    "Epoch는 어디에서 시작하나요?",
    en="Do the best weights go back once, after all training, or in every epoch? Where does the "
    "next epoch start from then?",
)
def best_weights_restored_every_epoch(*args, **more):
    def put_back(model, weights):
        model.load_state_dict(weights)

    return fit_with(*args, options={"after_epoch": put_back, "restore": False}, **more)


@mistakes.of(
    "fit",
    ko="검증 손실이 한 번 커졌다고 학습을 멈추면, history의 길이는 epochs가 되나요?",
    en="If training stops once the validation loss has risen, is history as long as epochs?",
)
def stops_early(*args, **more):
    return fit_with(*args, options={"stop": 1}, **more)


@mistakes.of(
    "fit",
    ko="train_loss는 train_epoch이 돌려준 값인가요, 학습이 끝난 모델로 다시 잰 값인가요?",
    en="Is train_loss what train_epoch returned, or measured again with the model after training?",
)
def training_loss_measured_again(*args, **more):
    return fit_with(*args, options={"measure_training": True}, **more)


@mistakes.of(
    "fit",
    ko="함수가 끝날 때 history를 돌려주나요? return이 없는 함수는 무엇을 돌려주나요?",
    en="Is history returned at the end? What does a function without return give back?",
)
def history_not_returned(*args, **more):
    fit_with(*args, options={}, **more)


@mistakes.of(
    "fit",
    ko="history의 값은 길이가 얼마인 리스트여야 하나요? 마지막 Epoch의 숫자만 남지 않았나요?",
    en="How long should the lists in history be? Is only the last epoch's number left?",
)
def last_epoch_only(*args, **more):
    options = {"record": lambda history: {key: [history[-1][key]] for key in history[-1]}}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="history의 모양은 리스트의 딕셔너리인가요, 딕셔너리의 리스트인가요?",
    en="Is history a dict of lists, or a list of dicts?",
)
def list_of_dicts(*args, **more):
    return fit_with(*args, options={"record": list}, **more)


@mistakes.of(
    "fit",
    ko="epochs가 3이면 train_epoch은 몇 번 불리나요? range의 끝은 들어가나요?",
    en="With epochs 3, how often is train_epoch called? Does range include its end?",
)
def one_epoch_too_few(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    return fitting()(model, train_loader, val_loader, optimizer, device, epochs - 1, scheduler)


@mistakes.of(
    "fit",
    ko="검증은 그 Epoch의 학습 앞에 하나요, 뒤에 하나요? 첫 val_loss는 어떤 모델의 것인가요?",
    en="Does validation come before or after the epoch's training? Whose is the first val_loss?",
)
def validated_before_training(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, weights = float("inf"), None
    for _ in range(epochs):
        val_loss, accuracy = measure(model, val_loader, device)
        train_loss = epoch_of(model, train_loader, optimizer, device)
        if scheduler is not None:
            scheduler.step()
        for key, value in zip(history, (train_loss, val_loss, accuracy), strict=True):
            history[key].append(value)
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="검증 손실이 다섯 번 나아지지 않으면 history의 리스트는 몇 개까지 차나요? 문제는 언제까지 "
    "학습하라고 했나요?",
    en="If the validation loss gets no better five times, how long are the lists of the history? "
    "How long does the exercise ask you to train?",
)
def stops_after_five_without_a_best(*args, **more):
    return fit_with(*args, options={"stop": 5}, **more)
