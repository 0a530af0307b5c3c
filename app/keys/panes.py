"""The panes of the dashboard, each declared once; keys, order, titles, help and palette follow from here."""

from data.values import Values

PaneCommand = tuple[str, str, str, str]
"""Id, default keys, hint and sentence of a command, as `Command` describes them."""


class Pane(Values):
    """A pane of the dashboard."""

    id: str
    """Its controller is `CONTROLLER` in `app/screens/today/panes/<id>_controller.py`; `pane.<id>` goes to it."""
    label: str
    """Its title, and what the help calls it."""
    go_to: str
    """The sentence of the command that goes to it."""
    commands: tuple[PaneCommand, ...]
    """In the order of the help; the controller has a function for each."""
    columns: int = 4
    """How many of the 12 columns of a window of normal width it takes, 3 to 8."""
    wide_columns: int = 4
    """The same for a wide window, 2 to 8 but not 7."""
    wide_rows: int = 1
    """How many of the 2 rows of a wide window it takes."""

    @property
    def number(self) -> int:
        """The number in its title and on its key."""
        return PANES.index(self) + 1


ROADMAP = Pane(
    "roadmap",
    "Roadmap",
    "Go to the roadmap",
    commands=(
        ("roadmap.left", "left,h", "", "Select the previous day"),
        ("roadmap.right", "right,l", "day", "Select the next day"),
        ("roadmap.up", "up,k", "", "Select the same day one week earlier"),
        ("roadmap.down", "down,j", "week", "Select the same day one week later"),
        ("roadmap.month_before", "pageup", "", "Go to the previous month"),
        ("roadmap.month_after", "pagedown", "month", "Go to the next month"),
        ("roadmap.open", "enter", "open the day", "Go to the checklist of the selected day"),
        ("roadmap.week_numbers", "w", "week numbers", "Show or hide week numbers"),
    ),
    wide_rows=2,
)
CHECKLIST = Pane(
    "checklist",
    "Checklist",
    "Go to the checklist",
    commands=(
        ("task.tick", "space", "tick", "Tick or untick the selected tasks"),
        ("task.add", "a", "add", "Add a task to this day"),
        ("task.edit", "e,enter", "edit", "Edit the selected task"),
        ("task.postpone", "greater_than_sign", "tomorrow", "Move the selected tasks to the next day"),
        ("task.bring", "less_than_sign", "to today", "Move the selected tasks to today"),
        ("task.clock", "s", "timer", "Start or stop the study timer on the selected task"),
        ("task.mark", "v", "mark", "Mark the task to act on several at once"),
        ("task.remove", "delete", "remove", "Remove the selected tasks (can be undone)"),
        ("task.move_down", "J", "", "Move the task down within its day"),
        ("task.move_up", "K", "", "Move the task up within its day"),
        ("task.next", "j,down", "", "Go to the next task"),
        ("task.previous", "k,up", "", "Go to the previous task"),
        ("task.unmark", "escape", "", "Clear all marks"),
    ),
)
NOTES = Pane(
    "notes",
    "Notes",
    "Go to the notes",
    commands=(
        ("notes.write", "enter,i", "write", "Write in the current section"),
        ("notes.next", "right,l", "next section", "Go to the next section"),
        ("notes.previous", "left,h", "", "Go to the previous section"),
        ("notes.preview", "p", "preview", "Switch between Markdown preview and plain text"),
        ("notes.save", "ctrl+s", "", "Try again to save unsaved text"),
        ("notes.editor", "ctrl+e", "your editor", "Open the section in your editor ($EDITOR)"),
    ),
)
MOCK = Pane(
    "mock",
    "Mock exam",
    "Go to the mock exam",
    commands=(
        ("mock.start", "space", "start/pause", "Start, pause or resume the exam timer"),
        ("mock.lap", "n", "next question", "Record the time for this question and go to the next"),
        ("mock.end", "e", "end", "End the exam and enter the score"),
        ("mock.reset", "r", "reset", "Reset the exam timer"),
        ("mock.record", "enter", "score", "Enter or edit the score of the selected mock exam"),
        ("mock.add", "a", "add", "Add a mock exam"),
        ("mock.remove", "delete", "", "Remove the selected mock exam (can be undone)"),
        ("mock.next", "j,down", "", "Go to the next mock exam"),
        ("mock.previous", "k,up", "", "Go to the previous mock exam"),
    ),
    columns=5,
)
DOMAINS = Pane(
    "domains",
    "Domains",
    "Go to the domains",
    commands=(
        ("domain.raise", "plus,equals_sign", "confidence up", "Raise your confidence in the domain"),
        ("domain.lower", "minus", "down", "Lower your confidence in the domain"),
        ("domain.add", "a", "add", "Add an exam domain"),
        ("domain.edit", "e", "edit", "Edit the name or weight of the selected domain"),
        ("domain.remove", "delete", "", "Remove the selected domain (can be undone)"),
        ("domain.next", "down,right,j", "next domain", "Go to the next domain"),
        ("domain.previous", "up,left,k", "", "Go to the previous domain"),
    ),
    columns=7,
)

PANES: tuple[Pane, ...] = (ROADMAP, CHECKLIST, NOTES, MOCK, DOMAINS)
"""In the order of their numbers."""
START = CHECKLIST
"""The pane that has the focus first; its commands are listed first."""
