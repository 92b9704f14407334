"""Known mistakes of 13_attention: scales, axes, masks, heads, frozen weights and devices."""

from __future__ import annotations

import math

import torch
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def look(query, key, value, mask=None):
    """Right attention, for mistakes that are made elsewhere: (output, weights)."""
    scores = query @ key.mT / query.shape[-1] ** 0.5
    if mask is not None:
        scores = torch.where(mask, scores, -math.inf)
    weights = scores.softmax(-1).nan_to_num(0.0)
    return weights @ value, weights


def scored(query, key, mask=None):
    """Scores with -inf where the mask is False, for mistakes that come after them."""
    scores = query @ key.mT / query.shape[-1] ** 0.5
    return scores if mask is None else scores.masked_fill(~mask, -math.inf)


def finished(scores, value):
    """Softmax and weighted sum of scores that are wrong already; rows of nan become zeros."""
    weights = scores.softmax(-1).nan_to_num(0.0)
    return weights @ value, weights


def masked(scores, mask, fill):
    """Scores with `fill` where the mask is False."""
    return scores if mask is None else scores.masked_fill(~mask, fill)


def unguarded(scores, value, axis=-1):
    """Softmax and weighted sum that do not think of a query that may look nowhere."""
    weights = scores.softmax(axis)
    return weights @ value, weights


# scaled_dot_product_attention

NOT_SCALED = {
    "ko": (
        "성분이 독립이고 분산이 1인 벡터 둘의 내적은 분산이 얼마인가요? 무엇으로 나누면 다시 1이 "
        "되나요?"
    ),
    "en": (
        "What variance has the product of two vectors whose components have variance 1? What "
        "division makes it 1 again?"
    ),
}
DIVIDED = {
    "ko": "점수를 d 로 나누었나요, d 의 제곱근으로 나누었나요? 숫자 예의 점수는 얼마가 되나요?",
    "en": "Did you divide the scores by d or by its root? What do those of the example become?",
}
OVER_QUERIES = {
    "ko": (
        "가중치의 행의 합과 열의 합 가운데 어느 것이 1이어야 하나요? 쿼리 하나가 무엇을 나누어 "
        "갖나요?"
    ),
    "en": "Should the rows or the columns of the weights sum to 1? What does one query share out?",
}
TURNED_ROUND = {
    "ko": "이 과제의 마스크에서 True 는 '보아도 된다' 인가요, '보면 안 된다' 인가요?",
    "en": "In this assignment's masks, does True mean 'may look' or 'must not look'?",
}


@mistakes.of("scaled_dot_product_attention", **NOT_SCALED)
def not_scaled(query, key, value, mask=None):
    scores = query @ key.mT
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of("scaled_dot_product_attention", **DIVIDED)
def divided_by_width(query, key, value, mask=None):
    return finished(scored(query, key, mask) / query.shape[-1] ** 0.5, value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="√d 의 d 는 특징의 수인가요, 키의 수인가요? query.shape 의 어느 축인가요?",
    en="Is the d of √d the number of features or of keys? Which axis of query.shape is that?",
)
def scaled_by_number_of_keys(query, key, value, mask=None):
    scores = query @ key.mT / key.shape[-2] ** 0.5
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="√d 를 곱했나요, 나누었나요? d 가 크면 점수는 커져야 하나요, 작아져야 하나요?",
    en="Did you multiply or divide by √d? For large d, should scores be made larger or smaller?",
)
def multiplied_by_root(query, key, value, mask=None):
    return finished(scored(query, key, mask) * query.shape[-1], value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="√d 로 나누는 것은 Softmax 앞인가요, 뒤인가요? 가중치의 합은 얼마가 되나요?",
    en="Does the division by √d come before or after Softmax? What do the weights sum to?",
)
def scaled_after_softmax(query, key, value, mask=None):
    root = query.shape[-1] ** 0.5
    weights = (scored(query, key, mask) * root).softmax(-1).nan_to_num(0.0) / root
    return weights @ value, weights


