"""Asks how a plan is to be read, where it was read wrongly."""

from collections.abc import Mapping
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


def import_options_form(options: ReadOptions, reading: ParsedPlan) -> ImportOptionsForm:
    """A form whose result is the options to read with."""

    def accept(values: Mapping[str, str]) -> ReadOptions:
        start = values["start"].strip()
        if start and options.today is None:
            raise BadInput(say("There is no day to count from."))
        return replace(
            options,
            year=checked_year(whole_number(values["year"], say("year"))),
            start=parse_day(start, options.today) if start and options.today else None,
            plan_name=values["plan"].strip() or None,
            person=values["person"].strip() or None,
            as_kind=values["kind"] or None,
            legend=stated_legend([values["marks"]]) if values["marks"].strip() else {},
        )

    titles = tuple(dict.fromkeys(group.title for group in reading.groups))
    fields = (
        Field("year", say("Year of the first date"), str(options.year or ""), _assumed(reading, "year")),
        Field("start", say("Date of “Day 1” and “Week 1”"), options.start.isoformat() if options.start else "",
              say("as the file says")),
        Field("plan", say("Plan to import"), options.plan_name or "", say("all of them"), titles),
        Field("person", say("Person"), options.person or "", say("everyone")),
        Field("kind", say("Read as a plan or as a log"), options.as_kind or "",
              options=(("", say("as the file says")), ("plan", say("plan")), ("log", say("log")))),
        Field("marks", say("What marks mean"), ", ".join(f"{mark}={word}" for mark, word in options.legend.items()),
              _marks(reading) or "✅=done, ▲=in progress"),
    )  # fmt: skip
    return ImportOptionsForm(say("Import options"), fields, accept)


def _assumed(reading: ParsedPlan, what: str) -> str:
    found = reading.readings.get(what)
    first = reading.start.text()[:4] if reading.start and not reading.start.open_year else ""
    return f"{first} ({found})" if first and found else str(found or "")


def _marks(reading: ParsedPlan) -> str:
    known = reading.readings.get("legend")
    return ", ".join(f"{mark}={word}" for mark, word in known.items()) if isinstance(known, Mapping) else ""
