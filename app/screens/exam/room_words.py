"""What the exam room says about clock, pace, and what is left to do."""

from datetime import datetime, timedelta

from data.exams.clock import ClockFace
from data.exams.clock_jumps import Jump
from data.exams.pacing import pace
from data.exams.paper import Paper
from data.language import say, say_count
from data.model.plan import Plan
from widgets.dialogs.choice_dialog import Choices
from widgets.exam.pace_line import as_clock, as_seconds, pace_words


def clock_words(paper: Paper, now: datetime) -> str:
    """The time left, or the time gone where there is no limit."""
    left = paper.left(now)
    if left is not None:
        return say("{time} left", time=as_clock(left))
    return say("{time} gone", time=as_clock(timedelta(seconds=int(paper.seconds(now)))))


def pace_of(paper: Paper, plan: Plan, now: datetime, answered: int, hidden: bool) -> tuple[str, bool]:
    """The pace line, and whether the exam is behind; `answered` counts questions, `hidden` keeps all times off."""
    total, number = len(paper.answers), paper.here
    done = say("{n} of {total} answered", n=answered, total=total)
    place = say("Q{n}", n=number)
    if hidden:
        return f"{place} · {done}", False
    this = say("this question {time}", time=as_seconds(int(paper.seconds_on(number, now))))
    left = paper.left(now)
    minutes = paper.attempt.minutes
    if left is None or not minutes:
        return f"{place} · {done} · {this}", False
    gone = timedelta(seconds=paper.seconds(now))
    speed = pace(
        ClockFace(paper.state, gone, left, (timedelta(),) * answered), total, minutes, plan.review_in(minutes)
    )
    words = pace_words(paper.state, speed.ahead, speed.reserve)
    return f"{place} · {words} · {done} · {this}", speed.ahead < timedelta()


def prompt_words(waiting: str, state: str) -> str:
    """What the next key does, where it does something unusual."""
    if state == "paused":
        return say("Paused: Space goes on.")
    if waiting == "strike":
        return say("Strike out which option? Press its letter; Esc keeps them all.")
    return say("Which letter joins the answer? Esc for none.") if waiting == "also" else ""


def hand_in_words(paper: Paper, unanswered: int) -> tuple[str, Choices]:
    """The sentence on what is unanswered, and the choices; staying comes first while something is open."""
    flagged = sum(answer.flagged for answer in paper.answers)
    open_ones = say_count(unanswered, "{n} question is unanswered", "{n} questions are unanswered")
    words = f"{open_ones if unanswered else say('Every question is answered')}; {say('{n} flagged', n=flagged)}."
    stay, leave = ("stay", say("Go on")), ("hand in", say("Hand in now"))
    return words, (stay, leave) if unanswered else (leave, stay)


def jump_words(jump: Jump) -> tuple[str, Choices]:
    """The question about a jump of the computer's clock."""
    time = as_clock(jump.size)
    if jump.forward:
        words = say("The clock of this computer jumped ahead by {time}: it slept, or somebody set it.", time=time)
        return words, (
            ("leave out", say("It slept or was set: this time does not count")),
            ("count", say("I went on with the exam: count this time")),
        )
    words = say("The clock of this computer was set back by {time}.", time=time)
    return words, (
        ("leave out", say("Keep the time the exam has counted")),
        ("count", say("The new clock is right: give this time back")),
    )