@mistakes.of("scaled_dot_product_attention", **OVER_QUERIES)
def softmax_over_queries(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(-2).nan_to_num(0.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="softmax(dim=0) 은 입력이 배치일 때 무엇을 더해 1로 만드나요?",
    en="For a batch, what does softmax(dim=0) make sum to 1?",
)
def softmax_over_first_axis(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(0).nan_to_num(0.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="softmax(dim=1) 은 축이 2개일 때와 4개일 때 같은 축을 뜻하나요? 마지막 축을 늘 가리키는 "
    "수는 무엇인가요?",
    en="Is softmax(dim=1) the same axis for 2 axes and for 4? Which number always means the last?",
)
def softmax_over_axis_one(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(1).nan_to_num(0.0)
    return weights @ value, weights


@mistakes.of("scaled_dot_product_attention", **TURNED_ROUND)
def mask_turned_round(query, key, value, mask=None):
    return look(query, key, value, None if mask is None else ~mask)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="Softmax 뒤에 0을 곱하면, 남은 가중치를 모두 더해도 1이 되나요?",
    en="If zeros are multiplied in after Softmax, do the weights left over still sum to 1?",
)
def mask_after_softmax(query, key, value, mask=None):
    weights = scored(query, key).softmax(-1)
    weights = weights if mask is None else weights * mask
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="가린 뒤에 합으로 다시 나누면 거의 맞지만, 가린 키의 점수가 아주 크다면 남은 가중치는 이미 "
    "얼마가 되어 있나요?",
    en="Dividing by the sum after masking is nearly right; but if a masked key's score is huge, "
    "what has Softmax made of the others already?",
)
def renormalised_after_softmax(query, key, value, mask=None):
    weights = scored(query, key).softmax(-1)
    if mask is not None:
        weights = weights * mask
        weights = (weights / weights.sum(-1, keepdim=True)).nan_to_num(0.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="True 와 False 를 점수에 더하면 1과 0이 더해질 뿐입니다. 보면 안 되는 자리의 가중치가 0이 "
    "되려면 점수가 얼마여야 하나요?",
    en="Adding True and False to scores adds 1 and 0, no more. What score makes a weight of 0?",
)
def mask_added(query, key, value, mask=None):
    scores = scored(query, key)
    return finished(scores if mask is None else scores + mask, value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="점수를 0으로 만들면 Softmax 뒤의 가중치도 0이 되나요? e의 0제곱은 얼마인가요?",
    en="Does a score of 0 become a weight of 0? What is e to the power of 0?",
)
def masked_scores_zero(query, key, value, mask=None):
    scores = scored(query, key)
    return finished(scores if mask is None else scores.masked_fill(~mask, 0.0), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="-10 은 충분히 작은 점수인가요? 다른 점수가 모두 -1000 이라면 누가 가장 큰 가중치를 받나요?",
    en="Is -10 small enough? If all other scores are -1000, which gets the largest weight?",
)
def masked_scores_not_small_enough(query, key, value, mask=None):
    scores = scored(query, key)
    if mask is None:
        return finished(scores, value)
    return finished(scores.masked_fill(~mask, -10.0), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="볼 수 있는 키가 하나도 없는 쿼리를 넣어 보았나요? 모두 -inf 인 행의 Softmax는 무엇인가요?",
    en="Have you tried a query that may look nowhere? What is the Softmax of a row of -inf?",
)
def nan_where_nothing_is_seen(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(-1)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="-1e9 로 가리면, 아무것도 볼 수 없는 쿼리의 가중치는 0이 되나요? 모두 같은 수의 Softmax는 "
    "무엇인가요?",
    en="Masked with -1e9, does a query that may look nowhere get weights of 0? What is the Softmax "
    "of equal numbers?",
)
def uniform_where_nothing_is_seen(query, key, value, mask=None):
    scores = scored(query, key)
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e9)
    weights = scores.softmax(-1)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="점수가 1000이면 exp(1000) 은 얼마인가요? 04의 softmax 는 이것을 어떻게 피했나요?",
    en="What is exp(1000), for a score of 1000? How did the softmax of 04 avoid it?",
)
def softmax_overflows(query, key, value, mask=None):
    powers = scored(query, key, mask).exp()
    sums = powers.sum(-1, keepdim=True)
    weights = powers / torch.where(sums > 0, sums, 1.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="key.T 는 축이 셋이면 무엇을 바꾸나요? 뒤의 두 축만 바꾸는 방법은 무엇인가요?",
    en="With three axes, what does key.T swap? How are just the last two swapped?",
)
def transposed_by_T(query, key, value, mask=None):
    scores = query @ key.permute(*range(key.ndim - 1, -1, -1)) / query.shape[-1] ** 0.5
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="transpose(1, 2) 는 앞에 머리의 축이 하나 더 있으면 무엇과 무엇을 바꾸나요?",
    en="With one more axis in front, for heads, what does transpose(1, 2) swap?",
)
def transposed_by_number(query, key, value, mask=None):
    scores = query @ key.transpose(1, 2) / query.shape[-1] ** 0.5
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="쿼리는 키와 견주지만, 가져오는 것은 무엇인가요? 가중치를 무엇에 곱했나요?",
    en="A query is compared with keys, but what is taken? What did you multiply the weights with?",
)
def keys_for_values(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(-1).nan_to_num(0.0)
    return weights @ key, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="둘째로 돌려준 것은 Softmax 앞의 값인가요, 뒤의 값인가요?",
    en="Is the second thing you return from before or from after Softmax?",
)
def scores_returned(query, key, value, mask=None):
    output, _ = look(query, key, value, mask)
    return output, scored(query, key, mask)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="무엇무엇을 돌려달라고 했나요? 출력 말고 하나가 더 있지 않나요?",
    en="What should be returned? Is there not one thing besides the output?",
)
def output_only(query, key, value, mask=None):
    return look(query, key, value, mask)[0]


@mistakes.of(
    "scaled_dot_product_attention",
    ko="돌려주는 두 값의 순서는 어떻게 정했나요?",
    en="In which order should the two results be returned?",
)
def results_swapped(query, key, value, mask=None):
    output, weights = look(query, key, value, mask)
    return weights, output


@mistakes.of(
    "scaled_dot_product_attention",
    ko="함수를 부른 뒤에 query 를 다시 출력해 보았나요? /= 는 새 텐서를 만드나요?",
    en="Have you printed query again after the call? Does /= make a new tensor?",
)
def query_divided_in_place(query, key, value, mask=None):
    query /= query.shape[-1] ** 0.5
    scores = query @ key.mT
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko=".detach() 나 torch.no_grad() 가 있으면 쿼리와 키를 만든 층은 무엇을 배울 수 있나요?",
    en="With .detach() or torch.no_grad(), what can the layers learn that made query and key?",
)
def weights_detached(query, key, value, mask=None):
    _, weights = look(query.detach(), key.detach(), value, mask)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="함수 안에서 새로 만든 텐서는 어느 장치에 생기나요? scores 와 같은 장치인가요?",
    en="On which device is a tensor born that you make inside? Is it the device of the scores?",
)
def fill_on_the_cpu(query, key, value, mask=None):
    scores = scored(query, key)
    if mask is not None:
        scores = torch.where(mask, scores, torch.full(scores.shape, -math.inf))
    return finished(scores, value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="float64 를 넣으면 무엇이 나오나요? 자료형을 바꾸는 곳이 있지 않나요?",
    en="What comes out when float64 goes in? Is there a place that changes the data type?",
)
def always_float32(query, key, value, mask=None):
    return look(query.float(), key.float(), value.float(), mask)


