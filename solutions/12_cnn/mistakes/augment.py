"""Mistakes in augment: shifts that are shared, tied or too short, generators, devices."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def drawn(n, m, generator, low=None, high=None, in_turn=False):
    """(downs, rights) of n images from `low` to `high`; `in_turn`: both of one, then of the next.

    One seed gives other shifts in the other order, so a mistake looks different in each.
    """
    ends = -m if low is None else low, (m if high is None else high) + 1
    shifts = torch.randint(*ends, (n, 2) if in_turn else (2, n), generator=generator)
    return (shifts.T if in_turn else shifts).tolist()


def in_either_order(*, ko, en):
    """Registers a mistake of augment with its shifts drawn in the one order and in the other."""

    def register(function):
        def image_by_image(images, max_shift=2, generator=None):
            return function(images, max_shift, generator, in_turn=True)

        def all_at_once(images, max_shift=2, generator=None):
            return function(images, max_shift, generator, in_turn=False)

        for one, name in ((all_at_once, ""), (image_by_image, "_image_by_image")):
            one.__name__ = f"{function.__name__}{name}"
            mistakes.of("augment", ko=ko, en=en)(one)
        return function

    return register


def shifted(image, down, right):
    """One image (..., h, w) moved and filled up with 0."""
    height, width = image.shape[-2:]
    reach = max(abs(down), abs(right))
    padded = F.pad(image, (reach, reach, reach, reach))
    top, left = reach - down, reach - right
    return padded[..., top : top + height, left : left + width]


def all_shifted(images, downs, rights):
    """Each image by its own shift."""
    moved = [shifted(*one) for one in zip(images, downs, rights, strict=True)]
    return torch.stack(moved)


@in_either_order(
    ko="위로 나간 픽셀이 아래에서 다시 나타나지 않나요? torch.roll은 밖으로 나간 것을 어떻게 "
    "하나요?",
    en="Do pixels that leave at the top come back at the bottom? What does torch.roll do with what "
    "leaves?",
)
def wraps_around(images, max_shift=2, generator=None, *, in_turn):
    shifts = zip(images, *drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    return torch.stack([torch.roll(one, (down, right), (-2, -1)) for one, down, right in shifts])


@mistakes.of(
    "augment",
    ko="새로 생긴 자리의 값은 무엇이어야 하나요? 가장자리 픽셀이 번져 있지 않나요?",
    en="What value belongs in the places left behind? Has the border been smeared over them?",
)
def border_smeared(images, max_shift=2, generator=None):
    m, (height, width) = max_shift, images.shape[-2:]
    batch = images if images.dim() == 4 else images.unsqueeze(1)
    padded = F.pad(batch, (m, m, m, m), mode="replicate")
    shifts = zip(padded, *drawn(len(images), m, generator), strict=True)
    moved = [one[..., m - d : m - d + height, m - r : m - r + width] for one, d, r in shifts]
    return torch.stack(moved).reshape(images.shape)


@mistakes.of(
    "augment",
    ko="배치 안의 이미지들이 모두 똑같이 움직이지 않나요? 난수를 몇 번 뽑았나요?",
    en="Do all images of the batch move alike? How many random numbers were drawn?",
)
def one_shift_for_the_batch(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return shifted(images, down, right)


@in_either_order(
    ko="세로로 2칸 움직인 이미지는 가로로도 언제나 2칸 움직이나요? 둘은 서로 독립인가요?",
    en="Does an image moved down by 2 always move right by 2? Are the two independent?",
)
def down_equals_right(images, max_shift=2, generator=None, *, in_turn):
    downs, _ = drawn(len(images), max_shift, generator, in_turn=in_turn)
    return all_shifted(images, downs, downs)


@mistakes.of(
    "augment",
    ko="세로와 가로로 모두 움직이나요?",
    en="Do images move both down and across?",
)
def across_only(images, max_shift=2, generator=None):
    rights = torch.randint(-max_shift, max_shift + 1, (len(images),), generator=generator)
    return all_shifted(images, [0] * len(images), rights.tolist())


@mistakes.of(
    "augment",
    ko="가로로도 움직이나요? 난수는 이미지마다 몇 개 필요한가요?",
    en="Do images move across as well? How many random numbers does each image need?",
)
def down_only(images, max_shift=2, generator=None):
    downs = torch.randint(-max_shift, max_shift + 1, (len(images),), generator=generator)
    return all_shifted(images, downs.tolist(), [0] * len(images))


@in_either_order(
    ko="torch.randint의 위쪽 끝은 나오는 값인가요? m 칸 움직인 이미지가 있나요?",
    en="Does torch.randint ever give its upper end? Is any image moved by m?",
)
def never_the_farthest(images, max_shift=2, generator=None, *, in_turn):
    high = max(max_shift - 1, 0)
    shifts = drawn(len(images), max_shift, generator, high=high, in_turn=in_turn)
    return all_shifted(images, *shifts)


@in_either_order(
    ko="왼쪽이나 위로 움직인 이미지가 있나요?",
    en="Is any image moved up, or to the left?",
)
def down_and_right_only(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), max_shift, generator, low=0, in_turn=in_turn))


@in_either_order(
    ko="max_shift를 3으로 해도 2칸까지만 움직이지 않나요?",
    en="With max_shift 3, do images still move by no more than 2?",
)
def own_range(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), 2, generator, in_turn=in_turn))


@mistakes.of(
    "augment",
    ko="아주 멀리 움직인 이미지는 없나요? 정규분포의 값에는 끝이 있나요?",
    en="Is some image moved very far? Does a normal distribution have an end?",
)
def normal_shifts(images, max_shift=2, generator=None):
    drawn_ = torch.randn(2, len(images), generator=generator)
    return all_shifted(images, *(max_shift * drawn_).round().int().tolist())


@mistakes.of(
    "augment",
    ko="-m에서 m 까지가 똑같은 횟수로 나오나요? 양 끝은 절반만 나오지 않나요?",
    en="Do all values from -m to m come equally often? Or the two ends only half as often?",
)
def ends_half_as_often(images, max_shift=2, generator=None):
    uniform = torch.rand(2, len(images), generator=generator) * 2 - 1
    return all_shifted(images, *(max_shift * uniform).round().int().tolist())


@in_either_order(
    ko="받은 generator는 어디에 쓰이나요? 같은 시드로 두 번 부르면 결과가 같나요?",
    en="Where is the generator used? Do two calls with one seed agree?",
)
def generator_not_used(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), max_shift, None, in_turn=in_turn))


@in_either_order(
    ko="부를 때마다 다른 이미지가 나오나요? 시드를 함수 안에서 정하고 있지 않나요?",
    en="Does each call give other images? Is the seed set inside the function?",
)
def seeded_inside(images, max_shift=2, generator=None, *, in_turn):
    generator = torch.Generator().manual_seed(0)
    return all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="torch.manual_seed를 함수 안에서 부르면, 다른 코드의 난수는 어떻게 되나요? generator 는요?",
    en="If the function calls torch.manual_seed, what of other code's random numbers? And of the "
    "generator?",
)
def seeds_the_whole_program(images, max_shift=2, generator=None, *, in_turn):
    torch.manual_seed(42)
    return all_shifted(images, *drawn(len(images), max_shift, None, in_turn=in_turn))


@mistakes.of(
    "augment",
    ko="6을 뒤집으면 여전히 6인가요? 문제가 원하는 변형은 무엇인가요?",
    en="Is a 6 that is flipped still a 6? Which change does the exercise ask for?",
)
def flipped_too(images, max_shift=2, generator=None):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator))
    turned = torch.rand(len(images), generator=generator) < 0.5
    return torch.stack([one.flip(-1) if t else one for one, t in zip(moved, turned, strict=True)])


@mistakes.of(
    "augment",
    ko="한 이미지의 채널들이 서로 다른 쪽으로 움직이지 않나요?",
    en="Do the channels of one image move in different directions?",
)
def channels_apart(images, max_shift=2, generator=None):
    flat = images.reshape(-1, *images.shape[-2:])
    moved = all_shifted(flat, *drawn(len(flat), max_shift, generator))
    return moved.reshape(images.shape)


@in_either_order(
    ko="함수를 부른 뒤에 원래 이미지는 그대로 있나요? 다음 Epoch에는 무엇에서 시작하나요?",
    en="Are the original images still there after the call? What does the next epoch start from?",
)
def originals_overwritten(images, max_shift=2, generator=None, *, in_turn):
    for number, shift in enumerate(
        zip(*drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    ):
        images[number] = shifted(images[number].clone(), *shift)
    return images


@mistakes.of(
    "augment",
    ko="픽셀의 밝기까지 바뀌지 않았나요? 여기서는 옮기기만 하나요?",
    en="Have the pixels' values changed as well? Is it only moving that is asked for?",
)
def noise_added(images, max_shift=2, generator=None):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator))
    noise = torch.randn(images.shape, generator=generator).to(images.device)
    return moved + 0.05 * noise


@in_either_order(
    ko="받은 것이 (n, h, w)이면 돌려주는 것도 (n, h, w)인가요?",
    en="If (n, h, w) came in, does (n, h, w) go out?",
)
def channel_axis_left_in(images, max_shift=2, generator=None, *, in_turn):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))
    return moved if moved.dim() == 4 else moved.unsqueeze(1)


@in_either_order(
    ko="GPU에 있는 텐서에 .numpy()를 부르면 어떻게 되나요? 꼭 NumPy를 거쳐야 하나요?",
    en="What does .numpy() do with a tensor on a GPU? Is the way through NumPy needed?",
)
def through_numpy(images, max_shift=2, generator=None, *, in_turn):
    pixels = torch.from_numpy(images.numpy())
    return all_shifted(pixels, *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="돌려준 텐서는 어느 장치에 있나요? 받은 이미지는 어디에 있었나요?",
    en="On which device is what you return? Where were the images that came in?",
)
def comes_back_on_the_cpu(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images.cpu(), *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="새로 만든 빈 이미지는 어느 장치에 있나요?",
    en="On which device is the empty image that you made?",
)
def empty_on_the_cpu(images, max_shift=2, generator=None, *, in_turn):
    moved = torch.zeros(images.shape, dtype=images.dtype)
    for number, shift in enumerate(
        zip(*drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    ):
        moved[number] = shifted(images[number], *shift)
    return moved


@in_either_order(
    ko="이미지 전체를 CPU로 가져왔다가 되돌려 보내고 있지 않나요? 장치 위에서 옮길 수는 없나요?",
    en="Do all images travel to the CPU and back? Could they be moved where they are?",
)
def to_the_cpu_and_back(images, max_shift=2, generator=None, *, in_turn):
    moved = all_shifted(images.cpu(), *drawn(len(images), max_shift, generator, in_turn=in_turn))
    return moved.to(images.device)


@in_either_order(
    ko="잘라 낼 자리는 0에서 2m까지 몇 가지인가요? torch.randint의 위쪽 끝은 나오는 값인가요?",
    en="How many places are there to cut at, from 0 to 2m? Does torch.randint ever give its upper "
    "end?",
)
def never_cut_at_the_end(images, max_shift=2, generator=None, *, in_turn):
    low, high = -max_shift, max(max_shift - 1, -max_shift)
    downs, rights = drawn(len(images), max_shift, generator, low, high, in_turn)
    return all_shifted(images, [-down for down in downs], [-right for right in rights])


@in_either_order(
    ko="잘라 내는 자리를 정하는 난수는 어디에서 나오나요? 받은 generator를 쓰나요?",
    en="Where do the random numbers come from that decide where to cut? From the generator given?",
)
def cut_without_the_generator(images, max_shift=2, generator=None, *, in_turn):
    downs, rights = drawn(len(images), max_shift, None, in_turn=in_turn)
    return all_shifted(images, [-down for down in downs], [-right for right in rights])


@mistakes.of(
    "augment",
    ko="배치 전체를 한 자리에서 잘라 내지 않았나요? 이미지마다 자리가 달라야 하지 않나요?",
    en="Is the whole batch cut at one place? Should each image not have a place of its own?",
)
def one_cut_for_the_batch(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return shifted(images, -down, -right)


@mistakes.of(
    "augment",
    ko="torch.roll은 밖으로 나간 것을 어떻게 하나요? 그리고 배치의 이미지들이 모두 똑같이 "
    "움직이지 "
    "않나요?",
    en="What does torch.roll do with what leaves? And do all images of the batch move alike?",
)
def batch_rolled(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return torch.roll(images, (down, right), (-2, -1))


@mistakes.of(
    "augment",
    ko="난수를 뽑는 줄이 둘이라면, generator를 둘 다에 주었나요?",
    en="If two lines draw random numbers, is the generator given to both?",
)
def across_without_the_generator(images, max_shift=2, generator=None):
    ends, size = (-max_shift, max_shift + 1), (len(images),)
    downs = torch.randint(*ends, size, generator=generator).tolist()
    return all_shifted(images, downs, torch.randint(*ends, size).tolist())


@in_either_order(
    ko="채널 축이 있는 (n, c, h, w)도 넣어 보았나요? 높이와 너비는 언제나 뒤에서 몇 번째 축인가요?",
    en="Have you tried images with a channel axis, (n, c, h, w)? Counted from the end, which axes "
    "are always height and width?",
)
def three_axes_only(images, max_shift=2, generator=None, *, in_turn):
    n, _, _ = images.shape
    return all_shifted(images, *drawn(n, max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="채널 축이 없는 (n, h, w)도 넣어 보았나요? 높이와 너비는 언제나 뒤에서 몇 번째 축인가요?",
    en="Have you tried images without a channel axis, (n, h, w)? Counted from the end, which axes "
    "are always height and width?",
)
def four_axes_only(images, max_shift=2, generator=None, *, in_turn):
    n, _, _, _ = images.shape
    return all_shifted(images, *drawn(n, max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="generator는 어느 장치의 것인가요? 이미지가 다른 장치에 있으면 난수를 어디에서 뽑아야 "
    "하나요?",
    en="To which device does the generator belong? If the images are elsewhere, where should the "
    "random numbers be drawn?",
)
def drawn_on_the_images_device(images, max_shift=2, generator=None, *, in_turn):
    torch.randint(2, (0,), generator=generator, device=images.device)
    return all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))


@mistakes.of(
    "augment",
    ko="max_shift가 0일 때 돌려준 텐서를 누가 바꾸면, 부르는 쪽의 이미지도 바뀌나요?",
    en="If max_shift is 0 and somebody changes the returned tensor, do the caller's images change?",
)
def hands_back_images_that_stay(images, max_shift=2, generator=None):
    m = max_shift
    if m == 0:
        return images
    height, width = images.shape[-2:]
    padded = F.pad(images, (m, m, m, m))
    shifts = torch.randint(0, 2 * m + 1, (len(images), 2), generator=generator).tolist()
    moved = [
        image[..., top : top + height, left : left + width]
        for image, (top, left) in zip(padded, shifts, strict=True)
    ]
    return torch.stack(moved)


@in_either_order(
    ko="반복문 안에서 몇 번째 이미지를 옮기고 있나요? 돌려준 이미지가 모두 첫 이미지는 아닌가요?",
    en="Which image does your loop move each time? Are all that come back the first one?",
)
def first_image_for_all(images, max_shift=2, generator=None, *, in_turn):
    shifts = drawn(len(images), max_shift, generator, in_turn=in_turn)
    return all_shifted([images[0]] * len(images), *shifts)


@in_either_order(
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 이미지들이 움직일 수 있는 방법은 "
    "모두 몇 가지인가요?",
    en="How many numbers can be the seed of your new generator? In how many ways can the images "
    "move, then?",
)
def one_of_forty_ways(images, max_shift=2, generator=None, *, in_turn):
    chosen = torch.Generator().manual_seed(int(torch.randint(40, (), generator=generator)))
    return all_shifted(images, *drawn(len(images), max_shift, chosen, in_turn=in_turn))


@in_either_order(
    ko="받은 생성기의 시드에서 처음부터 다시 뽑으면, 다음 배치의 이미지는 다르게 움직이나요?",
    en="If you draw anew from the seed of the generator that was given, does the next batch move "
    "any other way than this one?",
)
def seeded_again(images, max_shift=2, generator=None, *, in_turn):
    if generator is not None:
        generator.manual_seed(generator.initial_seed())
    return all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))
