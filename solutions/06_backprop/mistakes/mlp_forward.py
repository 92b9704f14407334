"""Mistakes in mlp_forward: layers in the wrong order or left out, inputs listed, linear layers."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import layers, numbers

mistakes = Mistakes()


@mistakes.of(
    "mlp_forward",
    ko="층이 셋이면 리스트의 길이는 얼마여야 하나요? 은닉층의 값도 돌려주나요?",
    en="How long should the list be for three layers? Do you return the values of the hidden "
    "layers, too?",
)
def only_the_prediction(params, X):
    return layers(params, X)[-1]


@mistakes.of(
    "mlp_forward",
    ko="돌려주는 리스트는 A_0부터인가요, A_1부터인가요?",
    en="Does the list you return begin with A_0 or with A_1?",
)
def input_included(params, X):
    return layers(params, X)


@mistakes.of(
    "mlp_forward",
    ko="층이 넷이면 어떻게 되나요? 층의 수는 어디에서 알 수 있나요?",
    en="What happens with four layers? How can you find out how many layers there are?",
)
def two_layers_only(params, X):
    return layers(params, X, ["1", "2"])[1:]


@mistakes.of(
    "mlp_forward",
    ko="열 번째 층은 몇 번째로 계산되나요? 이름을 글자로 정렬하면 W10은 어디에 오나요?",
    en="When do you compute the tenth layer? If the names are sorted as text, where does W10 come?",
)
def sorted_as_text(params, X):
    names = sorted(name[1:] for name in params if name.startswith("W"))
    return layers(params, X, names)[1:]


@mistakes.of(
    "mlp_forward",
    ko="딕셔너리에 W2가 W1보다 먼저 들어 있으면 어떻게 되나요?",
    en="What if the dictionary holds W2 before W1?",
)
def in_the_dictionarys_order(params, X):
    return layers(params, X, [name[1:] for name in params if name.startswith("W")])[1:]


@mistakes.of(
    "mlp_forward",
    ko="마지막 층에도 시그모이드를 썼나요?",
    en="Did you apply the sigmoid in the last layer, too?",
)
def linear_last_layer(params, X):
    a, last = layers(params, X), len(params) // 2
    a[-1] = a[-2] @ params[f"W{last}"] + params[f"b{last}"]
    return a[1:]


@mistakes.of(
    "mlp_forward",
    ko="리스트에 넣은 것은 가중 입력인가요, 활성화 값인가요?",
    en="Do you put weighted inputs into the list, or activations?",
)
def weighted_inputs_listed(params, X):
    a = layers(params, X)
    pairs = zip(a[:-1], numbers(params), strict=True)
    return [before @ params[f"W{n}"] + params[f"b{n}"] for before, n in pairs]


@mistakes.of(
    "mlp_forward",
    ko="편향을 더했나요?",
    en="Did you add the biases?",
)
def mlp_without_biases(params, X):
    return layers({n: p if n[0] == "W" else 0 * p for n, p in params.items()}, X)[1:]
