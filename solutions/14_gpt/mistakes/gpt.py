"""Mistakes in GPT: embeddings, positions, blocks, the last norm and the head."""

from __future__ import annotations

import torch
from torch import nn

from autograder.mistakes import Mistakes

from .common import RightBlock

mistakes = Mistakes()


class RightGPT(nn.Module):
    """A right GPT in small steps, for mistakes that are made in one of them."""

    head_bias = True

    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        self.blocks = self.stack(embed_dim, num_heads, num_blocks)
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, vocabulary_size, bias=self.head_bias)

    def stack(self, embed_dim, num_heads, num_blocks):
        return nn.ModuleList(RightBlock(embed_dim, num_heads) for _ in range(num_blocks))

    def places(self, ids):
        return torch.arange(ids.shape[1], device=ids.device)

    def embedded(self, ids):
        return self.token_embedding(ids) + self.position_embedding(self.places(ids))

    def through(self, x):
        for block in self.blocks:
            x = block(x)
        return x

    def scores(self, x):
        return self.head(self.norm(x))

    def forward(self, ids):
        return self.scores(self.through(self.embedded(ids)))


@mistakes.of(
    "GPT",
    ko="같은 글자가 어디에 있든 똑같이 들어가지 않나요? 자리는 어디에서 더해지나요?",
    en="Does a character go in alike wherever it stands? Where are positions added?",
)
class no_positions(RightGPT):
    def embedded(self, ids):
        return self.token_embedding(ids)


@mistakes.of(
    "GPT",
    ko="첫 자리의 번호는 0인가요, 1인가요? 글이 max_length만큼 길면 마지막 번호는 무엇인가요?",
    en="Is the number of the first position 0 or 1? What is the last one of a text of max_length?",
)
class positions_from_one(RightGPT):
    def places(self, ids):
        last = self.position_embedding.num_embeddings - 1
        return torch.arange(1, ids.shape[1] + 1, device=ids.device).clamp(max=last)


@mistakes.of(
    "GPT",
    ko="자리의 번호는 ids의 어느 축을 따라 세나요? 배치의 몇 번째인지를 세고 있지 않나요?",
    en="Along which axis of ids are positions counted? Do you count places in the batch?",
)
class positions_of_the_batch(RightGPT):
    def embedded(self, ids):
        last = self.position_embedding.num_embeddings - 1
        rows = torch.arange(ids.shape[0], device=ids.device).clamp(max=last)
        return self.token_embedding(ids) + self.position_embedding(rows)[:, None]


@mistakes.of(
    "GPT",
    ko="자리의 번호는 어느 장치에 만들어지나요? ids가 GPU에 있으면 어떻게 되나요?",
    en="On which device are the positions' numbers made? What if ids is on a GPU?",
)
class positions_on_the_cpu(RightGPT):
    def places(self, ids):
        return torch.arange(ids.shape[1])


@mistakes.of(
    "GPT",
    ko="자리는 더하나요, 곱하나요?",
    en="Are positions added, or multiplied?",
)
class positions_multiplied(RightGPT):
    def embedded(self, ids):
        return self.token_embedding(ids) * self.position_embedding(self.places(ids))


@mistakes.of(
    "GPT",
    ko="글자의 번호로 position_embedding을 찾고 있지 않나요? 두 표는 각각 무엇의 번호로 찾나요?",
    en="Is position_embedding looked up by the characters' numbers? By which numbers is each of "
    "the two tables looked up?",
)
class tables_swapped(RightGPT):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__(vocabulary_size, max_length, embed_dim, num_heads, num_blocks)
        self.token_embedding, self.position_embedding = (
            self.position_embedding,
            self.token_embedding,
        )


@mistakes.of(
    "GPT",
    ko="글이 max_length보다 짧을 때는 자리를 몇 개 더해야 하나요?",
    en="How many positions are to be added when a text is shorter than max_length?",
)
class all_positions(RightGPT):
    def embedded(self, ids):
        return self.token_embedding(ids) + self.position_embedding.weight


@mistakes.of(
    "GPT",
    ko="블록을 차례로 지나나요? 두 번째 블록에는 무엇이 들어가나요?",
    en="Do you go through the blocks one after another? What goes into the second?",
)
class last_block_only(RightGPT):
    def through(self, x):
        out = x
        for block in self.blocks:
            out = block(x)
        return out


@mistakes.of(
    "GPT",
    ko="num_blocks를 바꾸면 무엇이 달라지나요? 지금은 블록이 몇 개 쓰이나요?",
    en="What changes with num_blocks? How many blocks are used now?",
)
class first_block_only(RightGPT):
    def through(self, x):
        for block in self.blocks[:1]:
            x = block(x)
        return x


