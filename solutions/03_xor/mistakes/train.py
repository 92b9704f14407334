"""Mistakes in train: steps lost or scaled, losses of another time or kind, parameters changed."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import KEYS, directions, floats, passes

mistakes = Mistakes()


def run(params, X, y, learning_rate, epochs, *, scale=1.0, record=None, size=None):
    """Training from a copy of `params`; returns (params, recorded values).

    record(epoch, E): whether to keep a value, and which (None keeps none); by default the mean
    absolute error at every 1000th epoch; scale and size: of the step, size(n) by batch size.
    """
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    step = learning_rate * scale * (1.0 if size is None else size(len(X)))
    kept = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        value = (every_1000th if record is None else record)(epoch, y - y_hat)
        if value is not None:
            kept.append(value)
        found = directions(params, X, y, A1, y_hat)
        params = {name: params[name] + step * found[name] for name in KEYS}
    return params, kept


def every_1000th(epoch, error):
    """The loss that belongs into the list, or None."""
    return float(np.mean(np.abs(error))) if epoch % 1000 == 0 else None


@mistakes.of(
    "train",
    ko="손실이 에포크마다 줄어드나요, 늘어나나요? 이 약속에서 방향은 더하나요, 빼나요?",
    en="Does your loss become smaller or larger over the epochs? With this convention, do you add "
    "a direction or subtract it?",
)
def subtracted(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, scale=-1.0)


@mistakes.of(
    "train",
    ko="learning_rate를 바꾸면 결과가 달라지나요? 여러분의 식 어디에 들어 있나요?",
    en="Does the result change if you change learning_rate? Where is it in your formula?",
)
def learning_rate_forgotten(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, 1.0, epochs)


@mistakes.of(
    "train",
    ko="코드 안에 학습률 0.5를 직접 적지 않았나요? 받은 learning_rate는 어디에 쓰이나요?",
    en="Did you write the 0.5 into the code? Where do you use the learning_rate that was given?",
)
def learning_rate_fixed(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, 0.5, epochs)


@mistakes.of(
    "train",
    ko="backward가 준 방향을 배치의 크기로 나누었나요?",
    en="Did you divide the directions from backward by the batch size?",
)
def steps_averaged(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, size=lambda n: 1 / n)


@mistakes.of(
    "train",
    ko="반복문 안에서 만든 새 파라미터를 다음 에포크의 forward에 넣나요?",
    en="Do you put the new parameters, made inside the loop, into the forward of the next epoch?",
)
def every_epoch_from_the_start(params, X, y, learning_rate=0.5, epochs=10000):
    trained, _ = run(params, X, y, learning_rate, min(epochs, 1))
    _, losses = run(params, X, y, 0.0, epochs)
    return trained, losses


@mistakes.of(
    "train",
    ko="돌려준 파라미터는 처음 것과 다른가요?",
    en="Do the parameters that you return differ from the first ones?",
)
def first_parameters_returned(params, X, y, learning_rate=0.5, epochs=10000):
    _, losses = run(params, X, y, learning_rate, epochs)
    return params, losses


@mistakes.of(
    "train",
    ko="range는 몇 번 반복하나요? 에포크가 한 번 모자라지 않나요?",
    en="How many times does your range repeat the loop? Is one epoch missing?",
)
def one_epoch_short(params, X, y, learning_rate=0.5, epochs=10000):
    trained, _ = run(params, X, y, learning_rate, max(epochs - 1, 0))
    _, losses = run(params, X, y, learning_rate, epochs)
    return trained, losses


@mistakes.of(
    "train",
    ko="학습이 끝난 뒤에 처음 파라미터를 다시 출력해 보면 그대로인가요? params.copy()는 안에 든 "
    "배열까지 복사하나요? 그다음의 += 는 누구의 배열을 바꾸나요?",
    en="If you print the first parameters again after training, are they still the same? Does "
    "params.copy() copy the arrays inside? Whose arrays does the += after it change?",
)
def params_changed(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    mine = params.copy()
    for name in KEYS:
        mine[name][...] = trained[name]
    return mine, losses


@mistakes.of(
    "train",
    ko="losses에는 값이 몇 개 들어가야 하나요? 모든 에포크의 값을 넣으라고 했나요?",
    en="How many values should losses hold? Does the text ask for every epoch?",
)
def loss_of_every_epoch(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, record=lambda _, e: float(np.abs(e).mean()))


@mistakes.of(
    "train",
    ko="첫 에포크의 번호는 0인가요, 1인가요? 0은 1000의 배수인가요?",
    en="Is the first epoch number 0, or 1? Is 0 a multiple of 1000?",
)
def epochs_counted_from_one(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return every_1000th(epoch + 1, error)

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="손실을 잴 때 쓰는 예측은 업데이트 전의 것인가요, 후의 것인가요?",
    en="Do you measure the loss with the predictions before the update, or after it?",
)
def loss_after_the_update(params, X, y, learning_rate=0.5, epochs=10000):
    every = run(params, X, y, learning_rate, epochs + 1, record=lambda _, e: np.abs(e).mean())[1]
    trained, _ = run(params, X, y, learning_rate, epochs)
    return trained, [float(every[epoch + 1]) for epoch in range(0, epochs, 1000)]


@mistakes.of(
    "train",
    ko="오차를 제곱했나요, 절댓값을 취했나요? 슬라이드의 스크립트는 어떻게 하나요?",
    en="Did you square the error, or take its absolute value? Which does the slide's script do?",
)
def loss_squared(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.mean(error**2)) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="부호가 다른 두 오차를 그대로 더하면 어떻게 되나요?",
    en="What happens if you add two errors of opposite sign as they are?",
)
def loss_without_absolute_value(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.mean(error)) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="손실은 합인가요, 평균인가요?",
    en="Is the loss a sum, or a mean?",
)
def loss_summed(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.sum(np.abs(error))) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="losses에 마지막 손실을 한 번 더 넣지 않았나요?",
    en="Did you append the last loss to losses once more?",
)
def last_loss_added(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    error = np.asarray(y, dtype=float) - passes(trained, X)[1]
    return trained, [*losses, float(np.mean(np.abs(error)))]


@mistakes.of(
    "train",
    ko="losses에 넣는 에포크는 1000의 배수뿐인가요? 에포크가 2500번이면 마지막 번호는 무엇이고, "
    "그것은 배수인가요?",
    en="Do only multiples of 1000 go into losses? With 2500 epochs, which number has the last one, "
    "and is it a multiple?",
)
def loss_of_the_last_epoch_too(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.mean(np.abs(error))) if epoch % 1000 == 0 or epoch == epochs - 1 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="losses는 리스트인가요, NumPy 배열인가요?",
    en="Is losses a list, or a NumPy array?",
)
def losses_as_an_array(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return trained, np.array(losses)


@mistakes.of(
    "train",
    ko="돌려주는 것은 손실의 리스트인가요, 마지막 손실 하나인가요?",
    en="Do you return the list of losses, or just the last one?",
)
def only_one_loss(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return trained, losses[-1]


@mistakes.of(
    "train",
    ko="돌려주는 두 값의 순서는 무엇인가요?",
    en="In which order should you return the two values?",
)
def losses_returned_first(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return losses, trained


@mistakes.of(
    "train",
    ko="파라미터 말고 무엇을 더 돌려주어야 하나요?",
    en="What should you return besides the parameters?",
)
def losses_not_returned(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs)[0]


@mistakes.of(
    "train",
    ko="W1과 b1도 바뀌었나요? 지금은 어느 층만 고치고 있나요?",
    en="Did W1 and b1 change as well? Which layer do you update?",
)
def only_the_output_layer(params, X, y, learning_rate=0.5, epochs=10000):
    return trained_in_part(params, X, y, learning_rate, epochs, ("W2", "b2"))


@mistakes.of(
    "train",
    ko="편향도 방향대로 움직였나요, 가중치만 움직였나요?",
    en="Did you move the biases along their directions, too?",
)
def only_the_weights(params, X, y, learning_rate=0.5, epochs=10000):
    return trained_in_part(params, X, y, learning_rate, epochs, ("W1", "W2"))


def trained_in_part(params, X, y, learning_rate, epochs, names):
    """Training that leaves every parameter alone but those in `names`."""
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        found = directions(params, X, y, A1, y_hat)
        params |= {name: params[name] + learning_rate * found[name] for name in names}
    return params, losses


@mistakes.of(
    "train",
    ko="한 에포크에 모든 행을 한꺼번에 쓰나요, 한 행씩 쓰면서 그때마다 고치나요?",
    en="In one epoch, do you use all rows at once, or one by one with an update after each?",
)
def one_example_at_a_time(params, X, y, learning_rate=0.5, epochs=10000):
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - passes(params, X)[1]))))
        for i in range(len(X)):
            row = X[i : i + 1], y[i : i + 1]
            found = directions(params, *row, *passes(params, row[0]))
            params = {name: params[name] + learning_rate * found[name] for name in KEYS}
    return params, losses


@mistakes.of(
    "train",
    ko="W1을 고칠 때 쓴 방향은 W2를 고치기 전에 구한 것인가요? 한 에포크에 backward를 몇 번 "
    "불렀나요?",
    en="Did you compute the direction for W1 before you updated W2? How many times do you call "
    "backward in one epoch?",
)
def backward_again_between_layers(params, X, y, learning_rate=0.5, epochs=10000):
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        for names in (("W2", "b2"), ("W1", "b1")):
            found = directions(params, X, y, A1, y_hat)
            params |= {name: params[name] + learning_rate * found[name] for name in names}
    return params, losses


@mistakes.of(
    "train",
    ko="epochs를 주지 않고 부르면 몇 번 반복하나요? 함수의 첫 줄에 적힌 기본값은 얼마인가요?",
    en="If a call gives no epochs, how many are run? Which default is in the first line of the "
    "function?",
)
def fewer_epochs_by_default(params, X, y, learning_rate=0.5, epochs=1000):
    return run(params, X, y, learning_rate, epochs)


@mistakes.of(
    "train",
    ko="learning_rate를 주지 않고 부르면 얼마를 쓰나요? 과제가 정한 기본값은 얼마인가요?",
    en="If a call gives no learning_rate, which one is used? Which default does the text ask for?",
)
def another_rate_by_default(params, X, y, learning_rate=0.1, epochs=10000):
    return run(params, X, y, learning_rate, epochs)
