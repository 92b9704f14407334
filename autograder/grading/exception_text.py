"""Questions about exceptions, in both languages, found by an exception's type and message.

Each entry: a name, a pattern of `Type: message`, and the question. The pattern's groups go into
`{1}`, `{2}`; `{l}` is the line, `{meant}` a name of the student's that is spelled alike, `{shapes}`
the arrays on that line with their shapes. An entry that uses one of these is passed over where
there is none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One sort of exception and the question about it."""

    name: str
    pattern: str
    ko: str
    en: str


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "debugger",
        r"^BdbQuit",
        "{l}번째 줄: 채점할 때는 멈춘 곳에서 이어 갈 사람이 없습니다. breakpoint()나 pdb가 남아 "
        "있지 않나요?",
        "Line {l}: when work is graded, nobody is there to go on after a stop. Is there a "
        "breakpoint() or pdb left?",
    ),
    Entry(
        "keyboard",
        r"^EOFError: input\(\)",
        "{l}번째 줄: input()은 키보드를 기다립니다. 값은 인자로 들어오지 않나요?",
        "Line {l}: input() waits for a keyboard. Do the values come in as arguments instead?",
    ),
    Entry(
        "super_init",
        r"cannot assign .* before (?:Module\.__init__|__init__)|super\(.*\.__init__\(\) (?:has "
        r"not|not)"
        r"|object has no attribute '_(?:modules|parameters|buffers)'",
        "{l}번째 줄: 층을 넣기 전에 nn.Module의 준비가 끝났나요? __init__의 첫 줄은 무엇이어야 "
        "하나요?",
        "Line {l}: is nn.Module ready before layers are put into it? What has to be the first line "
        "of __init__ (think of super())?",
    ),
    Entry(
        "unknown_name",
        r"^NameError: name '(\w+)' is not defined",
        "{l}번째 줄: `{1}`이라는 이름은 만든 적이 없습니다. `{meant}`를 쓰려던 것인가요?",
        "Line {l}: there is no name `{1}`. Did you mean `{meant}`?",
    ),
    Entry(
        "unknown_name",
        r"^NameError: name '(\w+)' is not defined",
        "{l}번째 줄: `{1}`이라는 이름은 어디에서 만들어지나요? 철자가 똑같은가요? import를 "
        "잊지는 않았나요?",
        "Line {l}: where is the name `{1}` made, and is it spelled the same there? Is an import "
        "missing?",
    ),
    Entry(
        "before_assignment",
        r"^UnboundLocalError: .*?(?:variable )?'(\w+)'",
        "{l}번째 줄: 이 함수 안에서 `{1}`에 값을 넣는 줄이 언제나 먼저 실행되나요? 조건이나 반복 "
        "안에만 "
        "있지는 않나요?",
        "Line {l}: is the line that gives `{1}` its value always run before this one? Or only "
        "inside "
        "a condition or a loop?",
    ),
    Entry(
        "unknown_attribute",
        r"^AttributeError: .*has no attribute '(\w+)'",
        "{l}번째 줄: `{1}`이라는 것은 거기에 없습니다. `{meant}`를 쓰려던 것인가요?",
        "Line {l}: there is no `{1}` there. Did you mean `{meant}`?",
    ),
    Entry(
        "list_for_array",
        r"^AttributeError: '(list|tuple|int|float)' object has no attribute",
        "{l}번째 줄: 값이 배열이 아니라 {1}입니다. 배열로 바꾸는 함수는 무엇인가요?",
        "Line {l}: the value is a {1}, not an array. Which function turns it into an array?",
    ),
    Entry(
        "nothing_returned",
        r"'?NoneType'? object|NoneType",
        "{l}번째 줄: 여기 쓰인 값 하나가 None입니다. 그 값을 돌려주어야 할 함수에 return이 있나요?",
        "Line {l}: one of the values used here is None. Does the function that should give it have "
        "a return?",
    ),
    Entry(
        "unknown_attribute",
        r"^AttributeError: (.*) has no attribute '(\w+)'",
        "{l}번째 줄: `{2}`를 가진 것은 어떤 종류의 값인가요? 여기의 값은 무슨 종류인가요?",
        "Line {l}: what sort of value has `{2}`, and what sort of value is this one?",
    ),
    Entry(
        "missing_argument",
        r"^TypeError: (\w+(?:\.\w+)*)\(\) missing \d+ required .*?arguments?: (.*)",
        "{l}번째 줄: `{1}`을 부르면서 {2}을(를) 주지 않았습니다. `{1}`은 무엇을 차례로 받나요?",
        "Line {l}: `{1}` is called without {2}. What does `{1}` take, in which order?",
    ),
    Entry(
        "too_many_arguments",
        r"^TypeError: (\w+(?:\.\w+)*)\(\) takes (?:from )?(\d+).* but (\d+) (?:was|were) given",
        "{l}번째 줄: `{1}`은 인자를 {2}개 받는데 {3}개를 주었습니다. 어느 것이 남나요? 괄호를 "
        "하나로 "
        "묶어야 하지는 않나요?",
        "Line {l}: `{1}` takes {2} arguments and is given {3}. Which one is too many?",
    ),
    Entry(
        "unknown_keyword",
        r"^TypeError: (\w+(?:\.\w+)*)\(\) got an unexpected keyword argument '(\w+)'",
        "{l}번째 줄: `{1}`에는 `{2}`라는 인자가 없습니다. 그 인자의 이름은 무엇인가요?",
        "Line {l}: `{1}` has no argument `{2}`. What is it called there?",
    ),
    Entry(
        "key",
        r"^KeyError: '?([^']*)'?$",
        "{l}번째 줄: 이 딕셔너리의 키는 {keys}입니다. 그 가운데 `{1}`이(가) 있나요?",
        "Line {l}: the keys of this dict are {keys}. Is `{1}` one of them?",
    ),
    Entry(
        "key",
        r"^KeyError: (.*)",
        "{l}번째 줄: {1}이라는 키는 언제 넣었나요? print로 딕셔너리의 키를 찍어 보면 무엇이 "
        "있나요?",
        "Line {l}: when was the key {1} put in? If you print the dict's keys, which are there?",
    ),
    Entry(
        "shapes",
        r"^(?:ValueError|RuntimeError): .*(?:shape|matmul|mismatch|aligned|broadcast|dimension|"
        r"size of tensor)",
        "{l}번째 줄: 값의 모양은 {shapes}입니다. 이 연산에서 짝이 맞아야 하는 것은 어느 것과 어느 "
        "것인가요?",
        "Line {l}: the shapes there are {shapes}. Which of these numbers have to agree in this "
        "operation?",
    ),
    Entry(
        "truth_of_array",
        r"truth value of an (?:array|empty array)|Boolean value of Tensor",
        "{l}번째 줄: 배열 전체에 `if`나 `and`를 쓰면 어느 원소를 보고 정해야 하나요? 원소마다 "
        "고르는 "
        "방법은 무엇인가요?",
        "Line {l}: with a whole array in `if` or `and`, which element should decide? How can you "
        "choose for each element?",
    ),
    Entry(
        "one_number_only",
        r"only (?:size-1|length-1|0-dimensional|one element|integer scalar) ?(?:arrays|tensors)?",
        "{l}번째 줄: 여기서 쓰인 함수는 숫자 하나만 받습니다. 배열의 원소마다 계산해 주는 것은 "
        "무엇인가요?",
        "Line {l}: the function used here takes a single number. Which one works on every element "
        "of an array?",
    ),
    Entry(
        "integers_in_place",
        r"Cannot cast ufunc .* from dtype\('float\d+'\) to dtype\('u?int\d+'\)",
        "{l}번째 줄: 정수 배열에 소수를 제자리에서(+=, *=) 더할 수 있나요? 새 배열은 어떤 종류여야 "
        "하나요?",
        "Line {l}: can fractions be added in place (+=, *=) to an array of ints? What sort of "
        "array "
        "should it be?",
    ),
    Entry(
        "range_forgotten",
        r"^TypeError: '(?:numpy\.)?int(?:32|64)?' object is not iterable",
        "{l}번째 줄: for는 무엇에서 값을 하나씩 꺼내나요? 숫자 하나로 0, 1, 2 … 를 만들어 주는 "
        "함수는 무엇인가요?",
        "Line {l}: what can a for loop go through? Which function makes 0, 1, 2 … from a single "
        "number?",
    ),
    Entry(
        "shape_without_brackets",
        r"^TypeError: Cannot interpret '\d+' as a data type",
        "{l}번째 줄: 모양은 인자 하나인가요, 둘인가요? 행의 수와 열의 수를 무엇으로 묶어야 하나요?",
        "Line {l}: is a shape one argument or two? What holds the numbers of rows and columns "
        "together?",
    ),
    Entry(
        "function_as_number",
        r"^TypeError: unsupported operand type\(s\) for \S+: .*'function'",
        "{l}번째 줄: 함수 자체로 계산하고 있지 않나요? 함수의 값을 얻으려면 이름 뒤에 무엇을 써야 "
        "하나요?",
        "Line {l}: are you calculating with the function itself? What must follow its name to get "
        "a value of it?",
    ),
    Entry(
        "list_for_array",
        r"^TypeError: .*(?:'list'|'tuple'|sequence|list indices)",
        "{l}번째 줄: 입력이 리스트일 때 이 계산은 무엇을 하나요? 먼저 배열로 바꾸는 함수는 "
        "무엇인가요?",
        "Line {l}: what does this operation do with a list? Which function turns it into an "
        "array first?",
    ),
    Entry(
        "not_callable",
        r"^TypeError: '([\w.]+)' object is not callable",
        "{l}번째 줄: 소괄호 ()는 함수를 부릅니다. {1}에는 곱셈 기호나 대괄호가 필요한가요? 함수의 "
        "이름을 변수로 덮어쓰지는 않았나요?",
        "Line {l}: round brackets call a function. Does the {1} there need a * or square brackets? "
        "Or did a variable take the function's name?",
    ),
    Entry(
        "unpacking",
        r"(?:not enough values to unpack \(expected (?:at least )?\d+, got \d+\)"
        r"|too many values to unpack|cannot unpack non-iterable)",
        "{l}번째 줄: 오른쪽은 값을 몇 개 돌려주나요? 왼쪽에는 이름이 몇 개 있나요?",
        "Line {l}: how many values does the right-hand side give, and how many names are on the "
        "left?",
    ),
    Entry(
        "index",
        r"^IndexError",
        "{l}번째 줄: 원소는 몇 개이고, 쓰인 번호는 어디까지 가나요? 축은 몇 개인가요?",
        "Line {l}: how many elements are there, how far do the positions go, and how many axes "
        "does "
        "it have?",
    ),
    Entry(
        "divisor",
        r"^ZeroDivisionError",
        "{l}번째 줄: 무엇으로 나누고 있나요? 나누는 수는 이 입력에서 언제 0이 되나요?",
        "Line {l}: what do you divide by, and when is it 0 with these inputs?",
    ),
    Entry(
        "recursion",
        r"^RecursionError",
        "{l}번째 줄: 함수가 자기 자신을 부르는 일은 어디에서 멈추나요? 이 입력은 얼마나 깊은가요?",
        "Line {l}: where does the function stop calling itself, and how deep do these inputs go?",
    ),
    Entry(
        "no_gradient",
        r"does not require grad|requires grad|leaf Variable|second time",
        "{l}번째 줄: 여기서는 기울기가 필요한가요? 그래프는 어디에서 시작되고 어디에서 끊기나요?",
        "Line {l}: is a gradient wanted here? Where does the graph begin, and where is it cut?",
    ),
    Entry(
        "tensor_type",
        r"expected (?:scalar type|.*dtype)|must have the same dtype|not implemented for '(\w+)'"
        r"|Expected .* but (?:got|found)",
        "{l}번째 줄: 각 텐서의 dtype은 무엇인가요? 이 연산은 어떤 종류를 받나요?",
        "Line {l}: what is the dtype of each tensor, and which does this operation take?",
    ),
    Entry(
        "no_module",
        r"^(?:ModuleNotFoundError|ImportError): .*?'([\w.]+)'",
        "{l}번째 줄: `{1}`은 여기에 없습니다. 그것 없이도 풀 수 있나요? 철자는 맞나요?",
        "Line {l}: there is no `{1}` here. Is it spelled right, and can you do without it?",
    ),
    Entry(
        "assertion",
        r"^AssertionError",
        "{l}번째 줄: 직접 쓴 assert가 거짓입니다. 이 입력에서도 참이어야 하는 조건인가요?",
        "Line {l}: your own assert is false. Should the condition hold for these inputs too?",
    ),
)

