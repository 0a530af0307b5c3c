"""Sentences about an import, for the command line and the screens."""

from data.formats.banks.model.model import ParsedBank
from data.formats.banks.study.into_study import PlannedImport
from data.formats.text.text_repair import DecodedText
from data.language import say, say_count


def describe_repairs(text: DecodedText) -> str:
    """How many lines of a damaged text were repaired, and from which encoding."""
    count = say_count(len(text.changes), "{n} line repaired", "{n} lines repaired")
    return f"{count} ({text.repaired_from})"


def describe_losses(count: int) -> str:
    """How many characters no repair recovers."""
    return say_count(count, "{n} character lost for good", "{n} characters lost for good")


def no_questions_yet() -> str:
    """What to do in a study without questions."""
    return say("No questions yet. Run `cockpit bank import FILE` to import a question bank.")


def describe_bank_import(planned: PlannedImport, reading: ParsedBank, is_trial: bool = False) -> str:
    """What an import of a bank did, or what it would do."""
    changes = describe_bank_changes(planned, reading)
    return (
        say("Would import: {changes}", changes=changes) if is_trial else say("Imported: {changes}", changes=changes)
    )


def describe_bank_changes(planned: PlannedImport, reading: ParsedBank) -> str:
    """What an import of a bank adds, edits, leaves and skips."""
    changes = say(
        "{added} new, {edited} edited, {unchanged} unchanged, {repeated} repeated",
        added=planned.added,
        edited=planned.edited,
        unchanged=planned.unchanged,
        repeated=planned.repeated,
    )
    return changes + (", " + say("{n} skipped", n=len(reading.refused)) if reading.refused else "")


def describe_accepted(planned: PlannedImport) -> str:
    """How many suggested domains count from now on; empty for none."""
    if not planned.accepted:
        return ""
    return say_count(planned.accepted, "{n} suggested domain accepted.", "{n} suggested domains accepted.")


def describe_suggested(planned: PlannedImport) -> str:
    """How many domains are only suggested; empty for none."""
    if not planned.suggested:
        return ""
    return say_count(
        planned.suggested,
        "{n} suggested domain counts only after you accept it.",
        "{n} suggested domains count only after you accept them.",
    )
