"""Domains, confidence, mock exams, sessions, resources, questions and notes of a reading, as records of a study."""

import re
from datetime import date

from data.formats.banks.model.content_key import content_key
from data.formats.markdown_plan.inline import normal
from data.formats.markdown_plan.merging import Merging
from data.formats.markdown_plan.reading import LogEntry, MockScore, PlanNote, PlanReading, QuizQuestion, StudyResource
from data.frozen import replace
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.questions import Bank, Option, Question, letter
from data.model.resources import Resource
from data.model.sessions import StudySession

OPTION_SIGN = re.compile(r"^\W{0,3}([A-Ha-h①-⑧])[.):）、]\s*")
PRICE = re.compile(r"[$€£¥₩]\s?\d[\d.,]*|\d[\d.,]*\s?(?:원|円|元|€|USD|EUR)")


def domains_of(merging: Merging, reading: PlanReading) -> dict[str, int]:
    """Domains with weights; one the study has under the same name is used, not doubled. Ids by the domain's key."""
    held = {normal(domain.name): domain for domain in merging.study.all(Domain).values() if not domain.source}
    found: dict[str, int] = {}
    for place, domain in enumerate(reading.domains):
        plain = re.sub(r"^\W*\d+[.)]\s*", "", domain.name) or domain.name
        same = held.get(normal(plain))
        if same is not None:
            found[domain.key] = same.id
            continue

        def make(id_: int, source: str, name: str = plain, weight: float = domain.weight, at: int = place) -> Domain:
            return Domain(id=id_, name=name, weight=weight, position=float(at), source=source)

        def update(old: Domain, name: str = plain, weight: float = domain.weight) -> Domain:
            return replace(old, name=name, weight=weight)

        found[domain.key] = merging.take(Domain, domain.key, make, update).id
    return found


def confidence_of(merging: Merging, reading: PlanReading, domains: dict[str, int], first: int) -> None:
    """Ratings noted at checkpoints, `first` where none is named; one the study has for a domain and week stays."""
    held = {(rating.domain, rating.checkpoint) for rating in merging.study.all(Confidence).values()}
    for domain in reading.domains:
        for named, value in domain.confidence:
            week = named or first
            id_ = domains.get(domain.key)
            if value is not None and id_ is not None and (id_, week) not in held:
                merging.changed.append(
                    Confidence(
                        id=merging.study.new_id(), domain=id_, checkpoint=week, value=value, rated_at=merging.now
                    )
                )
                merging.added["confidence"] = merging.added.get("confidence", 0) + 1


def attempts_of(merging: Merging, reading: PlanReading) -> None:
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
                memo=made.memo or old.memo,
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


def sessions_of(merging: Merging, reading: PlanReading) -> None:
    """What was studied on days that are past; an entry without a length counts no minutes."""
    for entry in reading.log:
        day = entry.span.first.known() if entry.span is not None else None
        if day is None or not (entry.minutes or entry.title.strip()):
            continue

        def make(id_: int, source: str, day: date = day, entry: LogEntry = entry) -> StudySession:
            return StudySession(
                id=id_,
                day=day,
                minutes=float(entry.minutes or 0),
                title=entry.title,
                source=source,
            )

        def update(old: StudySession, day: date = day, entry: LogEntry = entry) -> StudySession:
            minutes = float(entry.minutes) if entry.minutes is not None else old.minutes
            return replace(old, day=day, minutes=minutes, title=entry.title)

        merging.take(StudySession, entry.key, make, update)


def resources_of(merging: Merging, reading: PlanReading) -> None:
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
            return replace(old, title=resource.title, url=resource.url, remark=resource.remark)

        merging.take(Resource, resource.key, make, update)


def questions_of(merging: Merging, reading: PlanReading) -> None:
    """Choice questions become a bank of the file's own; questions without choices become notes."""
    choices = [quiz for quiz in reading.questions if 2 <= len(quiz.options) <= 8]
    if choices:
        name = reading.title or merging.name

        def make(id_: int, source: str) -> Bank:
            return Bank(id=id_, name=name, format="markdown plan", imported_at=merging.now, source=source)

        bank = merging.take(Bank, "bank", make, lambda old: old).id
        for place, quiz in enumerate(choices):
            _question(merging, quiz, bank, place)
    for quiz in reading.questions:
        if quiz not in choices:
            _note(merging, f"{quiz.key}:note", quiz.question, quiz.answer)


def _question(merging: Merging, quiz: QuizQuestion, bank: int, place: int) -> None:
    options = tuple(Option(OPTION_SIGN.sub("", text)) for text in quiz.options)
    texts = [option.text for option in options]
    letters = {letter(index) for index in range(len(options))}
    said = re.findall(r"(?<![A-Za-z])[A-Ha-h](?![A-Za-z])", quiz.answer[:40])
    key = "".join(sorted({one.upper() for one in said} & letters))
    made = Question(
        id=0,
        bank=bank,
        stem=quiz.question,
        options=options,
        key=key,
        explanation=quiz.explanation or ("" if key else quiz.answer),
        content_key=content_key(quiz.question, texts, ()),
        position=float(place),
    )
    merging.take(
        Question,
        quiz.key,
        lambda id_, source: replace(made, id=id_, source=source),
        lambda old: replace(
            old,
            stem=made.stem,
            options=made.options,
            key=made.key,
            explanation=made.explanation,
            content_key=made.content_key,
        ),
    )


def notes_of(merging: Merging, reading: PlanReading) -> None:
    """Everything else the file says, a note a heading; headings without text and the front matter are left out."""
    tasks = {task.line for task in reading.tasks}
    times: dict[str, int] = {}
    for note in reading.notes:
        if note.kind in ("heading", "front matter") or note.task_line in tasks or not _says_something(note):
            continue
        times[note.key] = times.get(note.key, 0) + 1
        _note(merging, f"{note.key}#{times[note.key]}", note.title, note.text)


def _says_something(note: PlanNote) -> bool:
    lines = note.text.splitlines()
    return any(letter.isalnum() for line in lines[1:] or lines for letter in line)


def _note(merging: Merging, key: str, title: str, text: str) -> None:
    def make(id_: int, source: str) -> Note:
        return Note(id=id_, section="", text=text, title=title, source=source)

    merging.take(Note, key, make, lambda old: replace(old, title=title, text=text))
