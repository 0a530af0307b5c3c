"""Asks how a bank is to be read, where it was read wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.forms.inputs.paths import content_of, typed_path
from app.use_cases.import_bank import stated_columns
from data.formats.banks.reading import decoded
from data.language import say
from widgets.dialogs.form_dialog import Field, FormDialog

YES = ("y", "yes", "true", "1", "예", "네")


@dataclass(frozen=True, slots=True)
class BankOptions:
    """What the learner says about a bank."""

    key_file: str = ""
    key_text: str | None = None
    columns: str = ""
    true_false: bool = False


def bank_form(options: BankOptions) -> FormDialog[BankOptions]:
    """A form whose result is the options to read with."""

    def accept(values: Mapping[str, str]) -> BankOptions:
        key_file, columns = values["key"].strip(), values["columns"].strip()
        stated_columns(columns or None)
        key_text = decoded(content_of(typed_path(key_file))) if key_file else None
        said = values["statements"].strip().casefold()
        return BankOptions(key_file, key_text, columns, said in (*YES, say("yes").casefold()))

    answers = (say("yes"), say("no"))
    fields = (
        Field("key", say("File with the keys"), options.key_file, say("none")),
        Field("columns", say("Columns of a table"), options.columns, "question=Text,A=First,correct=Key"),
        Field("statements", say("Take statements that are true or false too"),
              say("yes") if options.true_false else say("no"), "", answers),
    )  # fmt: skip
    return FormDialog(say("Read the file otherwise"), fields, accept)