@mistakes.of(
    "GPT",
    ko="어느 블록을 먼저 지나나요?",
    en="Which block comes first?",
)
class blocks_backwards(RightGPT):
    def through(self, x):
        for block in reversed(self.blocks):
            x = block(x)
        return x


@mistakes.of(
    "GPT",
    ko="[Block(...)] * n은 블록을 n개 만드나요, 하나를 n번 적나요?",
    en="Does [Block(...)] * n make n blocks, or write down one of them n times?",
)
class one_block_repeated(RightGPT):
    def stack(self, embed_dim, num_heads, num_blocks):
        return nn.ModuleList([RightBlock(embed_dim, num_heads)] * num_blocks)


@mistakes.of(
    "GPT",
    ko="파이썬 리스트에 든 층을 model.parameters()가 찾을 수 있나요? (11의 MLP를 떠올려 보세요.)",
    en="Can model.parameters() find layers in a plain Python list? (Remember the MLP of 11.)",
)
class blocks_in_a_list(RightGPT):
    def stack(self, embed_dim, num_heads, num_blocks):
        return [RightBlock(embed_dim, num_heads) for _ in range(num_blocks)]


@mistakes.of(
    "GPT",
    ko="마지막 정규화는 head의 앞에 있나요, 뒤에 있나요? forward에서 norm이 쓰이나요?",
    en="Is the last norm before the head, or behind it? Is norm used in forward?",
)
class last_norm_not_used(RightGPT):
    def scores(self, x):
        return self.head(x)


@mistakes.of(
    "GPT",
    ko="정규화는 블록의 앞에서 하나요, 모든 블록이 끝난 뒤에 하나요?",
    en="Does the norm come before the blocks, or after all of them?",
)
class norm_before_the_blocks(RightGPT):
    def forward(self, ids):
        return self.head(self.through(self.norm(self.embedded(ids))))


@mistakes.of(
    "GPT",
    ko="돌려주는 것은 로짓인가요, 확률인가요? Softmax는 누가 구하나요?",
    en="Are logits returned, or probabilities? Who computes the softmax?",
)
class softmax_at_the_end(RightGPT):
    def scores(self, x):
        return super().scores(x).softmax(dim=-1)


@mistakes.of(
    "GPT",
    ko="마지막 자리만 돌려주면 나머지 자리에서는 무엇으로 배우나요? 크기는 "
    "(batch, n, 글자 수)인가요?",
    en="If the last position alone is returned, what do the others learn from? Is the shape "
    "(batch, n, characters)?",
)
class last_position_only(RightGPT):
    def scores(self, x):
        return super().scores(x[:, -1])


@mistakes.of(
    "GPT",
    ko="head에 편향이 있나요? 숫자 예의 파라미터 수를 세어 보았나요?",
    en="Does the head have a bias? Have you counted the parameters of the example?",
)
class head_without_bias(RightGPT):
    head_bias = False


@mistakes.of(
    "GPT",
    ko="head의 가중치는 따로 배우나요, token_embedding의 것을 함께 쓰나요?",
    en="Does the head learn weights of its own, or share those of token_embedding?",
)
class tied_weights(RightGPT):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__(vocabulary_size, max_length, embed_dim, num_heads, num_blocks)
        self.head.weight = self.token_embedding.weight


@mistakes.of(
    "GPT",
    ko="임베딩을 √d로 곱하기로 했나요? 식에 그런 수가 있나요?",
    en="Are the embeddings multiplied by √d? Does the formula have such a number?",
)
class embeddings_scaled(RightGPT):
    def embedded(self, ids):
        scale = self.token_embedding.embedding_dim**0.5
        return scale * self.token_embedding(ids) + self.position_embedding(self.places(ids))


@mistakes.of(
    "GPT",
    ko="13의 사인과 코사인을 쓰고 있지 않나요? GPT의 자리는 배우는 것인가요, 정해진 것인가요?",
    en="Are those the sines and cosines of 13? Are GPT's positions learned, or fixed?",
)
class fixed_positions(RightGPT):
    def embedded(self, ids):
        x = self.token_embedding(ids)
        place = self.places(ids)[:, None].to(x.dtype)
        even = torch.arange(0, x.shape[-1], 2, device=ids.device)
        angle = place / 10000.0 ** (even / x.shape[-1])
        return x + torch.stack((angle.sin(), angle.cos()), dim=-1).flatten(1).to(x.dtype)


@mistakes.of(
    "GPT",
    ko="새로 만든 층의 출력을 찍어 보았나요? 가중치는 무엇으로 시작하나요?",
    en="Have you printed what a new layer gives? With what do its weights start?",
)
class weights_of_no_numbers(RightGPT):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__(vocabulary_size, max_length, embed_dim, num_heads, num_blocks)
        for parameter in self.parameters():
            nn.init.constant_(parameter, float("nan"))
