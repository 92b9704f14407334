"""Mistakes in make_loaders: splits that leak, shuffles and generators, batches dropped."""

from __future__ import annotations

import torch
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def split_of(images, labels, val_fraction, generator):
    """Training and validation set, for mistakes that are made elsewhere."""
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    return random_split(data, [len(data) - n_val, n_val], generator=generator)


@mistakes.of(
    "make_loaders",
    ko="두 Epoch 동안 나온 순서를 비교해 보았나요? 순서를 섞는 것은 DataLoader의 어느 인자인가요?",
    en="Have you compared the order of two epochs? Which argument of DataLoader shuffles?",
)
def training_not_shuffled(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    return DataLoader(train, batch_size=batch_size), DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="데이터 수가 배치 크기로 나누어떨어지지 않으면 남은 데이터는 어떻게 되나요?",
    en="When the batch size does not divide the data, what becomes of those left over?",
)
def last_batch_dropped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"shuffle": True, "generator": generator, "drop_last": True}
    return DataLoader(train, batch_size=batch_size, **options), DataLoader(
        val, batch_size=batch_size
    )


@mistakes.of(
    "make_loaders",
    ko="검증에서도 마지막 배치를 버리면, 정확도는 몇 개의 데이터로 잰 것이 되나요?",
    en="If validation drops its last batch too, how many samples is the accuracy measured on?",
)
def last_batches_dropped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"batch_size": batch_size, "drop_last": True}
    return DataLoader(train, shuffle=True, generator=generator, **options), DataLoader(
        val, **options
    )


@mistakes.of(
    "make_loaders",
    ko="학습 로더가 도는 데이터에 검증 데이터도 들어 있지 않나요? 그러면 검증은 무엇을 재나요?",
    en="Are the validation data among those the training loader goes through? What does validation "
    "then measure?",
)
def validation_in_training(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    _, val = random_split(data, [len(data) - n_val, n_val], generator=generator)
    train_loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="학습에 쓴 데이터로 검증하면 외운 것과 배운 것을 가릴 수 있나요?",
    en="Can validation on training data tell memorising from learning?",
)
def validation_from_training(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(Subset(train, range(len(val))), batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="데이터가 0부터 9까지 차례로 정렬되어 있다면, 마지막 10퍼센트에는 어떤 숫자만 있나요?",
    en="If the data were sorted from 0 to 9, which digits would the last tenth hold?",
)
def last_rows_for_validation(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    cut = len(data) - n_val
    train, val = Subset(data, range(cut)), Subset(data, range(cut, len(data)))
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="맨 앞의 데이터를 그대로 떼어 내면 무작위로 고른 것인가요?",
    en="If the first rows are set aside as they come, have they been chosen at random?",
)
def first_rows_for_validation(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    val, train = Subset(data, range(n_val)), Subset(data, range(n_val, len(data)))
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="검증 데이터의 순서를 섞으면 무엇이 좋아지나요? 같은 이미지를 Epoch마다 비교할 수 있나요?",
    en="What is gained by shuffling the validation data? Can the same image be compared from "
    "epoch to epoch?",
)
def validation_shuffled(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"batch_size": batch_size, "shuffle": True, "generator": generator}
    return DataLoader(train, **options), DataLoader(val, **options)


@mistakes.of(
    "make_loaders",
    ko="검증 로더에도 shuffle=True를 주었나요? 그 순서는 어느 난수가 정하나요? 섞을 까닭은 있나요?",
    en="Does the validation loader have shuffle=True as well? Which random numbers set its order, "
    "and is there a reason to shuffle?",
)
def validation_shuffled_without_the_generator(
    images, labels, batch_size=64, val_fraction=0.1, generator=None
):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size, shuffle=True)


@mistakes.of(
    "make_loaders",
    ko="random_split은 어느 난수를 쓰나요? 같은 시드로 다시 하면 같은 데이터가 검증에 들어가나요?",
    en="Which random numbers does random_split use? With the same seed, are the same data set "
    "aside again?",
)
def split_without_the_generator(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, None)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="나누기에는 generator를 썼는데, 섞기는 어느 난수를 쓰고 있나요?",
    en="The split uses the generator; which random numbers does the shuffling use?",
)
def shuffle_without_the_generator(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="generator 인자를 받아서 어디에 넘기고 있나요?",
    en="To whom do you hand the generator that you are given?",
)
def generator_unused(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, None)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="시드를 코드에 적어 두면, 다른 시드의 generator를 받았을 때 무엇이 달라지나요?",
    en="With a seed written into the code, what changes for a generator of another seed?",
)
def seed_written_in(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    generator = torch.Generator().manual_seed(42)
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="돌려주는 두 로더의 순서가 (학습, 검증)인가요?",
    en="Are the two loaders returned in the order (training, validation)?",
)
def loaders_swapped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return DataLoader(val, batch_size=batch_size), train_loader


@mistakes.of(
    "make_loaders",
    ko="val_fraction이 0.2이면 검증 데이터는 전체의 얼마여야 하나요? 두 길이가 바뀌지 않았나요?",
    en="With val_fraction 0.2, what share is for validation? Have the two lengths changed places?",
)
def fractions_swapped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    train, val = random_split(data, [n_val, len(data) - n_val], generator=generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="batch_size 인자를 바꾸면 배치의 크기도 바뀌나요? 두 로더 모두에서요?",
    en="When batch_size changes, do the batches? In both loaders?",
)
def batch_size_ignored(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    return DataLoader(train, batch_size=64, shuffle=True, generator=generator), DataLoader(val)


@mistakes.of(
    "make_loaders",
    ko="이미지를 섞을 때 레이블도 같은 순서로 섞이나요? 한 장의 이미지와 그 정답을 따라가 보면요?",
    en="When the images are shuffled, do the labels follow in the same order? What if you follow "
    "one image and its answer?",
)
def images_and_labels_apart(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    order = torch.randperm(len(images), generator=generator)
    train, val = split_of(images[order], labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="교차 엔트로피는 정수 레이블을 받나요, 실수 레이블을 받나요? 레이블의 종류가 그대로인가요?",
    en="Does cross-entropy take whole numbers or fractions as labels? Are they of their own type?",
)
def labels_as_floats(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels.float(), val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="generator가 None일 때 시드를 직접 정했나요? 그러면 torch.manual_seed를 바꾸어도 나누기가 "
    "달라지나요?",
    en="When generator is None, do you choose a seed yourself? Does torch.manual_seed still change "
    "the split then?",
)
def seed_where_no_generator_is_given(
    images, labels, batch_size=64, val_fraction=0.1, generator=None
):
    if generator is None:
        generator = torch.Generator().manual_seed(42)
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 나누기는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many splits can there be?",
)
def one_of_forty_splits(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    seed = int(torch.randint(40, (), generator=generator))
    chosen = torch.Generator().manual_seed(seed)
    train, val = split_of(images, labels, val_fraction, chosen)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=chosen)
    return train_loader, DataLoader(val, batch_size=batch_size)
