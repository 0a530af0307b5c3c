"""Every command of the cockpit, once: id, key, words. Bindings, palette, help and the manual are made from it."""

from enum import Enum

from app.keys.panes import PANES, START, Pane, PaneCommand
from data.values import Values


class Scope(Enum):
    """Where a command works that does not belong to a pane; the value is its label."""

    EVERYWHERE = "Everywhere"
    ANSWER = "Options"
    EXAM = "Exam"
    GRID = "Review grid"
    REPORT = "Report"
    ATTEMPTS = "Attempts"
    IMPORT = "Import preview"

    @property
    def label(self) -> str:
        """What the help calls it."""
        return self.value


CommandScope = Scope | Pane
DASHBOARD: tuple[CommandScope, ...] = (Scope.EVERYWHERE, *PANES)
"""The scopes that are seen at once; the others are screens of their own."""


class Command(Values):
    """One thing the learner can ask for."""

    id: str
    """Dotted name that never changes once released; `[keys]` in config.toml uses it."""
    keys: str
    """Default keys, comma separated."""
    action: str
    """Name of the action method, without `action_`; the dashboard has one, `run`, which looks up the command's id."""
    hint: str
    """A word or two for the bottom line; empty keeps it off."""
    sentence: str
    """What it does, for help and palette."""
    scope: CommandScope


def _commands(scope: Scope, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(*row, scope) for row in rows)


def _dashboard_commands(scope: CommandScope, *rows: PaneCommand) -> tuple[Command, ...]:
    return tuple(Command(id_, keys, f"run('{id_}')", hint, sentence, scope) for id_, keys, hint, sentence in rows)


COMMANDS: tuple[Command, ...] = (
    *(
        command
        for pane in sorted(PANES, key=lambda pane: pane is not START)
        for command in _dashboard_commands(pane, *pane.commands)
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
    *_dashboard_commands(
        Scope.EVERYWHERE,
        ("study.undo", "u", "undo", "Undo the last change"),
        ("study.redo", "ctrl+r", "", "Redo the last undone change"),
        ("exam.open", "m", "mock exam", "Take a mock exam, practise, or see earlier attempts"),
        ("day.today", "t", "today", "Go to today"),
        ("day.before", "left_square_bracket", "", "Go to the previous day"),
        ("day.after", "right_square_bracket", "", "Go to the next day"),
        ("day.go", "g", "go to", "Go to a day, such as fri, +3 or 2026-03-01"),
        ("study.find", "slash", "find", "Find text in all tasks and notes"),
        *((f"pane.{pane.id}", str(pane.number), "", pane.go_to) for pane in PANES),
        ("pane.next", "tab", "", "Go to the next pane"),
        ("pane.previous", "shift+tab", "", "Go to the previous pane"),
        ("pane.zoom", "z", "zoom", "Show only this pane, or all panes again"),
        ("study.plan", "", "", "Change the plan's settings (exam day, minutes a day, name)"),
        ("study.checklist", "", "", "Add the exam's domain checklist as tasks without a day"),
        ("study.resources", "", "", "Show study resources with links"),
        ("study.sessions", "", "", "Show, edit or remove study sessions"),
        ("study.import", "", "", "Import a study plan or study log from a file (after a preview)"),
        ("bank.import", "", "", "Import a question bank from a file (after a preview)"),
        ("study.export", "", "", "Export the whole study (Markdown, calendar, JSON, CSV or HTML)"),
        ("study.merge", "", "", "Merge conflict copies that a sync tool left"),
        ("study.merge_file", "", "", "Merge another copy of the study from a file (can be undone)"),
        ("study.backups", "", "", "List backups and restore an earlier version (can be undone)"),
    ),
    *_commands(
        Scope.EVERYWHERE,
        ("app.commands", "ctrl+p", "app.command_palette", "commands", "Find a command by name"),
        ("app.theme", "", "app.change_theme", "", "Choose a colour theme"),
        ("app.suspend", "ctrl+z", "app.suspend_process", "", "Suspend and return to the shell (fg resumes)"),
        ("app.quit", "q", "app.quit", "quit", "Quit (everything is already saved)"),
    ),
    *_dashboard_commands(Scope.EVERYWHERE, ("app.help", "question_mark", "help", "Show the keys for this screen")),
)
"""In the order in which help shows them."""


def command(id_: str) -> Command:
    """The command of an id; raises KeyError."""
    return next(command for command in COMMANDS if command.id == id_)
