"""Mistakes in CNN: layers left out, misplaced or unseen by PyTorch, fixed sizes, Dropout."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def convolutions_of(backbone):
    """The convolutions among a backbone's layers."""
    return [layer for layer in backbone if isinstance(layer, nn.Conv2d)]


class Layers(nn.Module):
    """A CNN put together by parts, for mistakes that are made in one place of it."""

    kernel, pad, step, biased = 3, 1, 1, True

    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.p = dropout
        layers, before, side = [], 1, 28
        for after in channels:
            layers += self.block(before, after)
            before, side = after, side // 2
        self.backbone = nn.Sequential(*layers, nn.Flatten(), self.drop(dropout))
        self.head = self.last(before * side * side, n_classes)

    def conv(self, before, after):
        options = {"stride": self.step, "padding": self.pad, "bias": self.biased}
        return nn.Conv2d(before, after, self.kernel, **options)

    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU(), nn.MaxPool2d(2)]

    def drop(self, p):
        return nn.Dropout(p)

    def last(self, features, classes):
        return nn.Linear(features, classes)

    def forward(self, x):
        return self.end(self.head(self.backbone(self.start(x))))

    def start(self, x):
        return x.unsqueeze(1) if x.dim() == 3 else x

    def end(self, z):
        return z


@mistakes.of(
    "CNN",
    ko="교차 엔트로피 손실은 받은 값에 무엇을 먼저 계산하나요? 모델에서 이미 했다면 몇 번이 "
    "되나요?",
    en="What does the cross-entropy loss do first with what it is given? If the model has done it "
    "already, how often is it done?",
)
class softmax_after_the_head(Layers):
    def end(self, z):
        return z.softmax(dim=1)


@mistakes.of(
    "CNN",
    ko="로짓은 음수가 될 수 있나요? 머리 다음에 무엇이 음수를 없애나요?",
    en="May a logit be negative? What removes the negative ones after the head?",
)
class relu_after_the_head(Layers):
    def end(self, z):
        return F.relu(z)


@mistakes.of(
    "CNN",
    ko="합성곱 두 개를 활성화 함수 없이 이으면 무엇과 같은가요?",
    en="Two convolutions with no activation between them: what are they worth?",
)
class no_activation(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="합성곱 다음의 활성화 함수로 무엇을 쓰라고 했나요?",
    en="Which activation is asked for after a convolution?",
)
class sigmoid_between(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.Sigmoid(), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="창마다 남기는 것은 평균인가요, 가장 큰 값인가요?",
    en="Does your pooling keep the mean of a window, or its largest value?",
)
class mean_pooling(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU(), nn.AvgPool2d(2)]


@mistakes.of(
    "CNN",
    ko="크기를 절반으로 줄이는 것은 합성곱의 스트라이드인가요, 풀링인가요?",
    en="What halves the size here: the stride of the convolution, or the pooling?",
)
class stride_for_pooling(Layers):
    step = 2

    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU()]


@mistakes.of(
    "CNN",
    ko="padding이 없는 3×3 합성곱을 지나면 28은 얼마가 되나요? 특징의 수는 무엇에서 나왔나요?",
    en="What does 28 become after a 3×3 convolution without padding? Where does the number of "
    "features come from?",
)
class no_padding(Layers):
    pad = 0

    def last(self, features, classes):
        convolutions, side = convolutions_of(self.backbone), 28
        for _ in convolutions:
            side = (side - 2) // 2
        return nn.Linear(convolutions[-1].out_channels * max(side, 1) ** 2, classes)


@mistakes.of(
    "CNN",
    ko="커널의 크기를 얼마로 하라고 했나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Which size of kernel is asked for? Have you compared the number of parameters with the "
    "text's?",
)
class kernels_of_five(Layers):
    kernel, pad = 5, 2


@mistakes.of(
    "CNN",
    ko="파라미터의 수에 편향도 들어 있나요?",
    en="Are there biases among the parameters?",
)
class no_bias(Layers):
    biased = False


