"""Sentences of the exam room on timer, pace, and open questions."""

from datetime import datetime, timedelta

from data.exams.clock import ClockFace
from data.exams.clock_jumps import Jump
from data.exams.pacing import pace
from data.exams.paper import Paper
from data.language import say, say_count
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Question
from data.study.study import Study
from widgets.dialogs.choice_dialog import Choices
from widgets.exam.pace_line import as_clock, as_seconds, format_pace


def format_clock(paper: Paper, now: datetime) -> str:
    """The time left, or the time used without a limit."""
    left = paper.time_left(now)
    if left is not None:
        return say("{time} left", time=as_clock(left))
    return say("{time} used", time=as_clock(timedelta(seconds=int(paper.seconds(now)))))


def pace_of(paper: Paper, plan: Plan, now: datetime, answered: int, hidden: bool) -> tuple[str, bool]:
    """The pace line, and whether the exam is behind; `answered` counts questions, `hidden` leaves out all times."""
    total, number = len(paper.answers), paper.current_number
    done = say("{n} of {total} answered", n=answered, total=total)
    question_label = say("Q{n}", n=number)
    if hidden:
        return f"{question_label} · {done}", False
    this = say("this question {time}", time=as_seconds(int(paper.seconds_on(number, now))))
    left = paper.time_left(now)
    minutes = paper.attempt.minutes
    if left is None or not minutes:
        return f"{question_label} · {done} · {this}", False
    gone = timedelta(seconds=paper.seconds(now))
    speed = pace(
        ClockFace(paper.state, gone, left, (timedelta(),) * answered), total, minutes, plan.review_in(minutes)
    )
    words = format_pace(paper.state, speed.ahead, speed.reserve)
    return f"{question_label} · {words} · {done} · {this}", speed.ahead < timedelta()


def prompt_label(waiting: str, state: str, pause: str, leave: str) -> str:
    """What the next key does, if that is unusual; `pause` and `leave` are the keys to name."""
    if state == "paused":
        return say("Paused. Press [{key}] to resume.", key=pause)
    if waiting == "strike":
        return say("Press the letter of the option to strike out, or [{key}] to cancel.", key=leave)
    return say("Press the letter to add to the answer, or [{key}] to cancel.", key=leave) if waiting == "also" else ""


def suggestion_label(study: Study, question: Question, key: str) -> str:
    """The suggested domain and the key that settles it; empty for a question whose domain is settled."""
    domain = study.all(Domain).get(question.suggested_domain or 0)
    if question.domain is not None:
        return ""
    if domain is None:
        return say("This question has no domain. Press [{key}] to set one.", key=key)
    return say("Suggested domain: {name}. Press [{key}] to accept or change it.", key=key, name=domain.name)


def hand_in_question(paper: Paper, unanswered: int) -> tuple[str, Choices]:
    """What is unanswered and flagged, and the choices; staying comes first while something is open."""
    flagged = sum(answer.flagged for answer in paper.answers)
    sentences = [
        say_count(unanswered, "{n} question is unanswered.", "{n} questions are unanswered.")
        if unanswered
        else say("All questions are answered."),
        say_count(flagged, "{n} question is flagged.", "{n} questions are flagged."),
    ]
    stay, leave = ("stay", say("Continue")), ("hand in", say("Hand in now"))
    return " ".join(sentences), (stay, leave) if unanswered else (leave, stay)


def leave_question(key: str) -> tuple[str, Choices]:
    """The question about leaving an exam whose timer does not stop; `key` brings the learner back."""
    return say("The exam timer keeps running while you are away. Press [{key}] to come back.", key=key), (
        ("stay", say("Stay in the exam")),
        ("leave", say("Leave (the timer keeps running)")),
        ("throw away", say("Discard this attempt (started by mistake)")),
    )


def jump_question(jump: Jump) -> tuple[str, Choices]:
    """The question about a jump of the computer's clock."""
    time = as_clock(jump.size)
    if jump.forward:
        words = say("The computer's clock jumped ahead by {time}: it was asleep, or the time was changed.", time=time)
        return words, (
            ("exclude", say("Asleep or changed: do not count this time")),
            ("count", say("I kept working: count this time")),
        )
    words = say("The computer's clock was set back by {time}.", time=time)
    return words, (
        ("exclude", say("Keep the time counted so far")),
        ("count", say("The new time is right: add that time back")),
    )
