"""Mistakes in LoRALinear: what is frozen, how A and B start, scales, shapes, devices."""

from __future__ import annotations

import torch
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()

UNSCALED = {
    "ko": "식에서 x A^T B^T 앞에 곱해진 것은 무엇인가요? 숫자 예에서 얼마였나요?",
    "en": "What stands before x A^T B^T in the formula? What was it in the example?",
}
BY_ALPHA = {
    "ko": "rank를 두 배로 하면 변화의 크기는 어떻게 되나요? α를 무엇으로 나누라고 했나요?",
    "en": "If rank is doubled, what of the size of the change? What is α divided by?",
}
NOT_FROZEN = {
    "ko": "학습할 것은 A와 B 뿐입니다. base의 파라미터는 requires_grad가 무엇인가요?",
    "en": "A and B alone are to be trained. What is requires_grad of the parameters of base?",
}
B_RANDOM = {
    "ko": "학습하기 전의 출력은 원래 층과 같아야 합니다. 그러려면 B는 무엇으로 시작해야 하나요?",
    "en": "Before training the output should be the layer's own. What must B start with for that?",
}
BOTH_ZERO = {
    "ko": "A와 B가 모두 0이면 A의 기울기는 얼마이고, B의 기울기는 얼마인가요?",
    "en": "If both A and B are 0, what is the gradient of A, and what of B?",
}
ON_THE_CPU = {
    "ko": "base가 이미 GPU에 있다면, 새로 만든 A와 B는 어디에 있나요?",
    "en": "If base is on a GPU already, where are A and B when they are made?",
}


class Adapter(nn.Module):
    """Right LoRA in small steps, for mistakes that are made in one of them."""

    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base = base
        self.rank, self.alpha = rank, alpha
        self.freeze()
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        self.start(rank, base.in_features, base.out_features, like)

    def freeze(self):
        for parameter in self.base.parameters():
            parameter.requires_grad = False

    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.randn(rank, fan_in, **like) / fan_in**0.5)
        self.B = nn.Parameter(torch.zeros(fan_out, rank, **like))

    def scale(self):
        return self.alpha / self.rank

    def change(self, x):
        return self.scale() * ((x @ self.A.T) @ self.B.T)

    def forward(self, x):
        return self.base(x) + self.change(x)


@mistakes.of("LoRALinear", **NOT_FROZEN)
class base_not_frozen(Adapter):
    def freeze(self):
        pass


@mistakes.of(
    "LoRALinear",
    ko="base에는 가중치 말고 무엇이 더 있나요? 그것도 얼렸나요?",
    en="What does base have besides its weight? Is that frozen too?",
)
class bias_not_frozen(Adapter):
    def freeze(self):
        self.base.weight.requires_grad = False


