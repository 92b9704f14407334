"""Mistakes in retrieve: lengths not divided out, ranks the wrong way, k and empty sets, devices."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def found(similarity, k):
    """(indices, scores) of the largest, for mistakes that are made before."""
    scores, indices = similarity.topk(min(k, len(similarity)))
    return indices, scores


def cosines(query, documents):
    """Right similarities, for mistakes that are made after them."""
    return torch.cosine_similarity(query[None], documents, dim=1, eps=1e-12)


@mistakes.of(
    "retrieve",
    ko="숫자 예에서 [10, 0]이 이기지 않나요? 문서가 길기만 해도 점수가 커지지 않나요?",
    en="Does [10, 0] win in the example? Does a document's mere length raise its score?",
)
def not_normalised(query, documents, k):
    return found(documents @ query, k)


@mistakes.of(
    "retrieve",
    ko="질문을 두 배로 늘이면 유사도도 두 배가 되지 않나요? 무엇으로 더 나누어야 하나요?",
    en="If the question is made twice as long, does its similarity double? "
    "By what else should it be divided?",
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
    ko="돌려주는 두 값의 순서는 어떻게 정했나요? topk는 무엇을 먼저 주나요?",
    en="In which order are the two results to be returned? What does topk give first?",
)
def scores_before_indices(query, documents, k):
    return tuple(reversed(found(cosines(query, documents), k)))


@mistakes.of(
    "retrieve",
    ko="문서가 3개인데 k가 10이면 topk는 무엇을 하나요?",
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
    ko="k는 어디에 쓰이나요? 가장 닮은 하나만 돌려주지 않았나요?",
    en="Where is k used? Is only the single best one returned?",
)
def only_the_best(query, documents, k):
    return found(cosines(query, documents), 1)


@mistakes.of(
    "retrieve",
    ko="k는 몇 개를 돌려줄지 정합니다. 모든 문서를 돌려주지 않았나요?",
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
    ko="리스트로 바꾸어 돌려주지 않았나요? 텐서여야 다음 계산에 쓸 수 있습니다. 무엇을 빼면 "
    "될까요?",
    en="Are lists returned where tensors should be? What could you leave out?",
)
def lists_returned(query, documents, k):
    indices, scores = found(cosines(query, documents), k)
    return indices.tolist(), scores.tolist()


@mistakes.of(
    "retrieve",
    ko="함수를 부른 뒤에 documents를 출력해 보았나요? /= 는 누구의 값을 바꾸나요?",
    en="Have you printed documents after the call? Whose numbers does /= change?",
)
def documents_changed(query, documents, k):
    lengths = documents.norm(dim=1, keepdim=True)
    documents /= torch.where(lengths > 0, lengths, 1.0)
    length = query.norm()
    return found(documents @ query / torch.where(length > 0, length, 1.0), k)


@mistakes.of(
    "retrieve",
    ko="점수를 담으려고 새로 만든 텐서는 어느 장치에 있나요? documents와 같은 장치인가요?",
    en="On which device is the tensor that you made to hold the scores? Is it that of documents?",
)
def scores_on_the_cpu(query, documents, k):
    similarity = torch.zeros(len(documents), dtype=documents.dtype)
    for number, one in enumerate(cosines(query, documents)):
        similarity[number] = one
    return found(similarity, k)
