"""Which exam domain a task belongs to: headings such as "Domain 2: Modeling (36%)", and columns called domain."""

import re
from dataclasses import dataclass

from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.inline import normal, plain, undecorated
from data.formats.markdown_plan.marks import leading_mark, trailing_mark, word_status
from data.formats.markdown_plan.reading import WeightedDomain
from data.formats.markdown_plan.sections import Section
from data.text_folding import fold

_PLAIN_WORDS = (
    "(?:exam |content |knowledge )?domains?|도메인|ドメイン|考试领域|知识领域|知识域|领域|dominios?|domínios?|"
    "domänen?|domaines?|"
    "dominio d[ei] conhecimento|lĩnh vực|домен|dziedzina"
)
"""Words that name nothing else in a plan."""
_WIDE_WORDS = "출제 ?영역|영역|出題範囲|出題分野|分野|領域|áreas?|areas?|bereiche?|themengebiete?|miền|область|obszar"
"""Words that name a domain only where several headings count them."""
_NUMBER = r"(?:\d{1,2}|[ivx]{1,4}|[一二三四五六七八九十])(?![^\W_])"
_AHEAD = re.compile(
    rf"(?:(?P<plain>{_PLAIN_WORDS})|(?P<wide>{_WIDE_WORDS})|(?P<short>d))(?P<gap>\s?)#?(?P<n>{_NUMBER})"
    r"(?P<end>\s{0,2}[.:：)、|–—-]|\s|$)"
)
_BEHIND = re.compile(
    rf"(?:第|제)\s?(?P<n>\d{{1,2}}|[一二三四五六七八九十])\s?(?:(?P<plain>{_PLAIN_WORDS})|(?P<wide>{_WIDE_WORDS}))"
    r"(?P<end>\s{0,2}[.:：)、|–—-]|\s|$)"
)
_UNNUMBERED = re.compile(rf"(?P<plain>{_PLAIN_WORDS})\s?[:：]\s?(?=\S)")
_OVER = re.compile(rf"(?<![^\W\d_])(?:{_PLAIN_WORDS})(?:별|別|ごと)?(?![^\W\d_])")
"""A domain's word in the title of a heading that stands over headings of domains."""
_HEAD = re.compile(rf"(?:{_PLAIN_WORDS}|출제 ?영역|영역|分野|領域|bereich|área)(?: ?(?:name|no\.?|#|명|名))?")
_TAIL = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,60})[)）\]]\s*$")
_SHARE = re.compile(
    r"(?:[^\W\d]*(?:weight|비중|비율|배점|比重|占比|割合|peso|gewicht|poids|waga)\w*\s?[:：]?\s?)?[~≈약约]?\s?"
    r"(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s?[%％]\s*"
    r"(?:of (?:the )?(?:exam|test|score)|of scored content|weight(?:ing)?|"
    r"del examen|da prova|der prüfung|de l'examen|비중|출제|배점|比重|割合)?"
)
_SHARE_AT_END = re.compile(rf"\s*[-–—:：|]\s*({_SHARE.pattern})\s*$")
_NUMBERING = re.compile(r"\d{1,2}[.)]\s*")
MANY = 15
"""Different names beyond which a column or set of headings sorts by something finer than exam domains."""
WHOLE = 106.0


@dataclass(slots=True)
class _Heading:
    section: Section
    name: str
    weight: float
    sure: bool
    """Whether the word for a domain stands in it, and not one of several meanings."""
    label: str


def name_key(name: str) -> str:
    """What two names of one domain have in common: letters and digits without label, accents, width and case."""
    letters = fold(bare_name(name))
    return "".join(letter for letter in letters if letter.isalnum())


def bare_name(name: str) -> str:
    """The name without "Domain 4 —" or "2." before it; the whole text where nothing else is in it."""
    text = undecorated(plain(name))
    words = normal(text)
    label = _AHEAD.match(words) or _BEHIND.match(words) or _NUMBERING.match(words)
    rest = text[label.end() :].lstrip(" :：-–—|.") if label and len(words) == len(text) else ""
    return rest if any(map(str.isalnum, rest)) else text


def find_task_domains(findings: Findings) -> None:
    """Give tasks the domains that headings and columns name, and note those domains, once all tasks are known."""
    headings = _headings(findings)
    known = {name_key(domain.name): domain.key for domain in findings.domains}
    named: dict[int, str] = {}
    for heading in headings:
        assert heading.section.line is not None
        named[id(heading.section)] = _noted(findings, known, heading.name, heading.weight, heading.section.line.no)
    columns = _column_names(findings)
    for task in findings.tasks:
        if task.domain in columns:
            task.domain = _noted(findings, known, task.domain, 0.0, task.line)
        else:
            around = task.section.around() if named else ()
            task.domain = next((named[id(outer)] for outer in around if id(outer) in named), "")
    if headings or columns:
        findings.assumptions.domains = [heading.label for heading in headings] + sorted(columns)


