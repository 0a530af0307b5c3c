"""An exam as data: facts, domains and plans, read from a folder with a `pack.toml`."""

from datetime import date
from pathlib import Path

from data.errors import BadFile, NotFound
from data.language import say
from data.packs.pack_folder import FACTS, folder_of, localised, pack_ids, text_of
from data.packs.pack_table import LocalisedText, PackTable, read_table
from data.packs.plan_file import PlanText, read_plan_file
from data.values import Values

WEIGHT_SUM = 100


class Statement(Values):
    """One task statement of the exam guide, such as 1.2."""

    id: str
    title: LocalisedText
    keywords: tuple[str, ...]


class PackDomain(Values):
    """One domain of the exam with its weight in percent."""

    key: str
    name: LocalisedText
    short: LocalisedText
    weight: float
    statements: tuple[Statement, ...]


class PackMock(Values):
    """A mock exam that the pack suggests, with the percent to reach."""

    key: str
    title: LocalisedText
    target: float


class PackPlan(Values):
    """A plan of the pack."""

    key: str
    title: LocalisedText
    summary: LocalisedText
    days: int
    weeks: int
    minutes_a_day: int
    weekly_hours: float | None
    files: dict[str, str]
    """File name by language."""


class PackResource(Values):
    """A study resource."""

    title: LocalisedText
    url: str
    free: bool
    price: str
    note: LocalisedText


class Pack(Values):
    """One exam."""

    folder: Path
    id: str
    default: bool
    """Whether the set-up and the demo offer this pack first."""
    code: str
    """The exam's code, as in MLS-C01."""
    name: str
    short_name: str
    questions: int
    scored: int
    """Questions of an exam that count."""
    unscored: int
    """Questions of an exam that do not count."""
    minutes: int
    extra_minutes: int
    """Minutes more, on request, for people whose first language is not English; 0 if the exam has no such offer."""
    kinds: tuple[str, ...]
    """Kinds of questions in the exam, such as multiple response; empty if the pack does not name them."""
    review_minutes: int
    """Minutes to keep at the end for flagged questions."""
    scale_min: int
    scale_max: int
    pass_mark: int
    scaling_assumption: LocalisedText
    """The assumption behind estimates of a scaled score."""
    offered_until: date | None
    """The last day on which the exam takes place."""
    successor: LocalisedText
    """What to take after that day."""
    checkpoints: tuple[int, ...]
    """Weeks at whose end the learner rates confidence."""
    domains: tuple[PackDomain, ...]
    mocks: tuple[PackMock, ...]
    plans: tuple[PackPlan, ...]

    @property
    def pass_percent(self) -> float:
        """The pass mark in percent of the scale's top; exam providers do not publish the real conversion."""
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
        return [_resource(row) for row in read_table(path).tables("resources", [])] if path.exists() else []

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


def open_pack(pack_id: str, packs: Path | None = None) -> Pack:
    """Read a pack of the program, or of the folder `packs`; raises `NotFound` or `BadFile`."""
    return read_pack(folder_of(pack_id, packs))


def offered_packs() -> list[Pack]:
    """Every pack: first the default one, then the others by their ids; raises `BadFile`."""
    return sorted(map(open_pack, pack_ids()), key=lambda pack: (not pack.default, pack.id))


def read_pack(folder: Path) -> Pack:
    """Read the pack in a folder; raises `BadFile` with the file, the line or key, and what to write there."""
    table = read_table(folder / FACTS)
    pack = _pack(folder, table)
    _check(pack, table.file)
    return pack


def _pack(folder: Path, table: PackTable) -> Pack:
    exam = table.table("exam")
    questions, scored = exam.whole("questions"), exam.whole("scored")
    return Pack(
        folder=folder,
        id=table.text("id"),
        default=table.yes("default", False),
        code=table.text("code", ""),
        name=table.text("name"),
        short_name=table.text("short_name"),
        questions=questions,
        scored=scored,
        unscored=exam.whole("unscored", questions - scored),
        minutes=exam.whole("minutes"),
        extra_minutes=exam.whole("extra_minutes", 0),
        kinds=exam.texts("kinds", ()),
        review_minutes=exam.whole("review_minutes", 0),
        scale_min=exam.whole("scale_min"),
        scale_max=exam.whole("scale_max"),
        pass_mark=exam.whole("pass_mark"),
        scaling_assumption=exam.localised("scaling_assumption", ""),
        offered_until=table.day("offered_until"),
        successor=table.localised("successor", ""),
        checkpoints=table.whole_numbers("checkpoints"),
        domains=tuple(map(_domain, table.tables("domains"))),
        mocks=tuple(
            PackMock(row.text("key"), row.localised("title"), row.number("target"))
            for row in table.tables("mocks", [])
        ),
        plans=tuple(map(_plan, table.tables("plans"))),
    )


def _domain(row: PackTable) -> PackDomain:
    statements = tuple(
        Statement(statement.text("id"), statement.languages_beside("id", "keywords"), statement.texts("keywords"))
        for statement in row.tables("statements", [])
    )
    return PackDomain(
        row.text("key"), row.localised("name"), row.localised("short"), row.number("weight"), statements
    )


def _plan(row: PackTable) -> PackPlan:
    return PackPlan(
        key=row.text("key"),
        title=row.localised("title"),
        summary=row.localised("summary", ""),
        days=row.whole("days"),
        weeks=row.whole("weeks"),
        minutes_a_day=row.whole("minutes_a_day"),
        weekly_hours=row.number("weekly_hours") if "weekly_hours" in row.values else None,
        files=row.localised("files").by_language,
    )


def _resource(row: PackTable) -> PackResource:
    return PackResource(
        row.localised("title"), row.text("url"), row.yes("free"), row.text("price", ""), row.localised("note", "")
    )


def _check(pack: Pack, path: Path) -> None:
    """Refuse figures that are not possible; raises `BadFile`."""
    weights = sum(domain.weight for domain in pack.domains)
    if round(weights, 6) != WEIGHT_SUM:
        raise BadFile(
            say("{file}: the domain weights sum to {n}%. They must sum to 100%.", file=path, n=f"{weights:g}")
        )
    if any(domain.weight <= 0 for domain in pack.domains):
        raise BadFile(say("{file}: every domain needs a weight above 0%.", file=path))
    if not pack.plans or not all(plan.files for plan in pack.plans):
        raise BadFile(say("{file}: the pack needs [[plans]], each with its files.", file=path))
    if not pack.questions or pack.scored + pack.unscored != pack.questions:
        raise BadFile(say("{file}: scored and unscored must sum to questions, at least 1.", file=path))
    if not pack.scale_min < pack.pass_mark <= pack.scale_max:
        raise BadFile(say("{file}: pass_mark must lie between scale_min and scale_max.", file=path))
