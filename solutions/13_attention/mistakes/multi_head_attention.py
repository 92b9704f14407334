"""Mistakes in MultiHeadAttention: heads cut and joined wrong, projections, masks, scales."""

from __future__ import annotations

import torch
from torch import nn

from autograder.mistakes import Mistakes

from .common import look

mistakes = Mistakes()


class Heads(nn.Module):
    """Right multi-head attention in small steps, for mistakes that are made in one of them."""

    bias = True

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.k_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.v_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.out_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)

    def cut(self, features):
        batch, n, dim = features.shape
        heads = self.num_heads
        return features.view(batch, n, heads, dim // heads).transpose(1, 2)

    def join(self, output):
        return output.transpose(1, 2).flatten(2)

    def projected(self, x, context):
        return self.q_proj(x), self.k_proj(context), self.v_proj(context)

    def attend(self, query, key, value, mask):
        return look(query, key, value, mask)[0]

    def forward(self, x, context=None, mask=None):
        context = x if context is None else context
        parts = [self.cut(one) for one in self.projected(x, context)]
        return self.out_proj(self.join(self.attend(*parts, mask)))


@mistakes.of(
    "MultiHeadAttention",
    ko="(batch, n, d)를 바로 (batch, heads, n, d_h)로 view 하면, 한 머리 안에 서로 다른 낱말이 "
    "섞이지 않나요?",
    en="If (batch, n, d) is viewed as (batch, heads, n, d_h) at once, do different words not mix "
    "within a head?",
)
class cut_without_swapping(Heads):
    def cut(self, features):
        batch, n, dim = features.shape
        return features.reshape(batch, self.num_heads, n, dim // self.num_heads)


@mistakes.of(
    "MultiHeadAttention",
    ko="머리를 이어 붙이기 전에 축을 되돌렸나요? 낱말 하나의 특징이 다시 한 줄에 모이나요?",
    en="Did you swap the axes back before joining? Are one word's features together again?",
)
class joined_without_swapping(Heads):
    def join(self, output):
        batch, heads, n, width = output.shape
        return output.reshape(batch, n, heads * width)


@mistakes.of(
    "MultiHeadAttention",
    ko="transpose 한 텐서는 메모리에 차례대로 놓여 있나요? view가 할 수 없는 일을 하는 것은 "
    "무엇인가요?",
    en="Does a transposed tensor lie in memory in order? What can do what view cannot?",
)
class view_after_transpose(Heads):
    def join(self, output):
        batch, heads, n, width = output.shape
        return output.transpose(1, 2).view(batch, n, heads * width)


@mistakes.of(
    "MultiHeadAttention",
    ko="첫 머리는 앞에서부터 이어진 d_h 개의 특징인가요, 몇 칸씩 건너뛴 특징인가요?",
    en="Is the first head made of d_h features in a row, or of features some places apart?",
)
class heads_interleaved(Heads):
    def cut(self, features):
        batch, n, dim = features.shape
        return features.view(batch, n, dim // self.num_heads, self.num_heads).permute(0, 3, 1, 2)

    def join(self, output):
        return output.permute(0, 2, 3, 1).flatten(2)


@mistakes.of(
    "MultiHeadAttention",
    ko="어텐션의 뒤의 두 축은 (위치, 특징)이어야 합니다. 지금은 머리가 머리를 보고 있지 않나요?",
    en="The last two axes of attention should be (position, feature). Do heads look at heads now?",
)
class heads_look_at_heads(Heads):
    def cut(self, features):
        return features.unflatten(-1, (self.num_heads, -1))

    def join(self, output):
        return output.flatten(2)


@mistakes.of(
    "MultiHeadAttention",
    ko="num_heads를 바꾸면 출력이 달라지나요? 특징을 나누는 곳이 있나요?",
    en="Does the output change with num_heads? Is there a place where the features are cut?",
)
class one_head_only(Heads):
    def cut(self, features):
        return features.unsqueeze(1)


@mistakes.of(
    "MultiHeadAttention",
    ko="머리 안에서는 √d의 d가 embed_dim인가요, 머리 하나의 특징의 수인가요?",
    en="Within a head, is the d of √d embed_dim, or the number of one head's features?",
)
class scaled_by_all_features(Heads):
    def attend(self, query, key, value, mask):
        return look(query / self.num_heads**0.5, key, value, mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="이어 붙인 머리는 마지막에 어느 층을 통과하나요?",
    en="Which layer do the joined heads pass last?",
)
class out_proj_not_used(Heads):
    def forward(self, x, context=None, mask=None):
        context = x if context is None else context
        parts = [self.cut(one) for one in self.projected(x, context)]
        return self.join(self.attend(*parts, mask))


@mistakes.of(
    "MultiHeadAttention",
    ko="머리를 섞는 W^O는 어느 층인가요? 층은 모두 몇 개인가요?",
    en="Which layer is W^O, which mixes the heads? How many layers are there?",
)
class out_proj_missing(Heads):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        self.out_proj = nn.Identity()


@mistakes.of(
    "MultiHeadAttention",
    ko="context가 있을 때 질문하는 쪽은 x인가요, context인가요? 출력에는 몇 개의 위치가 있어야 "
    "하나요?",
    en="With a context, which one asks: x or the context? How many positions should come out?",
)
class x_and_context_swapped(Heads):
    def projected(self, x, context):
        return self.q_proj(context), self.k_proj(x), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="값은 x에서 오나요, context에서 오나요? 키 하나에 값 하나가 짝지어지나요?",
    en="Do the values come from x or from the context? Is there one value for each key?",
)
class values_from_x(Heads):
    def projected(self, x, context):
        return self.q_proj(x), self.k_proj(context), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="context를 바꾸면 출력이 달라지나요? 키와 값은 무엇으로 만들었나요?",
    en="Does another context give another output? What did you make keys and values from?",
)
class context_ignored(Heads):
    def projected(self, x, context):
        return self.q_proj(x), self.k_proj(x), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="forward가 받은 mask는 어디로 전해지나요?",
    en="Where does the mask go that forward receives?",
)
class mask_ignored(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="mask를 어텐션에 건네기 전에 뒤집지 않았나요? True는 무슨 뜻이었나요?",
    en="Is the mask inverted before attention gets it? What did True mean?",
)
class mask_inverted(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value, None if mask is None else ~mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="값을 만드는 층은 어느 것인가요? v_proj가 forward에서 쓰이나요?",
    en="Which layer makes the values? Is v_proj used in forward?",
)
class keys_as_values(Heads):
    def projected(self, x, context):
        key = self.k_proj(context)
        return self.q_proj(x), key, key


