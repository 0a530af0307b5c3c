"""Mock exams, sessions, resources, questions and notes of a reading, as records of a study."""

import re
from collections.abc import Container
from datetime import date

from data.formats.banks.model.content_key import content_key
from data.formats.markdown_plan.group_titles import GroupTitles
from data.formats.markdown_plan.merging import Merging, text_now
from data.formats.markdown_plan.quiz_key import bare_option
from data.formats.markdown_plan.reading import LogEntry, MockScore, ParsedPlan, PlanNote, QuizQuestion, StudyResource
from data.formats.markdown_plan.rest_of_file import rest_of_file
from data.frozen import replace
from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.notes import Note
from data.model.questions import Bank, Option, Question
from data.model.resources import Resource
from data.model.sessions import StudySession

PRICE = re.compile(r"[$€£¥₩]\s?\d[\d.,]*|\d[\d.,]*\s?(?:원|円|元|€|USD|EUR)")


def attempts_of(merging: Merging, reading: ParsedPlan) -> None:
    """Mock exams taken elsewhere or still to be taken; a score the learner recorded here stays."""
    for place, score in enumerate(reading.scores):
        made = _attempt(merging, score, place)

        def update(old: Attempt, made: Attempt = made) -> Attempt:
            if old.percent is not None and made.percent is None:
                return old
            return replace(
                old,
                title=made.title,
                day=made.day or old.day,
                target=made.target,
                percent=made.percent,
                right=made.right,
                total=made.total,
                memo=text_now(old.memo, made.memo),
            )

        def make(id_: int, source: str, made: Attempt = made) -> Attempt:
            return replace(made, id=id_, source=source)

        merging.take(Attempt, score.key, make, update)


def _attempt(merging: Merging, score: MockScore, place: int) -> Attempt:
    whole = score.score is not None and score.out_of is not None and score.out_of not in (100.0, 1000.0)
    right = round(score.score) if whole and score.score is not None else None
    target = score.target if score.target is not None and 0 <= score.target <= 100 else None
    return Attempt(
        id=0,
        title=score.name,
        day=score.span.first.known() if score.span is not None else None,
        target=target,
        percent=score.percent,
        right=right,
        total=round(score.out_of) if right is not None and score.out_of is not None else None,
        memo=score.memo,
        position=float(place),
    )


def sessions_of(merging: Merging, reading: ParsedPlan, titles: GroupTitles, under: dict[int, list[str]]) -> None:
    """What was studied on days that are past; an entry without a length counts no minutes."""
    for entry in reading.log:
        day = session_day(entry)
        if day is None:
            continue
        around = titles.of(entry.group, entry.title)
        text = "\n".join(filter(None, (around, entry.details, *under.get(entry.line, ()))))

        def make(id_: int, source: str, day: date = day, entry: LogEntry = entry, text: str = text) -> StudySession:
            return StudySession(
                id=id_,
                day=day,
                minutes=float(entry.minutes or 0),
                title=entry.title,
                text=text,
                source=source,
            )

        def update(old: StudySession, day: date = day, entry: LogEntry = entry, text: str = text) -> StudySession:
            minutes = float(entry.minutes) if entry.minutes is not None else old.minutes
            return replace(old, day=day, minutes=minutes, title=entry.title, text=text_now(old.text, text))

        merging.take(StudySession, entry.key, make, update)


def session_day(entry: LogEntry) -> date | None:
    """The day of the session that an entry becomes; None for one that becomes no session."""
    day = entry.span.first.known() if entry.span is not None else None
    return day if entry.minutes or entry.title.strip() else None


