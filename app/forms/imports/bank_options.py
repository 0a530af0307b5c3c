"""Asks how a bank is to be read and what comes of its domains, and which columns of a table hold what."""

from collections.abc import Mapping, Sequence

from app.forms.inputs.choices import is_on, switch
from app.forms.inputs.paths import content_of, typed_path
from app.use_cases.import_bank import stated_columns
from data.errors import BadInput
from data.formats.banks.parsing import decoded
from data.formats.banks.study.bank_domains import CREATE, MATCH, NONE
from data.language import say
from data.values import Values
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

OPTION_FIELDS = "ABCDEF"
"""Options whose columns are asked for."""
ROLES = ("question", *OPTION_FIELDS, "correct", "explanation", "domain")
"""Roles that a column can have."""


class BankOptions(Values):
    """What the learner says about a bank."""

    key_file: str = ""
    key_text: str | None = None
    columns: str = ""
    true_false: bool = False
    domains: str = ""
    """One of the modes of domains; empty for the study's default."""
    accept_suggested: bool = False


def bank_form(
    options: BankOptions, default_domains: str = MATCH, columns: Sequence[str] = ()
) -> FormDialog[BankOptions]:
    """A form whose result is the options to read with; `columns` are those of a table that had to be assigned."""

    def accept(values: Mapping[str, str]) -> BankOptions:
        key_file = values["key"].strip()
        stated = _assigned(values, columns) if columns else values["columns"].strip()
        stated_columns(stated or None)
        key_text = decoded(content_of(typed_path(key_file))) if key_file else None
        return BankOptions(
            key_file, key_text, stated, is_on(values["statements"]), values["domains"], is_on(values["suggested"])
        )

    typed_columns = Field("columns", say("Table columns"), options.columns, "question=Text,A=First,correct=Key")
    fields = (
        Field("domains", say("Domains that are not in this study"), options.domains or default_domains,
              options=((CREATE, say("create")), (MATCH, say("exclude")), (NONE, say("ignore all")))),
        switch("suggested", say("Accept the suggested domains"), options.accept_suggested),
        Field("key", say("Answer key file"), options.key_file, say("none")),
        *(_column_fields(options, columns) if columns else (typed_columns,)),
        switch("statements", say("Include true/false statements"), options.true_false),
    )  # fmt: skip
    return FormDialog(say("Import options"), fields, accept, leads=True)


def columns_form(options: BankOptions, columns: Sequence[str]) -> FormDialog[BankOptions]:
    """A form whose result names the columns of a table; each is chosen from the list of those there are."""

    def accept(values: Mapping[str, str]) -> BankOptions:
        return options._replace(columns=_assigned(values, columns))

    return FormDialog(say("Assign the columns"), _column_fields(options, columns), accept, leads=True)


def _column_fields(options: BankOptions, columns: Sequence[str]) -> tuple[Field, ...]:
    """A list of the columns for each role, on the one that is assigned now."""
    labels = {
        "question": say("Question"),
        **{letter: say("Option {mark}", mark=letter) for letter in OPTION_FIELDS},
        "correct": say("Key"),
        "explanation": say("Explanation"),
        "domain": say("Domain"),
    }
    assigned = stated_columns(options.columns or None) or {}
    choices = (("", say("none")), *((name, f"{number} {name}") for number, name in enumerate(columns, 1)))
    return tuple(Field(role, label, assigned.get(role, ""), options=choices) for role, label in labels.items())


def _assigned(values: Mapping[str, str], columns: Sequence[str]) -> str:
    """The chosen columns by role, as in question=Text,A=First; raises `BadInput` without a question."""
    roles = {role: name for role, name in values.items() if name in columns and role in ROLES}
    if "question" not in roles:
        raise BadInput(say("Choose the column that holds the question."))
    return ",".join(f"{role}={name}" for role, name in roles.items())
