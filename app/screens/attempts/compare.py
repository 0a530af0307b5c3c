"""Two attempts side by side."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one

from app.screens.attempts.attempt_view import comparison
from app.session.session import Session
from data.exams.sitting import answers_of
from data.formats.banks.study.question_pool import Pool
from data.language import say
from data.model.attempts import Attempt
from data.model.domains import Domain
from widgets.bars.title_bar import TitleBar
from widgets.dialogs.top_screen import TopScreen
from widgets.report.report_page import ReportPage


class CompareScreen(TopScreen[None]):
    """Compares scores, domains, and the answers to the questions in both."""

    CSS_PATH = "../report/report.tcss"
    BINDINGS = [
        Binding("escape,q,enter", "dismiss(None)", "Close", tooltip="Back to the attempts.", id="compare.close"),
    ]

    title_bar = query_one(TitleBar)
    page = query_one(ReportPage)

    def __init__(self, session: Session, pool: Pool, pair: Sequence[Attempt]) -> None:
        """Compare two attempts, the older one first."""
        super().__init__()
        self._session = session
        self._pool = pool
        self._pair = pair

    def compose(self) -> ComposeResult:
        """Title and page."""
        yield TitleBar()
        yield ReportPage(glyphs=self._session.glyphs)

    def on_mount(self) -> None:
        """Show the comparison."""
        study = self._session.study
        self.title_bar.study = say("Comparison")
        self.title_bar.ahead = say("Esc close")
        domains = sorted(study.all(Domain).values(), key=lambda domain: (domain.position, domain.id))
        pair = [(attempt, answers_of(study, attempt)) for attempt in self._pair]
        self.page.sections = comparison(pair, self._pool.questions, domains, self._session.glyphs)
        self.set_focus(self.page)
