"""Mistakes in Block: residuals, norms, the mask, the MLP."""

from __future__ import annotations

import torch
from torch import nn

from autograder.mistakes import Mistakes

from .common import Heads, RightBlock, seen

mistakes = Mistakes()


@mistakes.of(
    "Block",
    ko="어텐션의 출력에 무엇을 더해야 하나요? x는 어디로 갔나요?",
    en="What is to be added to the output of attention? Where did x go?",
)
class no_first_residual(RightBlock):
    def forward(self, x):
        x = self.attention(self.norm1(x), self.mask(x))
        return x + self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="MLP의 출력에 무엇을 더해야 하나요? 어텐션이 한 일은 어디로 갔나요?",
    en="What is to be added to the output of the MLP? Where did the work of attention go?",
)
class no_second_residual(RightBlock):
    def forward(self, x):
        x = x + self.attention(self.norm1(x), self.mask(x))
        return self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="두 번째로 더하는 것은 h인가요, 처음의 x인가요?",
    en="What is added the second time: h, or the x from the beginning?",
)
class x_added_twice(RightBlock):
    def forward(self, x):
        h = x + self.attention(self.norm1(x), self.mask(x))
        return x + self.mlp(self.norm2(h))


@mistakes.of(
    "Block",
    ko="MLP는 무엇을 보나요? 어텐션이 모은 것이 들어가나요, 처음의 x가 들어가나요?",
    en="What does the MLP see: what attention has gathered, or the x from the beginning?",
)
class mlp_of_the_input(RightBlock):
    def forward(self, x):
        h = x + self.attention(self.norm1(x), self.mask(x))
        return h + self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="정규화는 일을 하기 전에 하나요, 더한 다음에 하나요? 더해지는 길 위에 정규화가 있지 않나요?",
    en="Does the norm come before the work, or after the addition? Is there a norm on the way "
    "along which things are added?",
)
class post_norm(RightBlock):
    def forward(self, x):
        x = self.norm1(x + self.attention(x, self.mask(x)))
        return self.norm2(x + self.mlp(x))


@mistakes.of(
    "Block",
    ko="더해지는 것은 x인가요, 정규화한 x인가요?",
    en="Is it x that is added to, or the normalised x?",
)
class residual_of_the_norm(RightBlock):
    def forward(self, x):
        x = self.norm1(x)
        x = x + self.attention(x, self.mask(x))
        x = self.norm2(x)
        return x + self.mlp(x)


@mistakes.of(
    "Block",
    ko="norm1과 norm2는 각각 어디에서 쓰이나요? 하나가 두 번 쓰이지 않나요?",
    en="Where is norm1 used, and where norm2? Is one of them used twice?",
)
class one_norm_twice(RightBlock):
    def forward(self, x):
        x = x + self.attention(self.norm1(x), self.mask(x))
        return x + self.mlp(self.norm1(x)) + 0 * self.norm2(x)


@mistakes.of(
    "Block",
    ko="norm1은 forward에서 쓰이나요?",
    en="Is norm1 used in forward?",
)
class first_norm_not_used(RightBlock):
    def forward(self, x):
        x = x + self.attention(x, self.mask(x))
        return x + self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="식에서 어느 쪽이 먼저인가요, 어텐션인가요 MLP인가요?",
    en="Which comes first in the formula: attention, or the MLP?",
)
class mlp_first(RightBlock):
    def forward(self, x):
        x = x + self.mlp(self.norm2(x))
        return x + self.attention(self.norm1(x), self.mask(x))


@mistakes.of(
    "Block",
    ko="t번째 글자가 t+1번째 글자를 볼 수 있다면, 다음 글자 맞히기는 어떤 문제가 되나요?",
    en="If the character at t can see the one at t+1, what becomes of guessing the next one?",
)
class no_mask(RightBlock):
    def mask(self, x):
        return None


@mistakes.of(
    "Block",
    ko="True는 보아도 된다는 뜻인가요, 보면 안 된다는 뜻인가요? 각 글자는 자기 앞을 보나요, 뒤를 "
    "보나요?",
    en="Does True mean may look, or must not? Does a character look at what comes before it, or at "
    "what follows?",
)
class mask_turned_round(RightBlock):
    def mask(self, x):
        return seen(x.shape[1], x.device).T


