"""The words of the report's page."""

from __future__ import annotations

PAGE: dict[str, dict[str, str]] = {
    "report": {"ko": "수업 현황", "en": "Class report"},
    "made": {"ko": "{time}에 만듦", "en": "made {time}"},
    "students": {"ko": "학생 {n}명", "en": "Students: {n}"},
    "student": {"ko": "학생", "en": "student"},
    "anonymous_name": {"ko": "학생 {n}", "en": "Student {n}"},
    "anonymous": {
        "ko": "이름을 가렸습니다. 번호는 보고서를 만들 때마다 새로 정합니다.",
        "en": "Names are hidden. The numbers are drawn anew for every report.",
    },
    "private": {
        "ko": "학생의 이름과 점수가 들어 있습니다. 학생에게 보여 주지 마세요.",
        "en": "Holds students' names and points: not for students to see.",
    },
    "contents": {"ko": "차례", "en": "Contents"},
    "problems": {"ko": "읽지 못한 것", "en": "What could not be read"},
    # What waits
    "left": {"ko": "사람이 할 일", "en": "Left for a person"},
    "left_nothing": {"ko": "사람이 할 일이 없습니다.", "en": "Nothing waits for a person."},
    "left_written": {
        "ko": "채점할 서술형 답안: {n}개",
        "en": "Written answers to grade: {n}",
    },
    "left_look": {
        "ko": "확인할 문제: {n}개 (쓰면 안 되는 것을 쓴 듯함)",
        "en": "Exercises to look at: {n} (they seem to use what they may not)",
    },
    "left_failed": {
        "ko": "채점하지 못한 제출물: {n}개",
        "en": "Submissions that could not be graded: {n}",
    },
    "left_unopened": {
        "ko": "제출했지만 열 수 없는 파일: {n}명. 다시 내 달라고 하세요 (course collect가 이유를 "
        "말합니다)",
        "en": "Handed in, but it cannot be opened: {n}; ask for it again (course collect says why)",
    },
    "left_ungraded": {
        "ko": "아직 채점하지 않은 제출물: {n}개. 실행할 명령: {command}",
        "en": "Not graded yet: {n}; run: {command}",
    },
    "first": {"ko": "첫 번째 열기", "en": "open the first"},
    "in_formgrader": {"ko": "formgrader에서 모두 보기", "en": "all of them in formgrader"},
    # Who handed in
    "came_in": {"ko": "제출", "en": "Handed in"},
    "came_in_of": {
        "ko": "{all}명 중 {n}명이 제출했습니다.",
        "en": "{n} of {all} have handed in.",
    },
    "missing": {"ko": "제출하지 않음 ({n}명)", "en": "Not handed in ({n})"},
    "not_due": {
        "ko": "마감({due})까지 아직 시간이 있습니다.",
        "en": "There is still time until {due}.",
    },
    "empty": {
        "ko": "받은 파일을 그대로 제출함 ({n}명)",
        "en": "Handed in as it was released ({n})",
    },
    "late": {"ko": "늦게 제출함 ({n}명)", "en": "Late ({n})"},
    "untimed": {
        "ko": "제출 시각을 알 수 없어 늦지 않은 것으로 봄: {n}명",
        "en": "Without a time, and so never late: {n}",
    },
    # Points
    "points": {"ko": "점수", "en": "Points"},
    "points_sentence": {
        "ko": "자동 채점 {most}점 만점에 중앙값은 {median}점이고, 가운데 절반은 {low}점에서 "
        "{high}점 사이입니다. 만점은 {full}명, 0점은 {none}명입니다. 서술형 점수와 지각 감점은 "
        "넣지 않았습니다.",
        "en": "The median is {median} of the {most} points that the autograder gives; the middle "
        "half lies between {low} and {high}. Everything: {full}; nothing: {none}. Written answers "
        "and what lateness costs are not in it.",
    },
    "points_title": {"ko": "점수 분포", "en": "Distribution of points"},
    "points_axis": {"ko": "점수", "en": "points"},
    "students_axis": {"ko": "학생 수", "en": "students"},
    "median": {"ko": "중앙값 {value}", "en": "median {value}"},
    "nothing_graded": {"ko": "아직 채점한 것이 없습니다.", "en": "Nothing is graded yet."},
    # Heat map
    "map": {"ko": "학생과 문제", "en": "Students by exercises"},
    "map_caption": {
        "ko": "세로줄 하나가 학생 한 명입니다. 왼쪽이 점수가 높은 학생입니다. "
        "같은 내용이 아래 표에 이름과 함께 있습니다.",
        "en": "Each column is a student, the highest points on the left. The table below has the "
        "same with names.",
    },
    "map_axis": {"ko": "학생, 점수 순", "en": "students, by their points"},
    "map_row": {
        "ko": "{exercise}: 만점 {full}, 틀림 {wrong}, 시작 안 함 {empty}",
        "en": "{exercise}: solved by {full}, wrong for {wrong}, not begun by {empty}",
    },
    "everybody": {"ko": "전체 결과 ({n}명)", "en": "Everybody's results ({n})"},
    "look_full": {"ko": "만점", "en": "solved"},
    "look_part": {"ko": "일부 점수", "en": "part of the points"},
    "look_wrong": {"ko": "틀림", "en": "wrong"},
    "look_blocked": {"ko": "앞 문제 먼저", "en": "blocked by an earlier one"},
    "look_empty": {"ko": "시작 안 함", "en": "not begun"},
    "look_none": {"ko": "채점 전", "en": "not graded"},
    "total": {"ko": "합계", "en": "total"},
    "written": {"ko": "서술형", "en": "written"},
    "handed_in_at": {"ko": "제출 시각", "en": "handed in"},
    "on_time": {"ko": "제때", "en": "on time"},
    # Exercises
    "exercises": {"ko": "문제와 검사", "en": "Exercises and checks"},
    "exercise": {"ko": "문제", "en": "exercise"},
    "check": {"ko": "검사", "en": "check"},
    "items_caption": {
        "ko": "무엇이든 시작한 제출물 {n}개를 셉니다. 정답률은 얻은 점수의 비율입니다. 변별도 D는 "
        "나머지 문제의 점수로 나눈 위 27%와 아래 27%의 정답률 차이이고, r은 나머지 점수와의 "
        "점이연 상관입니다. 둘 다 1에 가까울수록 잘한 학생이 더 잘 풀고, 0 아래면 거꾸로입니다.",
        "en": "Counted are the {n} submissions in which something was begun. Solved is the share "
        "of its points that was won. D is the difference in it between the upper and the lower "
        "27 % by the points for the rest; r is the point-biserial correlation with these. Both are "
        "near 1 where strong students solve it more often, and below 0 where it is the other way "
        "round.",
    },
    "not_independent": {
        "ko": "서로 이어지는 문제는 따로 푼 문항이 아닙니다. 앞에서 막힌 학생은 뒤에서도 점수를 "
        "잃으므로 D와 r이 실제보다 높게 나옵니다.",
        "en": "Exercises that build on each other are no independent items: who is stuck at one "
        "loses the next as well, so D and r come out higher than they are.",
    },
    "too_few": {
        "ko": "제출물이 {enough}개보다 적어 변별도는 말하지 않습니다. 이 정도면 우연이 더 큽니다.",
        "en": "With fewer than {enough} submissions nothing is said of discrimination: it would "
        "be chance.",
    },
    "few": {
        "ko": "제출물이 100개보다 적어 D와 r은 아직 불확실합니다. 괄호 안이 r의 95% 구간입니다.",
        "en": "With fewer than 100 submissions D and r are uncertain; in brackets is the 95 % "
        "interval of r.",
    },
    "solved": {"ko": "정답률", "en": "solved"},
    "begun": {"ko": "시작", "en": "begun"},
    "meaning": {"ko": "의미와 할 일", "en": "what it means"},
    "no_checks": {
        "ko": "검사별 결과가 남아 있지 않아 문제별 점수만 보입니다.",
        "en": "There are no results check by check, so only the exercises' points are shown.",
    },
    "checks_of": {"ko": "{exercise}의 검사", "en": "The checks of {exercise}"},
    "failed": {"ko": "실패", "en": "failed"},
    "of": {"ko": "{all}명 중 {n}명", "en": "{n} of {all}"},
    "taken_for": {"ko": "틀린 답의 진단", "en": "What wrong answers were taken for"},
    "kind_mistake": {"ko": "알려진 실수", "en": "known mistake"},
    "kind_line": {"ko": "찾아낸 줄", "en": "a line was found"},
    "kind_exception": {"ko": "예외", "en": "exception"},
    "kind_case": {"ko": "한두 경우에서만 틀림", "en": "wrong in a case or two"},
    "kind_general": {"ko": "그 밖", "en": "none of these"},
    # Times
    "times": {"ko": "제출 시점", "en": "When it came in"},
    "times_title": {"ko": "마감까지의 제출", "en": "Handed in, against the deadline"},
    "times_sentence": {
        "ko": "마감은 {due}입니다. 제때 {on_time}명, 늦게 {late}명. 제때 낸 학생의 절반이 마감 "
        "{median} 전까지 냈고, 마지막 24시간에 {day}명, 마지막 1시간에 {hour}명이 냈습니다.",
        "en": "Due {due}. On time: {on_time}; late: {late}. Half of those on time had handed in "
        "{median} before it; in the last 24 hours {day} did, in the last hour {hour}.",
    },
    "times_no_due": {"ko": "마감이 없습니다.", "en": "There is no deadline."},
    "times_unknown": {
        "ko": "제출 시각을 아는 제출물이 없습니다.",
        "en": "Of no submission is it known when it came.",
    },
    "days_axis": {"ko": "마감까지의 일수 (0: 마감)", "en": "days, from the deadline on"},
    "handed_in_axis": {"ko": "제출한 학생 (%)", "en": "handed in (%)"},
    "deadline": {"ko": "마감", "en": "deadline"},
    "hours": {"ko": "{n}시간", "en": "{n} hours"},
    "days": {"ko": "{n}일", "en": "{n} days"},
    # The term
    "term": {"ko": "지금까지의 학기", "en": "The term so far"},
    "assignment": {"ko": "과제", "en": "assignment"},
    "due": {"ko": "마감", "en": "due"},
    "late_column": {"ko": "늦음", "en": "late"},
    "median_column": {"ko": "중앙값", "en": "median"},
    "waits_column": {"ko": "사람이 할 일", "en": "for a person"},
    "term_title": {"ko": "과제별 점수와 제출", "en": "Points and hand-ins by assignment"},
    "term_description": {
        "ko": "과제별로 점수의 중앙값, 가운데 절반, 제출한 비율. 숫자는 옆의 표에 있습니다.",
        "en": "Per assignment the median of the points, the middle half, and how many handed in; "
        "the numbers are in the table beside it.",
    },
    "percent_axis": {"ko": "%", "en": "%"},
    "median_share": {"ko": "점수의 중앙값", "en": "median of the points"},
    "half": {"ko": "가운데 절반", "en": "middle half"},
    "handed_in_share": {"ko": "제출", "en": "handed in"},
    "behind": {"ko": "뒤처지는 학생", "en": "Who is falling behind"},
    "behind_nobody": {
        "ko": "아래 규칙에 걸리는 학생이 없습니다.",
        "en": "Nobody, by the rules below.",
    },
    "behind_rules": {
        "ko": "마감이 지난 과제만 봅니다. 규칙: 한 번도 내지 않음; 최근 두 과제를 내지 않음; "
        "최근 세 과제 중 둘 이상을 내지 않음; 최근 세 과제의 평균이 절반에 못 미치고 반의 "
        "아래 4분위보다 낮음; 최근 세 과제가 반의 중앙값과 비교해 그 앞보다 20%p 이상 떨어짐; "
        "최근 세 과제 중 둘 이상이 늦음. 이유는 이 숫자로 알 수 없으니 물어보세요.",
        "en": "Only assignments whose deadline is past count. The rules: never handed anything in; "
        "nothing for the last two; two of the last three missing; less than half of the points in "
        "the last three, and less than the class's lower quartile; the last three lower than those "
        "before by 20 points in a hundred or more, against the class's median; two of the last "
        "three late. Why it is so, the numbers cannot tell: ask.",
    },
    "why": {"ko": "이유", "en": "why"},
    "mean": {"ko": "평균", "en": "mean"},
    "everybody_term": {"ko": "전체 학생의 학기 ({n}명)", "en": "Everybody's term ({n})"},
    "everybody_term_caption": {
        "ko": "자동 채점 점수의 비율(%). – 는 제출하지 않음, · 는 채점 전.",
        "en": "Percent of the points that the autograder gives. – is not handed in, · not graded.",
    },
    "back": {"ko": "차례로 돌아가기", "en": "to the contents"},
}