@mistakes.of(
    "CNN",
    ko="channels를 바꾸면 모델도 달라지나요? 숫자가 코드에 박혀 있지는 않나요?",
    en="If channels changes, does your model? Or are the numbers written into the code?",
)
class channels_ignored(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__((16, 32), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="channels에 숫자가 셋이면 합성곱 층은 몇 개인가요?",
    en="If channels holds three numbers, how many convolutions are there?",
)
class two_convolutions_only(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__((channels[0], channels[1]), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="부류가 다섯인 문제에서 로짓은 몇 개여야 하나요?",
    en="In a task with five classes, how many logits should there be?",
)
class always_ten_classes(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, 10)


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters()))는 몇 개인가요? 파이썬 리스트에 든 층을 PyTorch가 알 수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers in a plain Python list?",
)
class layers_in_a_list(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.hidden = [list(self.backbone)]
        self.backbone = nn.Flatten()

    def forward(self, x):
        x = self.start(x)
        for layer in self.hidden[0]:
            x = layer(x)
        return self.head(x)


@mistakes.of(
    "CNN",
    ko="(n, 28, 28)을 그대로 합성곱에 넣으면 어느 축을 채널로 여기나요?",
    en="Given (n, 28, 28) as it is, which axis does a convolution take for the channels?",
)
class channel_axis_missing(Layers):
    def start(self, x):
        return x


@mistakes.of(
    "CNN",
    ko="채널의 축은 배치의 축보다 앞인가요, 뒤인가요?",
    en="Does the channel axis come before the batch axis or after it?",
)
class channel_axis_in_front(Layers):
    def start(self, x):
        return x.unsqueeze(0) if x.dim() == 3 else x


@mistakes.of(
    "CNN",
    ko="입력에 채널 축이 이미 있을 때도 unsqueeze를 하고 있지 않나요?",
    en="Do you also unsqueeze where the channel axis is there already?",
)
class channel_axis_always_added(Layers):
    def start(self, x):
        return x.unsqueeze(1)


@mistakes.of(
    "CNN",
    ko="이미지 두 장이면 로짓은 몇 행이어야 하나요? flatten이 배치의 축까지 펴지 않나요?",
    en="How many rows of logits do two images give? Does your flatten also flatten the batch?",
)
class batch_flattened_too(Layers):
    def forward(self, x):
        features = self.backbone(self.start(x))
        return self.head(features.reshape(-1, self.head.in_features)[:1])


@mistakes.of(
    "CNN",
    ko="F.dropout은 모델이 평가 모드인지 어떻게 아나요? 그것을 누가 알려 주나요?",
    en="How does F.dropout know that the model is in evaluation mode? Who tells it?",
)
class dropout_never_off(Layers):
    def drop(self, p):
        return nn.Identity()

    def forward(self, x):
        return self.head(F.dropout(self.backbone(self.start(x)), self.p))


@mistakes.of(
    "CNN",
    ko="dropout이라는 인자는 어느 층에 쓰이나요?",
    en="Which layer uses the argument dropout?",
)
class dropout_forgotten(Layers):
    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="받은 dropout 값을 바꾸면 여러분의 모델도 달라지나요?",
    en="If the dropout given changes, does your model?",
)
class dropout_always_a_half(Layers):
    def drop(self, p):
        return nn.Dropout(0.5)


@mistakes.of(
    "CNN",
    ko="dropout=0.0으로 만든 모델에서도 특징이 꺼지지 않나요? 0.25는 어디에 적혀 있나요?",
    en="In a model made with dropout=0.0, are features still dropped? Where is 0.25 written down?",
)
class dropout_always_a_quarter(Layers):
    def drop(self, p):
        return nn.Dropout(0.25)


@mistakes.of(
    "CNN",
    ko="nn.Dropout(p)의 p는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is the p of nn.Dropout(p) the probability to drop or to keep?",
)
class dropout_keeps_p(Layers):
    def drop(self, p):
        return nn.Dropout(1 - p)


class DrawnOnTheCPU(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, a):
        if not self.training:
            return a
        return a * (torch.rand(a.shape) >= self.p) / (1 - self.p)