@mistakes.of(
    "MultiHeadAttention",
    ko="q_proj와 k_proj를 서로 바꾸어 쓰지 않았나요? 보는 쪽은 어느 층을 통과하나요?",
    en="Have q_proj and k_proj changed places? Which layer does the side pass that looks?",
)
class queries_and_keys_swapped(Heads):
    def projected(self, x, context):
        return self.k_proj(x), self.q_proj(context), self.v_proj(context)


@mistakes.of(
    "MultiHeadAttention",
    ko="선형층에 편향이 있나요? 숫자 예의 파라미터 수를 세어 보았나요?",
    en="Do the linear layers have a bias? Have you counted the parameters of the example?",
)
class projections_without_bias(Heads):
    bias = False


@mistakes.of(
    "MultiHeadAttention",
    ko="파이썬 리스트에 든 층을 model.parameters()가 찾을 수 있나요? (11의 MLP를 떠올려 보세요.)",
    en="Can model.parameters() find layers in a plain Python list? (Remember the MLP of 11.)",
)
class layers_in_a_list(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.layers = [nn.Linear(embed_dim, embed_dim) for _ in range(4)]

    def forward(self, x, context=None, mask=None):
        return self.layers[3](x)


@mistakes.of(
    "MultiHeadAttention",
    ko="다른 사람이 저장한 가중치를 읽으려면 층의 이름이 무엇이어야 하나요?",
    en="What must the layers be called, to load the weights that somebody else has saved?",
)
class short_names(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.q = nn.Linear(embed_dim, embed_dim)
        self.k = nn.Linear(embed_dim, embed_dim)
        self.v = nn.Linear(embed_dim, embed_dim)
        self.out = nn.Linear(embed_dim, embed_dim)

    def forward(self, x, context=None, mask=None):
        return self.out(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="model.to(device)는 self에 그냥 적어 둔 텐서도 옮기나요? 버퍼로 등록하거나, 텐서가 아닌 "
    "수로 둘 수는 없나요?",
    en="Does model.to(device) move a tensor that is merely written on self? Could it be a "
    "registered buffer, or a number that is no tensor?",
)
class scale_left_behind(Heads):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        self.one = torch.ones(1)

    def attend(self, query, key, value, mask):
        return look(query * self.one, key, value, mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="무엇을 돌려달라고 했나요? 가중치까지 돌려주면 다음 층은 무엇을 받나요?",
    en="What should forward return? If it returns the weights too, what does the next layer get?",
)
class weights_returned_too(Heads):
    def forward(self, x, context=None, mask=None):
        return super().forward(x, context, mask), None


@mistakes.of(
    "MultiHeadAttention",
    ko="forward 안의 torch.no_grad()나 .detach()는 네 층의 기울기를 어떻게 만드나요?",
    en="What do torch.no_grad() or .detach() inside forward make of the four layers' gradients?",
)
class attention_detached(Heads):
    def attend(self, query, key, value, mask):
        return look(query.detach(), key.detach(), value, mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="출력에 x를 더하는 것은 이 층의 일인가요? 식에 그런 항이 있나요?",
    en="Is it this layer's task to add x to the output? Does the formula have such a term?",
)
class x_added(Heads):
    def forward(self, x, context=None, mask=None):
        return x + super().forward(x, context, mask)


@mistakes.of(
    "MultiHeadAttention",
    ko="context를 만든 층(이를테면 인코더)은 기울기를 받나요? context에 .detach()를 하지 않았나요?",
    en="Does the layer that made the context, such as an encoder, get a gradient? Is the context "
    "detached?",
)
class context_detached(Heads):
    def forward(self, x, context=None, mask=None):
        return super().forward(x, None if context is None else context.detach(), mask)


@mistakes.of(
    "MultiHeadAttention",
    ko="새로 만든 층의 출력을 찍어 보았나요? 가중치는 무엇으로 시작하나요?",
    en="Have you printed what a new layer gives? With what do its weights start?",
)
class weights_of_no_numbers(Heads):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        for parameter in self.parameters():
            nn.init.constant_(parameter, float("nan"))


@mistakes.of(
    "MultiHeadAttention",
    ko="네 층의 가중치가 모두 0으로 시작하면, 첫 기울기는 얼마인가요?",
    en="If the weights of all four layers start with 0, what is the first gradient?",
)
class weights_of_zeros(Heads):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        for parameter in self.parameters():
            nn.init.zeros_(parameter)


@mistakes.of(
    "MultiHeadAttention",
    ko="context가 0으로만 되어 있으면 context가 없는 것인가요? 없다는 것은 무엇으로 알 수 있나요?",
    en="Is a context of zeros no context? By what can you tell that there is none?",
)
class context_of_zeros_ignored(Heads):
    def forward(self, x, context=None, mask=None):
        given = context is not None and bool(context.any())
        return super().forward(x, context if given else None, mask)