def resources_of(merging: Merging, reading: ParsedPlan) -> None:
    """What is studied from, with a price where the file names one."""
    for place, resource in enumerate(reading.resources):
        price = PRICE.search(resource.remark)

        def make(
            id_: int,
            source: str,
            resource: StudyResource = resource,
            price: str = price.group() if price else "",
            at: int = place,
        ) -> Resource:
            return Resource(
                id=id_,
                title=resource.title,
                url=resource.url,
                free=not price,
                price=price,
                remark=resource.remark,
                position=float(at),
                source=source,
            )

        def update(old: Resource, resource: StudyResource = resource) -> Resource:
            return replace(old, title=resource.title, url=resource.url, remark=text_now(old.remark, resource.remark))

        merging.take(Resource, resource.key, make, update)


def questions_of(merging: Merging, reading: ParsedPlan) -> None:
    """Questions with options and a key become a bank named after the plan; the others become notes."""
    choices = [quiz for quiz in reading.questions if quiz.right]
    if choices:
        name = reading.title or merging.name

        def make(id_: int, source: str) -> Bank:
            return Bank(id=id_, name=name, format="markdown plan", imported_at=merging.now, source=source)

        bank = merging.take(Bank, "bank", make, lambda old: old).id
        for place, quiz in enumerate(choices):
            _question(merging, quiz, bank, place)
    for quiz in reading.questions:
        if not quiz.right:
            text = "\n".join(filter(None, (*quiz.options, quiz.answer, quiz.explanation)))
            _note(merging, f"{quiz.key}:note", quiz.question, text)


def _question(merging: Merging, quiz: QuizQuestion, bank: int, place: int) -> None:
    options = tuple(Option(bare_option(text) or text) for text in quiz.options)
    made = Question(
        id=0,
        bank=bank,
        stem=quiz.question,
        options=options,
        key=quiz.right,
        explanation=quiz.explanation,
        content_key=content_key(quiz.question, [option.text for option in options], ()),
        position=float(place),
    )

    def update(old: Question) -> Question:
        new = replace(
            old,
            stem=made.stem,
            options=made.options,
            key=made.key,
            explanation=made.explanation,
            content_key=made.content_key,
        )
        new = merging.as_held(old, new)
        return new if new == old else old.edited(new, merging.now, "import")

    merging.take(Question, quiz.key, lambda id_, source: replace(made, id=id_, source=source), update)


def notes_of(merging: Merging, reading: ParsedPlan, under: Container[int]) -> list[PlanNote]:
    """Everything else the file says, a note a heading; those that are not notes of their own come back.

    `under` are the lines of the headings that are tasks or sessions and hold the text under them.
    """
    times: dict[str, int] = {}
    rest: list[PlanNote] = []
    for note in reading.notes:
        if note.task_line is not None and note.task_line in under:
            continue
        if note.kind in ("heading", "front matter") or not _says_something(note):
            rest.append(note)
            continue
        times[note.key] = times.get(note.key, 0) + 1
        _note(merging, f"{note.key}#{times[note.key]}", note.title, note.text)
    return rest


def rest_of(merging: Merging, reading: ParsedPlan, notes: list[PlanNote], titles: GroupTitles) -> None:
    """One note, named after the file, with every line that no other record says."""
    wanted = {number for note in notes if note.title != reading.title for number in note.lines}
    wanted |= {
        group.line
        for index, group in enumerate(reading.groups)
        if not titles.tells(index) and group.title != reading.title
    }
    for entry in reading.log:
        if session_day(entry) is None:
            wanted |= set(entry.lines)
    named = [*merging.said, *merging.study.all(Domain).values()]
    text = rest_of_file(reading, named, wanted)
    if text:
        _note(merging, "rest", merging.name, text)


def _says_something(note: PlanNote) -> bool:
    lines = note.text.splitlines()
    return any(letter.isalnum() for line in lines[1:] or lines for letter in line)


def _note(merging: Merging, key: str, title: str, text: str) -> None:
    def make(id_: int, source: str) -> Note:
        return Note(id=id_, section="", text=text, title=title, source=source)

    merging.take(Note, key, make, lambda old: replace(old, title=title, text=text_now(old.text, text)))
