"""The colour theme a learner chooses: it is kept in the settings and worn again at the next start."""

from textual.app import App
from textual.theme import Theme

from app.session.environment import Environment
from data.errors import StudyError
from data.language import say


def keep_choices(app: App[None], env: Environment) -> None:
    """Say when the theme of the settings is none, and keep there every theme that is chosen from now on."""
    wished = env.settings.theme
    if wished not in app.available_themes:
        names = ", ".join(sorted(app.available_themes))
        sentence = say("There is no theme “{name}”. Choose one of these: {names}.", name=wished, names=names)
        app.notify(sentence, severity="warning", timeout=12, markup=False)
    stored_theme = app.theme

    def chosen(theme: Theme) -> None:
        nonlocal stored_theme
        if theme.name == stored_theme:
            return
        stored_theme = theme.name
        from data.store.disk.keep_setting import keep_setting

        try:
            keep_setting(env.locations.config, "theme", stored_theme)
        except StudyError as error:
            app.notify(str(error), severity="error", markup=False)

    app.theme_changed_signal.subscribe(app, chosen)