AT_A_LINE = Entry(
    "",
    "",
    "{l}번째 줄: 거기서 쓰이는 값들의 모양(shape)과 종류를 print로 찍어 보면 무엇이 보이나요?",
    "Line {l}: if you print the shapes and types of the values there, what do you see?",
)

PARAMETERS: dict[str, Entry] = {
    "missing": Entry(
        "parameters",
        "",
        "`{name}`은 인자를 {wanted}개 받습니다. 지금 함수는 {given}개를 받고, {which}이(가) "
        "없습니다. def 줄이 문제와 같은가요?",
        "`{name}` takes {wanted} arguments; yours takes {given}: {which} is missing. Is the def "
        "line as it was?",
    ),
    "extra": Entry(
        "parameters",
        "",
        "`{name}`은 인자를 {wanted}개 받습니다. 지금 함수는 {given}개를 받고, {which}이(가) 더 "
        "있습니다. 그 값은 어디에서 올 수 있나요?",
        "`{name}` takes {wanted} arguments; yours takes {given}: {which} is one too many. Where "
        "could its value come from?",
    ),
    "names": Entry(
        "parameters",
        "",
        "`{name}`의 인자 이름은 ({all})입니다. def 줄에는 {which}이(가) 그 이름으로 있나요?",
        "The arguments of `{name}` are called ({all}). Is {which} on your def line, by that name?",
    ),
}

NO_RETURN = Entry(
    "no_return",
    "",
    "함수가 None을 돌려줍니다. return은 어디에 있고, 언제나 거기까지 가나요?",
    "The function gives back None. Where is its return, and is it always reached?",
)
PRINTED = Entry(
    "no_return",
    "",
    "print는 값을 보여 줄 뿐입니다. 부른 쪽에 값을 건네주는 것은 무엇인가요?",
    "print only shows a value. Which statement gives it back to the caller?",
)
