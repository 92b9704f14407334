"""The grader's side of a student process: loads cells, calls functions, survives its failures."""

from __future__ import annotations

import os
import secrets
import signal
import time
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from autograder.sandbox import clock
from autograder.sandbox.allowance import Allowance, Budget
from autograder.sandbox.exchange import CodeCell, LoadReport, Reply, Trouble
from autograder.sandbox.inbox import FolderFull, Inbox
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.parse_reply import (
    MAX_TROUBLES,
    Fault,
    fault_of,
    list_of,
    magics_of,
    plain_numbers,
    text_of,
)
from autograder.sandbox.shortcut_log import Forbid, ShortcutLog
from autograder.sandbox.spawn import Child, Ended, Spawner, SpawnError, Unconfined
from autograder.sandbox.student_side import wire

MAX_RESTARTS_WHILE_LOADING = 20
# What the student process may say of how the submission was run: stand-ins that gave the same
# result, and a default that the submission changed.
REMARKS = ("workers", "compile", "debugger", "default_dtype")
# What all questions that are asked together may take, of the time of one call.
TOGETHER = 0.25
START_SECONDS = 60.0  # a fresh interpreter that imports torch from a slow disk
# Of a reply: what says more of the submission than what came of this one call.
_ABOUT_SUBMISSION = ("used", "notes")
Known = TypeVar("Known")


class StandIns(Protocol):
    """Answers for functions of the submission that are not right yet (values only)."""

    @property
    def names(self) -> Sequence[str]: ...

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]: ...


class Encoded(NamedTuple):
    """A message without its number as it crosses: JSON, and the arrays that are not in it."""

    text: bytes
    tensors: bytes


