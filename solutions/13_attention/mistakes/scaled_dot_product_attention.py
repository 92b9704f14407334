"""Mistakes in scaled_dot_product_attention: scales, axes, masks, rows that see nothing, results."""

from __future__ import annotations

import math

import torch

from autograder.mistakes import Mistakes

from .common import look

mistakes = Mistakes()


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
    "ko": "점수를 d로 나누었나요, d의 제곱근으로 나누었나요? 숫자 예의 점수는 얼마가 되나요?",
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
    "ko": "이 과제의 마스크에서 True는 '보아도 된다'인가요, '보면 안 된다'인가요?",
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
    ko="√d의 d는 특징의 수인가요, 키의 수인가요? query.shape의 어느 축인가요?",
    en="Is the d of √d the number of features or of keys? Which axis of query.shape is that?",
)
def scaled_by_number_of_keys(query, key, value, mask=None):
    scores = query @ key.mT / key.shape[-2] ** 0.5
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="√d를 곱했나요, 나누었나요? d가 크면 점수는 커져야 하나요, 작아져야 하나요?",
    en="Did you multiply or divide by √d? For large d, should scores be made larger or smaller?",
)
def multiplied_by_root(query, key, value, mask=None):
    return finished(scored(query, key, mask) * query.shape[-1], value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="√d로 나누는 것은 Softmax 앞인가요, 뒤인가요? 가중치의 합은 얼마가 되나요?",
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
    ko="softmax(dim=0)은 입력이 배치일 때 무엇을 더해 1로 만드나요?",
    en="For a batch, what does softmax(dim=0) make sum to 1?",
)
def softmax_over_first_axis(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(0).nan_to_num(0.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="softmax(dim=1)은 축이 2개일 때와 4개일 때 같은 축을 뜻하나요? 마지막 축을 늘 가리키는 "
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
    ko="True와 False를 점수에 더하면 1과 0이 더해질 뿐입니다. 보면 안 되는 자리의 가중치가 0이 "
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
    ko="-10은 충분히 작은 점수인가요? 다른 점수가 모두 -1000이라면 누가 가장 큰 가중치를 받나요?",
    en="Is -10 small enough? If all other scores are -1000, which gets the largest weight?",
)
def masked_scores_not_small_enough(query, key, value, mask=None):
    scores = scored(query, key)
    if mask is None:
        return finished(scores, value)
    return finished(scores.masked_fill(~mask, -10.0), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="볼 수 있는 키가 하나도 없는 쿼리를 넣어 보았나요? 모두 -inf인 행의 Softmax는 무엇인가요?",
    en="Have you tried a query that may look nowhere? What is the Softmax of a row of -inf?",
)
def nan_where_nothing_is_seen(query, key, value, mask=None):
    weights = scored(query, key, mask).softmax(-1)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="-1e9로 가리면, 아무것도 볼 수 없는 쿼리의 가중치는 0이 되나요? 모두 같은 수의 Softmax는 "
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
    ko="보아도 되는 키의 점수도 0보다 한참 작을 수 있습니다. 그럴 때도 가린 키의 점수가 더 "
    "작은가요?",
    en="Keys that may be looked at can have scores far below 0, too. Is the score of a hidden key "
    "still lower then?",
)
def hidden_by_a_number(query, key, value, mask=None):
    scores = masked(scored(query, key), mask, -1e4)
    weights = scores.softmax(-1)
    if mask is not None:
        weights = weights.masked_fill(~mask.any(-1, keepdim=True), 0.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="점수가 1000이면 exp(1000)은 얼마인가요? 04의 softmax는 이것을 어떻게 피했나요?",
    en="What is exp(1000), for a score of 1000? How did the softmax of 04 avoid it?",
)
def softmax_overflows(query, key, value, mask=None):
    powers = scored(query, key, mask).exp()
    sums = powers.sum(-1, keepdim=True)
    weights = powers / torch.where(sums > 0, sums, 1.0)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="key.T는 축이 셋이면 무엇을 바꾸나요? 뒤의 두 축만 바꾸는 방법은 무엇인가요?",
    en="With three axes, what does key.T swap? How are just the last two swapped?",
)
def transposed_by_T(query, key, value, mask=None):
    scores = query @ key.permute(*range(key.ndim - 1, -1, -1)) / query.shape[-1] ** 0.5
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="transpose(1, 2)는 앞에 머리의 축이 하나 더 있으면 무엇과 무엇을 바꾸나요?",
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
    ko="함수를 부른 뒤에 query를 다시 출력해 보았나요? /= 는 새 텐서를 만드나요?",
    en="Have you printed query again after the call? Does /= make a new tensor?",
)
def query_divided_in_place(query, key, value, mask=None):
    query /= query.shape[-1] ** 0.5
    scores = query @ key.mT
    return finished(scores if mask is None else scores.masked_fill(~mask, -math.inf), value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko=".detach()나 torch.no_grad()가 있으면 쿼리와 키를 만든 층은 무엇을 배울 수 있나요?",
    en="With .detach() or torch.no_grad(), what can the layers learn that made query and key?",
)
def weights_detached(query, key, value, mask=None):
    _, weights = look(query.detach(), key.detach(), value, mask)
    return weights @ value, weights


@mistakes.of(
    "scaled_dot_product_attention",
    ko="함수 안에서 새로 만든 텐서는 어느 장치에 생기나요? scores와 같은 장치인가요?",
    en="On which device is a tensor born that you make inside? Is it the device of the scores?",
)
def fill_on_the_cpu(query, key, value, mask=None):
    scores = scored(query, key)
    if mask is not None:
        scores = torch.where(mask, scores, torch.full(scores.shape, -math.inf))
    return finished(scores, value)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="float64를 넣으면 무엇이 나오나요? 자료형을 바꾸는 곳이 있지 않나요?",
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


@mistakes.of(
    "scaled_dot_product_attention",
    ko="키의 층은 무엇에서 배우나요? .detach()나 torch.no_grad()가 키를 끊지 않았나요?",
    en="From what does the keys' layer learn? Has .detach() or torch.no_grad() cut it off?",
)
def keys_detached(query, key, value, mask=None):
    return look(query, key.detach(), value, mask)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="쿼리의 층은 무엇에서 배우나요? .detach()나 torch.no_grad()가 쿼리를 끊지 않았나요?",
    en="From what does the queries' layer learn? Has .detach() or torch.no_grad() cut it off?",
)
def queries_detached(query, key, value, mask=None):
    return look(query.detach(), key, value, mask)


@mistakes.of(
    "scaled_dot_product_attention",
    ko="출력을 구할 때 쓴 가중치와 돌려준 가중치는 같은 텐서인가요? 출력에서 쿼리까지 기울기가 "
    "흐르나요?",
    en="Are the weights behind the output the tensor that you return? Can a gradient flow from the "
    "output to the queries?",
)
def weights_detached_in_the_output(query, key, value, mask=None):
    _, weights = look(query, key, value, mask)
    return weights.detach() @ value, weights