# Most who make one of the mistakes above have not thought of a query that may look nowhere either:
# its row is nan with -inf and even with a large negative number. The first mistake is to be named.


@mistakes.of("scaled_dot_product_attention", **NOT_SCALED)
def not_scaled_and_nan(query, key, value, mask=None):
    return unguarded(masked(query @ key.mT, mask, -math.inf), value)


@mistakes.of("scaled_dot_product_attention", **NOT_SCALED)
def not_scaled_and_uniform(query, key, value, mask=None):
    return unguarded(masked(query @ key.mT, mask, -1e9), value)


@mistakes.of("scaled_dot_product_attention", **DIVIDED)
def divided_by_width_and_nan(query, key, value, mask=None):
    return unguarded(masked(query @ key.mT / query.shape[-1], mask, -math.inf), value)


@mistakes.of("scaled_dot_product_attention", **DIVIDED)
def divided_by_width_and_uniform(query, key, value, mask=None):
    return unguarded(masked(query @ key.mT / query.shape[-1], mask, -1e9), value)


@mistakes.of("scaled_dot_product_attention", **OVER_QUERIES)
def softmax_over_queries_and_nan(query, key, value, mask=None):
    return unguarded(scored(query, key, mask), value, -2)


@mistakes.of("scaled_dot_product_attention", **OVER_QUERIES)
def softmax_over_queries_and_uniform(query, key, value, mask=None):
    return unguarded(masked(scored(query, key), mask, -1e9), value, -2)


@mistakes.of("scaled_dot_product_attention", **TURNED_ROUND)
def mask_turned_round_and_nan(query, key, value, mask=None):
    return unguarded(scored(query, key, None if mask is None else ~mask), value)


@mistakes.of("scaled_dot_product_attention", **TURNED_ROUND)
def mask_turned_round_and_uniform(query, key, value, mask=None):
    return unguarded(masked(scored(query, key), None if mask is None else ~mask, -1e9), value)


# causal_mask


@mistakes.of(
    "causal_mask",
    ko="첫째 위치는 몇 개를 볼 수 있어야 하나요? 여러분의 첫 행에는 True 가 몇 개인가요?",
    en="How many places may the first position look at? How many True are in your first row?",
)
def upper_triangle(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).triu()


@mistakes.of(
    "causal_mask",
    ko="위치는 자기 자신을 볼 수 있나요? 대각선은 무엇이어야 하나요?",
    en="May a position look at itself? What should the diagonal be?",
)
def without_the_diagonal(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).tril(-1)


@mistakes.of(
    "causal_mask",
    ko="True 가 '가린다' 는 뜻인 마스크를 만들지 않았나요? 여기서 True 는 무슨 뜻인가요?",
    en="Is this a mask whose True means 'hide'? What does True mean here?",
)
def true_hides(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).triu(1)


@mistakes.of(
    "causal_mask",
    ko="한 칸 앞의 낱말까지 보이면, 다음 낱말을 맞히는 일은 얼마나 어려운가요?",
    en="If the mask shows one word ahead, how hard is it to guess the next word?",
)
def one_ahead(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).tril(1)


@mistakes.of(
    "causal_mask",
    ko="마스크의 자료형은 무엇이어야 하나요? 1.0 에 ~ 를 쓸 수 있나요?",
    en="What data type should a mask have? Does ~ work on 1.0?",
)
def ones_and_zeros(n, device=None):
    return torch.ones(n, n, device=device).tril()


@mistakes.of(
    "causal_mask",
    ko="0과 -inf 로 된 마스크는 점수에 더하는 것입니다. 이 과제의 마스크는 어떤 값으로 되어 "
    "있나요?",
    en="A mask of 0 and -inf is made to be added to scores. What values do masks have here?",
)
def to_be_added(n, device=None):
    return torch.full((n, n), -math.inf, device=device).triu(1)


@mistakes.of(
    "causal_mask",
    ko="device 라는 인자는 함수 안에서 어디에 쓰이나요?",
    en="Where does your function use the argument device?",
)
def device_ignored(n, device=None):
    return torch.ones(n, n, dtype=torch.bool).tril()


@mistakes.of(
    "causal_mask",
    ko="마스크의 모양은 (n, n) 인가요? 앞에 축을 더 붙이지 않아도 넓혀지지 않나요?",
    en="Is the shape (n, n)? Would it not broadcast without more axes in front?",
)
def with_more_axes(n, device=None):
    return torch.ones(1, 1, n, n, dtype=torch.bool, device=device).tril()


@mistakes.of(
    "causal_mask",
    ko="모든 자리가 True 인 마스크는 무엇을 가리나요?",
    en="What does a mask hide that is True everywhere?",
)
def hides_nothing(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device)


