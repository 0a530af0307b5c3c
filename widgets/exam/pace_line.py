"""The pace of an exam in words."""

from datetime import timedelta

from data.language import say


def format_pace(state: str, ahead: timedelta, reserve: timedelta) -> str:
    """How far ahead or behind an exam is, and the minutes reserved for review."""
    review = say("{n} min kept for review", n=round(reserve.total_seconds() / 60)) if reserve else ""
    return " · ".join(words for words in (_speed(ahead) if state != "ready" else "", review) if words)


def _speed(ahead: timedelta) -> str:
    if ahead < timedelta(0):
        return say("{time} behind", time=as_minutes(-ahead))
    return say("{time} ahead", time=as_minutes(ahead)) if ahead >= timedelta(minutes=1) else say("on pace")


def as_minutes(span: timedelta) -> str:
    """Minutes and seconds, as in 2:40."""
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def as_seconds(seconds: float) -> str:
    """A number of seconds as minutes and seconds, as in 2:40."""
    return as_minutes(timedelta(seconds=seconds))


def as_clock(left: timedelta) -> str:
    """A countdown as hours, minutes and seconds; a second that has started still counts."""
    seconds = -int(-left.total_seconds() // 1)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
