"""Importing a bank into a study: nothing twice, edits keep their history, guesses stay guesses."""

from datetime import UTC, datetime
from itertools import count

from data.formats.banks.parsing import parse_bank
from data.formats.banks.study.bank_domains import by_name
from data.formats.banks.study.domain_hints import suggest_domain
from data.formats.banks.study.into_study import PlannedImport, planned_import
from data.model.questions import Bank, Option, Question

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WET = "### Which is wet?\n- [ ] sand\n- [x] water\n"
ONE = f"# Water\n\n{WET}\n### Which two? (Choose two.)\n- [x] a\n- [x] b\n- [ ] c\n"


class Held:
    """The banks and questions of a study, and imports into it."""

    def __init__(self) -> None:
        self.banks: dict[int, Bank] = {}
        self.questions: dict[int, Question] = {}
        self._ids = count(1)

    def take(self, text: str, name: str = "water.md", keywords: dict[int, list[str]] | None = None) -> PlannedImport:
        """Import a text and hold what it changed."""
        planned = planned_import(
            parse_bank(text, name),
            name,
            self.banks.values(),
            self.questions.values(),
            lambda: next(self._ids),
            NOW,
            by_name({"storage": 77}),
            keywords,
        )
        for record in planned.changed:
            if isinstance(record, Bank):
                self.banks[record.id] = record
            elif isinstance(record, Question):
                self.questions[record.id] = record
        return planned

    def only(self, stem: str) -> Question:
        """The one question with that beginning."""
        (found,) = [question for question in self.questions.values() if question.stem.startswith(stem)]
        return found


def test_importing_twice_changes_nothing() -> None:
    """The second time every question is known, under another file name and in another order of options too."""
    held = Held()
    first = held.take(ONE)
    assert (first.added, first.bank.name, held.only("Which two").choose) == (2, "Water", 2)
    again = held.take(ONE)
    assert (again.added, again.edited, again.unchanged, again.changed) == (0, 0, 2, ())
    turned = ONE.replace("- [ ] sand\n- [x] water", "- [x] WATER\n- [ ]  sand")
    other = held.take(turned.replace("# Water\n", ""), "copy.txt")
    assert (other.added, other.unchanged) == (0, 2)
    assert len(held.questions) == 2


def test_a_question_that_the_file_holds_twice_is_imported_once() -> None:
    """The repetition is counted, not dropped silently."""
    held = Held()
    planned = held.take(ONE + "\n" + WET)
    assert (planned.added, planned.repeated) == (2, 1)


def test_an_edited_question_keeps_its_id_its_earlier_wordings_and_the_learners_dispute() -> None:
    """A stem, an option or a key that changed in the file is an edit, whichever part is still the same."""
    held = Held()
    held.take(ONE)
    old = held.only("Which is wet?")
    held.questions[old.id] = old.disputed("A", "sand can be wet", NOW)
    planned = held.take(ONE.replace("- [ ] sand\n- [x] water", "- [x] sand\n- [ ] water"))
    new = held.only("Which is wet?")
    assert (planned.edited, planned.unchanged, new.id, new.key) == (1, 1, old.id, "A")
    assert [(wording.key, wording.why) for wording in new.wordings] == [("B", "import")]
    assert [dispute.reason for dispute in new.disputes] == ["sand can be wet"]
    planned = held.take(ONE.replace("- [x] water", "- [x] salt water"))
    assert (planned.added, planned.edited) == (0, 1)
    assert len(held.only("Which is wet?").wordings) == 2


def test_letters_given_as_answers_stay_right_when_the_file_turns_its_options() -> None:
    """A new order of options with a new key is taken over in the old order."""
    held = Held()
    held.take(ONE)
    held.take(ONE.replace("- [ ] sand\n- [x] water", "- [ ] water\n- [x] sand"))
    question = held.only("Which is wet?")
    assert ([option.text for option in question.options], question.key) == (["sand", "water"], "A")


def test_a_named_question_is_found_by_its_name() -> None:
    """In our own format stem and options may both change; the heading finds the question."""
    held = Held()
    text = "# W\n\n## w-1\n- domain: Storage\n\nWet?\n\n- [ ] A. sand\n- [x] B. water\n"
    held.take(text)
    question = held.only("Wet?")
    assert (question.domain, question.name) == (77, "w-1")
    held.take(text.replace("Wet?", "Dry?").replace("sand", "stone"))
    assert held.only("Dry?").id == question.id


def test_files_of_the_same_name_are_different_banks_unless_they_share_questions() -> None:
    """Every repository has a README.md."""
    held = Held()
    first = held.take(ONE, "README.md")
    second = held.take(ONE.replace("Water", "Fire").replace("wet", "hot").replace("two", "three"), "README.md")
    assert first.bank.id != second.bank.id
    assert second.added == 2


def test_guessed_domains_are_suggestions_and_never_overrule_the_learner() -> None:
    """A suggestion stands apart from the domain, and importing again leaves the learner's choice alone."""
    held = Held()
    planned = held.take(ONE, keywords={1: ["wet", "water"], 2: ["fire"]})
    question = held.only("Which is wet?")
    assert (planned.suggested, question.domain, question.suggested_domain) == (1, None, 1)
    held.questions[question.id] = question.in_domain(2)
    held.take(ONE.replace("- [x] water", "- [x] salt water"), keywords={1: ["wet", "water"]})
    assert (held.only("Which is wet?").domain, held.only("Which is wet?").suggested_domain) == (2, None)


def test_a_domain_is_suggested_only_when_one_is_ahead() -> None:
    """Keywords count as whole words, in Korean anywhere; a tie is no suggestion."""
    question = Question(id=1, bank=1, stem="Kinesis 스트리밍을 쓴다", options=(Option("shard"), Option("glue")))
    assert suggest_domain(question, {"de": ["kinesis", "스트리밍"], "eda": ["glue"]}) == "de"
    assert suggest_domain(question, {"de": ["shard"], "eda": ["glue"]}) is None
    assert suggest_domain(question, {"de": ["kin"], "eda": []}) is None