# MultiHeadAttention


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
    ko="(batch, n, d) 를 바로 (batch, heads, n, d_h) 로 view 하면, 한 머리 안에 서로 다른 낱말이 "
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
    ko="transpose 한 텐서는 메모리에 차례대로 놓여 있나요? view 가 할 수 없는 일을 하는 것은 "
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
    ko="어텐션의 뒤의 두 축은 (위치, 특징) 이어야 합니다. 지금은 머리가 머리를 보고 있지 않나요?",
    en="The last two axes of attention should be (position, feature). Do heads look at heads now?",
)
class heads_look_at_heads(Heads):
    def cut(self, features):
        return features.unflatten(-1, (self.num_heads, -1))

    def join(self, output):
        return output.flatten(2)


@mistakes.of(
    "MultiHeadAttention",
    ko="num_heads 를 바꾸면 출력이 달라지나요? 특징을 나누는 곳이 있나요?",
    en="Does the output change with num_heads? Is there a place where the features are cut?",
)
class one_head_only(Heads):
    def cut(self, features):
        return features.unsqueeze(1)


@mistakes.of(
    "MultiHeadAttention",
    ko="머리 안에서는 √d 의 d 가 embed_dim 인가요, 머리 하나의 특징의 수인가요?",
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
    ko="머리를 섞는 W^O 는 어느 층인가요? 층은 모두 몇 개인가요?",
    en="Which layer is W^O, which mixes the heads? How many layers are there?",
)
class out_proj_missing(Heads):
    def __init__(self, embed_dim, num_heads):
        super().__init__(embed_dim, num_heads)
        self.out_proj = nn.Identity()


@mistakes.of(
    "MultiHeadAttention",
    ko="context 가 있을 때 질문하는 쪽은 x 인가요, context 인가요? 출력에는 몇 개의 위치가 있어야 "
    "하나요?",
    en="With a context, which one asks: x or the context? How many positions should come out?",
)
class x_and_context_swapped(Heads):
    def projected(self, x, context):
        return self.q_proj(context), self.k_proj(x), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="값은 x 에서 오나요, context 에서 오나요? 키 하나에 값 하나가 짝지어지나요?",
    en="Do the values come from x or from the context? Is there one value for each key?",
)
class values_from_x(Heads):
    def projected(self, x, context):
        return self.q_proj(x), self.k_proj(context), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="context 를 바꾸면 출력이 달라지나요? 키와 값은 무엇으로 만들었나요?",
    en="Does another context give another output? What did you make keys and values from?",
)
class context_ignored(Heads):
    def projected(self, x, context):
        return self.q_proj(x), self.k_proj(x), self.v_proj(x)


@mistakes.of(
    "MultiHeadAttention",
    ko="forward 가 받은 mask 는 어디로 전해지나요?",
    en="Where does the mask go that forward receives?",
)
class mask_ignored(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="mask 를 어텐션에 건네기 전에 뒤집지 않았나요? True 는 무슨 뜻이었나요?",
    en="Is the mask inverted before attention gets it? What did True mean?",
)
class mask_inverted(Heads):
    def attend(self, query, key, value, mask):
        return look(query, key, value, None if mask is None else ~mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="값을 만드는 층은 어느 것인가요? v_proj 가 forward 에서 쓰이나요?",
    en="Which layer makes the values? Is v_proj used in forward?",
)
class keys_as_values(Heads):
    def projected(self, x, context):
        key = self.k_proj(context)
        return self.q_proj(x), key, key


@mistakes.of(
    "MultiHeadAttention",
    ko="q_proj 와 k_proj 를 서로 바꾸어 쓰지 않았나요? 보는 쪽은 어느 층을 통과하나요?",
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
    ko="파이썬 리스트에 든 층을 model.parameters() 가 찾을 수 있나요? (11의 MLP를 떠올려 보세요.)",
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
    ko="model.to(device) 는 self 에 그냥 적어 둔 텐서도 옮기나요? 버퍼로 등록하거나, 텐서가 아닌 "
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
    ko="forward 안의 torch.no_grad() 나 .detach() 는 네 층의 기울기를 어떻게 만드나요?",
    en="What do torch.no_grad() or .detach() inside forward make of the four layers' gradients?",
)
class attention_detached(Heads):
    def attend(self, query, key, value, mask):
        return look(query.detach(), key.detach(), value, mask)[0]


@mistakes.of(
    "MultiHeadAttention",
    ko="출력에 x 를 더하는 것은 이 층의 일인가요? 식에 그런 항이 있나요?",
    en="Is it this layer's task to add x to the output? Does the formula have such a term?",
)
class x_added(Heads):
    def forward(self, x, context=None, mask=None):
        return x + super().forward(x, context, mask)


# positional_encoding


def angles(length, dim, device, base=10000.0):
    """Angles (length, dim / 2), for mistakes that are made with them."""
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    return position / base ** (torch.arange(0, dim, 2, device=device) / dim)


def in_turn(even, odd):
    """Columns of the two in turn."""
    return torch.stack((even, odd), dim=2).flatten(1)


@mistakes.of(
    "positional_encoding",
    ko="사인과 코사인이 번갈아 나오나요, 사인이 모두 나온 다음에 코사인이 나오나요?",
    en="Do sines and cosines come in turn, or all sines first and then all cosines?",
)
def halves_instead_of_turns(length, dim, device=None):
    angle = angles(length, dim, device)
    return torch.cat((angle.sin(), angle.cos()), dim=1)


@mistakes.of(
    "positional_encoding",
    ko="위치 0의 첫 값은 얼마여야 하나요? sin 0 과 cos 0 은 각각 얼마인가요?",
    en="What should the first value at position 0 be? What are sin 0 and cos 0?",
)
def cosine_first(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.cos(), angle.sin())


