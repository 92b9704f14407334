"""Right values, and beside them texts of 30,000 wide letters in place of the defaults.

Seen: of the defaults whatever was sent was kept with each reply: 689 MB in the grader.
Must: what its values are worth; of the defaults only numbers are kept.
Points: 20
"""

import sys

#: include mlp_solved

W = sys.modules["worker"].Worker
real = W.call
WIDE = "a" * 30_000 + "\U0001f600"


def call(self, request):
    reply = real(self, request)
    reply["defaults"] = [WIDE[1:], {WIDE[-9:]: WIDE[-9:]}, WIDE[-9_000:]]
    return reply


W.call = call
