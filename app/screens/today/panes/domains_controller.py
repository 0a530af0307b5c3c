"""The domains: where each stands, and the confidence in it at the checkpoint that is due."""

from functools import partial

from textual import on
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.keymap import key_of
from app.keys.panes import DOMAINS
from app.screens.today.pane_controller import CommandTable, PaneController
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.planning.standings import current_checkpoint, standings, weakest
from widgets.drawing.list_pane import ListPane
from widgets.panes.radar import DomainRow, RadarPane

MIDDLE = 3
"""The rating a domain starts from when it has none."""


class DomainsController(PaneController):
    """Shows where each domain stands."""

    TABLES = frozenset({"plan", "domains", "confidence", "attempts", "tasks"})
    FOLLOWS_DAY = False
    BINDINGS = bindings(DOMAINS)

    pane = query_one(RadarPane)

    def create_pane(self) -> RadarPane:
        """The chart of the domains."""
        return RadarPane(glyphs=self.session.glyphs)

    def commands(self) -> CommandTable:
        """What each command of the pane does."""
        return {
            "domain.raise": partial(self._rate, 1),
            "domain.lower": partial(self._rate, -1),
            "domain.add": self._add_domain,
            "domain.edit": self._edit_domain,
            "domain.remove": self._remove_domain,
            "domain.next": partial(self.pane.move, 1),
            "domain.previous": partial(self.pane.move, -1),
        }

    def show(self) -> None:
        """The domains as they stand now."""
        study = self.study
        domains = standings(
            study.all(Domain).values(), study.all(Confidence).values(), study.all(Attempt).values(), study.tasks
        )
        weak = weakest(domains)
        self.pane.add_key = key_of(self.session.keys, "domain.add")
        self.pane.rating = self._rating_label()
        self.pane.domains = tuple(
            DomainRow(
                id=standing.domain.id,
                name=standing.domain.name,
                label=standing.domain.label,
                weight=standing.domain.weight,
                confidence=standing.confidence,
                mock=standing.mock,
                tasks=standing.tasks,
                history=standing.history,
                weakest=standing is weak,
            )
            for standing in domains
        )

    def _rate(self, by: int) -> None:
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
            self.changes.commit(say("Confidence in {name}: {value}/5", name=row.label, value=value), rating)

    async def _add_domain(self) -> None:
        """Ask for a new domain and add it."""
        from app.forms.domain import domain_form
        from widgets.dialogs.form_dialog import ask

        def add(domain: Domain) -> None:
            self.study.commit(say("Add “{title}”", title=domain.name), domain)
            self.pane.cursor = next(
                (index for index, row in enumerate(self.pane.domains) if row.id == domain.id), self.pane.cursor
            )

        await ask(self.app, domain_form(self.study), save=add)

    async def _edit_domain(self) -> None:
        """Show the chosen domain for changing."""
        from app.forms.domain import domain_form
        from widgets.dialogs.form_dialog import ask

        def change(changed: Domain) -> None:
            self.study.commit(say("Edit “{title}”", title=changed.name), changed)

        if self.pane.current is not None:
            await ask(self.app, domain_form(self.study, self.study.get(Domain, self.pane.current.id)), save=change)

    def _remove_domain(self) -> None:
        """Remove the chosen domain; its tasks and questions stay, without a domain."""
        row = self.pane.current
        if row is not None:
            self.changes.remove(say("Remove “{title}”", title=row.name), self.study.get(Domain, row.id))

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("run('domain.edit')")

    def _rating_label(self) -> str:
        up, down = key_of(self.session.keys, "domain.raise"), key_of(self.session.keys, "domain.lower")
        if self.study.plan.checkpoints:
            return say("{up}/{down}: rate the week {week} checkpoint", week=self._checkpoint(), up=up, down=down)
        return say("{up}/{down}: rate week {week}", week=self._checkpoint(), up=up, down=down)

    def _checkpoint(self) -> int:
        plan = self.study.plan
        return current_checkpoint(plan, plan.week_of(self.session.today))


CONTROLLER: type[PaneController] = DomainsController
