"""Asks how a bank is to be read and what comes of its domains, and which columns of a table hold what."""

from collections.abc import Mapping, Sequence

from app.forms.inputs.choices import is_on, switch
from app.forms.inputs.numbers import digits_alone
from app.forms.inputs.paths import content_of, typed_path
from app.use_cases.import_bank import stated_columns
from data.errors import BadInput
from data.formats.banks.parsing import decoded
from data.formats.banks.study.bank_domains import CREATE, MATCH, NONE
from data.language import say
from data.text_folding import fold
from data.values import Values
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

OPTION_FIELDS = "ABCDEF"
"""Options whose columns are asked for."""
LISTED, NAME_SHOWN = 30, 24
"""Columns that are listed, and letters of a name that are shown."""


class BankOptions(Values):
    """What the learner says about a bank."""

    key_file: str = ""
    key_text: str | None = None
    columns: str = ""
    true_false: bool = False
    domains: str = ""
    """One of the modes of domains; empty for the study's default."""
    accept_suggested: bool = False


def bank_form(options: BankOptions, default_domains: str = MATCH) -> FormDialog[BankOptions]:
    """A form whose result is the options to read with."""

    def accept(values: Mapping[str, str]) -> BankOptions:
        key_file, columns = values["key"].strip(), values["columns"].strip()
        stated_columns(columns or None)
        key_text = decoded(content_of(typed_path(key_file))) if key_file else None
        return BankOptions(
            key_file, key_text, columns, is_on(values["statements"]), values["domains"], is_on(values["suggested"])
        )

    fields = (
        Field("domains", say("Domains that are not in this study"), options.domains or default_domains,
              options=((CREATE, say("create")), (MATCH, say("exclude")), (NONE, say("ignore all")))),
        switch("suggested", say("Accept the suggested domains"), options.accept_suggested),
        Field("key", say("Answer key file"), options.key_file, say("none")),
        Field("columns", say("Table columns"), options.columns, "question=Text,A=First,correct=Key"),
        switch("statements", say("Include true/false statements"), options.true_false),
    )  # fmt: skip
    return FormDialog(say("Import options"), fields, accept, leads=True)


def columns_form(options: BankOptions, columns: Sequence[str]) -> FormDialog[BankOptions]:
    """A form whose result names the columns of a table; they are chosen by number or name."""

    def accept(values: Mapping[str, str]) -> BankOptions:
        roles = {role: typed_column(said, columns) for role, said in values.items() if said.strip()}
        if "question" not in roles:
            raise BadInput(say("Choose the column that holds the question."))
        stated = ",".join(f"{role}={name}" for role, name in roles.items())
        return options._replace(columns=stated)

    listed = " · ".join(f"{number} {name[:NAME_SHOWN]}" for number, name in enumerate(columns[:LISTED], 1))
    names = tuple(columns)
    fields = (
        Field("question", say("Question"), "", say("number or name"), names),
        *(Field(mark, say("Option {mark}", mark=mark), "", say("none"), names) for mark in OPTION_FIELDS),
        Field("correct", say("Key"), "", say("none"), names),
        Field("explanation", say("Explanation"), "", say("none"), names),
        Field("domain", say("Domain"), "", say("none"), names),
    )
    return FormDialog(say("Assign the columns"), fields, accept, listed, leads=True)


def typed_column(said: str, columns: Sequence[str]) -> str:
    """A table's column by its number, its name or how its name begins; raises `BadInput`."""
    bare = said.strip()
    if bare in columns:
        return bare
    number = digits_alone(bare)
    if number is not None and 1 <= number <= len(columns):
        return columns[number - 1]
    alike = [name for name in columns if fold(name) == fold(bare)]
    alike = alike or [name for name in columns if fold(name).startswith(fold(bare))]
    if len(alike) == 1:
        return alike[0]
    raise BadInput(say("There is no column “{text}”. Type its number or name.", text=bare))
