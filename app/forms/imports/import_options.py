"""Asks how a plan is to be read, where it was read wrongly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.forms.inputs.numbers import whole_number
from data.dates import parse_day
from data.errors import BadInput
from data.formats.markdown_plan.reading import ParsedPlan, ReadOptions
from data.formats.markdown_plan.stated_options import checked_year, stated_legend
from data.language import say
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


class ImportOptionsForm(FormDialog[ReadOptions]):
    """Six fields close together, so that all are seen on 24 lines."""

    DEFAULT_CSS = """
    ImportOptionsForm Input, ImportOptionsForm FormChoice { margin-bottom: 0; }
    """


def import_options_form(options: ReadOptions, plan: ParsedPlan, titles: Sequence[str]) -> ImportOptionsForm:
    """A form whose result is the options to read with; `titles` are those of the groups in the whole file."""

    def accept(values: Mapping[str, str]) -> ReadOptions:
        start = values["start"].strip()
        if start and options.today is None:
            raise BadInput(say("There is no day to count from."))
        return replace(
            options,
            year=checked_year(whole_number(values["year"], say("year"))),
            start=parse_day(start, options.today) if start and options.today else None,
            plan_name=values["plan"] or None,
            person=values["person"].strip() or None,
            as_kind=values["kind"] or None,
            legend=stated_legend([values["marks"]]) if values["marks"].strip() else {},
        )

    fields = (
        Field("year", say("Year of the first date"), str(options.year or ""), _assumed_year(plan),
              _likely_years(options)),
        Field("start", say("Date of “Day 1” and “Week 1”"), options.start.isoformat() if options.start else "",
              say("as the file says")),
        Field("plan", say("Plan to import"), options.plan_name or "",
              options=(("", say("all of them")), *((title, title) for title in titles))),
        Field("person", say("Person"), options.person or "", say("everyone")),
        Field("kind", say("Read as a plan or as a log"), options.as_kind or "",
              options=(("", say("as the file says")), ("plan", say("plan")), ("log", say("log")))),
        Field("marks", say("What marks mean"), _stated(options.legend),
              _stated(plan.assumptions.marks) or "✅=done, ▲=in progress"),
    )  # fmt: skip
    return ImportOptionsForm(say("Import options"), fields, accept)


def _assumed_year(plan: ParsedPlan) -> str:
    """The year of the first date with the reason for it."""
    reason = plan.assumptions.year
    year = plan.start.text()[:4] if plan.start and not plan.start.open_year else ""
    return f"{year} ({reason})" if year and reason else reason


def _likely_years(options: ReadOptions) -> tuple[str, ...]:
    """Years that are completed while typing: this one, the next and the last."""
    return tuple(str(options.today.year + shift) for shift in (0, 1, -1)) if options.today else ()


def _stated(marks: Mapping[str, str]) -> str:
    """Marks with their meanings, as the learner types them."""
    return ", ".join(f"{mark}={meaning}" for mark, meaning in marks.items())
