"""A path as text stands where a file was to be made; known mistakes would be asked to save there.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: a round of attacks in November 2026: the grader wrote over that file.
Must: no points, and no file.
"""

import sys

worker = sys.modules["worker"].Worker
call = worker.call


def lying(self, request):
    reply = call(self, request)
    if request["name"] == "@make" and list(request["args"])[:1] == ["file"]:
        reply["value"] = "/tmp/course-liar-path_as_text.pt"
    return reply


worker.call = lying


def save_checkpoint(path, model, optimizer, epoch):
    return None
