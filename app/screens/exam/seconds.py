"""What happens each second of an exam: changes, warnings, the end."""

from textual.screen import Screen

from app.screens.exam.labels import jump_question
from app.screens.exam.room import ExamRoom
from data.language import say
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import FormDialog


class ExamSeconds:
    """Checks the clocks of an exam once a second."""

    def __init__(self, screen: Screen[int | None], room: ExamRoom) -> None:
        """Watch the exam in a room; its screen closes when the time is up."""
        self._screen = screen
        self._room = room
        self._is_asking = False
        self._is_ending = False

    async def pass_second(self) -> None:
        """Show what the last second changed: edits from other windows, clock jumps, warnings, the end."""
        screen, run = self._screen, self._room.run
        if not screen.is_current and screen not in screen.app.screen_stack:
            return
        second = run.second_passed()
        if second.is_gone:
            screen.dismiss(None)
            return
        if second.is_changed:
            self._room.show()
        if run.paper.state != "running":
            return
        if run.jumps and screen.is_current and not self._is_asking:
            # A question that came up under a form would take what is typed into it.
            await self._ask_about_jump()
        self._room.show_clock()
        if second.is_over:
            await self.end()
        elif second.minutes_left is not None:
            screen.app.bell()
            words = say("{n} minutes left.", n=second.minutes_left)
            screen.app.notify(words, severity="warning", markup=False)

    async def end(self) -> None:
        """Hand in because the time is up, whatever is open over the exam."""
        screen, app = self._screen, self._screen.app
        if self._is_ending:
            return
        self._is_ending = True
        while app.screen is not screen and screen in app.screen_stack:
            if isinstance(app.screen, FormDialog):
                app.screen.put_aside()
            await app.pop_screen()
        if self.hand_in():
            app.notify(say("Time is up. The exam was handed in."), severity="warning", markup=False)
        self._is_ending = False

    def hand_in(self) -> bool:
        """Hand in, and close with the result; whether it was handed in."""
        run, today = self._room.run, self._room.session.today
        if not self._room.do(lambda: run.hand_in(today)):
            return False
        self._screen.dismiss(run.paper.attempt.id)
        return True

    async def _ask_about_jump(self) -> None:
        room = self._room
        self._is_asking = True

        async def decided(choice: str | None) -> None:
            self._is_asking = False
            room.do(lambda: room.run.settle_jump(choice == "count"))
            if room.run.jumps:
                await self._ask_about_jump()

        words, choices = jump_question(room.run.jumps[0])
        dialog = ChoiceDialog(say("The computer's clock changed"), words, choices, room.session.glyphs.ascii)
        await self._screen.app.push_screen(dialog, decided)