class _Ended(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


_ALL_THREADS = "this user's processes may have all the threads that they may have"


class StudentProcess:
    """One submission, loaded in a child that is started again whenever it dies."""

    def __init__(
        self,
        spawner: Spawner,
        module: str,
        cells: Sequence[CodeCell],
        limits: ProcessLimits,
        forbid: Forbid | None = None,
        stand_ins: StandIns | None = None,
    ) -> None:
        self.spawner, self.module, self.cells, self.limits = spawner, module, cells, limits
        self.budget = Budget(limits.submission_seconds)
        self.child: Child | None = None
        self.inbox: Inbox | None = None
        self.received = 0
        self.skipped: set[int] = set()
        self.fatal: list[Trouble] = []
        self.broken: Fault | None = None
        self.report = LoadReport()
        self.layers: dict[str, Any] = {}
        self.stand_ins = stand_ins
        self.fresh = False
        # The latest call and its reply, where the two are its whole outcome.
        self.exchanged: tuple[Encoded, Encoded] | None = None
        self.remarks: dict[str, None] = {}
        self.shortcut_log = ShortcutLog(forbid or {}, frozenset(cell.file for cell in cells))

    def another(
        self, *, limits: ProcessLimits | None = None, stand_ins: StandIns | None = None
    ) -> StudentProcess:
        """The same submission for a child of its own, not loaded yet; what is given is new."""
        return StudentProcess(
            self.spawner,
            self.module,
            self.cells,
            limits or self.limits,
            self.shortcut_log.forbid,
            stand_ins or self.stand_ins,
        )

    def load(self) -> LoadReport:
        """Run the cells; a cell that ends or hangs the process is left out of the next try."""
        for _ in range(MAX_RESTARTS_WHILE_LOADING):
            position = [-1]
            try:
                reply = self._request(
                    {
                        "op": "load",
                        "module": self.module,
                        "cells": [vars(cell) for cell in self.cells],
                        "skip": sorted(self.skipped),
                        "forbid": self.shortcut_log.to_send,
                        "stand_ins": list(self.stand_ins.names) if self.stand_ins else [],
                    },
                    self.limits.load_seconds,
                    position,
                )
                self.report = LoadReport(
                    self.fatal + self._troubles(reply),
                    text_of(reply.get("output"), self.limits.output_chars),
                    frozenset(n for n in list_of(reply.get("names")) if type(n) is str),
                    magics_of(reply),
                )
                return self.report
            except _Ended as ended:
                if not 0 <= position[0] < len(self.cells) or position[0] in self.skipped:
                    self.broken = ended.fault
                    break
                self.skipped.add(position[0])
                self.fatal.append(Trouble(position[0], ended.fault))
                if ended.fault.kind == "budget":
                    self.broken = ended.fault
                    break
        else:
            self.broken = Fault("died", "too many cells end the process")
        self.report = LoadReport(list(self.fatal))
        return self.report

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """Call `name` over there; `observe` brings back the arguments as the call left them."""
        question = self.question(name, args, kwargs, observe=observe, fresh=self.fresh)
        return self.ask(name, question, {})

    @staticmethod
    def question(
        name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool, fresh: bool
    ) -> Encoded:
        """A call as it crosses; `fresh`: from the state after loading."""
        request = {
            "op": "call",
            "name": name,
            "args": list(args),
            "kwargs": kwargs,
            "observe": observe,
            "fresh": fresh,
        }
        return Encoded(*wire.encoded(request))

    def ask(self, name: str, question: Encoded, known: Mapping[Encoded, Known]) -> Reply | Known:
        """Ask what is encoded already; for a reply that is known, what it is known for.

        Such a reply is not decoded: nothing is done with it beyond comparing its bytes.
        """
        if self.broken is None and self.child is None:
            self.load()
        self.exchanged = None
        if self.broken is not None:
            return Reply(fault=self.broken)
        self.fresh = False
        try:
            reply = self._request(question, self.limits.call_seconds, [-1], known)
        except _Ended as ended:
            return Reply(fault=replace(ended.fault, where=name))
        return known[reply] if isinstance(reply, Encoded) else self._reply(name, question, reply)

    @staticmethod
    def questions(calls: Sequence[Mapping[str, Any]]) -> Encoded:
        """Several calls as they cross together, made from the state after loading: name, args,
        kwargs and observe of each."""
        return Encoded(*wire.encoded({"op": "calls", "calls": list(calls)}))

    def ask_together(
        self,
        questions: Encoded,
        each: Sequence[tuple[str, Encoded]],
        known: Mapping[Encoded, Known],
    ) -> list[Reply] | Known | None:
        """The replies to `questions`, of which `each` is one: its name, and it alone.

        For replies that are known, what they are known for; None where there are none within the
        time. They are fewer where one says that no other would tell more.
        """
        if self.broken is None and self.child is None:
            self.load()
        self.exchanged = None
        if self.broken is not None:
            return None
        self.fresh = False
        try:
            answer = self._request(questions, TOGETHER * self.limits.call_seconds, [-1], known)
        except _Ended:
            return None
        if isinstance(answer, Encoded):
            return known[answer]
        replies = list_of(answer.get("replies"))
        if not 0 < len(replies) <= len(each) or not all(isinstance(one, dict) for one in replies):
            return None
        told = [
            self._reply(name, question, reply)
            for (name, question), reply in zip(each, replies, strict=False)
        ]
        return told if len(told) == len(each) or told[-1].fault is not None else None

    def read(self, name: str, question: Encoded, answer: Encoded) -> Reply:
        """What a known reply to a call of `name` says."""
        return self._reply(name, question, wire.decoded(*answer))

    def _reply(self, name: str, question: Encoded, reply: dict[str, Any]) -> Reply:
        output = text_of(reply.get("output"), min(self.limits.output_chars, wire.MAX_PRINTED))
        if reply.get("error") is not None:
            return Reply(
                fault=replace(self._fault_with_limit(reply["error"]), where=name), output=output
            )
        after: dict[str, Any] = {}
        untouched = reply.get("untouched") is True
        if untouched or any(reply.get(name) is not None for name in ("args_after", "kwargs_after")):
            asked = wire.decoded(*question, stand_ins=True)
            if asked["observe"]:  # what nobody asked for is not kept
                told = {"args_after": asked["args"], "kwargs_after": asked["kwargs"]}
                after = told if untouched else reply
        return Reply(
            value=reply.get("value"),
            output=output,
            args_after=after.get("args_after"),
            kwargs_after=after.get("kwargs_after"),
            warnings=tuple(text_of(item, 300) for item in list_of(reply.get("warnings"))[:20]),
            shares=tuple(text_of(item, 100) for item in list_of(reply.get("shares"))[:20]),
            defaults=plain_numbers(reply.get("defaults")),
            moved=tuple(text_of(item, 100) for item in list_of(reply.get("moved"))[:20]),
            left=tuple(text_of(item, 60) for item in list_of(reply.get("left"))[:20]),
        )

    def begin(self) -> None:
        """Have the next call start from the state after loading, whatever earlier ones left."""
        self.fresh = True

    def variant(self, **request: Any) -> dict[str, Any] | None:
        """Have the next change of a function put in force (see `autograder.grading.variants`).

        What the student process says of it, unchecked; None where it gives no answer.
        """
        if self.broken is None and self.child is None:
            self.load()
        if self.broken is not None:
            return None
        try:
            reply = self._request({"op": "variant", **request}, self.limits.call_seconds, [-1])
        except _Ended:
            return None
        return reply if reply.get("error") is None else None

    def place(self, source: str, function: str, sorts: Sequence[str], names: Sequence[str]) -> Any:
        """What a new child reports about a function's line of one of these sorts, without running
        it: [sort, line, text], unchecked; None if there is none (see `student_side.where`)."""
        asked = {"source": source, "function": function, "sorts": [*sorts], "names": [*names]}
        reader = StudentProcess(self.spawner, self.module, (), self.limits)
        return reader._ask_once({"op": "place", **asked}, "place")

    def outlines(self, sources: Sequence[str]) -> Any:
        """What a new child reports about these sources, without running them; None if it fails."""
        return self._ask_once({"op": "outline", "sources": list(sources)}, "outlines")

    def _ask_once(self, request: dict[str, Any], told: str) -> Any:
        """One part of the answer to a question for which no cell is run; None if it fails."""
        try:
            return self._request(request, self.limits.load_seconds, [-1]).get(told)
        except _Ended:
            return None
        finally:
            self.close()

    def close(self) -> None:
        """End the child, if one is running."""
        if self.child is not None:
            self._end(self.child)

    def _end(self, child: Child) -> Ended:
        self.child = self.inbox = None
        used = clock.processor_seconds(child.pid) or 0.0
        held_up = clock.held_up_seconds(child.pid)
        ended = child.end()
        self.budget.end(child.pid, max(used, ended.cpu_seconds), held_up)
        return ended

    def _request(
        self,
        message: dict[str, Any] | Encoded,
        seconds: float,
        position: list[int],
        known: Container[Encoded] = (),
    ) -> Any:
        """The answer to a message: a dict, or as it came where it is one of those `known`."""
        if self.budget.left(self.child.pid if self.child is not None else 0) <= 0:
            self.close()
            raise _Ended(Fault("budget", f"{self.limits.submission_seconds:g}"))
        limit = seconds
        try:
            inbox = self.inbox if self.inbox is not None else self._start()
            pid = inbox.child.pid
            self.budget.ask(pid)
            allowance = Allowance(pid, seconds, self.budget)
            limit, inbox.left = allowance.seconds, allowance.left
            try:
                return self._exchange(inbox, message, position, known)
            finally:
                self.budget.count(pid, allowance.passed())
        except TimeoutError:
            self.close()
            raise _Ended(Fault("timeout", f"{limit:.3g}")) from None
        except FolderFull as full:
            self.close()
            raise _Ended(Fault("folder", str(full))) from None
        except wire.WireError as error:
            self.close()
            raise _Ended(Fault("protocol", str(error))) from None
        except (EOFError, OSError):
            raise _Ended(self._died()) from None

    def _exchange(
        self,
        inbox: Inbox,
        message: dict[str, Any] | Encoded,
        position: list[int],
        known: Container[Encoded],
    ) -> Any:
        """Ask one question and take exactly the one answer that belongs to it."""
        inbox.require_silence()
        # Nobody over there knows the number before the question has been asked.
        number = secrets.randbits(52)
        asked = message if isinstance(message, Encoded) else Encoded(*wire.encoded(message))
        loads = not isinstance(message, Encoded) and message["op"] == "load"
        inbox.send_bytes(wire.framed(wire.numbered(asked.text, number), asked.tensors))
        while True:
            text, tensors = wire.read_frame(inbox.read, self.limits.reply_bytes + (1 << 20))
            self._count(inbox)  # also where what came is refused, or asks for something
            told = wire.without_number(text, number)
            answer = Encoded(told, tensors) if told is not None else None
            is_known = answer is not None and answer in known
            reply = {} if is_known else wire.decoded(text, tensors)
            if not is_known:
                event = text_of(reply.get("event"), 20)
                if event == "cell" and loads:
                    position[0] = self._position(reply, position[0])
                    continue
                # Before the first cell nothing of it has run: this much can be believed.
                if event == "written" and loads and position[0] < 0:
                    self.shortcut_log.add(reply.get("found"), "written")
                    continue
                if event == "ask" and self.stand_ins and not loads:
                    inbox.send(self.stand_ins.answer(reply))
                    continue
                if type(reply.get("id")) is not int or reply["id"] != number:
                    raise wire.WireError("a reply to no question")
            # It came while we looked away: what decides is how long it has computed.
            if inbox.left() <= 0:
                raise TimeoutError
            inbox.require_room()
            self.shortcut_log.add(reply.get("used"), "called")
            said = [text_of(note, 40) for note in list_of(reply.get("notes"))[:20]]
            self.remarks |= dict.fromkeys(note for note in REMARKS if note in said)
            if answer is not None and not any(name in reply for name in _ABOUT_SUBMISSION):
                self.exchanged = asked, answer
            return answer if is_known else reply

    def _count(self, inbox: Inbox) -> None:
        """Keep how much the submission has sent, which has a limit of its own."""
        self.received = inbox.received
        if self.received > self.limits.replies_bytes:
            self.close()
            raise _Ended(Fault("replies", f"{self.limits.replies_bytes >> 20}"))

    def _start(self) -> Inbox:
        began, held_up = time.monotonic(), clock.held_up_seconds(os.getpid())
        child = self.spawner.spawn()
        inbox = Inbox(child, self.limits, self.received)
        inbox.left = lambda: began + START_SECONDS - time.monotonic()
        try:
            # Its greeting, from before any student code: from here on, time is the submission's.
            greeting = wire.receive_frame(inbox.read, 0)
        except (EOFError, OSError, wire.WireError) as error:
            child.end()
            raise SpawnError(f"the student process does not start: {error!r}") from error
        if greeting.get("event") == "refused":
            child.end()
            raise Unconfined(str(greeting.get("reason")))
        waited = clock.held_up_seconds(os.getpid()) - held_up  # whoever watches counts that
        clock.excused.value += max(time.monotonic() - began - waited, 0.0)
        self.budget.begin(child.pid, held_up)
        layers = greeting.get("layers") or {}
        # A tmpfs has a size and a number of files; any other folder is watched.
        inbox.watched = not layers.get("private_tmpfs")
        self.child, self.inbox, self.layers = child, inbox, layers
        return inbox

    def _died(self) -> Fault:
        if self.child is None:
            return Fault("died", "0")
        ended = self._end(self.child)
        if ended.lost:
            raise SpawnError("the process that starts student processes has ended")
        if ended.status == 1 and self._shares_threads():
            # As PyTorch ends a process in which it cannot start a thread.
            raise SpawnError(f"the student process ended where {_ALL_THREADS}")
        out_of_time = ended.cpu_seconds >= self.limits.cpu_seconds
        if out_of_time or ended.status == -getattr(signal, "SIGXCPU", 0) != 0:
            return Fault("cpu", f"{self.limits.cpu_seconds:g}")
        return Fault("died", str(ended.status))

    def _fault_with_limit(self, error: Any) -> Fault:
        """A fault as the student process told it, with the limit in words where it met one.

        Raises SpawnError for a limit that this user's other processes may have met.
        """
        fault = fault_of(error)
        if fault.kind == "threads" and self._shares_threads():
            raise SpawnError(_ALL_THREADS)
        limits = {
            "memory": f"{self.limits.memory_bytes >> 20}",
            "files": f"{self.limits.file_bytes >> 20}",
        }
        return replace(fault, message=limits.get(fault.kind, fault.message))

    def _shares_threads(self) -> bool:
        """Whether the limit on threads counts all that this user runs: which of these processes met
        it, nobody can tell."""
        alone = self.layers.get("identity") or self.layers.get("user_namespace")
        return bool(self.layers) and not alone

    def _troubles(self, reply: dict[str, Any]) -> list[Trouble]:
        troubles = []
        for item in list_of(reply.get("troubles"))[:MAX_TROUBLES]:
            position = item.get("position") if isinstance(item, dict) else None
            if type(position) is int and 0 <= position < len(self.cells):
                troubles.append(Trouble(position, self._fault_with_limit(item)))
        return troubles

    def _position(self, reply: dict[str, Any], last: int) -> int:
        position = reply.get("position")
        if type(position) is not int or not last < position < len(self.cells):
            raise wire.WireError("cells out of order")
        return position
