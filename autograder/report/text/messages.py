"""Every sentence that feedback uses, in Korean and English; no logic lives here.

``{of_part}`` is empty, or names the part of a result that the sentence is about.
"""

from __future__ import annotations

FAILURES: dict[str, dict[str, str]] = {
    "value": {
        "ko": "값이 다릅니다{of_part}.",
        "en": "The value is different{of_part}.",
    },
    "documented": {
        "ko": "슬라이드에 적힌 예제의 값이 나오지 않습니다{of_part}.",
        "en": "This does not give the slide's worked value{of_part}.",
    },
    "shape": {
        "ko": "모양(shape)이 다릅니다{of_part}: {shape}이어야 하는데 {got_shape}입니다.",
        "en": "The shape is different{of_part}: it should be {shape}, and it is {got_shape}.",
    },
    "dtype": {
        "ko": "숫자의 종류가 다릅니다{of_part}: {wanted}여야 합니다.",
        "en": "The kind of number is different{of_part}: it should be {wanted}.",
    },
    "dtype_bool": {
        "ko": "참/거짓이 아니라 숫자여야 합니다{of_part}.",
        "en": "It should be a number, not True or False{of_part}.",
    },
    "not_tensor": {
        "ko": "텐서를 돌려주어야 합니다{of_part}. 돌려준 것: {kind}.",
        "en": "It should return a tensor, and this is {kind}{of_part}.",
    },
    "device": {
        "ko": "텐서가 다른 장치에 있습니다{of_part}: {device}이어야 하는데 {got_device}입니다.",
        "en": "The tensor is on another device{of_part}: it should be {device}, and it is "
        "{got_device}.",
    },
    "not_array": {
        "ko": "NumPy 배열을 돌려주어야 합니다{of_part}. 돌려준 것: {kind}.",
        "en": "It should return a NumPy array, and this is {kind}{of_part}.",
    },
    "not_scalar": {
        "ko": "숫자 하나를 돌려주어야 합니다{of_part}. 돌려준 것: {kind}.",
        "en": "It should return a single number, and this is {kind}{of_part}.",
    },
    "not_a_tuple": {
        "ko": "값 {count}개를 차례로 돌려주어야 합니다: ({names}).",
        "en": "It should return {count} values, in this order: ({names}).",
    },
    "not_parts": {
        "ko": "값이 {count}개인 튜플이어야 합니다{of_part}.",
        "en": "It should be a tuple of length {count}{of_part}.",
    },
    "not_dict": {
        "ko": "딕셔너리를 돌려주어야 합니다. 키: {keys}.",
        "en": "It should return a dict with the keys {keys}.",
    },
    "keys": {
        "ko": "딕셔너리의 키는 {keys}이어야 합니다.",
        "en": "The dict should have the keys {keys}.",
    },
    "length": {
        "ko": "원소가 {count}개인 리스트여야 합니다{of_part}.",
        "en": "It should be a list of {count}{of_part}.",
    },
    "nan": {
        "ko": "nan이나 inf가 나옵니다{of_part}. 어떤 중간값이 너무 커지거나 0이 되나요?",
        "en": "There is a nan or an inf{of_part}. Which intermediate value grows too large or "
        "becomes 0?",
    },
    "inputs_changed": {
        "ko": "함수가 받은 입력을 바꾸었습니다. 입력은 그대로 두고 새 배열을 돌려주세요.",
        "en": "The function changed what it was given. Leave inputs alone and return new arrays.",
    },
    "dtype_narrow": {
        "ko": "숫자의 종류가 다릅니다{of_part}: {wanted}여야 하는데 {found}입니다.",
        "en": "The kind of number is different{of_part}: it should be {wanted}, and it is {found}.",
    },
    "whole_numbers": {
        "ko": "정수 배열을 넣으면 값이 다릅니다{of_part}. 소수점 아래가 버려지는 줄이 있나요?",
        "en": "With arrays of integers the value is different{of_part}. Is there a line that drops "
        "the digits after the decimal point?",
    },
    "strided": {
        "ko": "다른 배열의 일부(`A[::-2]`나 `A.T` 같은 뷰)를 넣으면 값이 다릅니다{of_part}.",
        "en": "With views of other arrays, such as `A[::-2]` or `A.T`, the value is "
        "different{of_part}.",
    },
    "shares_memory": {
        "ko": "돌려준 배열이 함수가 받은 배열과 메모리를 함께 씁니다(인자 {arguments}). 하나를 "
        "바꾸면 다른 하나도 바뀌니, 새 배열을 돌려주세요.",
        "en": "What is returned shares memory with what the function was given (argument "
        "{arguments}): to change one is to change the other. Return new arrays.",
    },
    "handed_out_again": {
        "ko": "돌려준 배열이 바로 앞에서 부를 때 돌려준 배열과 메모리를 함께 씁니다. 앞의 결과를 "
        "바꾸면 다음 결과도 바뀌니, 부를 때마다 새 배열을 만들어 돌려주세요.",
        "en": "What is returned shares memory with what the call before returned: to change one "
        "is to change the other. Make new arrays in every call.",
    },
    "default": {
        "ko": "`{name}`의 기본값이 문제와 다릅니다. 문제에서는 {wanted}, 여러분의 함수에서는 "
        "{found}입니다.",
        "en": "The default of `{name}` differs from the text: it should be {wanted}, and it is "
        "{found}.",
    },
    "global_random": {
        "ko": "함수가 전역 난수 생성기({generators})를 썼습니다. 난수는 인자로 받은 rng에서만 "
        "뽑아 주세요.",
        "en": "The function used a global random generator ({generators}). Random numbers come "
        "only from an rng that is given as an argument.",
    },
    "few_draws": {
        "ko": "시드가 서로 다른 난수 생성기 {draws}개를 하나씩 주었는데, 서로 다른 결과는 "
        "{different}가지뿐입니다.",
        "en": "{draws} generators with different seeds were given, one after another, and they "
        "made only {different} different results.",
    },
    "moved_unevenly": {
        "ko": "{draws}번 섞는 동안 행들이 옮겨 간 거리가 고르지 않습니다. 한 바퀴를 넷으로 나누어 "
        "세면 차례로 {counts}번입니다. 모든 순서가 똑같이 나올 수 있게 섞었나요?",
        "en": "In {draws} shuffles the rows moved unevenly: by each quarter of the way round, "
        "{counts} times. Can every order come out equally often?",
    },
    "not_pure": {
        "ko": "같은 입력으로 두 번 불렀는데 결과가 다릅니다. 호출 사이에 무엇이 남아 있나요?",
        "en": "Two calls with the same inputs differ. What is kept between one call and the next?",
    },
    "remembered": {
        "ko": "인자로 준 객체의 내용(배열의 값, rng의 상태)을 바꾼 뒤 다시 불렀는데 바꾸기 전의 "
        "결과가 나옵니다. 결과를 그 객체에 묶어 기억해 두었나요?",
        "en": "An argument was changed in place between two calls (the numbers in an array, the "
        "state of an rng), and the result is still that of before. Is a result remembered by the "
        "object it came from?",
    },
    "rng_not_moved": {
        "ko": "같은 난수 생성기를 이어서 두 번 주었는데 결과가 똑같습니다. 받은 생성기에서 뽑으면 "
        "다음에는 다른 난수가 나옵니다. 복사본에서 뽑거나 시드를 다시 정하고 있나요?",
        "en": "One random generator was given twice in a row, and the results are the same. "
        "Drawing from it moves it on to other numbers. Do you draw from a copy of it, or seed it "
        "again?",
    },
    "unreadable": {
        "ko": "{place}: Python이 이 셀을 읽지 못했습니다: {message}\n    {code}",
        "en": "{place}: Python cannot read this cell: {message}\n    {code}",
    },
    "cell_failed": {
        "ko": "위의 셀이 실행되지 않았습니다: {line}번째 줄의 {type}: {message}\n    {code}",
        "en": "The cell above has not run: {type} in line {line}: {message}\n    {code}",
    },
    "renamed": {
        "ko": "`{name}`이(가) 없습니다. {place}의 `{other}`이(가) 비슷해 보입니다.",
        "en": "There is no `{name}`; `{other}` in {place} looks like it.",
    },
    "warned": {
        "ko": "계산 중에 경고가 났습니다: {warning}",
        "en": "The calculation raised a warning: {warning}",
    },
    "assertion": {"ko": "조건이 맞지 않습니다. {message}", "en": "A condition fails. {message}"},
    "unexpected": {
        "ko": "돌려준 값을 읽을 수 없습니다 ({type}: {message}).",
        "en": "What it returned cannot be read ({type}: {message}).",
    },
    "error_rises": {
        "ko": "작은 걸음을 몇 번 반복했는데 오차가 {before}에서 {after}로 줄지 않았습니다.",
        "en": "After a few small steps the error has not fallen: {before}, then {after}.",
    },
    "fault.exception": {
        "ko": "코드가 예외를 일으켰습니다: {type}: {message}{at_line}",
        "en": "The code raised {type}: {message}{at_line}",
    },
    "fault.breakpoint": {
        "ko": "breakpoint()를 만났습니다{at_line}. 디버거에서 멈추려면 "
        "`pytest --in-process -s`로 실행하고, 다 보았으면 그 줄을 지우세요.",
        "en": "There is a breakpoint(){at_line}. To stop there in a debugger, run "
        "`pytest --in-process -s`; remove the line when you are done.",
    },
    "fault.device": {"ko": "{message_ko}", "en": "{message}"},
    "fault.forbidden": {
        "ko": "이 과제에서는 `{message}`을(를) 불러올 수 없습니다{at_line}. "
        "그것 없이 풀어 보는 과제입니다.",
        "en": "`{message}` cannot be imported in this assignment{at_line}: the point is to do "
        "without it.",
    },
    "state_left": {
        "ko": "호출이 끝난 뒤에도 {what}이(가) 바뀐 채로 남아 있습니다. 다음에 부르는 코드까지 "
        "달라집니다.",
        "en": "After the call {what} is still changed, which alters whatever runs next.",
    },
    "fault.keyboard": {
        "ko": "채점할 때는 input()에 답해 줄 사람이 없습니다{at_line}. 값은 함수의 인자로 받고, "
        "input()은 지우거나 채점되지 않는 셀로 옮겨 주세요.",
        "en": "When work is graded, nobody is there to answer input(){at_line}. Take values as "
        "arguments, and remove input() or move it to a cell that is not graded.",
    },
    "fault.module": {
        "ko": "채점할 때는 `{message}` 모듈이 없습니다{at_line}. 이름의 철자가 "
        "맞나요? 과제 파일 하나만 읽으므로, 옆에 둔 여러분의 파일이라면 그 코드를 과제 파일 "
        "안에 옮겨 적어 주세요.",
        "en": "When work is graded, there is no module `{message}`{at_line}. Is its name spelled "
        "right? Only the assignment's own file is read: if it is a file of yours beside it, "
        "put its code into that file.",
    },
    "fault.processes": {
        "ko": "채점할 때는 새 프로세스를 시작할 수 없습니다{at_line} (`{message}`). "
        "같은 계산을 반복문이나 스레드(`ThreadPoolExecutor`)로 써 주세요.",
        "en": "When work is graded, no process can be started{at_line} (`{message}`). Write the "
        "same computation as a loop, or with threads (`ThreadPoolExecutor`).",
    },
    "fault.network": {
        "ko": "채점할 때는 네트워크와 소켓을 쓸 수 없습니다{at_line} (`{message}`). "
        "이 과제에는 필요하지 않으니 그 줄을 지워 주세요.",
        "en": "When work is graded, there is neither network nor socket{at_line} (`{message}`). "
        "The assignment needs none: remove that line.",
    },
    "fault.outside": {
        "ko": "채점할 때는 작업 폴더 밖의 파일을 열 수 없습니다{at_line} (`{message}`). "
        "`결과.txt`처럼 폴더 없이 이름만 쓰거나, 과제에 필요 없는 파일이면 그 줄을 지워 주세요.",
        "en": "When work is graded, files outside of the working folder cannot be opened{at_line} "
        "(`{message}`). Use a name without a folder, such as `results.txt`, or remove that line "
        "if the assignment needs no file.",
    },
    "fault.stub": {"ko": "아직 구현하지 않았습니다.", "en": "Not implemented yet."},
    "fault.missing": {
        "ko": "`{message}`이(가) 파일에 없습니다. 이름이 그대로인지, 그 셀이 실행되는지 보세요.",
        "en": "There is no `{message}` in the file. Is the name unchanged, and does its cell run?",
    },
    "fault.not_callable": {
        "ko": "함수여야 할 이름이 {message} 값으로 덮여 있습니다.",
        "en": "The name should be a function, but it holds a value of type {message}.",
    },
    "fault.signature": {
        "ko": "함수가 받는 인자가 과제와 다릅니다: {message}",
        "en": "The function's parameters are not the assignment's: {message}",
    },
    "fault.too_large": {
        "ko": "돌려준 값이 너무 큽니다 ({message} 바이트).",
        "en": "The returned value is too large ({message} bytes).",
    },
    "fault.too_many": {
        "ko": "{in_where}돌려준 값에 수나 글자가 {message} 개나 들어 있어 비교하지 않았습니다. "
        "기대하는 값의 크기는 어느 정도여야 하나요?",
        "en": "The returned value{in_where} holds {message} numbers or letters, so it was not "
        "compared. "
        "How large should a right answer be?",
    },
    "too_large": {
        "ko": "돌려준 값이 기대값보다 훨씬 커서({count} 개, 기대값은 {right} 개) "
        "비교하지 않았습니다.",
        "en": "The returned value is far larger than a right answer ({count} numbers, and not "
        "{right}), so it was not compared.",
    },
    "fault.timeout": {
        "ko": "{in_where}{message} 초가 지나 멈추었습니다. 끝나지 않는 반복이 있나요?",
        "en": "Stopped after {message} s{in_where}. Is there a loop that never ends?",
    },
    "fault.cpu": {
        "ko": "{in_where}계산 시간 {message} 초를 다 써서 멈추었습니다. 무엇을 되풀이하고 있나요?",
        "en": "Stopped{in_where}: the {message} s of processor time are used up. What is computed "
        "over and over?",
    },
    "fault.memory": {
        "ko": "{in_where}메모리가 한도 {message} MiB를 넘었습니다{at_line}. "
        "어떤 배열이 그렇게 큰가요?",
        "en": "Stopped{in_where}: it asked for more than its {message} MiB of memory{at_line}. "
        "Which array is that large?",
    },
    "fault.files": {
        "ko": "{in_where}파일의 한도에 닿았습니다{at_line}: 파일 하나는 {message} MiB 까지이고, "
        "폴더의 크기와 열린 파일의 수에도 한도가 있습니다.",
        "en": "Stopped{in_where}: a limit on files was met{at_line}. One file may hold {message} "
        "MiB; the folder's size and the number of open files are limited too.",
    },
    "fault.threads": {
        "ko": "{in_where}스레드를 더 만들 수 없습니다{at_line}. 스레드가 정말 필요한가요?",
        "en": "Stopped{in_where}: no more threads can be started{at_line}. Does this need them?",
    },
    "fault.folder": {
        "ko": "{in_where}만든 파일이 한도({message} MiB)를 넘어 멈추었습니다.",
        "en": "Stopped{in_where}: its files take more than the {message} MiB they may.",
    },
    "fault.replies": {
        "ko": "{in_where}돌려준 값이 모두 합쳐 {message} MiB를 넘어 멈추었습니다.",
        "en": "Stopped{in_where}: all returned values together are larger than {message} MiB.",
    },
    "fault.died": {
        "ko": "{in_where}코드가 실행되던 프로세스가 갑자기 끝났습니다 (종료 상태 {message}).",
        "en": "The process that ran the code ended suddenly{in_where} (exit status {message}).",
    },
    "fault.protocol": {
        "ko": "코드가 실행되던 프로세스가 알아볼 수 없는 답을 보냈습니다.",
        "en": "The process that ran the code sent an answer that makes no sense.",
    },
    "fault.budget": {
        "ko": "제출물 하나에 주어진 {message} 초를 다 써서 더 실행하지 않았습니다.",
        "en": "Not run: the submission used up its {message} s.",
    },
}

