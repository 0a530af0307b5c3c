"""Every command of the cockpit, once: id, key, words. Bindings, palette, help and README are made from it."""

from enum import Enum
from typing import NamedTuple


class Place(Enum):
    """Where a command works; the value is what the help calls it."""

    EVERYWHERE = "Everywhere"
    ROADMAP = "Roadmap"
    CHECKLIST = "Checklist"
    NOTES = "Notes"
    MOCK = "Mock exam"
    DOMAINS = "Domains"
    ANSWER = "Options"
    EXAM = "Exam"
    GRID = "Review grid"
    REPORT = "Report"
    ATTEMPTS = "Attempts"
    IMPORT = "Import preview"


DASHBOARD = (Place.EVERYWHERE, Place.ROADMAP, Place.CHECKLIST, Place.NOTES, Place.MOCK, Place.DOMAINS)
"""The places that are seen at once; the others are screens of their own."""


class Command(NamedTuple):
    """One thing the learner can ask for."""

    id: str
    """Dotted name that never changes once released; `[keys]` in config.toml uses it."""
    keys: str
    """Default keys, comma separated."""
    action: str
    """Name of the action method, without `action_`."""
    hint: str
    """A word or two for the bottom line; empty keeps it off."""
    sentence: str
    """What it does, for help and palette."""
    place: Place


def _commands(place: Place, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(*row, place) for row in rows)


