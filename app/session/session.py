"""One sitting at the cockpit: what every screen shares."""

from collections.abc import Mapping
from datetime import date, datetime

from app.session.environment import Environment
from data.study.study import Study
from data.values import Values
from widgets.drawing.glyphs import Glyphs, glyphs


class Session(Values):
    """The open study with the environment around it."""

    env: Environment
    study: Study
    keys: Mapping[str, str]
    """Keys by command id."""
    complaints: tuple[str, ...] = ()
    """What is wrong with the learner's settings, to be said once."""

    @property
    def today(self) -> date:
        """The study day it is."""
        return self.env.today()

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.env.clock.now()

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs(self.env.settings.ascii)
