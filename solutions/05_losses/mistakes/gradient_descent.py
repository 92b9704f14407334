"""Mistakes in gradient_descent: wrong directions and steps, places left out or the same."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def walk(w0, steps, move):
    """All places from w0 on, each `move` of the one before."""
    places = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        places.append(move(places[-1]))
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="기울기는 올라가는 방향입니다. 더해야 하나요, 빼야 하나요?",
    en="The gradient points uphill. Should you add it or subtract it?",
)
def uphill(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w + lr * grad(w))


@mistakes.of(
    "gradient_descent",
    ko="출발점 w0도 지나온 자리에 들어가나요? 모두 몇 행이 나와야 하나요?",
    en="Does the start w0 count as one of the places? How many rows should there be in all?",
)
def start_left_out(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * grad(w))[1:]


@mistakes.of(
    "gradient_descent",
    ko="출발점 w0도 지나온 자리에 들어가나요? 한 걸음도 가지 않으면 몇 행이 나와야 하나요?",
    en="Does the start w0 count as one of the places? If there are no steps at all, how many rows "
    "should there be?",
)
def start_never_noted(grad, w0, lr, steps):
    w = np.asarray(w0, dtype=float)
    places = []
    for _ in range(steps):
        w = w - lr * grad(w)
        places.append(w)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="마지막으로 움직인 뒤의 자리도 들어 있나요? 모두 몇 행이 나와야 하나요?",
    en="Is the place after the last step included? How many rows should there be in all?",
)
def last_place_left_out(grad, w0, lr, steps):
    return walk(w0, max(steps - 1, 0), lambda w: w - lr * grad(w))


@mistakes.of(
    "gradient_descent",
    ko="steps 번 움직이면 출발점까지 합쳐 자리가 모두 몇 개인가요? steps = 0이면 몇 개인가요?",
    en="After `steps` steps, how many places are there, including the start? And for steps = 0?",
)
def as_many_places_as_steps(grad, w0, lr, steps):
    w, places = np.asarray(w0, dtype=float), []
    for _ in range(steps):
        places.append(w)
        w = w - lr * grad(w)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="지나온 자리를 모두 돌려주나요, 마지막 자리만 돌려주나요?",
    en="Do you return all the places, or only the last one?",
)
def last_place_only(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * grad(w))[-1]


@mistakes.of(
    "gradient_descent",
    ko="걸음마다 기울기를 새로 구하나요, 출발점의 기울기를 계속 쓰나요?",
    en="Do you compute the gradient again for each step, or use that of the start every time?",
)
def gradient_of_the_start(grad, w0, lr, steps):
    slope = grad(np.asarray(w0, dtype=float))
    return walk(w0, steps, lambda w: w - lr * slope)


@mistakes.of(
    "gradient_descent",
    ko="리스트에 넣은 자리들이 모두 같은 배열은 아닌가요? w -= ... 는 새 배열을 만드나요?",
    en="Are all the places in your list one and the same array? Does w -= ... make a new array?",
)
def same_array_every_time(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    places = [w]
    for _ in range(steps):
        w -= lr * grad(w)
        places.append(w)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="학습률은 여러분의 식 어디에 들어가나요?",
    en="Where in your formula is the learning rate?",
)
def full_gradient_as_step(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - grad(w))


@mistakes.of(
    "gradient_descent",
    ko="기울기의 크기도 쓰나요, 방향만 쓰나요?",
    en="Do you use the size of the gradient, or only its direction?",
)
def direction_only(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * np.sign(grad(w)))


@mistakes.of(
    "gradient_descent",
    ko="학습률은 걸음마다 같은가요, 줄어들고 있나요?",
    en="Is the learning rate the same in every step, or does it become smaller?",
)
def shrinking_learning_rate(grad, w0, lr, steps):
    places = [np.asarray(w0, dtype=float)]
    for step in range(steps):
        places.append(places[-1] - lr / (step + 1) * grad(places[-1]))
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="돌려주는 것은 배열인가요, 리스트인가요?",
    en="Do you return an array, or a list?",
)
def list_of_places(grad, w0, lr, steps):
    return list(walk(w0, steps, lambda w: w - lr * grad(w)))


@mistakes.of(
    "gradient_descent",
    ko="인자로 받은 w0를 직접 고치지는 않았나요? 함수를 부른 뒤 w0에는 무엇이 들어 있나요?",
    en="Did you change the w0 that was given? What is in it after the call?",
)
def start_changed_in_place(grad, w0, lr, steps):
    w = w0 if isinstance(w0, np.ndarray) and w0.dtype.kind == "f" else np.array(w0, dtype=float)
    places = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        places.append(w.copy())
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="w0가 정수이면, 움직인 뒤의 자리에서 소수점 아래가 잘리지 않나요?",
    en="If w0 holds ints, do the later places lose their digits after the decimal point?",
)
def places_cut_to_integers(grad, w0, lr, steps):
    w0 = np.asarray(w0)
    places = np.zeros((steps + 1, *w0.shape), dtype=w0.dtype)
    places[0] = w0
    for step in range(steps):
        places[step + 1] = places[step] - lr * grad(places[step])
    return places


@mistakes.of(
    "gradient_descent",
    ko="기울기가 0이 된 뒤에도 남은 걸음 수만큼 자리를 적어야 하나요? 모두 몇 행이 나와야 하나요?",
    en="Once the gradient is 0, do the remaining steps still add their places? How many rows "
    "should there be in all?",
)
def stopped_early(grad, w0, lr, steps):
    places = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        slope = grad(places[-1])
        if np.all(np.abs(slope) < 1e-8):
            break
        places.append(places[-1] - lr * slope)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="w0가 숫자이면 grad에는 숫자가 들어가나요, 요소가 하나인 배열이 들어가나요?",
    en="For a number w0, does grad get a number, or an array of one element?",
)
def array_of_one_for_a_number(grad, w0, lr, steps):
    places = walk(np.atleast_1d(np.asarray(w0, dtype=float)), steps, lambda w: w - lr * grad(w))
    return places[:, 0] if np.ndim(w0) == 0 else places
