"""The questions of an exam pack, usable without an import."""

from data.errors import NotFound
from data.formats.banks.known.own_markdown import read_own_markdown
from data.formats.banks.study.bank_domains import DomainNames, names_of
from data.formats.banks.study.into_study import planned_import
from data.frozen import replace
from data.ids import EPOCH, lasting_id
from data.model.domains import Domain
from data.model.questions import Bank, Question
from data.packs.pack import open_pack

FILE = "questions.md"


def pack_questions(pack_id: str, domains: list[Domain]) -> tuple[Bank, list[Question]] | None:
    """The pack's own bank, with domains as in the study; None if the pack has no questions.

    Ids come from the names of the questions, so that they are the same in every study and on every computer.
    """
    try:
        path = open_pack(pack_id).folder / FILE
        parsed_bank = read_own_markdown(path.read_text(encoding="utf-8"))
    except (NotFound, FileNotFoundError):
        return None
    planned = planned_import(parsed_bank, FILE, (), (), lambda: 0, EPOCH, DomainNames(names_of(domains)))
    bank = replace(planned.bank, id=lasting_id(pack_id), pack=pack_id, source=FILE)
    questions = [record for record in planned.changed if isinstance(record, Question)]
    return bank, [
        replace(question, id=lasting_id(f"{pack_id}/{question.name}"), bank=bank.id) for question in questions
    ]