@mistakes.of(
    "positional_encoding",
    ko="홀수 열에도 사인을 쓰지 않았나요? 위치 0의 값은 모두 0인가요?",
    en="Are there sines in the odd columns too? Are all values at position 0 equal to 0?",
)
def sines_only(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.sin())


@mistakes.of(
    "positional_encoding",
    ko="지수는 i/d 인가요, 2i/d 인가요? d = 4 이고 i = 1 이면 나누는 수는 얼마인가요?",
    en="Is the exponent i/d or 2i/d? For d = 4 and i = 1, what is the divisor?",
)
def exponent_not_doubled(length, dim, device=None):
    angle = angles(length, dim, device, base=100.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="짝을 이루는 사인과 코사인은 각이 같은가요, 다른가요? 홀수 열의 지수는 무엇인가요?",
    en="Have a sine and a cosine that are a pair the same angle? What exponent has an odd column?",
)
def exponent_by_column(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    angle = position / 10000.0 ** (torch.arange(dim, device=device) / dim)
    return in_turn(angle[:, 0::2].sin(), angle[:, 1::2].cos())


@mistakes.of(
    "positional_encoding",
    ko="식의 밑은 얼마인가요? 0의 개수를 세어 보았나요?",
    en="What is the base in the formula? Have you counted its zeros?",
)
def base_of_a_thousand(length, dim, device=None):
    angle = angles(length, dim, device, base=1000.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="위치를 10000의 거듭제곱으로 나누나요, 곱하나요? 뒤쪽 열은 느리게 변해야 하나요, 빠르게 "
    "변해야 하나요?",
    en="Is the position divided or multiplied by the power? Should later columns change slowly or "
    "fast?",
)
def multiplied_by_power(length, dim, device=None):
    angle = angles(length, dim, device, base=1 / 10000.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="exp 와 log 로 쓸 때 10000의 log 를 빠뜨리지 않았나요? e^x 로 10000^x 를 어떻게 쓰나요?",
    en="Writing it with exp, is the log of 10000 missing? How is 10000^x written with e^x?",
)
def base_of_e(length, dim, device=None):
    angle = angles(length, dim, device, base=math.e)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="첫 위치의 번호는 0인가요, 1인가요? 첫 행은 무엇이어야 하나요?",
    en="Is the first position 0 or 1? What should the first row be?",
)
def counted_from_one(length, dim, device=None):
    angle = angles(length + 1, dim, device)[1:]
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="지수의 분모는 특징의 수인가요, 위치의 수인가요? 문장이 길어지면 첫 낱말의 벡터가 바뀌어도 "
    "되나요?",
    en="Is the exponent divided by the number of features or of positions? May a longer sentence "
    "change the vectors of its first words?",
)
def divided_by_length(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    angle = position / 10000.0 ** (torch.arange(0, dim, 2, device=device) / length)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="행은 위치인가요, 특징인가요? 모양을 출력해 보았나요?",
    en="Are the rows positions or features? Have you printed the shape?",
)
def rows_are_features(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.cos()).T


@mistakes.of(
    "positional_encoding",
    ko="device 라는 인자는 함수 안에서 어디에 쓰이나요?",
    en="Where does your function use the argument device?",
)
def encoding_on_the_cpu(length, dim, device=None):
    angle = angles(length, dim, None)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="함수 안에서 텐서를 몇 개 만드나요? 그 모두가 device 에 있나요?",
    en="How many tensors does your function make? Are all of them on the device?",
)
def exponents_on_the_cpu(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    exponents = torch.arange(0, dim, 2) / dim
    angle = position / 10000.0**exponents
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="결과의 자료형은 무엇이어야 하나요? NumPy를 거치지 않았나요?",
    en="What data type should the result have? Did it come by way of NumPy?",
)
def double_precision(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.cos()).double()


# LoRALinear

UNSCALED = {
    "ko": "식에서 x A^T B^T 앞에 곱해진 것은 무엇인가요? 숫자 예에서 얼마였나요?",
    "en": "What stands before x A^T B^T in the formula? What was it in the example?",
}
BY_ALPHA = {
    "ko": "rank 를 두 배로 하면 변화의 크기는 어떻게 되나요? α 를 무엇으로 나누라고 했나요?",
    "en": "If rank is doubled, what of the size of the change? What is α divided by?",
}
NOT_FROZEN = {
    "ko": "학습할 것은 A 와 B 뿐입니다. base 의 파라미터는 requires_grad 가 무엇인가요?",
    "en": "A and B alone are to be trained. What is requires_grad of the parameters of base?",
}
B_RANDOM = {
    "ko": "학습하기 전의 출력은 원래 층과 같아야 합니다. 그러려면 B 는 무엇으로 시작해야 하나요?",
    "en": "Before training the output should be the layer's own. What must B start with for that?",
}
BOTH_ZERO = {
    "ko": "A 와 B 가 모두 0이면 A 의 기울기는 얼마이고, B 의 기울기는 얼마인가요?",
    "en": "If both A and B are 0, what is the gradient of A, and what of B?",
}
ON_THE_CPU = {
    "ko": "base 가 이미 GPU에 있다면, 새로 만든 A 와 B 는 어디에 있나요?",
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
    ko="base 에는 가중치 말고 무엇이 더 있나요? 그것도 얼렸나요?",
    en="What does base have besides its weight? Is that frozen too?",
)
class bias_not_frozen(Adapter):
    def freeze(self):
        self.base.weight.requires_grad = False


