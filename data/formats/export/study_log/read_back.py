"""Reads a study log that the cockpit wrote back into records.

Values that a log lacks have their defaults: clock events, single answers, the time of a tick.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from data.errors import StudyError
from data.formats.export.study_log.blocks import Block, blocks
from data.formats.export.study_log.read_tables import mocks, resources, sessions
from data.formats.export.study_log.task_columns import Ids, ids_by_label, read_lines, read_row
from data.formats.export.study_log.weeks import DONE
from data.formats.export.study_log.words import Words, readable_words
from data.model.domains import Confidence, Domain
from data.model.notes import WEEK_SECTIONS, Note
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.planning.notebook import SECTION_TITLES
from data.planning.progress import phase_on

SOURCE = "study log"
"""Source of the tasks, so that their ticks do not count as work on the day of the import."""
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d) ~ (\d{4}-\d\d-\d\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FACT = re.compile(r"\*\*(.+?)\*\*: (.*)")


def read_back(text: str, now: datetime, new_id: Callable[[], int]) -> list[Record] | None:
    """Read every record of the log, the plan first; None for a text that is not a log of the cockpit.

    Ticked tasks get `now` as the time of their tick.
    """
    for words in readable_words():
        if f"# {words.say('Goals')}\n" not in text:
            continue  # avoids splitting a large plan for nothing
        parts = blocks(text)
        name = _between(words.say("{name}: study log", name="\0"), parts[0].title if parts else "")
        if name and len(parts) > 1 and parts[1].title == words.say("Goals"):
            try:
                return _Log(parts, words, now, new_id).records(name)
            except (ValueError, OverflowError, KeyError, StudyError):
                return None  # edited beyond recognition: it is read like any other file
    return None


def _between(pattern: str, text: str) -> str:
    before, _, after = pattern.partition("\0")
    fits = text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after)
    return text[len(before) : len(text) - len(after)] if fits else ""


class _Log:
    """One log while it is read."""

    def __init__(self, parts: list[Block], words: Words, now: datetime, new_id: Callable[[], int]) -> None:
        self.blocks = parts
        self.words = words
        self.now = now
        self.new_id = new_id

    def records(self, name: str) -> list[Record]:
        plan = self._plan(name)
        phases = [Phase(id=self.new_id(), title=row[self.words.say("Topic")], weeks=row[self.words.say("Weeks")],
                        start=_range(row[self.words.say("Dates")])[0], end=_range(row[self.words.say("Dates")])[1])
                  for row in self._under("Roadmap")]  # fmt: skip
        domains, ratings = self._domains()
        labels = {domain.label: domain.id for domain in domains}
        attempts = mocks(self._under("Mock exam scores"), self.words, labels, self.new_id)
        items = [item for block in self._parts("Resources") for item in block.items]
        study_resources = resources(items, self.new_id)
        ids = ids_by_label([*phases, *domains, *attempts, *study_resources])
        tasks = [*self._tasks(plan, phases, ids), *self._loose(ids)]
        return [
            plan, *phases, *domains, *ratings, *tasks, *self._notes(), *attempts,
            *sessions(self._under("Study time log"), self.words, tasks, self.new_id),
            *study_resources,
        ]  # fmt: skip

    def _parts(self, title: str) -> list[Block]:
        """The block with a title, and the blocks below it."""
        heading = self.words.say(title)
        start = next(
            (at for at, block in enumerate(self.blocks) if block.level == 2 and block.title == heading), None
        )
        if start is None:
            return []
        end = next((at for at in range(start + 1, len(self.blocks)) if self.blocks[at].level <= 2), len(self.blocks))
        return self.blocks[start:end]

    def _under(self, title: str) -> list[dict[str, str]]:
        return [row for block in self._parts(title) for row in block.rows]

    def _plan(self, name: str) -> Plan:
        facts = {match[1]: match[2] for item in self.blocks[1].items if (match := _FACT.fullmatch(item))}
        values = {key: facts[self.words.say(key)] for key in
                ("Exam", "Study period", "Study time a day", "Study time a week", "Exam day", "Exam form")
                if self.words.say(key) in facts}  # fmt: skip
        period = values["Study period"]
        week_minutes = _numbers(values.get("Study time a week", ""))
        form = _numbers(values.get("Exam form", ""))
        checkpoints = tuple(week for row in self._under("Domains and confidence")[:1] for week in self._weeks(row))
        return Plan(
            id=self.new_id(),
            name=name,
            start=_range(period)[0],
            weeks=int(_numbers(period)[0]),
            exam_day=date.fromisoformat(values["Exam day"]) if "Exam day" in values else None,
            language=self.words.language,
            minutes_a_day=int(_numbers(values.get("Study time a day", "60"))[0]),
            weekly_hours=week_minutes[0] / 60 if week_minutes else None,
            checkpoints=checkpoints,
            exam_name="" if values.get("Exam") == name else values.get("Exam", ""),
            exam_questions=int(form[0]) if len(form) == 2 else 0,
            exam_minutes=int(form[1]) if len(form) == 2 else 0,
        )

    def _weeks(self, row: dict[str, str]) -> list[int]:
        """The checkpoints that have a column in the domain table."""
        before, _, after = self.words.say("Week {week}", week="\0").partition("\0")
        pattern = re.compile(f"{re.escape(before)}(\\d+){re.escape(after)}")
        return [int(match[1]) for name in row if (match := pattern.fullmatch(name))]

    def _domains(self) -> tuple[list[Domain], list[Confidence]]:
        domains, ratings = [], []
        for position, row in enumerate(self._under("Domains and confidence")):
            weight = float(row[self.words.say("Weight")].rstrip("%"))
            short = row.get(self.words.say("Short name"), "")
            name = row[self.words.say("Domain")]
            domains.append(Domain(id=self.new_id(), name=name, weight=weight, short=short, position=position))
            for week in self._weeks(row):
                value = _numbers(row[self.words.say("Week {week}", week=week)].rpartition("/")[0])
                if value:
                    ratings.append(
                        Confidence(id=self.new_id(), domain=domains[-1].id, checkpoint=week, value=int(value[0]))
                    )
        return domains, ratings

    def _tasks(self, plan: Plan, phases: list[Phase], ids: Ids) -> list[Task]:
        tasks = []
        for block in self._parts("Weekly checklists"):
            for position, row in enumerate(block.rows):
                start = _range(block.title)[0]
                day = self._day(row[self.words.say("Date")], start)
                phase = phase_on(phases, day or start)
                tasks.append(
                    Task(
                        id=self.new_id(),
                        title=row[self.words.say("Task")],
                        day=day,
                        week=None if day else plan.week_of(start),
                        phase=phase.id if phase else None,
                        position=position,
                        # "Done" and a phase's state are one word in some languages.
                        done_at=self.now if row[self.words.say("Done")] == DONE else None,
                        source=SOURCE,
                        **read_row(row, self.words, ids),
                    )
                )
        return tasks

    def _loose(self, ids: Ids) -> list[Task]:
        tasks = []
        length = re.escape(self.words.say("{n}m", n="\0")).replace(re.escape("\0"), r"(\d+)")
        loose = re.compile(rf"\[([ x])\] (.*?)(?: \({length}\))?", re.DOTALL)
        for position, item in enumerate(
            item for block in self._parts("Whenever there is time") for item in block.items
        ):
            first, *lines = item.split("\n")
            if match := loose.fullmatch(first):
                done, title, minutes = match.groups()
                tasks.append(
                    Task(id=self.new_id(), title=title, minutes=int(minutes) if minutes else None, position=position,
                         done_at=self.now if done == "x" else None, source=SOURCE,
                         **read_lines(lines, self.words, ids))
                )  # fmt: skip
        return tasks

    def _notes(self) -> list[Note]:
        sections = {self.words.say(title): section for section, title in SECTION_TITLES.items()}
        notes, start = [], date.min
        for block in self._parts("Weekly checklists"):
            if block.level == 3:
                start = _range(block.title)[0]
            elif block.text is not None:
                title, _, written_day = block.title.rpartition(" · ")
                day = self._day(written_day, start)
                title = title if day else block.title
                section = sections.get(title, "")
                notes.append(
                    Note(id=self.new_id(), section=section, title="" if section else title, text=block.text,
                         day=start if section in WEEK_SECTIONS else day or start)
                )  # fmt: skip
        for block in self._parts("Notes"):
            if block.text is not None:
                title = "" if block.title == self.words.say("Notes") else block.title
                notes.append(Note(id=self.new_id(), section="", title=title, text=block.text))
        return notes

    def _day(self, written: str, start: date) -> date | None:
        """The day of the week from `start` on whose label is `written`."""
        return next(
            (day for day in (start + timedelta(days=n) for n in range(7)) if self.words.day(day) == written), None
        )


def _range(text: str) -> tuple[date, date]:
    """The two days of a range; raises ValueError without a range."""
    match = _RANGE.search(text)
    if match is None:
        raise ValueError(f"no range of days in {text!r}")
    return date.fromisoformat(match[1]), date.fromisoformat(match[2])


def _numbers(text: str) -> list[float]:
    return [float(digits) for digits in _NUMBER.findall(text)]
