"""Mistakes in MLP: activations and Dropout lost or misplaced, layers PyTorch cannot see."""

from __future__ import annotations

import itertools

import torch
import torch.nn.functional as F
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()


class Layers(nn.Module):
    """An MLP put together by `parts`, for mistakes that are made in one place of it."""

    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden]
        pairs = itertools.pairwise(sizes)
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in pairs)
        self.out = nn.Linear(sizes[-1], 10)
        self.dropout = dropout

    def activation(self, z):
        return F.relu(z)

    def drop(self, a):
        return F.dropout(a, self.dropout, self.training)

    def last(self, z):
        return z

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(self.activation(layer(x)))
        return self.last(self.out(x))


@mistakes.of(
    "MLP",
    ko="교차 엔트로피 손실은 받은 값에 무엇을 먼저 계산하나요? 모델에서 이미 했다면 몇 번이 "
    "되나요?",
    en="What does the cross-entropy loss do first with what it is given? If the model has done it "
    "already, how often is it done?",
)
class softmax_at_the_end(Layers):
    def last(self, z):
        return z.softmax(dim=1)


@mistakes.of(
    "MLP",
    ko="문제는 로짓을 돌려달라고 하는데, log-softmax는 누가 계산하기로 했나요?",
    en="The exercise asks for logits; who was to take the log-softmax?",
)
class log_softmax_at_the_end(Layers):
    def last(self, z):
        return F.log_softmax(z, dim=1)


@mistakes.of(
    "MLP",
    ko="로짓은 음수가 될 수 있나요? 출력층 다음에 무엇이 음수를 없애나요?",
    en="May a logit be negative? What removes the negative ones after the output layer?",
)
class relu_at_the_end(Layers):
    def last(self, z):
        return F.relu(z)


@mistakes.of(
    "MLP",
    ko="반복문이 출력층도 은닉층처럼 다루지 않나요? 로짓에 ReLU와 Dropout이 오면 무엇을 잃나요?",
    en="Does your loop treat the output layer as it treats hidden ones? What do logits lose to "
    "ReLU and Dropout?",
)
class last_layer_like_the_hidden_ones(Layers):
    def last(self, z):
        return self.drop(F.relu(z))


@mistakes.of(
    "MLP",
    ko="출력층 다음에도 ReLU가 있지 않나요? 그리고 dropout이라는 인자는 어디에 쓰이나요?",
    en="Is there a ReLU after the output layer, too? And where is the argument dropout used?",
)
class relu_at_the_end_and_no_dropout(Layers):
    def drop(self, a):
        return a

    def last(self, z):
        return F.relu(z)


@mistakes.of(
    "MLP",
    ko="출력 10개를 각각 0과 1 사이로 누르면, 열 개의 합은 1이 되나요? 여기서 원하는 것은 "
    "로짓인가요?",
    en="If each of the 10 outputs is pressed between 0 and 1, do they sum to 1? Is that a logit?",
)
class sigmoid_at_the_end(Layers):
    def last(self, z):
        return torch.sigmoid(z)


@mistakes.of(
    "MLP",
    ko="Linear 두 개를 바로 이어 붙이면 몇 층짜리 모델과 같은가요? (03을 떠올려 보세요.)",
    en="Two Linear layers with nothing between: how many layers are they worth? (Remember 03.)",
)
class no_activation(Layers):
    def activation(self, z):
        return z


@mistakes.of(
    "MLP",
    ko="은닉층의 활성화 함수로 무엇을 쓰라고 했나요? 음수 입력은 얼마가 되어야 하나요?",
    en="Which activation do the hidden layers ask for? What should a negative input become?",
)
class sigmoid_between(Layers):
    def activation(self, z):
        return torch.sigmoid(z)


@mistakes.of(
    "MLP",
    ko="F.dropout은 모델이 평가 모드인지 어떻게 아나요? 그것을 누가 알려 주나요?",
    en="How does F.dropout know that the model is in evaluation mode? Who tells it?",
)
class dropout_never_off(Layers):
    def drop(self, a):
        return F.dropout(a, self.dropout)


@mistakes.of(
    "MLP",
    ko="직접 만든 마스크는 평가 모드에서도 곱해지지 않나요? 모델의 모드는 무엇을 보고 아나요?",
    en="Is your own mask multiplied in evaluation mode, too? What tells which mode it is?",
)
class own_mask_never_off(Layers):
    def drop(self, a):
        mask = (torch.rand(a.shape, device=a.device) >= self.dropout).float()
        return a * mask / (1 - self.dropout)