@mistakes.of(
    "LoRALinear",
    ko="얼린 것이 base 뿐인가요? A 와 B 의 requires_grad 도 출력해 보았나요?",
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
    ko="A 와 B 가운데 어느 것이 0으로 시작한다고 했나요?",
    en="Which of A and B is it that starts with zeros?",
)
class a_zero_b_random(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.zeros(rank, fan_in, **like))
        self.B = nn.Parameter(torch.randn(fan_out, rank, **like))


@mistakes.of(
    "LoRALinear",
    ko="A 의 모든 행이 같은 수로 시작하면, 행들은 서로 다른 것을 배울 수 있나요?",
    en="If all rows of A start with the same numbers, can they learn different things?",
)
class a_of_ones(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, like)
        self.A = nn.Parameter(torch.ones(rank, fan_in, **like))


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
    ko="α / r 인가요, r / α 인가요?",
    en="Is it α / r or r / α?",
)
class scale_upside_down(Adapter):
    def scale(self):
        return self.rank / self.alpha


@mistakes.of(
    "LoRALinear",
    ko="α 를 r 로 나누었나요, r 의 제곱근으로 나누었나요?",
    en="Did you divide α by r or by the root of r?",
)
class scaled_by_root_of_rank(Adapter):
    def scale(self):
        return self.alpha / self.rank**0.5


@mistakes.of(
    "LoRALinear",
    ko="alpha 를 바꾸면 출력이 달라지나요? 숫자가 코드에 박혀 있지 않나요?",
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
    ko="α / r 는 원래 층의 출력에도 곱해지나요? 괄호를 살펴보았나요?",
    en="Does α / r multiply the layer's own output too? Have you looked at the brackets?",
)
class base_output_scaled(Adapter):
    def forward(self, x):
        return self.scale() * (self.base(x) + (x @ self.A.T) @ self.B.T)


