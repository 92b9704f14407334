"""Mistakes in early_stopping: what counts as better, patience, epochs counted wrong, order."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "early_stopping",
    ko="손실이 바로 앞 에포크보다 작아지면 좋아진 것인가요, 지금까지의 최솟값보다 작아져야 좋아진 "
    "것인가요?",
    en="Is it an improvement if the loss is below that of the epoch before, or only if it is "
    "below the smallest so far?",
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
    ko="지금까지의 최솟값과 똑같은 손실도 좋아진 것으로 보나요?",
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
    ko="손실이 얼마나 작아져야 좋아진 것으로 보나요? 문제에 그런 값이 적혀 있나요?",
    en="By how much must a loss be smaller to count as better? Does the text give such a number?",
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
    ko="참은 횟수가 patience와 같을 때 멈추나요, patience를 넘었을 때 멈추나요?",
    en="Do you stop when the count reaches patience, or when it goes beyond it?",
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
    ko="손실이 좋아지고 나면 참은 횟수를 몇부터 다시 세나요?",
    en="After an improvement, from which number do you count again?",
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
    ko="멈춘 뒤의 에포크는 실제로 학습한 것인가요? 그때의 손실을 알 수 있나요?",
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
    en="Do you stop as soon as the loss rises once? Where do you use patience?",
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
    en="If you never stop early, what is the number of the last epoch? Do you count from 0?",
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
    en="Do you count epochs from 0 or from 1?",
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
    en="Do you return (best_epoch, stop_epoch), in this order?",
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
    ko="끝까지 멈추지 않았을 때도, 가장 좋은 에포크는 언제나 마지막보다 patience만큼 앞에 있나요?",
    en="If training was never stopped, is the best epoch always patience epochs before the last "
    "one?",
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
    en="Is a larger validation loss better, or a smaller one?",
)
def larger_is_better(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss > val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1
