"""An exam as data: facts, domains and plans, read from a folder with a `pack.toml`."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from data.errors import BadFile, NotFound
from data.language import say
from data.packs.pack_folder import PACKS, localised, text_of
from data.packs.plan_file import PlanText, read_plan_file
from data.values import Values

WEIGHT_SUM = 100


class Words(Values):
    """A text in several languages."""

    by_language: dict[str, str]

    def in_(self, language: str) -> str:
        """The text in `language`, else in English, else in any language."""
        texts = self.by_language
        return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


class Statement(Values):
    """One task statement of the exam guide, such as 1.2."""

    id: str
    title: Words
    keywords: tuple[str, ...]


class PackDomain(Values):
    """One domain of the exam with its weight in percent."""

    key: str
    name: Words
    short: Words
    weight: float
    statements: tuple[Statement, ...]


class PackMock(Values):
    """A mock exam that the pack suggests, with the percent to reach."""

    key: str
    title: Words
    target: float


class PackPlan(Values):
    """A plan of the pack."""

    key: str
    title: Words
    summary: Words
    days: int
    weeks: int
    minutes_a_day: int
    weekly_hours: float | None
    files: dict[str, str]
    """File name by language."""


class PackResource(Values):
    """A study resource."""

    title: Words
    url: str
    free: bool
    price: str
    note: Words


class Pack(Values):
    """One exam."""

    folder: Path
    id: str
    code: str
    """The exam's code, as in MLS-C01."""
    name: str
    short_name: str
    questions: int
    scored: int
    unscored: int
    """How many questions of an exam do not count."""
    minutes: int
    extra_minutes: int
    """Minutes more on request for people whose first language is not English; 0 where the exam has no such offer."""
    kinds: tuple[str, ...]
    """Kinds of questions in the exam, such as multiple response."""
    review_minutes: int
    scale_min: int
    scale_max: int
    pass_mark: int
    scaling_assumption: str
    offered_until: date | None
    successor: str
    checkpoints: tuple[int, ...]
    domains: tuple[PackDomain, ...]
    mocks: tuple[PackMock, ...]
    plans: tuple[PackPlan, ...]

    @property
    def pass_percent(self) -> float:
        """The pass mark as percent of the scale's top; the real conversion is not public."""
        return 100 * self.pass_mark / self.scale_max

    def plan_text(self, plan: PackPlan, language: str) -> PlanText:
        """A plan in `language`, else in English, else in any language; raises `BadFile`."""
        name = plan.files.get(language) or plan.files.get("en") or next(iter(plan.files.values()))
        return read_plan_file(text_of(self.folder / name), name)

    def plan(self, key: str) -> PackPlan:
        """The plan with this key; raises `NotFound`."""
        for plan in self.plans:
            if plan.key == key:
                return plan
        keys = ", ".join(plan.key for plan in self.plans)
        raise NotFound(
            say("The pack {pack} has no plan “{name}”. Use one of: {names}.", pack=self.id, name=key, names=keys)
        )

    def resources(self) -> list[PackResource]:
        """The pack's study resources; raises `BadFile`."""
        path = self.folder / "resources.toml"
        if not path.exists():
            return []
        try:
            return [_resource(row) for row in _table(path).get("resources", [])]
        except (KeyError, TypeError, AttributeError) as error:
            raise BadFile(_says_wrong(path, error)) from error

    def checklist(self, language: str) -> list[tuple[str, str]]:
        """(domain key, topic) of the pack's domain checklist."""
        topics: list[tuple[str, str]] = []
        domain = ""
        for line in localised(self.folder, "checklist", language).splitlines():
            if line.startswith("## "):
                domain = line[3:].strip()
            elif line.startswith("- "):
                topics.append((domain, line[2:].strip()))
        return topics


def pack_ids() -> list[str]:
    """Ids of all packs that come with the program."""
    return sorted(path.parent.name for path in PACKS.glob("*/pack.toml"))


def open_pack(pack_id: str, packs: Path = PACKS) -> Pack:
    """Read the pack in the folder `pack_id`; raises `NotFound` or `BadFile`."""
    folder = packs / pack_id
    if not pack_id.isidentifier() or not (folder / "pack.toml").exists():
        names = ", ".join(pack_ids())
        raise NotFound(say("There is no exam pack “{name}”. Use one of: {names}.", name=pack_id, names=names))
    return read_pack(folder)


