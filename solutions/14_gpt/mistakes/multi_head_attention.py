"""Mistakes in MultiHeadAttention, brought from 13 or written anew: heads, masks, projections."""

from __future__ import annotations

import torch
from torch import nn

from autograder.mistakes import Mistakes

from .common import Heads, look, seen

mistakes = Mistakes()


@mistakes.of(
    "MultiHeadAttention",
    ko="(batch, n, d)를 바로 (batch, heads, n, d_h)로 바꾸면, 한 머리 안에 다른 글자가 섞이지 "
    "않나요?",
    en="If (batch, n, d) becomes (batch, heads, n, d_h) at once, do other characters not mix "
    "within a head?",
)
class cut_without_swapping(Heads):
    def cut(self, features):
        batch, n, dim = features.shape
        return features.reshape(batch, self.num_heads, n, dim // self.num_heads)


@mistakes.of(
    "MultiHeadAttention",
    ko="머리를 이어 붙이기 전에 축을 되돌렸나요? 글자 하나의 특징이 다시 한 줄에 모이나요?",
    en="Did you swap the axes back before joining? Are one character's features together again?",
)
class joined_without_swapping(Heads):
    def join(self, output):
        batch, heads, n, width = output.shape
        return output.reshape(batch, n, heads * width)


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

    def attend(self, query, key, value, mask):
        return look(query, key, value)


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
        return look(query / self.num_heads**0.5, key, value, mask)


@mistakes.of(
    "MultiHeadAttention",
    ko="점수를 나누는 수가 있나요? scaled_dot_product_attention은 나누는 일까지 하나요?",
    en="Are the scores divided by anything? Does scaled_dot_product_attention divide them for you?",
)
class scaled_twice(Heads):
    def attend(self, query, key, value, mask):
        return look(query / query.shape[-1] ** 0.5, key, value, mask)


@mistakes.of(
    "MultiHeadAttention",
    ko="이어 붙인 머리는 마지막에 어느 층을 통과하나요?",
    en="Which layer do the joined heads pass last?",
)
class out_proj_not_used(Heads):
    def forward(self, x, mask=None):
        parts = [self.cut(one) for one in self.projected(x)]
        return self.join(self.attend(*parts, mask))


@mistakes.of(
    "MultiHeadAttention",
    ko="forward가 받은 mask는 어디로 전해지나요?",
    en="Where does the mask go that forward receives?",
)
class mask_ignored(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value)


@mistakes.of(
    "MultiHeadAttention",
    ko="mask를 어텐션에 건네기 전에 뒤집지 않았나요? True는 무슨 뜻이었나요?",
    en="Is the mask inverted before attention gets it? What did True mean?",
)
class mask_inverted(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value, None if mask is None else ~mask).nan_to_num(0.0)


@mistakes.of(
    "MultiHeadAttention",
    ko="mask가 없을 때도 뒤를 가리지 않나요? 무엇을 가릴지는 누가 정하나요?",
    en="Is what follows hidden even without a mask? Who decides what is hidden?",
)
class always_causal(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value, seen(query.shape[-2], query.device))


@mistakes.of(
    "MultiHeadAttention",
    ko="값을 만드는 층은 어느 것인가요? v_proj가 forward에서 쓰이나요?",
    en="Which layer makes the values? Is v_proj used in forward?",
)
class keys_as_values(Heads):
    def projected(self, x):
        key = self.k_proj(x)
        return self.q_proj(x), key, key


@mistakes.of(
    "MultiHeadAttention",
    ko="q_proj와 k_proj를 서로 바꾸어 쓰지 않았나요? 보는 쪽은 어느 층을 통과하나요?",
    en="Have q_proj and k_proj changed places? Which layer does the side pass that looks?",
)
class queries_and_keys_swapped(Heads):
    def projected(self, x):
        return self.k_proj(x), self.q_proj(x), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="선형층에 편향이 있나요? 숫자 예의 파라미터 수를 세어 보았나요?",
    en="Do the linear layers have a bias? Have you counted the parameters of the example?",
)
class projections_without_bias(Heads):
    bias = False


@mistakes.of(
    "MultiHeadAttention",
    ko="층의 이름이 13과 같나요? 다른 이름의 층에 저장된 가중치를 넣을 수 있나요?",
    en="Do the layers have the names they had in 13? "
    "Can saved weights be put into layers of other names?",
)
class pytorchs_own(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.inside = nn.MultiheadAttention(embed_dim, num_heads, batch_first=True)

    def forward(self, x, mask=None):
        return self.inside(x, x, x, attn_mask=None if mask is None else ~mask)[0]


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
        return look(query * self.one, key, value, mask)


@mistakes.of(
    "MultiHeadAttention",
    ko="무엇을 돌려달라고 했나요? 가중치까지 돌려주면 다음 층은 무엇을 받나요?",
    en="What should forward return? If it returns the weights too, what does the next layer get?",
)
class weights_returned_too(Heads):
    def forward(self, x, mask=None):
        return super().forward(x, mask), None


@mistakes.of(
    "MultiHeadAttention",
    ko="출력에 x를 더하는 것은 이 층의 일인가요, Block의 일인가요?",
    en="Is it this layer's task to add x to the output, or the Block's?",
)
class x_added(Heads):
    def forward(self, x, mask=None):
        return x + super().forward(x, mask)


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
    ko="(batch, n, d)를 바로 (batch, heads, n, d_h)로 바꾸고 바로 되돌리면, 한 머리에는 어느 "
    "글자의 특징이 들어가나요?",
    en="If (batch, n, d) becomes (batch, heads, n, d_h) at once, and back at once, whose features "
    "are in one head?",
)
class never_swapped(cut_without_swapping, joined_without_swapping):
    pass
