"""The phases of an imported plan: the rows of its roadmap, not the weeks that are written out below it."""

from datetime import date

from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.reader import parse_plan
from data.model.attempts import Attempt
from data.model.plan import Phase, Task
from data.study.study import Study

TODAY = date(2026, 3, 2)
PLAN = """# AWS ML Specialty 공부 기록

- 기간: 4주 (2026.03.02 ~ 2026.03.29)

| 주차 | 기간 | 주제 | 상태 |
|:--:|:--:|:--|:--:|
| 1-2 | 03/02 ~ 03/15 | 데이터 다루기 | ⬜ |
| 3-4 | 03/16 ~ 03/29 | 모델 만들기 | ⬜ |

### Week 1 (03/02 ~ 03/08)
| 날짜 | 내용 | 완료 |
|:--:|:--|:--:|
| 03/02 (월) | 수집 | ✅ |
| 03/03 (화) | 변환 | ⬜ |

### Week 3 (03/16 ~ 03/22)
| 날짜 | 내용 | 완료 |
|:--:|:--|:--:|
| 03/16 (월) | 학습 | ⬜ |
| 03/17 (화) | 평가 | ⬜ |
| 03/30 (월) | 시험 | ⬜ |

## 모의고사 점수
| 시험 | 점수 | 목표 |
|:--|:--:|:--:|
| 1회 | /100 | 65+ |
"""


def test_rows_of_the_roadmap_are_the_phases_and_tasks_find_theirs_by_day(empty_study: Study) -> None:
    import_parsed_plan(parse_plan(PLAN), empty_study, "plan.md", TODAY)
    phases = {phase.id: (phase.weeks, phase.title) for phase in empty_study.all(Phase).values()}
    assert sorted(phases.values()) == [("1-2", "데이터 다루기"), ("3-4", "모델 만들기")]
    found = {task.title: phases[task.phase][0] for task in empty_study.all(Task).values() if task.phase}
    assert found == {"수집": "1-2", "변환": "1-2", "학습": "3-4", "평가": "3-4", "시험": "3-4"}


def test_an_exam_the_program_knows_brings_its_clock_and_its_pass_mark(empty_study: Study) -> None:
    import_parsed_plan(parse_plan(PLAN), empty_study, "plan.md", TODAY)
    plan = empty_study.plan
    assert (plan.pack, plan.exam_minutes, plan.exam_questions, plan.pass_percent) == ("mls_c01", 170, 65, 75.0)
    assert [attempt.target for attempt in empty_study.all(Attempt).values()] == [65.0]


def test_without_a_roadmap_the_weeks_are_the_phases(empty_study: Study) -> None:
    weeks = ("## Week 1 (2026-03-02 - 2026-03-08)\n- [ ] Ports", "## Week 2 (2026-03-09 - 2026-03-15)\n- [ ] Routes")
    text = "# Networking\n\n" + "\n\n".join(weeks)
    import_parsed_plan(parse_plan(text), empty_study, "plan.md", TODAY)
    assert len(empty_study.all(Phase)) == 2
    assert empty_study.plan.pack == ""