def read_pack(folder: Path) -> Pack:
    """Read the pack in a folder; raises `BadFile` that says what is wrong and where."""
    path = folder / "pack.toml"
    table = _table(path)
    try:
        pack = _pack(folder, table)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadFile(_says_wrong(path, error)) from error
    return _checked(pack, path)


def _pack(folder: Path, table: dict[str, Any]) -> Pack:
    exam = table["exam"]
    return Pack(
        folder=folder,
        id=table["id"],
        code=str(table.get("code", "")),
        name=table["name"],
        short_name=table["short_name"],
        questions=int(exam["questions"]),
        scored=int(exam["scored"]),
        unscored=int(exam.get("unscored", exam["questions"] - exam["scored"])),
        minutes=int(exam["minutes"]),
        extra_minutes=int(exam.get("extra_minutes", 0)),
        kinds=tuple(map(str, exam.get("kinds", ()))),
        review_minutes=int(exam.get("review_minutes", 0)),
        scale_min=int(exam["scale_min"]),
        scale_max=int(exam["scale_max"]),
        pass_mark=int(exam["pass_mark"]),
        scaling_assumption=str(exam.get("scaling_assumption", "")),
        offered_until=table.get("offered_until"),
        successor=str(table.get("successor", "")),
        checkpoints=tuple(int(week) for week in table.get("checkpoints", ())),
        domains=tuple(_domain(row) for row in table["domains"]),
        mocks=tuple(
            PackMock(row["key"], Words(row["title"]), float(row["target"])) for row in table.get("mocks", ())
        ),
        plans=tuple(_plan(row) for row in table["plans"]),
    )


def _domain(row: dict[str, Any]) -> PackDomain:
    statements = tuple(
        Statement(
            str(statement["id"]),
            Words({code: title for code, title in statement.items() if code not in ("id", "keywords")}),
            tuple(statement["keywords"]),
        )
        for statement in row.get("statements", ())
    )
    return PackDomain(row["key"], Words(row["name"]), Words(row["short"]), float(row["weight"]), statements)


def _plan(row: dict[str, Any]) -> PackPlan:
    hours = row.get("weekly_hours")
    return PackPlan(
        key=row["key"],
        title=Words(row["title"]),
        summary=Words(row.get("summary", {})),
        days=int(row["days"]),
        weeks=int(row["weeks"]),
        minutes_a_day=int(row["minutes_a_day"]),
        weekly_hours=None if hours is None else float(hours),
        files=dict(row["files"]),
    )


def _resource(row: dict[str, Any]) -> PackResource:
    return PackResource(
        Words(row["title"]), row["url"], row["free"], row.get("price", ""), Words(row.get("note", {}))
    )


def _says_wrong(path: Path, error: Exception) -> str:
    return say("{file}: {what} is missing or wrong. Compare it with the pack mls_c01.", file=path, what=error)


def _checked(pack: Pack, path: Path) -> Pack:
    """Return the pack if its figures are possible; raises `BadFile`."""
    weights = sum(domain.weight for domain in pack.domains)
    if round(weights, 6) != WEIGHT_SUM:
        raise BadFile(
            say("{file}: the domain weights sum to {n}%. They must sum to 100%.", file=path, n=f"{weights:g}")
        )
    if any(domain.weight <= 0 for domain in pack.domains):
        raise BadFile(say("{file}: every domain needs a weight above 0%.", file=path))
    if not pack.plans or not all(plan.files for plan in pack.plans):
        raise BadFile(say("{file}: the pack needs [[plans]], each with its files.", file=path))
    if not pack.scale_min < pack.pass_mark <= pack.scale_max:
        raise BadFile(say("{file}: pass_mark must lie between scale_min and scale_max.", file=path))
    if pack.offered_until is not None and type(pack.offered_until) is not date:
        raise BadFile(say("{file}: write offered_until as a day without quotes, such as 2026-03-31.", file=path))
    return pack


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise BadFile(say("{file} is not valid TOML: {why}.", file=path, why=error)) from error
