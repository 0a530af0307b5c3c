"""Every command of the cockpit, once: id, key, words. Bindings, palette, help and the manual are made from it."""

from enum import Enum

from data.values import Values


class Scope(Enum):
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


DASHBOARD = (Scope.EVERYWHERE, Scope.ROADMAP, Scope.CHECKLIST, Scope.NOTES, Scope.MOCK, Scope.DOMAINS)
"""The places that are seen at once; the others are screens of their own."""


class Command(Values):
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
    scope: Scope


def _commands(scope: Scope, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(*row, scope) for row in rows)


COMMANDS: tuple[Command, ...] = (
    *_commands(
        Scope.CHECKLIST,
        ("task.tick", "space", "tick", "tick", "Tick or untick the selected tasks"),
        ("task.add", "a", "add", "add", "Add a task to this day"),
        ("task.edit", "e,enter", "edit", "edit", "Edit the selected task"),
        ("task.postpone", "greater_than_sign", "postpone", "tomorrow", "Move the selected tasks to the next day"),
        ("task.bring", "less_than_sign", "bring", "to today", "Move the selected tasks to today"),
        ("task.clock", "s", "study_clock", "timer", "Start or stop the study timer on the selected task"),
        ("task.mark", "v", "mark", "mark", "Mark the task to act on several at once"),
        ("task.remove", "delete", "remove", "remove", "Remove the selected tasks (can be undone)"),
        ("task.move_down", "J", "shift(1)", "", "Move the task down within its day"),
        ("task.move_up", "K", "shift(-1)", "", "Move the task up within its day"),
        ("task.next", "j,down", "cursor(1)", "", "Go to the next task"),
        ("task.previous", "k,up", "cursor(-1)", "", "Go to the previous task"),
        ("task.unmark", "escape", "unmark", "", "Clear all marks"),
    ),
    *_commands(
        Scope.ROADMAP,
        ("roadmap.left", "left,h", "move(-1)", "", "Select the previous day"),
        ("roadmap.right", "right,l", "move(1)", "day", "Select the next day"),
        ("roadmap.up", "up,k", "move(-7)", "", "Select the same day one week earlier"),
        ("roadmap.down", "down,j", "move(7)", "week", "Select the same day one week later"),
        ("roadmap.month_before", "pageup", "month(-1)", "", "Go to the previous month"),
        ("roadmap.month_after", "pagedown", "month(1)", "month", "Go to the next month"),
        ("roadmap.open", "enter", "open_day", "open the day", "Go to the checklist of the selected day"),
        ("roadmap.week_numbers", "w", "week_numbers", "week numbers", "Show or hide week numbers"),
    ),
    *_commands(
        Scope.NOTES,
        ("notes.write", "enter,i", "write", "write", "Write in the current section"),
        ("notes.next", "right,l", "turn(1)", "next section", "Go to the next section"),
        ("notes.previous", "left,h", "turn(-1)", "", "Go to the previous section"),
        ("notes.preview", "p", "preview", "preview", "Switch between Markdown preview and plain text"),
        ("notes.save", "ctrl+s", "save", "", "Try again to save unsaved text"),
        ("notes.editor", "ctrl+e", "editor", "your editor", "Open the section in your editor ($EDITOR)"),
    ),
    *_commands(
        Scope.MOCK,
        ("mock.start", "space", "start_pause", "start/pause", "Start, pause or resume the exam timer"),
        ("mock.lap", "n", "lap", "next question", "Record the time for this question and go to the next"),
        ("mock.end", "e", "end", "end", "End the exam and enter the score"),
        ("mock.reset", "r", "reset", "reset", "Reset the exam timer"),
        ("mock.record", "enter", "record", "score", "Enter or edit the score of the selected mock exam"),
        ("mock.add", "a", "add_mock", "add", "Add a mock exam"),
        ("mock.remove", "delete", "remove", "", "Remove the selected mock exam (can be undone)"),
        ("mock.next", "j,down", "cursor(1)", "", "Go to the next mock exam"),
        ("mock.previous", "k,up", "cursor(-1)", "", "Go to the previous mock exam"),
    ),
    *_commands(
        Scope.DOMAINS,
        (
            "domain.raise",
            "plus,equals_sign",
            "rate(1)",
            "confidence up",
            "Raise your confidence in the domain",
        ),
        ("domain.lower", "minus", "rate(-1)", "down", "Lower your confidence in the domain"),
        ("domain.add", "a", "add_domain", "add", "Add an exam domain"),
        ("domain.edit", "e", "edit_domain", "edit", "Edit the name or weight of the selected domain"),
        ("domain.remove", "delete", "remove_domain", "", "Remove the selected domain (can be undone)"),
        ("domain.next", "down,right,j", "cursor(1)", "next domain", "Go to the next domain"),
        ("domain.previous", "up,left,k", "cursor(-1)", "", "Go to the previous domain"),
    ),
    *_commands(
        Scope.ANSWER,
        *(
            (f"exam.option_{n}", f"{mark},{n}", f"answer({n - 1})", "", f"Select or deselect option {mark.upper()}")
            for n, mark in enumerate("abcdefgh", start=1)
        ),
    ),
    *_commands(
        Scope.EXAM,
        ("exam.next", "n,right", "move(1)", "next", "Go to the next question"),
        ("exam.previous", "p,left", "move(-1)", "", "Go to the previous question"),
        ("exam.check", "enter", "check", "", "Check the answer, then go to the next question (practice)"),
        ("exam.flag", "f,F", "flag", "flag", "Flag the question for review (F if f is an option)"),
        ("exam.strike", "x", "next_letter('strike')", "strike", "Strike out an option (then type its letter)"),
        ("exam.also", "plus", "next_letter('also')", "", "Add a letter, A to H, to the answer (answer sheet)"),
        ("exam.sure", "s", "felt('sure')", "sure", "Mark the answer as sure"),
        ("exam.unsure", "u", "felt('unsure')", "unsure", "Mark the answer as unsure"),
        ("exam.review", "r", "review", "review", "Review all, unanswered or flagged questions"),
        ("exam.keys", "question_mark", "keys", "keys", "Show the keys for the exam"),
        ("exam.guess", "g,G", "felt('guess')", "guess", "Mark the answer as a guess (G if g is an option)"),
        ("exam.jump", "j", "jump", "jump", "Go to a question by number"),
        ("exam.note", "w", "note", "note", "Write a note on the question"),
        ("exam.dispute", "y", "correct('key')", "", "Dispute the bank's key and keep both keys (practice)"),
        ("exam.domain", "o", "correct('domain')", "", "Accept or change the question's domain (practice)"),
        ("exam.hide_clock", "ctrl+h,backspace", "hide_clock", "timer", "Hide or show the timer"),
        ("exam.pause", "space", "pause", "", "Pause or resume (not in a timed exam)"),
        ("exam.leave", "escape", "leave", "", "Leave the exam (a timed exam keeps running)"),
        ("exam.hand_in", "ctrl+s", "hand_in", "hand in", "Hand in (shows unanswered questions first)"),
    ),
    *_commands(
        Scope.GRID,
        ("grid.left", "left,h", "move(-1, 0)", "", "Go to the question on the left"),
        ("grid.right", "right,l", "move(1, 0)", "", "Go to the question on the right"),
        ("grid.up", "up,k", "move(0, -1)", "", "Go to the question above"),
        ("grid.down", "down,j", "move(0, 1)", "", "Go to the question below"),
        ("grid.open", "enter", "open", "go to", "Go to the selected question"),
        (
            "grid.filter",
            "tab,v",
            "filter",
            "all/unanswered/flagged",
            "Switch between all, unanswered and flagged questions",
        ),
        ("grid.flag", "f", "flag", "flag", "Flag or unflag the selected question"),
        ("grid.hand_in", "ctrl+s", "hand_in", "hand in", "Hand in (shows unanswered questions first)"),
        ("grid.close", "escape,r", "close", "back", "Go back to the question"),
    ),
    *_commands(
        Scope.REPORT,
        ("report.down", "down,j", "cursor(1)", "", "Go to the next missed question"),
        ("report.up", "up,k", "cursor(-1)", "", "Go to the previous missed question"),
        ("report.question", "enter", "question", "question", "Show the missed question with its explanation"),
        ("report.plan", "t", "plan_review", "plan review", "Make review tasks and a note from the missed questions"),
        ("report.unknown", "1", "reason('unknown')", "didn't know", "Set the reason: did not know"),
        ("report.misread", "2", "reason('misread')", "misread", "Set the reason: misread"),
        ("report.reasoning", "3", "reason('reasoning')", "reasoning", "Set the reason: wrong reasoning"),
        ("report.time", "4", "reason('time')", "time", "Set the reason: out of time"),
        ("report.dispute", "y", "dispute", "", "Dispute the bank's key and keep both keys"),
        ("report.key", "a", "answer_key", "answer key", "Type or paste the answer key (answer sheet)"),
        ("report.again", "s", "again", "retake", "Take the same questions again"),
        ("report.export", "e", "export", "export", "Export the attempt to a JSON file"),
        ("report.keys", "question_mark", "keys", "keys", "Show the keys for the report"),
        ("report.close", "escape,q", "close", "close", "Close the report"),
    ),
    *_commands(
        Scope.ATTEMPTS,
        ("attempts.down", "down,j", "cursor(1)", "", "Go to the next attempt"),
        ("attempts.up", "up,k", "cursor(-1)", "", "Go to the previous attempt"),
        ("attempts.open", "enter", "open", "report", "Open the report of the attempt"),
        ("attempts.mark", "v,space", "mark", "mark", "Mark the attempt for comparison"),
        ("attempts.compare", "c", "compare", "compare", "Compare the two marked attempts"),
        ("attempts.again", "s", "again", "retake", "Take the same questions again"),
        ("attempts.export", "e", "export", "export", "Export the attempt to a JSON file"),
        ("attempts.import", "i", "import_attempt", "import", "Import an attempt from a JSON file"),
        ("attempts.remove", "delete", "remove", "remove", "Remove the attempt (can be undone)"),
        ("attempts.undo", "u", "undo", "undo", "Undo the last change"),
        ("attempts.keys", "question_mark", "keys", "keys", "Show the keys for the list of attempts"),
        ("attempts.close", "escape,q", "close", "close", "Go back"),
    ),
    *_commands(
        Scope.IMPORT,
        ("import.down", "down,j", "cursor(1)", "", "Go to the next record"),
        ("import.up", "up,k", "cursor(-1)", "", "Go to the previous record"),
        ("import.page_down", "pagedown", "cursor(10)", "", "Go down ten records"),
        ("import.page_up", "pageup", "cursor(-10)", "", "Go up ten records"),
        (
            "import.accept",
            "enter,ctrl+s",
            "accept",
            "import",
            "Import everything that is not excluded (one undo step)",
        ),
        ("import.leave_out", "space", "toggle_excluded", "exclude", "Exclude or include the record"),
        ("import.change", "e", "change", "edit", "Edit the title or day of the selected task"),
        (
            "import.otherwise",
            "o",
            "read_otherwise",
            "import options",
            "Change the import options and read the file again",
        ),
        ("import.keys", "question_mark", "keys", "keys", "Show the keys for this screen"),
        ("import.kind", "tab", "section(1)", "next kind", "Go to the next kind of record"),
        ("import.kind_before", "shift+tab", "section(-1)", "", "Go to the previous kind of record"),
        (
            "import.leave_all_out",
            "a",
            "toggle_excluded('kind')",
            "exclude kind",
            "Exclude or include all records of this kind",
        ),
        ("import.read_on", "J", "scroll_beside(5)", "", "Scroll down the text beside the records"),
        ("import.read_back", "K", "scroll_beside(-5)", "", "Scroll up the text beside the records"),
        ("import.cancel", "escape,q", "cancel", "close", "Close without importing"),
    ),
    *_commands(
        Scope.EVERYWHERE,
        ("study.undo", "u", "undo", "undo", "Undo the last change"),
        ("study.redo", "ctrl+r", "redo", "", "Redo the last undone change"),
        ("exam.open", "m", "mock_exam", "mock exam", "Take a mock exam, practise, or see earlier attempts"),
        ("day.today", "t", "today", "today", "Go to today"),
        ("day.before", "left_square_bracket", "day(-1)", "", "Go to the previous day"),
        ("day.after", "right_square_bracket", "day(1)", "", "Go to the next day"),
        ("day.go", "g", "go_to_day", "go to", "Go to a day, such as fri, +3 or 2026-03-01"),
        ("study.find", "slash", "find", "find", "Find text in all tasks and notes"),
        ("pane.roadmap", "1", "focus_pane('roadmap')", "", "Go to the roadmap"),
        ("pane.checklist", "2", "focus_pane('checklist')", "", "Go to the checklist"),
        ("pane.notes", "3", "focus_pane('notes')", "", "Go to the notes"),
        ("pane.mock", "4", "focus_pane('mock')", "", "Go to the mock exam"),
        ("pane.domains", "5", "focus_pane('domains')", "", "Go to the domains"),
        ("pane.next", "tab", "next_pane(1)", "", "Go to the next pane"),
        ("pane.previous", "shift+tab", "next_pane(-1)", "", "Go to the previous pane"),
        ("pane.zoom", "z", "zoom", "zoom", "Show only this pane, or all panes again"),
        ("study.plan", "", "plan_settings", "", "Change the plan's settings (exam day, minutes a day, name)"),
        ("study.checklist", "", "add_checklist", "", "Add the exam's domain checklist as tasks without a day"),
        ("study.resources", "", "resources", "", "Show study resources with links"),
        ("study.sessions", "", "sessions", "", "Show, edit or remove study sessions"),
        ("study.import", "", "import_plan", "", "Import a study plan or study log from a file (after a preview)"),
        ("bank.import", "", "import_bank", "", "Import a question bank from a file (after a preview)"),
        ("study.export", "", "export", "", "Export the whole study (Markdown, calendar, JSON, CSV or HTML)"),
        ("study.merge", "", "merge_copies", "", "Merge conflict copies that a sync tool left"),
        ("study.merge_file", "", "merge_file", "", "Merge another copy of the study from a file (can be undone)"),
        ("study.backups", "", "backups", "", "List backups and restore an earlier version (can be undone)"),
        ("app.commands", "ctrl+p", "app.command_palette", "commands", "Find a command by name"),
        ("app.theme", "", "app.change_theme", "", "Choose a colour theme"),
        ("app.suspend", "ctrl+z", "app.suspend_process", "", "Suspend and return to the shell (fg resumes)"),
        ("app.quit", "q", "app.quit", "quit", "Quit (everything is already saved)"),
        ("app.help", "question_mark", "help", "help", "Show the keys for this screen"),
    ),
)
"""In the order in which help shows them."""


def command(id_: str) -> Command:
    """The command of an id; raises KeyError."""
    return next(each for each in COMMANDS if each.id == id_)