SUBMISSIONS: dict[str, dict[str, str]] = {
    "symlink": {
        "ko": "{file}: 심볼릭 링크는 채점하지 않습니다. 파일 자체를 제출하세요.",
        "en": "{file} is a symbolic link, which is not graded; hand in the file itself.",
    },
    "unreadable": {
        "ko": "{file}: 파일을 읽을 수 없습니다 ({reason}).",
        "en": "{file} cannot be read ({reason}).",
    },
    "not_a_file": {
        "ko": "{file}: 보통 파일이 아닙니다. 파일 자체를 제출하세요.",
        "en": "{file} is not an ordinary file; hand in the file itself.",
    },
    "too_many_parts": {
        "ko": "{file}: 리스트와 딕셔너리가 {limit} 개보다 많아 읽지 않습니다. 출력을 지우고 "
        "(Clear All Outputs) 저장해서 다시 제출하세요.",
        "en": "{file} holds more than {limit} lists and mappings and is not read. Clear all "
        "outputs, save it and hand it in again.",
    },
    "too_many_cells": {
        "ko": "{file}: 셀이 {limit} 개보다 많습니다. 쓰지 않는 셀을 지우고 다시 저장하세요.",
        "en": "{file} has more than {limit} cells; remove those you do not need, and save it.",
    },
    "too_big": {
        "ko": "{file}: 파일이 {limit} MiB보다 큽니다. 출력을 지우고 다시 저장하세요.",
        "en": "{file} is larger than {limit} MiB; clear its outputs and save it again.",
    },
    "not_utf8": {
        "ko": "{file}, {line}번째 줄: UTF-8이 아닙니다. 편집기에서 UTF-8로 다시 저장하세요.",
        "en": "{file}, line {line}: not UTF-8; save the file as UTF-8 in your editor.",
    },
    "not_json": {
        "ko": "{file}, {line}번째 줄: 노트북이 깨져 있습니다 (JSON이 아님). "
        "Jupyter에서 다시 저장하거나 백업을 쓰세요.",
        "en": "{file}, line {line}: the notebook is broken (not JSON); "
        "save it again in Jupyter, or go back to a copy.",
    },
    "not_notebook": {
        "ko": "{file}: Jupyter 노트북의 모양이 아닙니다. Jupyter에서 다시 저장하세요.",
        "en": "{file} does not have the form of a Jupyter notebook; save it again in Jupyter.",
    },
    "old_notebook": {
        "ko": "{file}: 옛 형식(nbformat {version})의 노트북입니다. "
        "Jupyter에서 열어 다시 저장하거나 "
        "`jupyter nbconvert --to notebook --inplace {file}`를 실행하세요.",
        "en": "{file} is a notebook of the old format {version}; "
        "open and save it in Jupyter, or run `jupyter nbconvert --to notebook --inplace {file}`.",
    },
    "nothing_here": {
        "ko": "{folder}: {module}.py도 {module}.ipynb도 없습니다. 둘 가운데 하나를 제출하세요.",
        "en": "{folder} has neither {module}.py nor {module}.ipynb; hand in one of them.",
    },
    "conflict": {
        "ko": "{names}: {module}.py와 {module}.ipynb에서 서로 다르게 고쳐져 있어 어느 쪽도 "
        "채점하지 않았습니다. `course sync`를 실행하면 둘을 보여 주고 어느 쪽을 쓸지 묻습니다.",
        "en": "{names}: changed in {module}.py and, differently, in {module}.ipynb, so neither "
        "version is graded; `course sync` shows both and asks which one counts.",
    },
    "taken_from": {
        "ko": "{file}에서 가져와 함께 채점했습니다: {names}. `course sync`를 실행하면 두 파일이 "
        "같아집니다.",
        "en": "Graded as it stands in {file}: {names}. `course sync` makes both files agree.",
    },
    "renamed": {
        "ko": "`{file}`을(를) 채점했습니다. {module}.py나 {module}.ipynb에는 고친 내용이 "
        "없습니다. 다음에는 받은 이름 그대로 제출해 주세요.",
        "en": "`{file}` was graded, since no work is in a file called {module}.py or "
        "{module}.ipynb. Next time, please hand it in under the name that you were given.",
    },
    "passed_over": {
        "ko": "`{file}`을(를) 채점했고, 내용이 다른 {others}은(는) 채점하지 않았습니다. 채점할 "
        "파일이 바뀌었다면 강사에게 알려 주세요.",
        "en": "`{file}` was graded; {others}, which differs, was not. If that is the file you "
        "meant, please tell your instructor.",
    },
    "no_library": {
        "ko": "이 과제에는 PyTorch가 필요한데 설치되어 있지 않습니다. 설치 명령은 README에 "
        "있습니다. 여러분의 코드를 채점한 결과가 아닙니다.",
        "en": "This assignment needs PyTorch, which is not installed; the README has the command "
        "for it. Nothing is said about your work.",
    },
    "unread": {
        "ko": "{file}만 채점했습니다. {other}은(는) 읽을 수 없습니다. 까닭은 `course sync`가 "
        "알려 줍니다.",
        "en": "Only {file} was graded: {other} cannot be read; `course sync` says why.",
    },
    "beside_no_file": {
        "ko": "{file}만 채점했습니다. 옆에 있는 {other}은(는) 이름만 그럴 뿐 보통 파일이 "
        "아닙니다(폴더 등).",
        "en": "Only {file} was graded: {other} beside it is no ordinary file, perhaps a folder.",
    },
    "empty": {
        "ko": "{file}: 코드가 없습니다.",
        "en": "{file} has no code in it.",
    },
    "was_text": {
        "ko": "{where}: 글 셀이 되어 있지만 코드가 들어 있어 코드로 채점했습니다. "
        "셀 종류를 코드로 되돌려 두세요.",
        "en": "{where}: this has become a text cell but holds code, so it was graded as code; "
        "turn it back into a code cell.",
    },
    "was_demo": {
        "ko": "{where}: 채점하지 않는 시연 셀에 `{name}`이(가) 들어 있어 그 정의를 채점했습니다. "
        "따로 코드 셀을 만들어 옮기세요.",
        "en": "{where}: `{name}` stands in a demonstration cell, which is not graded; its "
        "definition was graded all the same. Move it into a code cell of its own.",
    },
    "demo_not_run": {
        "ko": "{where}: 시연 셀에 `{name}`이(가) 또 정의되어 있지만 시연 셀은 채점하지 않습니다. "
        "제자리에 있는 정의를 채점했습니다.",
        "en": "{where}: `{name}` is defined once more in a demonstration cell, which is not "
        "graded; the definition in its place was.",
    },
    "code_below_text": {
        "ko": "{where}부터: 글 셀 아래에 `# %%` 없이 코드가 이어져 있어 코드 셀로 보고 "
        "채점했습니다. 코드 위에 `# %%`를 한 줄 넣으세요.",
        "en": "From {where}: code follows the text of a cell without a `# %%`, and was graded as a "
        "code cell; put a line `# %%` above it.",
    },
    "definition_in_text": {
        "ko": "{where}: 글 셀에 `{name}`의 정의가 있지만 글은 실행하지 않습니다. "
        "코드 셀로 옮기려던 것인가요?",
        "en": "{where}: this text cell holds a definition of `{name}`, and text is not run. "
        "Did you mean to put it into a code cell?",
    },
    "stub_last": {
        "ko": "`{name}`이(가) 두 번 정의되어 있습니다. {where}에 쓴 것 뒤에 {other}의 빈 틀"
        "(`raise NotImplementedError`)이 그대로 남아 있고, 나중 정의가 쓰입니다. "
        "빈 틀을 지우거나 그 자리에 답을 옮기면 어떨까요?",
        "en": "`{name}` is defined twice: after yours in {where}, the stub with its `raise "
        "NotImplementedError` still stands in {other}, and the later definition counts. What if "
        "you delete the stub, or move your code into its place?",
    },
    "defined_again": {
        "ko": "`{name}`이(가) {count}번 서로 다르게 정의되어 있습니다. 마지막인 {where}의 것을 "
        "채점했습니다.",
        "en": "`{name}` is defined {count} times, each time differently; the last one, in {where}, "
        "was graded.",
    },
    "written_otherwise": {
        "ko": "Python은 {where}의 `{written}`을(를) `{name}`(으)로 읽습니다. "
        "보통 글자로 써 주세요.",
        "en": "Python reads `{written}` in {where} as `{name}`; write it in ordinary letters.",
    },
    "not_defined": {
        "ko": "제출물 어디에도 정의되지 않은 문제: {names}. 셀을 지웠거나 이름을 바꾸지 않았나요?",
        "en": "Not defined anywhere in {file}: {names}. Was a cell deleted, or a name changed?",
    },
    "grading.workers": {
        "ko": "DataLoader의 num_workers는 채점할 때 0으로 실행했습니다. 결과는 같습니다.",
        "en": "DataLoader's num_workers counted as 0 in grading; the batches are the same.",
    },
    "grading.compile": {
        "ko": "torch.compile은 채점할 때 아무것도 하지 않습니다. 결과는 같습니다.",
        "en": "torch.compile does nothing in grading; the results are the same.",
    },
    "grading.debugger": {
        "ko": "채점할 때는 breakpoint()와 pdb.set_trace()에서 멈추지 않고 지나갔습니다. "
        "디버거에서 멈추려면 `pytest --in-process -s`로 실행하고, 다 보았으면 그 줄을 지우세요.",
        "en": "In grading, breakpoint() and pdb.set_trace() were passed by without a stop. "
        "To stop there in a debugger, run `pytest --in-process -s`; remove the line when you are "
        "done.",
    },
    "grading.default_dtype": {
        "ko": "파일이 torch.set_default_dtype로 기본 종류를 바꿉니다. 과제의 데이터는 "
        "float32이므로, 여러분의 층이 float64가 되면 둘이 맞지 않습니다. 그 줄을 지워 주세요.",
        "en": "The file changes PyTorch's default type with torch.set_default_dtype. The "
        "assignment's data are float32, and layers that become float64 do not fit them: remove "
        "that line.",
    },
    "magic": {
        "ko": "노트북 명령 `{text}`은(는) 채점할 때 실행하지 않습니다.",
        "en": "The notebook command `{text}` is not run in grading.",
    },
    "shortcut": {
        "ko": "`{exercise}`에서 `{name}`을(를) 썼습니다({file}, {line}번째 줄). 이 문제는 "
        "그것 없이 풀어 보는 문제입니다. 점수는 그대로이고, 강의자가 한번 살펴보도록 남기는 "
        "참고일 뿐 증거가 아닙니다.",
        "en": "`{exercise}` uses `{name}` ({file}, line {line}), and the point of the exercise is "
        "to do without it. This changes no score: it is advice for the instructor, who will take "
        "a look, and no proof.",
    },
    "shortcut_elsewhere": {
        "ko": "`{name}`을(를) 썼습니다({file}, {line}번째 줄). 이 과제는 그것 없이 풀어 보는 "
        "과제입니다. 점수는 그대로이고, 강의자가 한번 살펴보도록 남기는 참고일 뿐 증거가 "
        "아닙니다.",
        "en": "`{name}` is used ({file}, line {line}), and the point of the assignment is to do "
        "without it. This changes no score: it is advice for the instructor, who will take a "
        "look, and no proof.",
    },
    "unconfined": {
        "ko": "채점하지 않았습니다. 이 컴퓨터에서는 학생 코드를 가둘 수 없습니다 ({reason}). "
        "그래도 실행하려면 --accept-unconfined를 붙이거나 COURSE_ACCEPT_UNCONFINED=1을 쓰세요.",
        "en": "Not graded: student code cannot be confined on this machine ({reason}). To run it "
        "all the same, add --accept-unconfined or set COURSE_ACCEPT_UNCONFINED=1.",
    },
    "overtime": {
        "ko": "{seconds} 초 안에 채점을 마치지 못해 점수를 매기지 않았습니다. 0점이 아니며, 강사가 "
        "직접 확인합니다.",
        "en": "Could not be graded in time: it was not done after {seconds} s. That is no zero; an "
        "instructor looks at it by hand.",
    },
    "grader": {
        "ko": "채점기 쪽의 문제입니다. 제출물의 잘못이 아닙니다: {reason}",
        "en": "This is the grader's fault, not the submission's: {reason}",
    },
}