@mistakes.of(
    "LoRALinear",
    ko="얼린 것이 base뿐인가요? A와 B의 requires_grad도 출력해 보았나요?",
    en="Is base all that you froze? Have you printed requires_grad of A and B as well?",
)
class everything_frozen(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.requires_grad_(False)


@mistakes.of("LoRALinear", **B_RANDOM)
class b_random(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.B = nn.Parameter(torch.randn(fan_out, rank, **like))


@mistakes.of("LoRALinear", **BOTH_ZERO)
class both_zero(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.A = nn.Parameter(torch.zeros(rank, fan_in, **like))


@mistakes.of(
    "LoRALinear",
    ko="A와 B 가운데 어느 것이 0으로 시작한다고 했나요?",
    en="Which of A and B is it that starts with zeros?",
)
class a_zero_b_random(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.zeros(rank, fan_in, **like))
        self.B = nn.Parameter(torch.randn(fan_out, rank, **like))


@mistakes.of(
    "LoRALinear",
    ko="A의 모든 행이 같은 수로 시작하면, 행들은 서로 다른 것을 배울 수 있나요?",
    en="If all rows of A start with the same numbers, can they learn different things?",
)
class a_of_ones(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.A = nn.Parameter(torch.ones(rank, fan_in, **like))


@mistakes.of(
    "LoRALinear",
    ko="A가 거의 0이면 B의 첫 기울기는 얼마나 크나요? 학습이 시작되나요?",
    en="If A is next to 0, how large is the first gradient of B? Does training begin?",
)
class a_next_to_zero(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.A = nn.Parameter(1e-30 * torch.randn(rank, fan_in, **like))


@mistakes.of("LoRALinear", **UNSCALED)
class not_scaled_at_all(Adapter):
    def scale(self):
        return 1.0


@mistakes.of("LoRALinear", **BY_ALPHA)
class scaled_by_alpha_alone(Adapter):
    def scale(self):
        return self.alpha


@mistakes.of(
    "LoRALinear",
    ko="α / r인가요, r / α인가요?",
    en="Is it α / r or r / α?",
)
class scale_upside_down(Adapter):
    def scale(self):
        return self.rank / self.alpha


@mistakes.of(
    "LoRALinear",
    ko="α를 r로 나누었나요, r의 제곱근으로 나누었나요?",
    en="Did you divide α by r or by the root of r?",
)
class scaled_by_root_of_rank(Adapter):
    def scale(self):
        return self.alpha / self.rank**0.5


@mistakes.of(
    "LoRALinear",
    ko="alpha를 바꾸면 출력이 달라지나요? 숫자가 코드에 박혀 있지 않나요?",
    en="Does another alpha give another output? Is a number written into the code?",
)
class alpha_ignored(Adapter):
    def scale(self):
        return 8.0 / self.rank


@mistakes.of(
    "LoRALinear",
    ko="새로 배우는 것은 변화뿐입니다. 원래 층의 출력은 어디에 더해지나요?",
    en="What is learned is a change only. Where is the layer's own output added?",
)
class base_output_missing(Adapter):
    def forward(self, x):
        return self.change(x)


@mistakes.of(
    "LoRALinear",
    ko="α / r는 원래 층의 출력에도 곱해지나요? 괄호를 살펴보았나요?",
    en="Does α / r multiply the layer's own output too? Have you looked at the brackets?",
)
class base_output_scaled(Adapter):
    def forward(self, x):
        return self.scale() * (self.base(x) + (x @ self.A.T) @ self.B.T)


@mistakes.of(
    "LoRALinear",
    ko="모델의 파라미터 목록에 A와 B가 있나요? 텐서를 파라미터로 만드는 것은 무엇인가요?",
    en="Are A and B among the model's parameters? What makes a parameter of a tensor?",
)
class plain_tensors(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = torch.randn(rank, fan_in, **like).requires_grad_()
        self.B = torch.zeros(fan_out, rank, **like).requires_grad_()


@mistakes.of(
    "LoRALinear",
    ko="A와 B의 모양은 어떻게 정했나요? A는 d_in과 rank 가운데 어느 쪽이 먼저인가요?",
    en="What shapes should A and B have? For A, which comes first: d_in or rank?",
)
class transposed_shapes(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.randn(fan_in, rank, **like))
        self.B = nn.Parameter(torch.zeros(rank, fan_out, **like))

    def change(self, x):
        return self.scale() * (x @ self.A @ self.B)


@mistakes.of("LoRALinear", **ON_THE_CPU)
class adapter_on_the_cpu(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, {"dtype": like["dtype"]})


@mistakes.of(
    "LoRALinear",
    ko="B는 base와 같은 장치에 만들었는데, A도 그런가요? (또는 그 반대)",
    en="One of A and B is made where base is. Is the other?",
)
class only_b_on_the_device(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.randn(rank, fan_in, dtype=like["dtype"]) / fan_in**0.5)
        self.B = nn.Parameter(torch.zeros(fan_out, rank, **like))


@mistakes.of(
    "LoRALinear",
    ko="base의 자료형이 float64나 bfloat16이면 A와 B는 무엇이 되나요?",
    en="If base is float64 or bfloat16, what are A and B?",
)
class adapter_always_float32(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, {"device": like["device"]})


@mistakes.of(
    "LoRALinear",
    ko="base를 얼린다는 것은 그 파라미터를 학습하지 않는다는 뜻입니다. base(x)를 no_grad로 "
    "감싸면 앞의 층은 기울기를 받을 수 있나요?",
    en="Frozen means that base's parameters are not trained. With base(x) under no_grad, do the "
    "layers before it still get their gradient?",
)
class base_without_gradient(Adapter):
    def forward(self, x):
        with torch.no_grad():
            output = self.base(x)
        return output + self.change(x)


@mistakes.of(
    "LoRALinear",
    ko="받은 층을 쓰고 있나요, 같은 크기의 새 층을 만들었나요? 배운 가중치는 어디에 있나요?",
    en="Do you use the layer that was given, or a new one of its size? Where are its weights?",
)
class base_made_anew(Adapter):
    def __init__(self, base, rank=4, alpha=8.0):
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        anew = nn.Linear(base.in_features, base.out_features, base.bias is not None, **like)
        super().__init__(anew, rank, alpha)


@mistakes.of(
    "LoRALinear",
    ko="forward를 두 번 부르면 같은 출력이 나오나요? base.weight에 더한 것은 언제 빠지나요?",
    en="Does a second call of forward give the same? When is it taken away again, what was added "
    "to base.weight?",
)
class merged_at_every_call(Adapter):
    def forward(self, x):
        with torch.no_grad():
            self.base.weight += self.scale() * (self.B @ self.A)
        return self.base(x)


@mistakes.of(
    "LoRALinear",
    ko="받은 층을 모듈의 속성으로 두었나요? 파라미터 이름이 base.weight인가요?",
    en="Is the given layer an attribute of the module? Is there a parameter named base.weight?",
)
class base_under_another_name(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.linear = base.requires_grad_(False)
        self.A = nn.Parameter(torch.randn(rank, base.in_features))
        self.B = nn.Parameter(torch.zeros(base.out_features, rank))
        self.scale = alpha / rank

    def forward(self, x):
        return self.linear(x) + self.scale * (x @ self.A.T @ self.B.T)


# A and B are often made without a thought of the device or the data type, whatever else is wrong.


class Anywhere:
    """Makes A and B where PyTorch makes them by itself, and in float32."""

    def start(self, rank, fan_in, fan_out, like):
        del like
        super().start(rank, fan_in, fan_out, {})  # type: ignore[misc]


@mistakes.of("LoRALinear", **ON_THE_CPU)
class adapter_made_anywhere(Anywhere, Adapter):
    pass


@mistakes.of("LoRALinear", **UNSCALED)
class not_scaled_at_all_and_made_anywhere(Anywhere, not_scaled_at_all):
    pass


@mistakes.of("LoRALinear", **BY_ALPHA)
class scaled_by_alpha_alone_and_made_anywhere(Anywhere, scaled_by_alpha_alone):
    pass


@mistakes.of("LoRALinear", **NOT_FROZEN)
class base_not_frozen_and_made_anywhere(Anywhere, base_not_frozen):
    pass


@mistakes.of("LoRALinear", **B_RANDOM)
class b_random_and_made_anywhere(Anywhere, b_random):
    pass


@mistakes.of("LoRALinear", **BOTH_ZERO)
class both_zero_and_made_anywhere(Anywhere, both_zero):
    pass
