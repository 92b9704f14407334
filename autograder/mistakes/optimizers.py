"""Known mistakes of 08_optimizers: lost batches, old states, ε and corrections out of place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def adam_step(x, grad, m, v, t, lr, beta1, beta2, eps):
    """The paper's step, for mistakes that are made around it."""
    grad, t = np.asarray(grad), t + 1
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    v = beta2 * np.asarray(v) + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t


def means(grad, m, v, beta1, beta2):
    """Adam's two moving averages."""
    grad = np.asarray(grad)
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    return m, beta2 * np.asarray(v) + (1 - beta2) * grad**2


def in_order(X, y, batch_size, order):
    """The batches of the rows in a given order, for mistakes in that order."""
    X, y = np.asarray(X), np.asarray(y)
    return [
        (X[order[start : start + batch_size]], y[order[start : start + batch_size]])
        for start in range(0, len(order), batch_size)
    ]


# iterations_per_epoch


@mistakes.of(
    "iterations_per_epoch",
    ko="1050 개를 100 개씩 나누면 남는 50 개는 언제 학습하나요?",
    en="With 1050 data by 100, when is it the turn of the 50 that are left over?",
)
def rounds_down(n, batch_size):
    return n // batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="나누어떨어질 때도 배치가 하나 더 필요한가요? 1000 개를 100 개씩 나누면 어떻게 되나요?",
    en="Is one more batch needed where it divides evenly? What about 1000 by 100?",
)
def always_one_more(n, batch_size):
    return n // batch_size + 1


@mistakes.of(
    "iterations_per_epoch",
    ko="남은 데이터가 반 배치보다 적으면 그 데이터는 버려지나요?",
    en="If fewer than half a batch is left over, are those data dropped?",
)
def rounds_to_nearest(n, batch_size):
    return round(n / batch_size)


@mistakes.of(
    "iterations_per_epoch",
    ko="Iteration 수가 10.5 번일 수 있나요?",
    en="Can there be 10.5 iterations?",
)
def not_rounded(n, batch_size):
    return n / batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="무엇을 무엇으로 나누나요? 데이터가 많아지면 Iteration은 늘어나나요, 줄어드나요?",
    en="What is divided by what? With more data, are there more iterations or fewer?",
)
def divided_the_other_way(n, batch_size):
    return -(-batch_size // n) if n else 0


@mistakes.of(
    "iterations_per_epoch",
    ko="%는 나눗셈의 몫을 주나요, 나머지를 주나요?",
    en="Does % give the quotient of a division or its remainder?",
)
def remainder(n, batch_size):
    return n % batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="돌려준 값의 type은 무엇인가요? np.ceil은 어떤 종류의 수를 돌려주나요?",
    en="What is the type of what you return? Which kind of number does np.ceil give?",
)
def a_float(n, batch_size):
    return np.ceil(n / batch_size)


# minibatches


