"""Mistakes in glu: halves swapped or not cut, other gates, the wrong axis, overflows."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()


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
    ko="문은 0과 1 사이에서 열립니다. tanh의 값은 어디에서 어디까지인가요?",
    en="A gate opens between 0 and 1. From where to where do the values of tanh go?",
)
def tanh_gate(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.tanh()


@mistakes.of(
    "glu",
    ko="식의 σ는 어떤 함수인가요? ReLU를 문으로 쓰면 얼마까지 열리나요?",
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
    ko="출력의 특징은 입력의 절반이어야 합니다. x를 둘로 나누었나요?",
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
    ko="문의 값을 시그모이드에 통과시켰나요? 문이 -3이면 얼마나 열리나요?",
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
    ko="dim을 바꾸면 나누는 축도 바뀌나요?",
    en="If dim changes, does the axis that you cut?",
)
def dim_ignored(x, dim=-1):
    content, gate = x.chunk(2, -1)
    return content * gate.sigmoid()


@mistakes.of(
    "glu",
    ko="dim을 주지 않으면 어느 축을 나누어야 하나요? 배치를 나누고 있지 않나요?",
    en="Without a dim, which axis should be cut? Are you cutting the batch?",
)
def first_axis_by_default(x, dim=0):
    content, gate = x.chunk(2, dim)
    return content * gate.sigmoid()


@mistakes.of(
    "glu",
    ko="b = 1000이면 e^b는 얼마인가요? inf를 inf로 나누면 무엇인가요?",
    en="For b = 1000, what is e^b? What is inf divided by inf?",
)
def gate_overflows(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.exp() / (1 + gate.exp())


@mistakes.of(
    "glu",
    ko="chunk로 나눈 조각은 복사본인가요, x의 일부인가요? *= 뒤에 x는 그대로인가요?",
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


@mistakes.of(
    "glu",
    ko="문의 값에 .detach()를 하면, 문을 만든 층은 무엇을 배우나요?",
    en="If the gate is detached, what can the layer learn that made the gate?",
)
def gate_detached(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.detach().sigmoid()


@mistakes.of(
    "glu",
    ko="backward() 뒤에 x.grad의 앞쪽 절반은 0이 아닌가요? .detach()를 어디에 했나요?",
    en="After backward(), is the first half of x.grad 0? What has been detached?",
)
def content_detached(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content.detach() * gate.sigmoid()
