"""The questions that came with an exam pack, ready to be asked without importing them."""

from data.errors import NotFound
from data.formats.banks.known.own_markdown import read_own_markdown
from data.formats.banks.study.into_study import planned_import
from data.frozen import replace
from data.ids import EPOCH, lasting_id
from data.model.domains import Domain
from data.model.questions import Bank, Question
from data.packs.pack import open_pack

FILE = "questions.md"


def pack_questions(pack_id: str, domains: list[Domain]) -> tuple[Bank, list[Question]] | None:
    """The pack's own bank with its domains as the study has them; None where the pack has no questions.

    Ids are made from the names of the questions, so that they are the same in every study and on every machine.
    """
    try:
        path = open_pack(pack_id).folder / FILE
        reading = read_own_markdown(path.read_text(encoding="utf-8"))
    except (NotFound, FileNotFoundError):
        return None
    names = {name.casefold(): each.id for each in domains for name in (each.name, each.short, each.key) if name}
    planned = planned_import(reading, FILE, (), (), lambda: 0, EPOCH, names)
    bank = replace(planned.bank, id=lasting_id(pack_id), pack=pack_id, source=FILE)
    made = [record for record in planned.changed if isinstance(record, Question)]
    return bank, [replace(each, id=lasting_id(f"{pack_id}/{each.name}"), bank=bank.id) for each in made]