COMMANDS: tuple[Command, ...] = (
    *_commands(
        Place.CHECKLIST,
        ("task.tick", "space", "tick", "tick", "Tick or untick the chosen tasks."),
        ("task.add", "a", "add", "add", "Add a task to this day."),
        ("task.edit", "e,enter", "edit", "edit", "Edit the chosen task."),
        ("task.postpone", "greater_than_sign", "postpone", "tomorrow", "Move the chosen tasks to the next day."),
        ("task.bring", "less_than_sign", "bring", "to today", "Bring the chosen tasks to today."),
        ("task.clock", "s", "study_clock", "clock", "Start or stop the study clock on the chosen task."),
        ("task.mark", "v", "mark", "mark", "Mark the task, to do something with several at once."),
        ("task.remove", "delete", "remove", "remove", "Remove the chosen tasks; undo brings them back."),
        ("task.move_down", "J", "shift(1)", "", "Move the task down within its day."),
        ("task.move_up", "K", "shift(-1)", "", "Move the task up within its day."),
        ("task.next", "j,down", "cursor(1)", "", "Go to the next task."),
        ("task.previous", "k,up", "cursor(-1)", "", "Go to the task before."),
        ("task.unmark", "escape", "unmark", "", "Take all marks away."),
    ),
    *_commands(
        Place.ROADMAP,
        ("roadmap.left", "left,h", "move(-1)", "", "Select the day before."),
        ("roadmap.right", "right,l", "move(1)", "day", "Select the day after."),
        ("roadmap.up", "up,k", "move(-7)", "", "Select the same day a week before."),
        ("roadmap.down", "down,j", "move(7)", "week", "Select the same day a week later."),
        ("roadmap.month_before", "pageup", "month(-1)", "", "Go one month back."),
        ("roadmap.month_after", "pagedown", "month(1)", "month", "Go one month on."),
        ("roadmap.open", "enter", "open_day", "open the day", "Go to the checklist of the selected day."),
        ("roadmap.week_numbers", "w", "week_numbers", "week numbers", "Show or hide the numbers of the weeks."),
    ),
    *_commands(
        Place.NOTES,
        ("notes.write", "enter,i", "write", "write", "Write in the section that is shown."),
        ("notes.next", "right,l", "turn(1)", "next section", "Turn to the next section."),
        ("notes.previous", "left,h", "turn(-1)", "", "Turn to the section before."),
        ("notes.preview", "p", "preview", "preview", "Show the section as formatted Markdown, or as written."),
        ("notes.editor", "ctrl+e", "editor", "your editor", "Open the section in the editor named by $EDITOR."),
    ),
    *_commands(
        Place.MOCK,
        ("mock.start", "space", "start_pause", "start/pause", "Start, pause or resume the exam clock."),
        ("mock.lap", "n", "lap", "next question", "The question is answered: take its time."),
        ("mock.end", "e", "end", "end", "End the exam and write down the score."),
        ("mock.reset", "r", "reset", "reset", "Set the clock back to the start."),
        ("mock.record", "enter", "record", "score", "Write down or change the score of the chosen mock."),
        ("mock.add", "a", "add_mock", "add", "Add a mock exam to the list."),
        ("mock.remove", "delete", "remove", "", "Remove the chosen mock from the list; undo brings it back."),
        ("mock.next", "j,down", "cursor(1)", "", "Go to the next mock."),
        ("mock.previous", "k,up", "cursor(-1)", "", "Go to the mock before."),
    ),
    *_commands(
        Place.DOMAINS,
        (
            "domain.raise",
            "plus,equals_sign",
            "rate(1)",
            "confidence up",
            "Raise your confidence in the domain.",
        ),
        ("domain.lower", "minus", "rate(-1)", "down", "Lower your confidence in the domain."),
        ("domain.add", "a", "add_domain", "add", "Add a domain of the exam."),
        ("domain.edit", "e", "edit_domain", "edit", "Change the name or the weight of the chosen domain."),
        ("domain.remove", "delete", "remove_domain", "", "Remove the chosen domain; undo brings it back."),
        ("domain.next", "down,right,j", "cursor(1)", "next domain", "Go to the next domain."),
        ("domain.previous", "up,left,k", "cursor(-1)", "", "Go to the domain before."),
    ),
    *_commands(
        Place.ANSWER,
        *(
            (f"exam.option_{n}", f"{mark},{n}", f"answer({n - 1})", "", f"Choose or unchoose option {mark.upper()}.")
            for n, mark in enumerate("abcdefgh", start=1)
        ),
    ),
    *_commands(
        Place.EXAM,
        ("exam.next", "n,right", "move(1)", "next", "Go to the next question."),
        ("exam.previous", "p,left", "move(-1)", "", "Go to the question before."),
        ("exam.check", "enter", "check", "", "In practice: see whether the answer is right, then go on."),
        ("exam.flag", "f,F", "flag", "flag", "Flag the question for review (F where f is an option)."),
        ("exam.strike", "x", "strike", "strike", "Strike out the option whose letter comes next."),
        ("exam.also", "plus", "also", "", "On an answer sheet: add the letter that comes next, A to H."),
        ("exam.sure", "s", "felt('sure')", "sure", "You are sure of the answer."),
        ("exam.unsure", "u", "felt('unsure')", "unsure", "You are unsure of the answer."),
        ("exam.review", "r", "review", "review", "See all, unanswered or flagged questions at a glance."),
        ("exam.keys", "question_mark", "keys", "keys", "Show the keys that work in the exam."),
        ("exam.guess", "g,G", "felt('guess')", "guess", "The answer is a guess (G where g is an option)."),
        ("exam.jump", "j", "jump", "jump", "Go to a question by its number."),
        ("exam.note", "w", "note", "note", "Write a note on the question."),
        ("exam.dispute", "y", "dispute", "", "In practice: say why the bank's key is wrong; both keys are kept."),
        ("exam.domain", "o", "domain", "", "In practice: accept or correct the domain of the question."),
        ("exam.hide_clock", "ctrl+h,backspace", "hide_clock", "clock", "Hide or show the clock."),
        ("exam.pause", "space", "pause", "", "Pause or go on; a timed exam cannot be paused."),
        ("exam.leave", "escape", "leave", "", "Leave the exam; a timed one goes on meanwhile."),
        ("exam.hand_in", "ctrl+s", "hand_in", "hand in", "Hand in, after seeing what is unanswered."),
    ),
    *_commands(
        Place.GRID,
        ("grid.left", "left,h", "move(-1, 0)", "", "Go to the question on the left."),
        ("grid.right", "right,l", "move(1, 0)", "", "Go to the question on the right."),
        ("grid.up", "up,k", "move(0, -1)", "", "Go to the question above."),
        ("grid.down", "down,j", "move(0, 1)", "", "Go to the question below."),
        ("grid.open", "enter", "open", "go there", "Go to the chosen question."),
        ("grid.filter", "tab,v", "filter", "all/unanswered/flagged", "Show all, unanswered or flagged questions."),
        ("grid.flag", "f", "flag", "flag", "Flag the chosen question, or take its flag away."),
        ("grid.hand_in", "ctrl+s", "hand_in", "hand in", "Hand in, after seeing what is unanswered."),
        ("grid.close", "escape,r", "close", "back", "Back to the question."),
    ),
    *_commands(
        Place.REPORT,
        ("report.down", "down,j", "cursor(1)", "", "Go to the next missed question."),
        ("report.up", "up,k", "cursor(-1)", "", "Go to the missed question before."),
        ("report.question", "enter", "question", "question", "See the missed question with its explanation."),
        ("report.plan", "t", "plan_review", "plan review", "Turn what was missed into review tasks and a note."),
        ("report.unknown", "1", "reason('unknown')", "didn't know", "You missed it because you did not know."),
        ("report.misread", "2", "reason('misread')", "misread", "You missed it because you misread it."),
        ("report.reasoning", "3", "reason('reasoning')", "reasoning", "You missed it by wrong reasoning."),
        ("report.time", "4", "reason('time')", "time", "You missed it because time ran short."),
        ("report.dispute", "y", "dispute", "", "Say why the bank's key is wrong; both keys are kept."),
        ("report.key", "a", "answer_key", "answer key", "Type or paste the answer key of a sheet."),
        ("report.again", "s", "again", "sit again", "Sit the same questions again."),
        ("report.export", "e", "export", "export", "Write the attempt to a JSON file."),
        ("report.keys", "question_mark", "keys", "keys", "Show the keys that work in the report."),
        ("report.close", "escape,q", "close", "close", "Close the report."),
    ),
    *_commands(
        Place.ATTEMPTS,
        ("attempts.down", "down,j", "cursor(1)", "", "Go to the next attempt."),
        ("attempts.up", "up,k", "cursor(-1)", "", "Go to the attempt before."),
        ("attempts.open", "enter", "open", "report", "See the report of the attempt."),
        ("attempts.mark", "v,space", "mark", "mark", "Mark the attempt, to compare it with another."),
        ("attempts.compare", "c", "compare", "compare", "Compare the two marked attempts."),
        ("attempts.again", "s", "again", "sit again", "Sit the same questions again."),
        ("attempts.export", "e", "export", "export", "Write the attempt to a JSON file."),
        ("attempts.import", "i", "import_attempt", "import", "Read an attempt from a JSON file."),
        ("attempts.remove", "delete", "remove", "remove", "Remove the attempt; undo brings it back."),
        ("attempts.undo", "u", "undo", "undo", "Undo the last change."),
        ("attempts.keys", "question_mark", "keys", "keys", "Show the keys that work on the list of attempts."),
        ("attempts.close", "escape,q", "close", "close", "Back."),
    ),
    *_commands(
        Place.IMPORT,
        ("import.down", "down,j", "cursor(1)", "", "Go to the next record."),
        ("import.up", "up,k", "cursor(-1)", "", "Go to the record before."),
        ("import.page_down", "pagedown", "cursor(10)", "", "Go ten records on."),
        ("import.page_up", "pageup", "cursor(-10)", "", "Go ten records back."),
        ("import.accept", "enter,ctrl+s", "accept", "accept", "Take all that is not left out: one step to undo."),
        ("import.leave_out", "space", "leave_out", "leave out", "Leave the record out, or take it in again."),
        ("import.change", "e", "change", "change", "Change the title or the day of the chosen task."),
        (
            "import.otherwise",
            "o",
            "read_otherwise",
            "read otherwise",
            "Say how the file is to be read, and read it again.",
        ),
        ("import.keys", "question_mark", "keys", "keys", "Show the keys that work here."),
        ("import.kind", "tab", "section(1)", "next kind", "Go to the next kind of record."),
        ("import.kind_before", "shift+tab", "section(-1)", "", "Go to the kind of record before."),
        ("import.leave_all_out", "a", "leave_all_out", "all of a kind", "Leave out, or take in, all of the kind."),
        ("import.read_on", "J", "scroll_beside(5)", "", "Read on in what stands beside the records."),
        ("import.read_back", "K", "scroll_beside(-5)", "", "Read back in what stands beside the records."),
        ("import.cancel", "escape,q", "cancel", "close", "Close and write nothing."),
    ),
    *_commands(
        Place.EVERYWHERE,
        ("study.undo", "u", "undo", "undo", "Undo the last change, whatever it was."),
        ("study.redo", "ctrl+r", "redo", "", "Make the last undone change again."),
        ("exam.open", "m", "mock_exam", "mock exam", "Sit a mock exam, practise, or see earlier attempts."),
        ("day.today", "t", "today", "today", "Go to today."),
        ("day.before", "left_square_bracket", "day(-1)", "", "Go to the day before."),
        ("day.after", "right_square_bracket", "day(1)", "", "Go to the day after."),
        ("day.go", "g", "go_to_day", "go to", "Go to a day, such as fri, +3 or 2026-03-01."),
        ("study.find", "slash", "find", "find", "Find text in all tasks and notes."),
        ("pane.roadmap", "1", "focus_pane('roadmap')", "", "Go to the roadmap."),
        ("pane.checklist", "2", "focus_pane('checklist')", "", "Go to the checklist."),
        ("pane.notes", "3", "focus_pane('notes')", "", "Go to the notes."),
        ("pane.mock", "4", "focus_pane('mock')", "", "Go to the mock exam."),
        ("pane.domains", "5", "focus_pane('domains')", "", "Go to the domains."),
        ("pane.next", "tab", "next_pane(1)", "", "Go to the next pane."),
        ("pane.previous", "shift+tab", "next_pane(-1)", "", "Go to the pane before."),
        ("pane.zoom", "z", "zoom", "zoom", "Show this pane alone, or all of them again."),
        ("study.plan", "", "plan_settings", "", "Change the exam day, the minutes a day or the study's name."),
        ("study.checklist", "", "add_checklist", "", "Add the exam's domain checklist as tasks without a day."),
        ("study.resources", "", "resources", "", "Show what to study from, with links."),
        ("study.import", "", "import_plan", "", "Import a study plan or log from a file, after a preview."),
        ("bank.import", "", "import_bank", "", "Import a question bank from a file, after a preview."),
        ("study.export", "", "export", "", "Write the whole study to a file: Markdown, calendar, JSON, CSV or HTML."),
        ("study.merge", "", "merge_copies", "", "Merge copies of the study that a sync tool left beside it."),
        ("study.backups", "", "backups", "", "Say how an earlier version of the study is restored from a backup."),
        ("app.commands", "ctrl+p", "app.command_palette", "commands", "Find any command by its name."),
        ("app.theme", "", "app.change_theme", "", "Choose a colour theme."),
        ("app.quit", "q", "app.quit", "quit", "Leave; everything is saved already."),
        ("app.help", "question_mark", "help", "help", "Show the keys that work here."),
    ),
)
"""In the order in which help shows them."""


def command(id_: str) -> Command:
    """The command of an id; raises KeyError."""
    return next(each for each in COMMANDS if each.id == id_)