@mistakes.of(
    "Block",
    ko="글자는 자기 자신을 볼 수 있나요? 첫 글자가 볼 수 있는 것은 무엇인가요?",
    en="May a character look at itself? What is there for the first one to look at?",
)
class not_itself(RightBlock):
    def mask(self, x):
        return seen(x.shape[1], x.device) & ~torch.eye(
            x.shape[1], dtype=torch.bool, device=x.device
        )

    def forward(self, x):
        looked = self.attention(self.norm1(x), self.mask(x)).nan_to_num(0.0)
        x = x + looked
        return x + self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="마스크의 크기는 글자의 수인가요, 배치의 크기인가요? x의 어느 축이 글자인가요?",
    en="Is the mask as large as the number of characters, or as the batch? Which axis of x holds "
    "the characters?",
)
class mask_of_the_batch(RightBlock):
    def mask(self, x):
        return seen(x.shape[0], x.device)


@mistakes.of(
    "Block",
    ko="마스크는 어느 장치에 만들어지나요? x가 GPU에 있으면 어떻게 되나요?",
    en="On which device is the mask made? What if x is on a GPU?",
)
class mask_on_the_cpu(RightBlock):
    def mask(self, x):
        return seen(x.shape[1])


@mistakes.of(
    "Block",
    ko="은닉층은 특징을 몇 배로 늘리나요? 파라미터의 모양을 숫자 예와 견주어 보았나요?",
    en="By how much does the hidden layer widen the features? Did you compare the shapes with the "
    "example?",
)
class not_widened(RightBlock):
    wide = 1


@mistakes.of(
    "Block",
    ko="두 선형층 사이에 있어야 할 활성화 함수는 무엇인가요? 모서리가 둥근가요?",
    en="Which activation belongs between the two linear layers? Are its corners rounded off?",
)
class relu_for_gelu(RightBlock):
    def gate(self):
        return nn.ReLU()


@mistakes.of(
    "Block",
    ko="nn.GELU()와 approximate='tanh'는 같은 값을 내나요?",
    en="Do nn.GELU() and approximate='tanh' give the same values?",
)
class gelu_by_tanh(RightBlock):
    def gate(self):
        return nn.GELU(approximate="tanh")


@mistakes.of(
    "Block",
    ko="두 선형층 사이에 활성화 함수가 없으면, 둘은 한 층과 무엇이 다른가요?",
    en="Without an activation between them, how do two linear layers differ from one?",
)
class no_activation(RightBlock):
    def gate(self):
        return nn.Identity()


@mistakes.of(
    "Block",
    ko="MLP의 마지막 선형층 뒤에 활성화 함수가 또 있지 않나요? 음수도 더할 수 있어야 하나요?",
    en="Is there one more activation after the last linear layer? Should it be able to add "
    "negative numbers?",
)
class activation_at_the_end(RightBlock):
    def network(self, embed_dim):
        return nn.Sequential(*super().network(embed_dim), nn.GELU())


@mistakes.of(
    "Block",
    ko="층 정규화는 특징의 축에서 구합니다. 배치 정규화는 어느 축에서 구했나요?",
    en="Layer norm runs along the features. Along which axis did batch norm run?",
)
class batch_norm(RightBlock):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        self.norm1, self.norm2 = nn.BatchNorm1d(embed_dim), nn.BatchNorm1d(embed_dim)

    def forward(self, x):
        first = self.norm1(x.transpose(1, 2)).transpose(1, 2)
        x = x + self.attention(first, self.mask(x))
        return x + self.mlp(self.norm2(x.transpose(1, 2)).transpose(1, 2))


@mistakes.of(
    "Block",
    ko="x += ... 는 새 텐서를 만드나요, 받은 텐서를 바꾸나요?",
    en="Does x += ... make a new tensor, or change the one that was given?",
)
class added_in_place(RightBlock):
    def forward(self, x):
        with torch.no_grad():
            more = self.attention(self.norm1(x), self.mask(x))
        x += more
        return x + self.mlp(self.norm2(x))


@mistakes.of(
    "Block",
    ko="층의 이름이 과제의 이름과 같나요? 저장된 가중치는 무엇으로 찾나요?",
    en="Do the layers have the names that the text says? What are saved weights found by?",
)
class other_names(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(embed_dim)
        self.attn = Heads(embed_dim, num_heads)
        self.ln_2 = nn.LayerNorm(embed_dim)
        self.mlp = nn.Sequential(
            nn.Linear(embed_dim, 4 * embed_dim), nn.GELU(), nn.Linear(4 * embed_dim, embed_dim)
        )

    def forward(self, x):
        x = x + self.attn(self.ln_1(x), seen(x.shape[1], x.device))
        return x + self.mlp(self.ln_2(x))


@mistakes.of(
    "Block",
    ko="새로 만든 층의 출력을 찍어 보았나요? 가중치는 무엇으로 시작하나요?",
    en="Have you printed what a new layer gives? With what do its weights start?",
)
class weights_of_no_numbers(RightBlock):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        for parameter in self.parameters():
            nn.init.constant_(parameter, float("nan"))
