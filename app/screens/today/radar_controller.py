"""The domains at work: rating confidence at the checkpoint that is due."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.commands import Scope
from app.keys.keymap import key_of
from app.screens.today.pane_controller import PaneController
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.planning.standings import current_checkpoint, standings, weakest
from widgets.drawing.list_pane import ListPane
from widgets.panes.radar import DomainRow, RadarPane

MIDDLE = 3
"""The rating a domain starts from when it has none."""


class RadarController(PaneController):
    """Shows where each domain stands."""

    TABLES = frozenset({"plan", "domains", "confidence", "attempts", "tasks"})
    BINDINGS = bindings(Scope.DOMAINS)

    pane = query_one(RadarPane)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.framed(RadarPane(glyphs=self.session.glyphs), f"5 {say('Domains')}")

    def watch_day(self, before: date, day: date) -> None:
        """The domains stand the same on every day."""

    def show(self) -> None:
        """The domains as they stand now."""
        study = self.study
        found = standings(
            study.all(Domain).values(), study.all(Confidence).values(), study.all(Attempt).values(), study.tasks
        )
        weak = weakest(found)
        self.pane.add_key = key_of(self.session.keys, "domain.add")
        self.pane.rating = self._rating_label()
        self.pane.domains = tuple(
            DomainRow(
                id=each.domain.id,
                name=each.domain.name,
                label=each.domain.label,
                weight=each.domain.weight,
                confidence=each.confidence,
                mock=each.mock,
                tasks=each.tasks,
                history=each.history,
                weakest=each is weak,
            )
            for each in found
        )

    def action_cursor(self, by: int) -> None:
        """Choose another domain."""
        self.pane.move(by)

    def action_rate(self, by: int) -> None:
        """Raise or lower the rating of the chosen domain at the current checkpoint."""
        row = self.pane.current
        if row is None:
            return
        checkpoint = self._checkpoint()
        old = self.study.find(Confidence, lambda rating: rating.domain == row.id and rating.checkpoint == checkpoint)
        start = old.value if old else row.confidence + by if row.confidence else MIDDLE
        value = max(1, min(CONFIDENCE_TOP, start + by if old else start))
        rating = (
            replace(old, value=value, rated_at=self.session.now)
            if old
            else Confidence(
                id=self.study.new_id(), domain=row.id, checkpoint=checkpoint, value=value, rated_at=self.session.now
            )
        )
        if old is None or old.value != value:
            self.commit(say("Confidence in {name}: {value}/5", name=row.label, value=value), rating)

    async def action_add_domain(self) -> None:
        """Ask for a domain that is not there yet."""
        from app.forms.domain import domain_form
        from widgets.dialogs.form_dialog import ask

        def keep(made: Domain) -> None:
            self.study.commit(say("Add “{title}”", title=made.name), made)
            self.pane.cursor = next(
                (index for index, row in enumerate(self.pane.domains) if row.id == made.id), self.pane.cursor
            )

        await ask(self.app, domain_form(self.study), save=keep)

    async def action_edit_domain(self) -> None:
        """Ask what of the chosen domain is to be otherwise."""
        from app.forms.domain import domain_form
        from widgets.dialogs.form_dialog import ask

        def keep(changed: Domain) -> None:
            self.study.commit(say("Edit “{title}”", title=changed.name), changed)

        if self.pane.current is not None:
            await ask(self.app, domain_form(self.study, self.study.get(Domain, self.pane.current.id)), save=keep)

    def action_remove_domain(self) -> None:
        """Take the chosen domain away; its tasks and questions stay, without a domain."""
        row = self.pane.current
        if row is not None:
            self.take_away(say("Remove “{title}”", title=row.name), self.study.get(Domain, row.id))

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("edit_domain")

    def _rating_label(self) -> str:
        up, down = key_of(self.session.keys, "domain.raise"), key_of(self.session.keys, "domain.lower")
        if self.study.plan.checkpoints:
            return say("{up}/{down}: rate the week {week} checkpoint", week=self._checkpoint(), up=up, down=down)
        return say("{up}/{down}: rate week {week}", week=self._checkpoint(), up=up, down=down)

    def _checkpoint(self) -> int:
        plan = self.study.plan
        return current_checkpoint(plan, plan.week_of(self.session.today))