@mistakes.of(
    "minibatches",
    ko="10 개를 4 개씩 나누면 배치는 몇 개인가요? 마지막 2 개는 어느 배치에 있나요?",
    en="How many batches do 10 data by 4 make? In which one are the last 2?",
)
def drops_last_batch(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return in_order(X, y, batch_size, order[: len(X) // batch_size * batch_size])


@mistakes.of(
    "minibatches",
    ko="고양이가 앞에, 개가 뒤에 모여 있는 데이터라면 첫 배치에는 무엇이 들어가나요?",
    en="If all cats come first in the data and all dogs last, what is in the first batch?",
)
def not_shuffled(X, y, batch_size, rng):
    return in_order(X, y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="섞은 다음에도 X의 첫 행과 y의 첫 행은 같은 데이터의 것인가요?",
    en="After shuffling, do the first row of X and the first row of y still belong together?",
)
def shuffles_separately(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    return in_order(
        X[rng.permutation(len(X))], y[rng.permutation(len(y))], batch_size, np.arange(len(X))
    )


@mistakes.of(
    "minibatches",
    ko="X를 섞었다면 y는 어떤 순서여야 하나요?",
    en="Once X is shuffled, in which order must y be?",
)
def shuffles_x_only(X, y, batch_size, rng):
    X = np.asarray(X)
    return in_order(X[rng.permutation(len(X))], y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="1 Epoch 동안 한 데이터가 두 번 뽑히거나 한 번도 안 뽑힐 수 있나요?",
    en="Can one datum be drawn twice in an epoch, and another not at all?",
)
def draws_with_replacement(X, y, batch_size, rng):
    return in_order(X, y, batch_size, rng.integers(0, len(X), len(X)))


@mistakes.of(
    "minibatches",
    ko="이웃해 있던 데이터들이 늘 같은 배치에 모이지는 않나요?",
    en="Do data that were neighbours always end up in the same batch?",
)
def shuffles_whole_batches(X, y, batch_size, rng):
    found = in_order(X, y, batch_size, np.arange(len(X)))
    return [found[number] for number in rng.permutation(len(found))]


@mistakes.of(
    "minibatches",
    ko="첫 배치에 마지막 데이터가 들어갈 수 있나요?",
    en="Can the last datum ever be in the first batch?",
)
def shuffles_within_batches(X, y, batch_size, rng):
    orders = [
        start + rng.permutation(min(batch_size, len(X) - start))
        for start in range(0, len(X), batch_size)
    ]
    return in_order(X, y, batch_size, np.concatenate(orders))


@mistakes.of(
    "minibatches",
    ko="다른 rng를 주어도 순서가 같지는 않나요? 난수는 어디에서 뽑고 있나요?",
    en="Is the order the same with another rng? Where are the random numbers drawn from?",
)
def generator_of_its_own(X, y, batch_size, rng):
    return in_order(X, y, batch_size, np.random.default_rng(0).permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="마지막 배치를 채우려고 가져온 데이터는 이미 학습하지 않았나요?",
    en="The data taken to fill up the last batch: have they not been learnt from already?",
)
def fills_last_batch(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    missing = -len(X) % batch_size
    return in_order(X, y, batch_size, np.concatenate([order, np.resize(order, missing)]))


@mistakes.of(
    "minibatches",
    ko="부르는 쪽의 X와 y가 함께 섞이지는 않나요? rng.shuffle은 무엇을 바꾸나요?",
    en="Are the caller's X and y shuffled as well? What does rng.shuffle change?",
)
def shuffles_in_place(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    shuffled = np.asarray(X)[order], np.asarray(y)[order]
    for given, rows in zip((X, y), shuffled, strict=True):
        for position, row in enumerate(rows.copy()):
            given[position] = row
    return in_order(X, y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="배치 하나를 꺼내면 X와 y가 짝으로 나오나요?",
    en="Does taking one batch out give you X and y as a pair?",
)
def two_lists(X, y, batch_size, rng):
    found = in_order(X, y, batch_size, rng.permutation(len(X)))
    return [X_b for X_b, _ in found], [y_b for _, y_b in found]


@mistakes.of(
    "minibatches",
    ko="yield를 쓴 함수를 부르면 무엇이 돌아오나요? len을 잴 수 있나요?",
    en="What does calling a function with yield give? Could you take its len?",
)
def yields_batches(X, y, batch_size, rng):
    yield from in_order(X, y, batch_size, rng.permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="레이블이 0, 1, 2 같은 정수라면 배치 안에서도 정수인가요?",
    en="If labels are integers like 0, 1, 2, are they still integers in a batch?",
)
def labels_as_floats(X, y, batch_size, rng):
    y = np.asarray(y, dtype=float)
    return in_order(X, y, batch_size, rng.permutation(len(X)))


# gd


@mistakes.of(
    "gd",
    ko="기울기는 손실이 커지는 방향인가요, 작아지는 방향인가요?",
    en="Does the gradient point to where the loss grows, or to where it falls?",
)
def climbs(x, grad, lr):
    return np.asarray(x) + lr * np.asarray(grad)


@mistakes.of(
    "gd",
    ko="학습률을 바꾸면 걸음의 길이도 바뀌나요?",
    en="Does the length of the step change with the learning rate?",
)
def no_learning_rate(x, grad, lr):
    return np.asarray(x) - np.asarray(grad)


@mistakes.of(
    "gd",
    ko="돌려주는 것은 움직인 다음의 위치인가요, 움직일 양인가요?",
    en="Is what you return the position after the step, or the step itself?",
)
def only_the_step(x, grad, lr):
    return -lr * np.asarray(grad)


@mistakes.of(
    "gd",
    ko="기울기가 작아지면 걸음도 작아지나요? 기울기의 부호만 쓰고 있지는 않나요?",
    en="Do the steps get shorter where the slope does? Is only the sign of the gradient used?",
)
def sign_only(x, grad, lr):
    return np.asarray(x) - lr * np.sign(grad)


@mistakes.of(
    "gd",
    ko="-= 는 새 배열을 만드나요, 받은 배열을 고치나요?",
    en="Does -= make a new array, or change the one it was given?",
)
def moves_x_in_place(x, grad, lr):
    x -= lr * np.asarray(grad)
    return x


@mistakes.of(
    "gd",
    ko="학습률은 위치에 곱하나요, 기울기에 곱하나요?",
    en="Is it the position or the gradient that the learning rate multiplies?",
)
def scales_the_position(x, grad, lr):
    return lr * (np.asarray(x) - np.asarray(grad))


# momentum


@mistakes.of(
    "momentum",
    ko="D4의 속도는 기울기를 쌓나요, 평균을 내나요? 슬라이드의 식에 1 - α가 있나요?",
    en="Does D4's velocity add gradients up or average them? Is there a 1 - α on the slide?",
)
def averaged_velocity(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - (1 - alpha) * lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="v에 γ가 이미 곱해져 있나요? 슬라이드에서 γ는 어느 식에 있나요?",
    en="Is γ already in v? In which of the slide's two formulas does it stand?",
)
def averages_gradients(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + (1 - alpha) * np.asarray(grad)
    return np.asarray(x) - lr * v, v


@mistakes.of(
    "momentum",
    ko="속도에 학습률이 들어 있나요? v = αv - γf' 와 비교하면 여러분의 v는 몇 배인가요?",
    en="Is the learning rate part of the velocity? Compared with v = αv - γf', how large is yours?",
)
def velocity_without_rate(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + np.asarray(grad)
    return np.asarray(x) - lr * v, v


@mistakes.of(
    "momentum",
    ko="위치를 움직이는 것은 고치기 전의 속도인가요, 방금 고친 속도인가요?",
    en="Which velocity moves the position: the one before the update, or the one just updated?",
)
def moves_by_old_velocity(x, grad, v, lr, alpha):
    return np.asarray(x) + np.asarray(v), alpha * np.asarray(v) - lr * np.asarray(grad)


@mistakes.of(
    "momentum",
    ko="내리막을 가려면 속도에서 기울기를 빼야 할까요, 더해야 할까요?",
    en="To go downhill, is the gradient subtracted from the velocity, or added?",
)
def rolls_uphill(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="v에 이미 음의 부호가 있다면, x에서 v를 다시 빼야 하나요?",
    en="If v already has its minus sign, should it be subtracted from x once more?",
)
def subtracts_velocity(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) - v, v


@mistakes.of(
    "momentum",
    ko="지난 속도는 얼마나 남나요? 모멘텀계수를 썼나요?",
    en="How much of the last velocity is left? Is the momentum coefficient used?",
)
def no_friction(x, grad, v, lr, alpha):
    v = np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="슬라이드의 둘째 식에 α가 또 있나요?",
    en="Does α appear again in the slide's second formula?",
)
def nesterov_instead(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return np.asarray(x) + alpha * v - step, v


@mistakes.of(
    "momentum",
    ko="돌려줄 때 위치와 속도 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return, the position or the velocity?",
)
def velocity_first(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return v, np.asarray(x) + v


@mistakes.of(
    "momentum",
    ko="부르는 쪽이 들고 있던 v도 바뀌지 않았나요? *= 는 무엇을 바꾸나요?",
    en="Has the caller's own v changed, too? What does *= change?",
)
def changes_v_in_place(x, grad, v, lr, alpha):
    v *= alpha
    v -= lr * np.asarray(grad)
    return np.asarray(x) + v, v


# nesterov


@mistakes.of(
    "nesterov",
    ko="momentum과 결과가 같지는 않나요? 둘째 식의 v는 어느 v인가요?",
    en="Is the result that of momentum? Which v is the one in the second formula?",
)
def old_velocity_is_momentum(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "nesterov",
    ko="위치의 식에서 기울기 항은 어디에 있나요?",
    en="In the formula of the position, where is the term with the gradient?",
)
def without_gradient_term(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + alpha * v, v


@mistakes.of(
    "nesterov",
    ko="둘째 식에서 v 앞에 무엇이 곱해져 있나요?",
    en="What multiplies v in the second formula?",
)
def gradient_counted_twice(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return np.asarray(x) + v - step, v


@mistakes.of(
    "nesterov",
    ko="돌려주는 속도는 첫째 식의 v인가요, 위치가 움직인 양인가요?",
    en="Is the velocity you return the v of the first formula, or how far the position moved?",
)
def returns_the_step_as_velocity(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    moved = alpha * (alpha * np.asarray(v) - step) - step
    return np.asarray(x) + moved, moved


@mistakes.of(
    "nesterov",
    ko="속도에 학습률이 들어 있나요? momentum의 v와 같은 v인가요?",
    en="Is the learning rate part of the velocity? Is it the same v as in momentum?",
)
def torch_buffer_as_velocity(x, grad, v, lr, alpha):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) + grad
    return np.asarray(x) - lr * (grad + alpha * v), v


@mistakes.of(
    "nesterov",
    ko="속도의 부호는 momentum과 같은가요? 걸음이 내리막으로 가나요?",
    en="Is the velocity's sign that of momentum? Does the step go downhill?",
)
def nesterov_uphill(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) + step
    return np.asarray(x) + alpha * v + step, v


@mistakes.of(
    "nesterov",
    ko="돌려줄 때 위치와 속도 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return, the position or the velocity?",
)
def nesterov_velocity_first(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return v, np.asarray(x) + alpha * v - step


# adagrad


@mistakes.of(
    "adagrad",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the root or outside? What do the conventions say?",
)
def adagrad_eps_inside_root(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / np.sqrt(h + eps), h


@mistakes.of(
    "adagrad",
    ko="지난 걸음들의 기울기는 어디에 남아 있나요? h를 쌓았나요, 덮어썼나요?",
    en="Where are the gradients of earlier steps kept? Is h added to, or overwritten?",
)
def h_overwritten(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="나누는 h는 이번 기울기를 더하기 전의 것인가요, 더한 다음의 것인가요?",
    en="Is the h you divide by from before or after this gradient was added?",
)
def divides_by_old_h(x, grad, h, lr, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h + grad**2


@mistakes.of(
    "adagrad",
    ko="h에는 제곱이 쌓여 있습니다. 기울기와 같은 단위로 나누려면 무엇을 해야 하나요?",
    en="h holds squares. What has to be done so that it divides in the gradient's own units?",
)
def adagrad_no_root(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (h + eps), h


@mistakes.of(
    "adagrad",
    ko="h에 더하는 것은 기울기인가요, 기울기의 제곱인가요?",
    en="What is added to h: the gradient's size, or its square?",
)
def adds_absolute_values(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + np.abs(grad)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="모든 가중치가 같은 h를 쓰고 있지는 않나요? 제곱은 요소별인가요?",
    en="Do all weights share one h? Is the square taken element by element?",
)
def one_h_for_all(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + np.sum(grad**2)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="걸음은 기울기의 어느 쪽으로 가야 하나요?",
    en="Which way along the gradient should the step go?",
)
def adagrad_climbs(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) + lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="다음 걸음이 받을 h에 이번 기울기가 들어 있나요?",
    en="Does the h that the next step will be given know of this gradient?",
)
def returns_old_h(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    new = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(new) + eps), np.asarray(h)


@mistakes.of(
    "adagrad",
    ko="돌려주는 h는 제곱의 합인가요, 그 제곱근인가요?",
    en="Is the h you return the sum of squares, or its root?",
)
def returns_root_of_h(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    root = np.sqrt(np.asarray(h) + grad**2)
    return np.asarray(x) - lr * grad / (root + eps), root


@mistakes.of(
    "adagrad",
    ko="부르는 쪽이 들고 있던 h도 바뀌지 않았나요? += 는 무엇을 바꾸나요?",
    en="Has the caller's own h changed, too? What does += change?",
)
def changes_h_in_place(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h += grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


# rmsprop


@mistakes.of(
    "rmsprop",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the root or outside? What do the conventions say?",
)
def rmsprop_eps_inside_root(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * grad / np.sqrt(h + eps), h


@mistakes.of(
    "rmsprop",
    ko="ρ가 1에 가까우면 h는 천천히 바뀌어야 하나요, 빨리 바뀌어야 하나요?",
    en="With ρ near 1, should h change slowly or quickly?",
)
def shares_swapped(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = (1 - rho) * np.asarray(h) + rho * grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="두 비율을 더하면 1이 되나요? 새 제곱에는 무엇을 곱하나요?",
    en="Do the two shares add up to 1? What is the new square multiplied by?",
)
def new_square_in_full(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="오래된 기울기를 잊고 있나요? AdaGrad와 무엇이 다른가요?",
    en="Are old gradients forgotten? What is different from AdaGrad?",
)
def adagrad_instead(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="h에 섞는 것은 기울기인가요, 기울기의 제곱인가요?",
    en="What is mixed into h: the gradient's size, or its square?",
)
def mixes_absolute_values(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * np.abs(grad)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="h에는 제곱의 평균이 있습니다. 이름의 RMS에서 R은 무엇인가요?",
    en="h holds a mean of squares. In the name, what is the R of RMS?",
)
def rmsprop_no_root(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * grad / (h + eps), h


@mistakes.of(
    "rmsprop",
    ko="나누는 h는 이번 기울기를 섞기 전의 것인가요, 섞은 다음의 것인가요?",
    en="Is the h you divide by from before or after this gradient was mixed in?",
)
def rmsprop_divides_by_old_h(x, grad, h, lr, rho, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    moved = np.asarray(x) - lr * grad / (np.sqrt(h) + eps)
    return moved, rho * h + (1 - rho) * grad**2


@mistakes.of(
    "rmsprop",
    ko="걸음은 기울기의 어느 쪽으로 가야 하나요?",
    en="Which way along the gradient should the step go?",
)
def rmsprop_climbs(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + lr * grad / (np.sqrt(h) + eps), h


# adam_as_in_deck


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 v는 고치기 전의 것인가요, 첫째 식에서 고친 것인가요?",
    en="Is the v in the third formula from before the first formula, or from after it?",
)
def deck_old_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad, v = np.asarray(grad), np.asarray(v)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, alpha * v - lr * grad, h


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 h는 고치기 전의 것인가요, 둘째 식에서 고친 것인가요?",
    en="Is the h in the third formula from before the second formula, or from after it?",
)
def deck_old_h(x, grad, v, h, lr, alpha, rho, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    v = alpha * np.asarray(v) - lr * grad
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, v, rho * h + (1 - rho) * grad**2


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식에서 v 앞에 무엇이 곱해져 있나요?",
    en="What multiplies v in the third formula?",
)
def deck_full_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="슬라이드의 식에서 √h로 나누는 것은 무엇인가요? 속도도 나누나요?",
    en="What does the slide's formula divide by √h? The velocity, too?",
)
def deck_divides_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + (alpha * v - lr * grad) / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 마지막 항은 어디에 있나요?",
    en="Where is the last term of the third formula?",
)
def deck_velocity_only(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + v / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="이것은 슬라이드의 식인가요, 논문의 식인가요? 슬라이드의 속도에는 1 - α가 있나요?",
    en="Is this the slide's formula or the paper's? Does the slide's velocity have a 1 - α?",
)
def deck_averages_gradients(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) + (1 - alpha) * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * v / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the root or outside? What do the conventions say?",
)
def deck_eps_inside_root(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / np.sqrt(h + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="α와 ρ는 각각 어느 상태의 것인가요?",
    en="Which state does α belong to, and which one ρ?",
)
def deck_shares_exchanged(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = rho * np.asarray(v) - lr * grad
    h = alpha * np.asarray(h) + (1 - alpha) * grad**2
    return np.asarray(x) + rho * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="h의 식에 1 - ρ가 있나요?",
    en="Is there a 1 - ρ in your formula of h?",
)
def deck_new_square_in_full(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="돌려주는 세 값의 순서가 어떻게 되어 있나요?",
    en="In which order should the three values be returned?",
)
def deck_h_before_v(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), h, v


# adam


@mistakes.of(
    "adam",
    ko="첫 걸음에서 m은 기울기의 몇 배인가요? 그 치우침은 어디에서 바로잡나요?",
    en="At the first step, how large is m beside the gradient? Where is that bias set right?",
)
def no_bias_correction(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="첫 걸음에서 보정에 쓰는 t는 1인가요? t를 몇 번 더했나요?",
    en="Is the t in the correction 1 at the first step? How often was it increased?",
)
def t_starts_at_two(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, _ = adam_step(x, grad, m, v, t + 1, lr, beta1, beta2, eps)
    return moved, m, v, t + 1


@mistakes.of(
    "adam",
    ko="처음 부를 때 t는 0입니다. 1 - β^0은 얼마인가요?",
    en="At the first call t is 0. How much is 1 - β^0?",
)
def t_not_increased_first(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / np.float64(1 - beta1**t), v / np.float64(1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="다음 걸음이 받을 t는 몇이어야 하나요?",
    en="Which t should the next step be given?",
)
def t_returned_unchanged(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, _ = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved, m, v, t


@mistakes.of(
    "adam",
    ko="돌려주는 m과 v는 보정하기 전의 값인가요? 다음 걸음에서 다시 보정하면 어떻게 되나요?",
    en="Are the m and v you return from before the correction? What would the next step do?",
)
def returns_corrected_means(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, t = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved, m / (1 - beta1**t), v / (1 - beta2**t), t


@mistakes.of(
    "adam",
    ko="두 평균을 모두 보정했나요? v의 치우침은 어떻게 되나요?",
    en="Are both means corrected? What becomes of the bias of v?",
)
def corrects_only_m(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (1 - beta1 ** (t + 1)) / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="두 평균을 모두 보정했나요? m의 치우침은 어떻게 되나요?",
    en="Are both means corrected? What becomes of the bias of m?",
)
def corrects_only_v(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (np.sqrt(v / (1 - beta2 ** (t + 1))) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="둘째 걸음의 보정은 β의 몇 제곱을 쓰나요? 첫 걸음만 맞지는 않나요?",
    en="Which power of β is in the correction of the second step? Is only the first step right?",
)
def t_times_beta(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / np.float64(1 - beta1 * (t + 1)), v / np.float64(1 - beta2 * (t + 1))
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="보정은 언제나 같은 수로 나누나요? 걸음이 늘어나면 보정은 어떻게 되어야 하나요?",
    en="Does the correction always divide by the same number? What should become of it over time?",
)
def corrects_without_power(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the root or outside? What do the conventions say?",
)
def adam_eps_inside_root(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return np.asarray(x) - lr * m_hat / np.sqrt(v_hat + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="ε을 더하는 것은 √v인가요, 보정한 √v̂인가요?",
    en="Is ε added to √v, or to the corrected √v̂?",
)
def eps_before_correction(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    rate = lr * np.sqrt(1 - beta2 ** (t + 1)) / (1 - beta1 ** (t + 1))
    return np.asarray(x) - rate * m / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="β1과 β2는 각각 어느 평균의 것인가요?",
    en="Which mean does β1 belong to, and which one β2?",
)
def betas_exchanged(x, grad, m, v, t, lr, beta1, beta2, eps):
    return adam_step(x, grad, m, v, t, lr, beta2, beta1, eps)


@mistakes.of(
    "adam",
    ko="v에 섞는 것은 기울기인가요, 기울기의 제곱인가요? 음수의 제곱근은 무엇인가요?",
    en="What is mixed into v: the gradient, or its square? What is the root of a negative number?",
)
def mixes_unsquared_gradient(x, grad, m, v, t, lr, beta1, beta2, eps):
    grad, t = np.asarray(grad), t + 1
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    v = beta2 * np.asarray(v) + (1 - beta2) * grad
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t


@mistakes.of(
    "adam",
    ko="√v̂로 나누는 것은 이번 기울기인가요, 평균 m̂인가요?",
    en="What is divided by √v̂: this gradient, or the mean m̂?",
)
def moves_by_raw_gradient(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    v_hat = v / (1 - beta2 ** (t + 1))
    return np.asarray(x) - lr * np.asarray(grad) / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="이것은 슬라이드의 ADAM이 아닌가요? 표에서 두 식이 다른 곳은 어디인가요?",
    en="Is this not the slides' ADAM? Where does the table say the two differ?",
)
def deck_instead(x, grad, m, v, t, lr, beta1, beta2, eps):
    step = lr * np.asarray(grad)
    m = beta1 * np.asarray(m) - step
    v = beta2 * np.asarray(v) + (1 - beta2) * np.asarray(grad) ** 2
    return np.asarray(x) + beta1 * m - step / (np.sqrt(v) + eps), m, v, t + 1


# adamw


@mistakes.of(
    "adamw",
    ko="감쇠가 √v̂로 나누어지지는 않나요? grad에 더했나요, 위치에 바로 적용했나요?",
    en="Is the decay divided by √v̂? Was it added to grad, or applied to the position itself?",
)
def l2_in_the_gradient(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    grad = np.asarray(grad) + weight_decay * np.asarray(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠에는 무엇을 곱하나요? 학습률이 작아지면 감쇠도 작아지나요?",
    en="What multiplies the decay? Does it shrink when the learning rate does?",
)
def decay_without_rate(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="줄이는 것은 움직이기 전의 위치인가요, 움직인 다음의 위치인가요?",
    en="Which position is shrunk: the one before the step, or the one after it?",
)
def decays_after_the_step(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    moved, m, v, t = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved * (1 - lr * weight_decay), m, v, t


@mistakes.of(
    "adamw",
    ko="가중치 감쇠는 가중치를 0 쪽으로 보내나요, 0에서 멀어지게 하나요?",
    en="Does weight decay send weights towards 0, or away from it?",
)
def weights_grow(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 + lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="weight_decay를 바꾸면 결과가 달라지나요?",
    en="Does the result change with weight_decay?",
)
def no_decay(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠는 가중치의 크기에 비례하나요? 부호만 쓰고 있지는 않나요?",
    en="Is the decay in proportion to the weight? Is only its sign used?",
)
def decays_by_sign(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) - lr * weight_decay * np.sign(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="학습률이 감쇠에 두 번 곱해지지는 않나요?",
    en="Is the decay multiplied by the learning rate twice?",
)
def rate_counted_twice(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - lr * lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
