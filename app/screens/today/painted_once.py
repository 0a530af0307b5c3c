"""A screen that is styled and painted once when it opens; Textual does both again when a screen is resumed."""

from typing import Self

from textual.geometry import Region

from app.screens.study_screen import StudyScreen


class PaintedOnce(StudyScreen[None]):
    """Skips what the first layout does anyway."""

    _laid_out = False

    async def on_resize(self) -> None:
        """The first layout is made and painted."""
        self._laid_out = True

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint; not before or right after the first layout, which paints the whole screen."""
        if not (self._laid_out or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def update_node_styles(self, animate: bool = True) -> None:
        """Style everything again; not before the first layout, when every widget has just been given its style."""
        if self._laid_out:
            super().update_node_styles(animate)