@mistakes.of(
    "MLP",
    ko="은닉층이 세 개라면 Dropout은 몇 번 나와야 하나요? 마지막 은닉층 다음에만 있지 않나요?",
    en="With three hidden layers, how often should Dropout come? Is it after the last one only?",
)
class dropout_after_the_last_hidden_layer_only(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = F.relu(layer(x))
        return self.out(F.dropout(x, self.dropout, self.training))


@mistakes.of(
    "MLP",
    ko="둘째 은닉층 다음에도 Dropout이 있나요? 은닉층마다 무엇 무엇이 차례로 오나요?",
    en="Is there a Dropout after the second hidden layer, too? What comes in each hidden layer?",
)
class dropout_after_the_first_hidden_layer_only(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for number, layer in enumerate(self.hidden):
            x = F.relu(layer(x))
            if number == 0:
                x = self.drop(x)
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="dropout이라는 인자는 forward에서 어디에 쓰이나요?",
    en="Where does forward use the argument dropout?",
)
class dropout_forgotten(Layers):
    def drop(self, a):
        return a


@mistakes.of(
    "MLP",
    ko="nn.Dropout(p)의 p는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is the p of nn.Dropout(p) the probability to drop or to keep?",
)
class dropout_keeps_p(Layers):
    def drop(self, a):
        return F.dropout(a, 1 - self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="받은 dropout 값을 바꾸면 여러분의 모델도 달라지나요? 숫자가 코드에 박혀 있지는 않나요?",
    en="If the dropout given changes, does your model? Or is the number written into the code?",
)
class dropout_always_half(Layers):
    def drop(self, a):
        return F.dropout(a, 0.5, self.training)


@mistakes.of(
    "MLP",
    ko="노드의 일부를 껐을 때, 남은 노드의 합은 평균적으로 어떻게 되나요? 무엇으로 나누어 "
    "맞추나요?",
    en="When some nodes are off, what becomes of the sum on average? What is it divided by?",
)
class dropout_not_scaled(Layers):
    def drop(self, a):
        if not self.training:
            return a
        return a * (torch.rand_like(a) >= self.dropout)


@mistakes.of(
    "MLP",
    ko="Dropout이 로짓을 0으로 만들면 그 숫자의 점수는 어떻게 되나요? 어느 층 다음에 두라고 "
    "했나요?",
    en="If Dropout makes a logit 0, what of that digit's score? After which layers does it belong?",
)
class dropout_on_the_logits(Layers):
    def last(self, z):
        return F.dropout(z, self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="Dropout이 출력층 다음에 한 번만 있지 않나요? 꺼져야 하는 것은 로짓인가요, 은닉층의 "
    "노드인가요?",
    en="Does Dropout come just once, after the output layer? Are logits to be dropped, or the "
    "nodes of hidden layers?",
)
class dropout_on_nothing_but_the_logits(Layers):
    def drop(self, a):
        return a

    def last(self, z):
        return F.dropout(z, self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="입력 픽셀도 꺼지고 있지 않나요? Dropout은 어느 층 다음에 두라고 했나요?",
    en="Are input pixels dropped as well? After which layers does Dropout belong?",
)
class dropout_on_the_pixels(Layers):
    def forward(self, x):
        return super().forward(self.drop(x.flatten(1)))


@mistakes.of(
    "MLP",
    ko="len(list(model.parameters()))는 몇 개인가요? 파이썬 리스트에 든 층을 PyTorch가 알 수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers in a plain Python list?",
)
class layers_in_a_list(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden]
        self.hidden = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        self.out = nn.Linear(sizes[-1], 10)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x)))
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="list(model.parameters())는 비어 있지 않나요? 층을 파이썬 리스트 말고 무엇에 담으면 "
    "PyTorch가 알아보나요?",
    en="Is list(model.parameters()) empty? In what, if not a plain Python list, does PyTorch see "
    "layers?",
)
class all_layers_in_a_list(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden, 10]
        self.all = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.all[:-1]:
            x = self.drop(F.relu(layer(x)))
        return self.all[-1](x)


@mistakes.of(
    "MLP",
    ko="hidden을 바꾸어도 층의 크기가 그대로이지 않나요? 몇 개의 층을 만들어야 하나요?",
    en="If hidden changes, do your layers? How many of them should be made?",
)
class hidden_ignored(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Dropout(dropout)),
            *(nn.Linear(256, 128), nn.ReLU(), nn.Dropout(dropout), nn.Linear(128, 10)),
        )

    def forward(self, x):
        return self.net(x)