FAILURES["conflict"] = SUBMISSIONS["conflict"]

CELLS: dict[str, dict[str, str]] = {
    "where_py": {"ko": "{line}번째 줄", "en": "line {line}"},
    "where_cell": {"ko": "셀 {cell}, {line}번째 줄", "en": "cell {cell}, line {line}"},
    "cell_only": {"ko": "셀 {cell}", "en": "cell {cell}"},
    "syntax": {
        "ko": "{where}: 문법 오류로 이 셀을 실행하지 못했습니다: {message}",
        "en": "{where}: a syntax error kept this cell from running: {message}",
    },
    "failed": {
        "ko": "{where}: {type}: {message} (이 문장을 건너뛰고 계속했습니다)",
        "en": "{where}: {type}: {message} (this statement was skipped, the rest went on)",
    },
    "ended": {
        "ko": "{where}: 이 셀이 프로세스를 끝내서({reason}) 이 셀 없이 채점했습니다.",
        "en": "{where}: this cell ended the process ({reason}), so it was left out.",
    },
}

STATUS: dict[str, dict[str, str]] = {
    "done": {"ko": "완성", "en": "done"},
    "wrong": {"ko": "틀림", "en": "wrong"},
    "not_started": {"ko": "시작 전", "en": "not started"},
    "unreadable": {
        "ko": "읽을 수 없음 ({place}: {message})",
        "en": "cannot be read ({place}: {message})",
    },
    "missing": {"ko": "이름을 찾을 수 없음", "en": "not found under its name"},
    "blocked": {"ko": "{by} 먼저", "en": "blocked by {by}"},
    "not_run": {"ko": "채점 안 함", "en": "not run"},
}

