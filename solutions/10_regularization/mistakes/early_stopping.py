"""Mistakes in early_stopping: what counts as better, patience, epochs counted wrong, order."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "early_stopping",
    ko="바로 앞 에포크보다 작아지면 좋아진 것인가요, 지금까지의 최솟값보다 작아야 하나요?",
    en="Is a loss below that of the epoch before an improvement, or below the smallest so far?",
)
def compared_with_the_epoch_before(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            waited = 0
        else:
            waited += 1
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="최솟값과 꼭 같은 손실은 좋아진 것으로 치나요?",
    en="Does a loss equal to the smallest so far count as an improvement?",
)
def equal_counts_as_better(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss <= val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="손실이 얼마나 작아져야 좋아진 것인가요? 문제에 그런 값이 있나요?",
    en="How much smaller does a loss have to be to count as better? Does the text name any amount?",
)
def small_improvement_does_not_count(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best] - 1e-4:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="참은 횟수가 꼭 patience일 때 멈추나요, 넘었을 때 멈추나요?",
    en="Does it stop when the count reaches patience, or when it goes beyond?",
)
def one_epoch_too_patient(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best > patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="좋아지고 나면 참은 횟수는 몇부터 다시 세나요?",
    en="After an improvement, where does the count begin again?",
)
def count_never_reset(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="멈춘 뒤의 에포크는 실제로 학습했나요? 그 손실을 알 수 있나요?",
    en="Were the epochs after the stop ever trained? Can you know their losses?",
)
def best_of_all_epochs(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return int(np.argmin(val_losses)), epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="손실이 한 번 오르면 바로 멈추나요? patience는 어디에 쓰이나요?",
    en="Does training stop at the first rise? Where is patience used?",
)
def no_patience(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch > best:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="한 번도 멈추지 않았을 때 마지막 에포크의 번호는 몇 번인가요? 0부터 세고 있나요?",
    en="If training never stops, what is the number of the last epoch? Do you count from 0?",
)
def one_past_the_end(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses)


@mistakes.of(
    "early_stopping",
    ko="에포크를 0부터 세나요, 1부터 세나요?",
    en="Do epochs count from 0 or from 1?",
)
def counted_from_one(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(val_losses)


@mistakes.of(
    "early_stopping",
    ko="돌려주는 두 수의 순서가 (best_epoch, stop_epoch)인가요?",
    en="Are the two numbers in the order (best_epoch, stop_epoch)?",
)
def stop_first(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch, best
    return len(val_losses) - 1, best


@mistakes.of(
    "early_stopping",
    ko="돌려주는 것은 에포크의 번호인가요, 그때의 손실인가요?",
    en="Should you return the number of the best epoch, or the loss it had?",
)
def loss_instead_of_epoch(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return float(val_losses[best]), epoch
    return float(val_losses[best]), len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="끝까지 멈추지 않은 학습에서도 가장 좋은 에포크가 마지막에서 patience만큼 앞인가요?",
    en="If training never stopped, is the best epoch really patience epochs before the last one?",
)
def best_counted_back_from_the_stop(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch - patience, epoch
    return max(len(val_losses) - 1 - patience, 0), len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="검증 손실은 클수록 좋은가요, 작을수록 좋은가요?",
    en="Is a validation loss better when it is larger, or when it is smaller?",
)
def larger_is_better(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss > val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1
