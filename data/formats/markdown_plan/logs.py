"""Whether a file tells what was done instead of what is to do."""

import re

from data.formats.markdown_plan.drafts import Findings, TaskDraft
from data.formats.markdown_plan.durations import Duration, find_duration, labelled_duration, title_duration
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.plan_lists import says_done
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.task_text import without_leading_date
from data.formats.markdown_plan.vocabulary import LOG_TITLE, TODAY_LABEL

TITLE_OF_DATE = 30
"""Characters of a heading that holds nothing but its date."""
TITLE_LENGTH = 200
CLOCK_IN_BRACKETS = re.compile(r"[(\[]([0-5]:[0-5]\d)[)\]]\s*$")
SPENT = re.compile(
    r"(?:(?:i |we )?(?:studied|worked|spent|learned|learnt|practi[cs]ed|read)(?: (?:for|about|around|from))?|"
    r"estudié|estudiei|gelernt|учился|j'ai étudié|총|合計|合计|total|共|from|von|de|с)?:?"
)
"""What may stand before the length of a session that is no title."""
TOMORROW = re.compile(
    r"tomorrow|next|to ?do|내일|다음|명일|明日|次|明天|下一步|mañana|próxim|amanhã|demain|prochain|morgen|"
    r"nächst|ngày mai|"
    r"tiếp theo|завтра|yarın|besok|jutro|domani"
)


def reads_like_a_log(findings: Findings) -> bool:
    """A file whose title calls it a log, or whose days tell "today's progress", and that leaves nothing open."""
    if findings.options.as_kind in ("plan", "log"):
        return findings.options.as_kind == "log"
    days = sum(1 for section in findings.sections if _is_day(section))
    if _open_marks(findings) > days // 4:
        return False
    told = sum(
        1
        for line in findings.lines
        if line.kind in ("text", "bullet", "heading") and TODAY_LABEL.search(normal(plain(line.text[:80])))
    )
    titles = f"{normal(findings.title or '')} {normal(findings.options.file_name or '')}"
    titles += " ".join(
        normal(plain(section.title))
        for section in findings.root.children
        if section.level <= 2 and not _is_day(section)
    )
    return days >= 1 and (told >= max(2, days // 3) or LOG_TITLE.search(titles) is not None)


def _is_day(section: Section) -> bool:
    return section.begins_with_date or (section.unit is not None and section.unit.kind in ("day", "session"))


def _open_marks(findings: Findings) -> int:
    """Boxes and cells that days leave open; those of goals, or of what comes tomorrow, say nothing of the days."""
    return sum(1 for task in findings.tasks if task.marked and task.status != "done" and _is_of_its_day(task))


def _is_of_its_day(task: TaskDraft) -> bool:
    if task.origin != "box":
        return True
    around = list(task.section.around())
    tomorrow = any(TOMORROW.search(normal(plain(section.title))) for section in around[:1])
    return any(_is_day(section) for section in around) and not tomorrow


def _tell_of_day(task: TaskDraft) -> None:
    """Give a day of a log the minutes of what was done on it, and that as its title where it has only a date."""
    items = [item for section in task.section.walk() for block in section.blocks for item in block.items]
    if task.duration is None:
        task.duration = _total([plain(item.text) for item in items]) or _total(_texts(task.section))
    if without_leading_date(task.title) != task.title or task.raw is None or len(task.title) > TITLE_OF_DATE:
        return
    told = _told(task.section) or [plain(item.text) for item in items[:3] if "](" not in item.text]
    task.title = " / ".join(text for text in told if text)[:TITLE_LENGTH] or task.title


def _texts(section: Section) -> list[str]:
    """The paragraphs of a day, line by line."""
    lines = [line for inner in section.walk() for block in inner.blocks for line in block.lines]
    return [plain(line.text) for line in lines if line.kind == "text"]


def _total(texts: list[str]) -> Duration | None:
    """All lengths that lines of a day state, together."""
    lengths = [length for text in texts if (length := _length(text)) is not None]
    if not lengths:
        return None
    total = sum(length.minutes for length in lengths)
    return Duration(total, None, " + ".join(length.text for length in lengths[:10]))


def _length(text: str) -> Duration | None:
    """The length an item states, also at its beginning without a sign, or behind a verb: "3 hours read notes"."""
    found = find_duration(text)
    if found is None:
        return None
    before, stated, _ = normal(text).partition(found.text)
    return found if stated and SPENT.fullmatch(before.strip(" *_`~약")) else title_duration(text)


def _in_brackets(title: str) -> Duration | None:
    """The length behind the title of a day, "(1:15)"; later hours are a time of the day."""
    found = CLOCK_IN_BRACKETS.search(normal(title)[-12:])
    return labelled_duration("", found[1]) if found else None


def _told(section: Section) -> list[str]:
    """What stands behind a label such as "Today's progress"."""
    lines = [line for inner in section.walk() for block in inner.blocks for line in block.lines]
    found = next(
        (line for line in lines if line.kind == "text" and TODAY_LABEL.search(normal(plain(line.text[:80])))), None
    )
    return [plain(found.text).partition(":")[2].strip()] if found is not None else []


def _in_log(section: Section) -> bool:
    return any(says_done(outer) for outer in section.around() if outer.line)


def tasks_to_log(findings: Findings, a_log: bool) -> None:
    """What would be dated tasks without a box is what was done: in a log, or under a heading that says log."""
    keep: list[TaskDraft] = []
    for task in findings.tasks:
        day = (
            task.raw is not None
            or (task.unit is not None and task.unit.kind in ("day", "week"))
            or any(_is_day(outer) for outer in task.section.around())
        )
        told = a_log and not task.title.endswith("_")  # a day still to be filled in tells nothing
        told = told or (task.origin in ("item", "heading") and not task.marked and _in_log(task.section))
        if told and day and (task.origin != "box" or task.status == "done") and task.origin != "score":
            findings.log.append(task)
        else:
            keep.append(task)
    findings.tasks = keep
    for task in findings.log:
        if task.duration is None:
            task.duration = _length(without_leading_date(task.title)) or _in_brackets(task.title)
        if task.origin == "heading":
            _tell_of_day(task)
    findings.log.sort(key=lambda task: task.line)