@mistakes.of(
    "MLP",
    ko="hidden에 든 숫자가 두 개가 아니면 어떻게 되나요? hidden[0], hidden[1]은 언제나 있나요?",
    en="What if hidden does not hold two numbers? Are hidden[0] and hidden[1] always there?",
)
class two_hidden_layers_only(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Flatten(), nn.Linear(784, hidden[0]), nn.ReLU(), nn.Dropout(dropout)),
            *(nn.Linear(hidden[0], hidden[1]), nn.ReLU(), nn.Dropout(dropout)),
            nn.Linear(hidden[1], 10),
        )

    def forward(self, x):
        return self.net(x)


@mistakes.of(
    "MLP",
    ko="(n, 28, 28) 이미지를 Linear에 그대로 넣으면 어느 축에 곱해지나요?",
    en="If a (n, 28, 28) image goes into Linear as it is, which axis is multiplied?",
)
class not_flattened(Layers):
    def forward(self, x):
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x)))
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="flatten이 배치의 축까지 펴 버리지 않나요? 이미지 두 장이면 출력은 몇 행이어야 하나요?",
    en="Does your flatten also flatten the batch? How many rows should two images give?",
)
class batch_flattened_too(Layers):
    def forward(self, x):
        return super().forward(x.reshape(1, -1))


@mistakes.of(
    "MLP",
    ko="편향이 없는 층은 입력이 모두 0일 때 무엇을 내나요? 파라미터 표에는 편향이 있나요?",
    en="What does a layer without bias give for an input of zeros? Does the count include biases?",
)
class no_bias(Layers):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__(hidden, dropout)
        sizes = [784, *hidden, 10]
        made = [nn.Linear(a, b, bias=False) for a, b in itertools.pairwise(sizes)]
        self.hidden, self.out = nn.ModuleList(made[:-1]), made[-1]


@mistakes.of(
    "MLP",
    ko="forward 안에서 torch.no_grad()를 쓰거나 .detach()를 하면 backward는 무엇을 할 수 있나요?",
    en="With torch.no_grad() or .detach() inside forward, what is left for backward to do?",
)
class detached_output(Layers):
    def last(self, z):
        return z.detach()


@mistakes.of(
    "MLP",
    ko="forward에서 새로 만든 텐서는 어느 장치에 생기나요? 모델이 다른 장치로 가면요?",
    en="On which device is a tensor born that forward makes? And if the model moves elsewhere?",
)
class mask_on_the_cpu(Layers):
    def activation(self, z):
        return torch.maximum(z, torch.zeros(z.shape))


@mistakes.of(
    "MLP",
    ko="학습할 때 forward에서 난수로 만든 마스크는 어느 장치에 생기나요? 모델이 GPU에 있다면요?",
    en="On which device is a mask born that forward draws while training? And if the model is on a "
    "GPU?",
)
class drawn_on_the_cpu(Layers):
    def drop(self, a):
        if not self.training:
            return a
        return a * (torch.rand(a.shape) >= self.dropout) / (1 - self.dropout)


@mistakes.of(
    "MLP",
    ko="은닉층의 값에 .detach()를 하거나 no_grad 안에서 계산하면, 한 단계 학습한 뒤에 어느 층의 "
    "가중치가 바뀌나요?",
    en="If the hidden values are detached, or computed inside no_grad, which layers' weights "
    "change in a step of training?",
)
class hidden_layers_detached(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x)))
        return self.out(x.detach())


@mistakes.of(
    "MLP",
    ko="은닉층마다 .detach()를 하지 않나요? 마지막 층 말고 어느 층에 기울기가 닿나요?",
    en="Is there a .detach() in each hidden layer? Which layer but the last does a gradient reach?",
)
class first_layers_detached(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x.detach())))
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="requires_grad_()로 표시를 켠 것과, 파라미터로 계산한 것은 같은가요? backward() 뒤에 "
    "model.parameters()의 grad를 출력해 보면요?",
    en="Is a mark set by requires_grad_() the same as being computed from the parameters? What if "
    "you print their grad after backward()?",
)
class output_that_asks_for_gradients(Layers):
    def last(self, z):
        return z.detach().requires_grad_()


@mistakes.of(
    "MLP",
    ko="학습 모드와 평가 모드 가운데 어느 쪽에서 기울기를 기록하고 있나요? 학습에 필요한 것은 어느 "
    "쪽인가요?",
    en="In which of the two modes does your model record gradients, and which one trains?",
)
class no_gradients_while_training(Layers):
    def forward(self, x):
        with torch.set_grad_enabled(not self.training):
            return super().forward(x)


@mistakes.of(
    "MLP",
    ko="forward 안에서 난수의 시드를 정하지 않나요? 그러면 매번 어느 노드가 꺼지나요?",
    en="Is a seed set inside forward? Which nodes are then dropped, time after time?",
)
class seeded_in_forward(Layers):
    def forward(self, x):
        torch.manual_seed(42)
        return super().forward(x)