def _noted(findings: Findings, known: dict[str, str], name: str, weight: float, line: int) -> str:
    """The key of a domain, which is noted where the file has not named it yet."""
    key = name_key(name)
    if key not in known:
        known[key] = f"domain:{normal(name)}"
        findings.domains.append(WeightedDomain(name, weight, line, (), key=known[key]))
    return known[key]


def _column_names(findings: Findings) -> set[str]:
    """Names in columns called domain, where they sort the tasks into a few."""
    names = {task.domain for task in findings.tasks if task.domain}
    return names if 1 < len(names) <= MANY else set()


def is_domain_column(head: str) -> bool:
    """Whether the head of a column calls what stands below exam domains."""
    return _HEAD.fullmatch(normal(plain(head)).strip(" .:*#")) is not None


def _headings(findings: Findings) -> list[_Heading]:
    """The headings of domains, those over text and plain items too; empty where they are too many."""
    sections = {id(task.section): task.section for task in findings.tasks}
    held = {id(outer) for section in sections.values() for outer in section.around()}
    over = {id(section) for section in findings.sections if _stands_over_domains(section, held)}
    found: list[_Heading] = []
    for section in findings.sections:
        if section.line is not None:
            heading = _labelled(section, findings)
            if heading is None and id(section.parent) in over and (id(section) in held or _may_name(section)):
                name, weight = _name_and_weight(undecorated(plain(section.title)))
                heading = _Heading(section, name, weight, True, name) if name else None
            if heading is not None:
                found.append(heading)
    # Words of several meanings name a domain only over tasks, or beside headings that stand over some.
    beside = {id(heading.section.parent) for heading in found if id(heading.section) in held}
    found = [
        heading
        for heading in found
        if heading.sure or id(heading.section) in held or id(heading.section.parent) in beside
    ]
    several = len({heading.name for heading in found}) > 1
    kept = [heading for heading in found if heading.sure or several]
    weights = {heading.name: heading.weight for heading in kept}
    if len(weights) > MANY:
        return []
    if sum(weights.values()) > WHOLE:  # they tell the progress, not the exam
        for heading in kept:
            heading.weight = 0.0
    return kept


def _labelled(section: Section, findings: Findings) -> _Heading | None:
    """A heading that calls itself a domain, by word and number or by word and colon."""
    if section.level <= 1 or section.begins_with_date or (section.unit is not None and section.unit.kind != "step"):
        return None
    text = undecorated(plain(section.title))
    words = normal(text)
    if len(words) != len(text):
        text = words
    label = _AHEAD.match(words) or _BEHIND.match(words) or _UNNUMBERED.match(words)
    if label is None:
        return None
    parts = label.groupdict()
    if parts.get("short") and (parts["gap"] or not _speaks_of_domains(findings)):
        return None  # "D1" is a day
    name, weight = _name_and_weight(text[label.end() :])
    bare = _name_and_weight(text)[0]
    return _Heading(section, name or bare, weight, bool(parts.get("plain")), bare)


def _speaks_of_domains(findings: Findings) -> bool:
    """Whether a line of the file names domains; looked up once."""
    if findings.speaks_of_domains is None:
        words = (normal(line.text[:300]) for line in findings.lines if line.text)
        findings.speaks_of_domains = any(_OVER.search(text) for text in words)
    return findings.speaks_of_domains


def _stands_over_domains(section: Section, held: set[int]) -> bool:
    """Whether a heading such as "Checklist by domain" sorts tasks under headings that name no day or week."""
    if section.line is None or not _OVER.search(normal(plain(section.title))):
        return False
    if any(_labelled_title(outer) for outer in section.around()):
        return False
    inner = [child for child in section.children if id(child) in held and child.sort != "item"]
    return len(inner) > 1 and not any(
        child.begins_with_date or (child.unit is not None and child.unit.kind != "step") for child in inner
    )


def _may_name(section: Section) -> bool:
    """Whether a heading without tasks may name a domain as its siblings with tasks do."""
    return section.sort == "heading" and not section.role


def _labelled_title(section: Section) -> bool:
    words = normal(undecorated(plain(section.title)))
    return (_AHEAD.match(words) or _BEHIND.match(words)) is not None


def _name_and_weight(text: str) -> tuple[str, float]:
    """The name without marks, states and shares of the exam behind it, and the share in percent, 0 for none."""
    weight = 0.0
    text = text.strip(" :：-–—|*_.、")
    while (tail := _TAIL.search(text) or _SHARE_AT_END.search(text)) is not None:
        said = tail.group(1).strip()
        share = _SHARE.fullmatch(normal(said))
        if share:
            weight = float(share.group("n").replace(",", "."))
        elif not _is_state(said):
            break
        text = text[: tail.start()].strip(" :：-–—|*_.")
    return trailing_mark(leading_mark(text)[1])[1].strip(" :：-–—|*_."), weight


def _is_state(text: str) -> bool:
    """Whether words in brackets tell how far it is done: "✅ Complete", "35% complete", "3/5"."""
    sign, rest = leading_mark(text)
    bare = re.sub(r"\d{1,3}\s?[%％]|\d{1,3}\s?/\s?\d{1,3}", "", rest if sign else text).strip()
    return bool(sign) or word_status(bare) is not None or not bare