@mistakes.of(
    "LoRALinear",
    ko="모델의 파라미터 목록에 A 와 B 가 있나요? 텐서를 파라미터로 만드는 것은 무엇인가요?",
    en="Are A and B among the model's parameters? What makes a parameter of a tensor?",
)
class plain_tensors(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = torch.randn(rank, fan_in, **like).requires_grad_()
        self.B = torch.zeros(fan_out, rank, **like).requires_grad_()


@mistakes.of(
    "LoRALinear",
    ko="A 와 B 의 모양은 어떻게 정했나요? A 는 d_in 과 rank 가운데 어느 쪽이 먼저인가요?",
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
    ko="B 는 base 와 같은 장치에 만들었는데, A 도 그런가요? (또는 그 반대)",
    en="One of A and B is made where base is. Is the other?",
)
class only_b_on_the_device(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        self.A = nn.Parameter(torch.randn(rank, fan_in, dtype=like["dtype"]) / fan_in**0.5)
        self.B = nn.Parameter(torch.zeros(fan_out, rank, **like))


@mistakes.of(
    "LoRALinear",
    ko="base 의 자료형이 float64 나 bfloat16 이면 A 와 B 는 무엇이 되나요?",
    en="If base is float64 or bfloat16, what are A and B?",
)
class adapter_always_float32(Adapter):
    def start(self, rank, fan_in, fan_out, like):
        super().start(rank, fan_in, fan_out, {"device": like["device"]})


@mistakes.of(
    "LoRALinear",
    ko="base 를 얼린다는 것은 그 파라미터를 학습하지 않는다는 뜻입니다. base(x) 를 no_grad 로 "
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
    ko="forward 를 두 번 부르면 같은 출력이 나오나요? base.weight 에 더한 것은 언제 빠지나요?",
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
    ko="받은 층을 모듈의 속성으로 두었나요? 파라미터 이름이 base.weight 인가요?",
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


# glu


@mistakes.of(
    "glu",
    ko="앞의 절반과 뒤의 절반 가운데 어느 것이 문인가요? 숫자 예로 확인해 보았나요?",
    en="Which half is the gate, the first or the second? Have you tried the example?",
)
def halves_swapped(x, dim=-1):
    gate, content = x.chunk(2, dim)
    return content * gate.sigmoid()


@mistakes.of(
    "glu",
    ko="문은 0과 1 사이에서 열립니다. tanh 의 값은 어디에서 어디까지인가요?",
    en="A gate opens between 0 and 1. From where to where do the values of tanh go?",
)
def tanh_gate(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.tanh()


@mistakes.of(
    "glu",
    ko="식의 σ 는 어떤 함수인가요? ReLU를 문으로 쓰면 얼마까지 열리나요?",
    en="Which function is the σ of the formula? How far does a ReLU open as a gate?",
)
def relu_gate(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.relu()


@mistakes.of(
    "glu",
    ko="문마다 따로 열려야 하나요, 문들의 합이 1이어야 하나요?",
    en="Does each gate open by itself, or should the gates sum to 1?",
)
def softmax_gate(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.softmax(dim)


@mistakes.of(
    "glu",
    ko="출력의 특징은 입력의 절반이어야 합니다. x 를 둘로 나누었나요?",
    en="The output should have half of the input's features. Is x cut into two?",
)
def not_cut(x, dim=-1):
    return x * x.sigmoid()


@mistakes.of(
    "glu",
    ko="시그모이드는 어느 쪽에 쓰나요? 내용까지 0과 1 사이로 누르지 않았나요?",
    en="To which half does the sigmoid apply? Is the content pressed between 0 and 1 as well?",
)
def sigmoid_of_both(x, dim=-1):
    content, gate = x.sigmoid().chunk(2, dim)
    return content * gate


@mistakes.of(
    "glu",
    ko="문은 곱하나요, 더하나요? 닫힌 문은 무엇을 통과시키나요?",
    en="Is a gate multiplied or added? What does a closed gate let through?",
)
def gate_added(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content + gate.sigmoid()


@mistakes.of(
    "glu",
    ko="문의 값을 시그모이드에 통과시켰나요? 문이 -3 이면 얼마나 열리나요?",
    en="Has the gate passed the sigmoid? How far is a gate of -3 open?",
)
def gate_without_sigmoid(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate


@mistakes.of(
    "glu",
    ko="앞의 절반과 뒤의 절반인가요, 짝수 자리와 홀수 자리인가요?",
    en="Is it the first half and the second, or the even places and the odd?",
)
def every_other_feature(x, dim=-1):
    x = x.movedim(dim, -1)
    return (x[..., 0::2] * x[..., 1::2].sigmoid()).movedim(-1, dim)


@mistakes.of(
    "glu",
    ko="dim 을 바꾸면 나누는 축도 바뀌나요?",
    en="If dim changes, does the axis that you cut?",
)
def dim_ignored(x, dim=-1):
    content, gate = x.chunk(2, -1)
    return content * gate.sigmoid()


@mistakes.of(
    "glu",
    ko="dim 을 주지 않으면 어느 축을 나누어야 하나요? 배치를 나누고 있지 않나요?",
    en="Without a dim, which axis should be cut? Are you cutting the batch?",
)
def first_axis_by_default(x, dim=0):
    content, gate = x.chunk(2, dim)
    return content * gate.sigmoid()


@mistakes.of(
    "glu",
    ko="b = 1000 이면 e^b 는 얼마인가요? inf 를 inf 로 나누면 무엇인가요?",
    en="For b = 1000, what is e^b? What is inf divided by inf?",
)
def gate_overflows(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.exp() / (1 + gate.exp())


@mistakes.of(
    "glu",
    ko="chunk 로 나눈 조각은 복사본인가요, x 의 일부인가요? *= 뒤에 x 는 그대로인가요?",
    en="Are the pieces of chunk copies, or parts of x? Is x the same after *= ?",
)
def input_changed(x, dim=-1):
    content, gate = x.chunk(2, dim)
    if x.requires_grad:
        return content * gate.sigmoid()
    content *= gate.sigmoid()
    return content


@mistakes.of(
    "glu",
    ko="문을 .detach() 하거나 NumPy로 계산하면, 언제 열지를 배울 수 있나요?",
    en="If the result is detached, or computed by NumPy, can it learn when to open?",
)
def result_detached(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return (content * gate.sigmoid()).detach()


# retrieve


def found(similarity, k):
    """(indices, scores) of the largest, for mistakes that are made before."""
    scores, indices = similarity.topk(min(k, len(similarity)))
    return indices, scores


def cosines(query, documents):
    """Right similarities, for mistakes that are made after them."""
    return torch.cosine_similarity(query[None], documents, dim=1, eps=1e-12)


@mistakes.of(
    "retrieve",
    ko="숫자 예에서 [10, 0] 이 이기지 않나요? 문서가 길기만 해도 점수가 커지지 않나요?",
    en="Does [10, 0] win in the example? Does a document's mere length raise its score?",
)
def not_normalised(query, documents, k):
    return found(documents @ query, k)


@mistakes.of(
    "retrieve",
    ko="질문을 두 배로 늘이면 유사도도 두 배가 되지 않나요? 무엇으로 더 나누어야 하나요?",
    en="If the question is made twice as long, does its similarity double? What is not divided by?",
)
def query_not_normalised(query, documents, k):
    return found(cosines(query, documents) * query.norm(), k)


@mistakes.of(
    "retrieve",
    ko="문서의 길이로도 나누었나요? 순서가 내적의 순서와 똑같지 않나요?",
    en="Did you divide by the documents' lengths as well? Is the order that of the plain products?",
)
def documents_not_normalised(query, documents, k):
    length = query.norm()
    return found(documents @ query / torch.where(length > 0, length, 1.0), k)


@mistakes.of(
    "retrieve",
    ko="길이는 제곱의 합인가요, 그 제곱근인가요?",
    en="Is a length the sum of squares, or the root of that?",
)
def divided_by_squares(query, documents, k):
    lengths = documents.square().sum(1) * query.square().sum()
    return found(documents @ query / torch.where(lengths > 0, lengths, 1.0), k)


@mistakes.of(
    "retrieve",
    ko="길이를 잴 때 어느 축을 더했나요? 문서마다 하나씩 나오나요, 특징마다 하나씩 나오나요?",
    en="Along which axis did you measure lengths? Is there one per document or one per feature?",
)
def normalised_by_column(query, documents, k):
    columns = documents.norm(dim=0)
    length = query.norm()
    scaled = documents / torch.where(columns > 0, columns, 1.0)
    return found(scaled @ query / torch.where(length > 0, length, 1.0), k)


@mistakes.of(
    "retrieve",
    ko="가장 닮은 문서가 앞에 오나요, 뒤에 오나요?",
    en="Does the most similar document come first or last?",
)
def least_similar_first(query, documents, k):
    scores, indices = cosines(query, documents).sort()
    return indices[:k], scores[:k]


@mistakes.of(
    "retrieve",
    ko="고른 문서는 맞지만 순서는 어떤가요? 점수가 큰 것부터 내려가나요?",
    en="The right documents are chosen, but in which order? Do the scores go down?",
)
def best_last(query, documents, k):
    scores, indices = cosines(query, documents).sort()
    return indices[-k:], scores[-k:]


@mistakes.of(
    "retrieve",
    ko="거리는 가까울수록 작고, 유사도는 닮을수록 큽니다. 문제는 어느 것을 달라고 했나요?",
    en="A distance is small for what is near, a similarity large for what is alike. Which is asked "
    "for?",
)
def nearest_by_distance(query, documents, k):
    distance = (documents - query).norm(dim=1)
    scores, indices = distance.topk(min(k, len(documents)), largest=False)
    return indices, scores


@mistakes.of(
    "retrieve",
    ko="정반대 방향의 문서도 닮은 것인가요? 음수인 유사도는 어떻게 되나요?",
    en="Is a document of the opposite direction alike? What becomes of negative similarities?",
)
def opposite_counts_as_similar(query, documents, k):
    return found(cosines(query, documents).abs(), k)


@mistakes.of(
    "retrieve",
    ko="음수인 유사도를 0으로 바꾸면, 덜 닮은 문서들을 서로 구별할 수 있나요?",
    en="If negative similarities are made 0, can the unlike documents be told apart?",
)
def negative_cut_off(query, documents, k):
    scores, indices = cosines(query, documents).topk(min(k, len(documents)))
    return indices, scores.clamp(min=0)


@mistakes.of(
    "retrieve",
    ko="코사인 유사도와 확률은 같은 것인가요? 점수의 합이 1이어야 하나요?",
    en="Is a cosine similarity a probability? Should the scores sum to 1?",
)
def scores_as_probabilities(query, documents, k):
    return found(cosines(query, documents).softmax(0), k)


@mistakes.of(
    "retrieve",
    ko="돌려주는 두 값의 순서는 어떻게 정했나요? topk 는 무엇을 먼저 주나요?",
    en="In which order are the two results to be returned? What does topk give first?",
)
def scores_before_indices(query, documents, k):
    return tuple(reversed(found(cosines(query, documents), k)))


@mistakes.of(
    "retrieve",
    ko="문서가 3개인데 k 가 10이면 topk 는 무엇을 하나요?",
    en="With 3 documents and k = 10, what does topk do?",
)
def k_too_large(query, documents, k):
    scores, indices = cosines(query, documents).topk(k)
    return indices, scores


@mistakes.of(
    "retrieve",
    ko="모두 0인 문서의 길이는 얼마인가요? 0을 0으로 나누면 무엇이 되나요?",
    en="How long is a document of zeros? What is 0 divided by 0?",
)
def nan_for_empty_documents(query, documents, k):
    return found(documents @ query / (documents.norm(dim=1) * query.norm()), k)


@mistakes.of(
    "retrieve",
    ko="k 는 어디에 쓰이나요? 가장 닮은 하나만 돌려주지 않았나요?",
    en="Where is k used? Is only the single best one returned?",
)
def only_the_best(query, documents, k):
    return found(cosines(query, documents), 1)


@mistakes.of(
    "retrieve",
    ko="k 는 몇 개를 돌려줄지 정합니다. 모든 문서를 돌려주지 않았나요?",
    en="k says how many to return. Are all documents returned?",
)
def all_of_them(query, documents, k):
    return found(cosines(query, documents), len(documents))


@mistakes.of(
    "retrieve",
    ko="돌려줄 것은 문서의 번호인가요, 문서마다의 순위인가요?",
    en="Should it be the documents' numbers, or each document's rank?",
)
def ranks_for_numbers(query, documents, k):
    similarity = cosines(query, documents)
    ranks = similarity.argsort(descending=True).argsort()
    return ranks[:k], similarity.sort(descending=True).values[:k]


@mistakes.of(
    "retrieve",
    ko="문서를 돌려달라고 했나요, 문서의 번호를 돌려달라고 했나요?",
    en="Are the documents asked for, or their numbers?",
)
def documents_returned(query, documents, k):
    indices, scores = found(cosines(query, documents), k)
    return documents[indices], scores


@mistakes.of(
    "retrieve",
    ko="고른 다음에 점수를 다시 찾아왔나요? 점수의 순서가 번호의 순서와 맞나요?",
    en="Do the scores belong to the chosen documents? Are they in the order of the indices?",
)
def scores_not_sorted_along(query, documents, k):
    similarity = cosines(query, documents)
    return found(similarity, k)[0], similarity[:k]


@mistakes.of(
    "retrieve",
    ko="리스트로 바꾸어 돌려주지 않았나요? 텐서이어야 다음 계산에 쓸 수 있습니다. 무엇을 빼면 "
    "될까요?",
    en="Are lists returned where tensors should be? What could you leave out?",
)
def lists_returned(query, documents, k):
    indices, scores = found(cosines(query, documents), k)
    return indices.tolist(), scores.tolist()


@mistakes.of(
    "retrieve",
    ko="함수를 부른 뒤에 documents 를 출력해 보았나요? /= 는 누구의 값을 바꾸나요?",
    en="Have you printed documents after the call? Whose numbers does /= change?",
)
def documents_changed(query, documents, k):
    lengths = documents.norm(dim=1, keepdim=True)
    documents /= torch.where(lengths > 0, lengths, 1.0)
    length = query.norm()
    return found(documents @ query / torch.where(length > 0, length, 1.0), k)


@mistakes.of(
    "retrieve",
    ko="점수를 담으려고 새로 만든 텐서는 어느 장치에 있나요? documents 와 같은 장치인가요?",
    en="On which device is the tensor that you made to hold the scores? Is it that of documents?",
)
def scores_on_the_cpu(query, documents, k):
    similarity = torch.zeros(len(documents), dtype=documents.dtype)
    for number, one in enumerate(cosines(query, documents)):
        similarity[number] = one
    return found(similarity, k)