WORDS: dict[str, dict[str, str]] = {
    "exercise": {"ko": "문제", "en": "exercise"},
    "status": {"ko": "상태", "en": "status"},
    "points": {"ko": "점수", "en": "points"},
    "total": {"ko": "합계", "en": "total"},
    "call": {"ko": "호출", "en": "call"},
    "expected": {"ko": "기대값", "en": "expected"},
    "got": {"ko": "결과", "en": "got"},
    "slide": {"ko": "슬라이드", "en": "slide"},
    "printed": {"ko": "슬라이드의 값", "en": "printed there"},
    "rounding": {
        "ko": "(슬라이드는 단계마다 반올림합니다. 두 값 모두 맞습니다.)",
        "en": "(The slide rounds at every step; either value is right.)",
    },
    "hint": {"ko": "힌트", "en": "hint"},
    "more_hint": {
        "ko": "힌트 더 보기: course hint {name}",
        "en": "a further hint: course hint {name}",
    },
    "printed_output": {"ko": "출력", "en": "printed"},
    "other_output": {
        "ko": "그밖의 출력 {count}줄은 접었습니다. -v를 붙이면 보입니다.",
        "en": "further printed lines folded away: {count} (-v shows them)",
    },
    "only_warning": {
        "ko": "값은 모두 맞습니다. 남은 것은 경고 하나뿐입니다.",
        "en": "Every value is right; all that is left is a warning.",
    },
    "by_hand": {"ko": "서술형 (사람이 채점)", "en": "graded by hand"},
    "no_import": {
        "ko": "`{name}`이(가) 없습니다. 그것을 불러오는 import 줄이 그대로 있나요?",
        "en": "There is no `{name}`: is the line that imports it still there?",
    },
    "checks": {"ko": "검사", "en": "checks"},
    "passed": {"ko": "통과", "en": "passed"},
    "failed": {"ko": "실패", "en": "failed"},
    "more": {"ko": "그밖에 실패한 검사: {names}", "en": "other failed checks: {names}"},
    "incomplete": {
        "ko": "채점이 끝까지 가지 못했습니다.",
        "en": "Grading did not get to the end.",
    },
    "all_done": {
        "ko": "모든 문제를 완성했습니다. 잘하셨습니다!",
        "en": "Every exercise is done. Well done!",
    },
    "next": {"ko": "다음: {name}", "en": "next: {name}"},
    "blocked_by": {
        "ko": "{by}을(를) 쓰는 문제입니다. {by}이(가) 완성되면 다시 검사합니다.",
        "en": "This uses {by}; it can be checked once that is right.",
    },
    "done_with": {"ko": "완성 ({by} 제외)", "en": "done, but for {by}"},
    "with_ours": {
        "ko": "`{name}`: 맞았습니다. {by}이(가) 아직 완성되지 않아 강의에서 준비한 함수로 "
        "채점했습니다.",
        "en": "`{name}`: right, graded with our {by}, since yours is not done yet.",
    },
    "with_several_of_ours": {
        "ko": "`{name}`: 맞았습니다. {by}이(가) 아직 완성되지 않아 강의에서 준비한 함수들로 "
        "채점했습니다.",
        "en": "`{name}`: right, graded with our {by}, since yours are not done yet.",
    },
    "in_process": {
        "ko": "--in-process: 코드를 pytest 안에서 실행합니다. 디버깅용이며 점수로 쓰지 마세요.",
        "en": "--in-process: the code runs inside pytest. This is for debugging, not for grades.",
    },
    "at_line": {"ko": " ({file}, {line}번째 줄)", "en": " ({file}, line {line})"},
    "of_part": {"ko": " ({part})", "en": " ({part})"},
    "in_where": {"ko": "`{where}`에서 ", "en": " in `{where}`"},
    "loading_output": {"ko": "불러올 때의 출력", "en": "printed while loading"},
}
