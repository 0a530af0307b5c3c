"""Headings and columns that name exam domains; not every heading does."""

import pytest

from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.task_domains import name_key
from data.model.domains import Domain
from data.model.plan import Task
from data.study.study import Study
from tests.conftest import TODAY


def named(text: str) -> list[tuple[str, float]]:
    return [(domain.name, domain.weight) for domain in parse_plan(text).domains]


def checklist(*headings: str) -> str:
    return "# Exam\n\n" + "".join(f"## {heading}\n- [ ] step {n}\n\n" for n, heading in enumerate(headings))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Domain 1: Data (✅ Complete)", "Domain 2: Models (36%)"), [("Data", 0.0), ("Models", 36.0)]),
        (("Domain I. Access", "Domain II. Keys - 18%"), [("Access", 0.0), ("Keys", 18.0)]),
        (("도메인 1: 수집 (비중 20%)", "도메인 2: 모델"), [("수집", 20.0), ("모델", 0.0)]),
        (("제1영역: 프로그래밍", "제2영역: 네트워크"), [("프로그래밍", 0.0), ("네트워크", 0.0)]),
        (("ドメイン1：設計（30%）", "ドメイン2：運用"), [("設計", 30.0), ("運用", 0.0)]),
        (("领域一：云", "领域二：安全"), [("云", 0.0), ("安全", 0.0)]),
        (("Dominio 1: Redes (24% del examen)", "Dominio 2: Datos"), [("Redes", 24.0), ("Datos", 0.0)]),
        (("Bereich 1: Netze", "Bereich 2: Speicher"), [("Netze", 0.0), ("Speicher", 0.0)]),
        (("Domaine 1 : Réseau (15 %)", "Domaine 2 : Clés"), [("Réseau", 15.0), ("Clés", 0.0)]),
        (("Domain names and DNS", "Domain controllers"), []),
        (("Area 51",), []),
        (("D1 - Arrays", "D2 - Strings"), []),
        (("Domain 1: A (75% complete)", "Domain 2: B (60%)", "Domain 3: C (90%)"), [("A", 0), ("B", 0), ("C", 0)]),
    ],
)
def test_headings(headings: tuple[str, ...], expected: list[tuple[str, float]]) -> None:
    """In many languages, with a share of the exam where one is stated."""
    assert named(checklist(*headings)) == expected


def test_short_labels_are_domains_where_the_file_speaks_of_them() -> None:
    """And headings right under "by domain" too, weeks aside."""
    assert named("Exam domains\n\n" + checklist("D1: Security", "D2: Networks")) == [("Security", 0), ("Networks", 0)]
    by = "# P\n## Checklist by domain\n### {}\n- [ ] a\n### {}\n- [ ] b\n"
    assert named(by.format("Security", "Networks")) == [("Security", 0.0), ("Networks", 0.0)]
    assert named(by.format("Week 1: Security", "Week 2: Networks")) == []


def test_a_column_called_domain() -> None:
    """It sorts the tasks of a table."""
    reading = parse_plan(
        "# P 2026\n\n|Date|Domain|Task|\n|-|-|-|\n|1/5|Keys|read|\n|1/6|Nets|lab|\n|1/7|Keys|quiz|\n"
    )
    names = {domain.key: domain.name for domain in reading.domains}
    assert [names[task.domain] for task in reading.tasks] == ["Keys", "Nets", "Keys"]


def test_the_studys_own_domain_is_used(empty_study: Study) -> None:
    """Whatever accents, case, width and label its name has in the file; and one undo takes all of it back."""
    own = Domain(id=empty_study.new_id(), name="Ｒéseau et clés", weight=40.0)
    empty_study.commit("Add", own)
    import_parsed_plan(
        parse_plan(checklist("Domaine 2 : réseau ET CLÉS", "Domaine 3 : Tri")), empty_study, "p.md", TODAY
    )
    names = {domain.id: domain.name for domain in empty_study.all(Domain).values()}
    assert sorted(names.values()) == ["Tri", "Ｒéseau et clés"]
    assert [names[task.domain or 0] for task in empty_study.all(Task).values()] == ["Ｒéseau et clés", "Tri"]
    empty_study.undo()
    assert list(empty_study.all(Domain)) == [own.id]


def test_a_heading_that_only_has_the_name_of_a_domain(empty_study: Study) -> None:
    """Beside a table of weights, or a study that has the domain."""
    table = "|Domain|Weight|\n|-|-|\n|1. Data|60%|\n|2. Models|40%|\n\n"
    import_parsed_plan(parse_plan(f"{table}## Data\n- [ ] a\n## Models\n- [ ] b\n"), empty_study, "p.md", TODAY)
    names = {domain.id: domain.name for domain in empty_study.all(Domain).values()}
    assert [names[task.domain or 0] for task in empty_study.all(Task).values()] == ["Data", "Models"]


def test_names_compare_without_label() -> None:
    assert name_key("Domain 4 — IAM") == name_key("iam") == name_key("4. ＩＡＭ")
    assert name_key("Domain 4") != name_key("Domain 5")


def test_headings_of_domains_over_plain_items_or_text() -> None:
    """They name domains as their siblings with boxes do."""
    for body in ("- S3\n- Glue\n", "Only a sentence.\n", ""):
        reading = parse_plan(
            f"# P\n\n## Domain 1: Data\n- [ ] a\n\n## Domain 2: Models\n{body}\n## Domain 3: Ops\n{body}"
        )
        assert [domain.name for domain in reading.domains] == ["Data", "Models", "Ops"]
        alone = parse_plan(f"# P\n\n## Domain 1: Data\n{body}\n## Domain 2: Models\n{body}")
        assert [domain.name for domain in alone.domains] == ["Data", "Models"]


def test_a_word_of_several_meanings_needs_a_sibling_with_tasks() -> None:
    """An area may be anything."""
    one = "# P\n\n## 영역 1: 보안\n- [ ] IAM\n\n## 영역 2: 망\n- VPC\n"
    assert [domain.name for domain in parse_plan(one).domains] == ["보안", "망"]
    assert not parse_plan(one.replace("- [ ] ", "- ")).domains