@mistakes.of(
    "CNN",
    ko="학습할 때 forward에서 난수로 만든 마스크는 어느 장치에 생기나요? 모델이 GPU에 있다면요?",
    en="On which device is a mask born that forward draws while training? And if the model is on a "
    "GPU?",
)
class drawn_on_the_cpu(Layers):
    def drop(self, p):
        return DrawnOnTheCPU(p)


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번 나오라고 했나요? 합성곱 층의 묶음마다인가요, Flatten 다음에 한 "
    "번인가요?",
    en="How often should Dropout come in the model: after every stage, or once, after Flatten?",
)
class dropout_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout(self.p)]

    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="꺼지는 것은 특징 하나하나인가요, 채널 전체인가요? Dropout은 Flatten의 앞인가요, 뒤인가요?",
    en="Is it single features that are dropped, or whole channels? Does Dropout come before or "
    "after Flatten?",
)
class dropout_of_whole_channels(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        layers = list(self.backbone)[:-2]
        self.backbone = nn.Sequential(*layers, nn.Dropout2d(dropout), nn.Flatten())


@mistakes.of(
    "CNN",
    ko="Dropout이 로짓을 0으로 만들면 그 숫자의 점수는 어떻게 되나요? 어디에 두라고 했나요?",
    en="If Dropout makes a logit 0, what of that digit's score? Where does it belong?",
)
class dropout_on_the_logits(Layers):
    def drop(self, p):
        return nn.Identity()

    def end(self, z):
        return F.dropout(z, self.p, self.training)


@mistakes.of(
    "CNN",
    ko="head에는 무엇 하나만 있어야 하나요? 6번에서 head.in_features를 읽을 수 있나요?",
    en="What single thing should head be? Can exercise 6 read head.in_features?",
)
class head_in_a_sequential(Layers):
    def drop(self, p):
        return nn.Identity()

    def last(self, features, classes):
        return nn.Sequential(nn.Dropout(self.p), nn.Linear(features, classes))


@mistakes.of(
    "CNN",
    ko="backbone이 돌려주는 것은 (n, f)인가요, 아직 (n, c, h, w)인가요? Flatten은 어느 쪽에 "
    "있나요?",
    en="Does backbone return (n, f), or still (n, c, h, w)? On which side is Flatten?",
)
class flatten_outside_the_backbone(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.backbone = nn.Sequential(*list(self.backbone)[:-2])
        self.drop_features = nn.Dropout(dropout)

    def forward(self, x):
        return self.head(self.drop_features(self.backbone(self.start(x)).flatten(1)))


@mistakes.of(
    "CNN",
    ko="backbone과 head라는 이름은 누가 쓰나요? 다른 이름이면 5번과 6번은 어떻게 하나요?",
    en="Who relies on the names backbone and head? With others, what do exercises 5 and 6 do?",
)
class parts_named_otherwise(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.features, self.fc = made.backbone, made.head

    def forward(self, x):
        return self.fc(self.features(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="forward 안에서 torch.no_grad()를 쓰거나 .detach()를 하면 backward는 무엇을 할 수 있나요?",
    en="With torch.no_grad() or .detach() inside forward, what is left for backward to do?",
)
class detached_output(Layers):
    def end(self, z):
        return z.detach()


@mistakes.of(
    "CNN",
    ko="forward에서 새로 만든 텐서는 어느 장치에 생기나요? 모델이 다른 장치로 가면요?",
    en="On which device is a tensor born that forward makes? And if the model moves elsewhere?",
)
class made_on_the_cpu(Layers):
    def end(self, z):
        return z + torch.zeros(z.shape)


@mistakes.of(
    "CNN",
    ko="막 만든 모델의 파라미터 수를 셀 수 있나요? 6번은 head.in_features를 언제 읽나요? 층마다의 "
    "크기를 channels에서 미리 알 수 있지 않나요?",
    en="Can you count the parameters of a model that has just been made? When does exercise 6 read "
    "head.in_features? Could channels tell the size of every layer beforehand?",
)
class lazy_layers(Layers):
    def last(self, features, classes):
        return nn.LazyLinear(classes)


@mistakes.of(
    "CNN",
    ko="channels가 기본값이 아니어도 특징은 1568개인가요? 무엇에서 계산해야 하나요?",
    en="Are there 1568 features when channels is not the default? What should they be computed "
    "from?",
)
class features_always_1568(Layers):
    def last(self, features, classes):
        return nn.Linear(1568, classes)


@mistakes.of(
    "CNN",
    ko="풀링이 두 번이 아니어도 마지막 크기가 7×7인가요?",
    en="Is the last size 7×7 when there are not two poolings?",
)
class side_always_seven(Layers):
    def last(self, features, classes):
        return nn.Linear(convolutions_of(self.backbone)[-1].out_channels * 7 * 7, classes)


@mistakes.of(
    "CNN",
    ko="교차 엔트로피 손실은 로짓을 기다립니다. log_softmax는 누가 계산하나요?",
    en="The cross-entropy loss waits for logits. Who computes log_softmax?",
)
class log_softmax_after_the_head(Layers):
    def end(self, z):
        return z.log_softmax(dim=1)


@mistakes.of(
    "CNN",
    ko="channels에 숫자가 하나나 셋이면 a, b = channels는 어떻게 되나요?",
    en="What does a, b = channels do when channels holds one number, or three?",
)
class exactly_two_channels(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        first, second = channels
        super().__init__((first, second), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="합성곱의 padding을 얼마로 하라고 했나요? 합성곱을 지나면 크기가 그대로인가요?",
    en="Which padding is asked for? Does the size stay as it is in a convolution?",
)
class no_padding_measured(Layers):
    pad = 0

    def last(self, features, classes):
        return nn.Linear(self.backbone(torch.zeros(1, 1, 28, 28)).shape[1], classes)


@mistakes.of(
    "CNN",
    ko="그림에 없는 층이 들어 있지 않나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Is there a layer that is not in the diagram? Have you compared the number of "
    "parameters with the text's?",
)
class batch_norm_added(Layers):
    def block(self, before, after):
        conv = self.conv(before, after)
        return [conv, nn.BatchNorm2d(after), nn.ReLU(), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="이미지 두 장이면 로짓은 몇 행이어야 하나요? 이미지 수의 축까지 한 줄로 펴지 않았나요?",
    en="How many rows of logits do two images give? Has the axis of images been laid into one line "
    "too?",
)
class everything_in_one_line(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.backbone = nn.Sequential(*list(self.backbone)[:-2], nn.Flatten(0), nn.Dropout(dropout))


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번, 어디에 나오라고 했나요? 꺼지는 것은 채널인가요, 특징인가요?",
    en="How often does Dropout come in the model, and where? Is it channels that are dropped, or "
    "features?",
)
class channels_dropped_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout2d(self.p)]

    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번 나오라고 했나요? 합성곱 사이에서 꺼진 값은 다음 층에 어떻게 "
    "보이나요?",
    en="How often should Dropout come in the model? What does the next layer see of values dropped "
    "between the convolutions?",
)
class dropout_also_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout(self.p)]


@mistakes.of(
    "CNN",
    ko="5번은 model.backbone.parameters()를 씁니다. 메서드에 parameters가 있나요? backbone은 "
    "무엇이어야 하나요?",
    en="Exercise 5 uses model.backbone.parameters(). Does a method have parameters()? What "
    "should backbone be?",
)
class backbone_as_a_method(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.layers, self.head = made.backbone, made.head

    def backbone(self, x):
        return self.layers(x)

    def forward(self, x):
        return self.head(self.backbone(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters()))는 몇 개인가요? 파이썬 리스트에 든 합성곱을 PyTorch가 알 수 "
    "있나요? 5번은 backbone에서 무엇을 읽나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see convolutions in a plain list, and "
    "what does exercise 5 read from backbone?",
)
class convolutions_in_a_list(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.hidden, self.dropped = list(made.backbone)[:-1], nn.Dropout(dropout)
        self.head = made.head

    def backbone(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.dropped(x)

    def forward(self, x):
        return self.head(self.backbone(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters()))는 몇 개인가요? 대괄호로 만든 리스트에 든 층을 PyTorch가 알 "
    "수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers that are in square brackets?",
)
class backbone_in_a_list(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        layers = list(self.backbone)
        del self.backbone
        self.backbone = layers

    def forward(self, x):
        x = self.start(x)
        for layer in self.backbone:
            x = layer(x)
        return self.head(x)


@mistakes.of(
    "CNN",
    ko="backbone을 얼리는 것은 5번의 일입니다. forward에서 특징에 .detach()를 하면 얼리지 않은 "
    "모델은 무엇을 배우나요?",
    en="To freeze the backbone is exercise 5's task. If forward detaches the features, what does a "
    "model learn that nobody has frozen?",
)
class features_detached(Layers):
    def forward(self, x):
        return self.head(self.backbone(self.start(x)).detach())


@mistakes.of(
    "CNN",
    ko="requires_grad_()로 표시를 켠 것과, 파라미터로 계산한 것은 같은가요? backward() 뒤에 "
    "model.parameters()의 grad를 출력해 보면요?",
    en="Is a mark set by requires_grad_() the same as being computed from the parameters? What if "
    "you print their grad after backward()?",
)
class output_that_asks_for_gradients(Layers):
    def end(self, z):
        return z.detach().requires_grad_()


@mistakes.of(
    "CNN",
    ko="학습 모드와 평가 모드 가운데 어느 쪽에서 기울기를 기록하고 있나요? 학습에 필요한 것은 어느 "
    "쪽인가요?",
    en="In which of the two modes does your model record gradients, and which one trains?",
)
class no_gradients_while_training(Layers):
    def forward(self, x):
        with torch.set_grad_enabled(not self.training):
            return super().forward(x)


@mistakes.of(
    "CNN",
    ko="forward 안에서 난수의 시드를 정하지 않나요? 그러면 매번 어느 노드가 꺼지나요?",
    en="Is a seed set inside forward? Which nodes are then dropped, time after time?",
)
class seeded_in_forward(Layers):
    def forward(self, x):
        torch.manual_seed(42)
        return super().forward(x)
