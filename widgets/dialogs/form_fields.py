"""The fields of a form; the focused one is always in view."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Label

from widgets.dialogs.field import Field
from widgets.dialogs.field_input import FieldInput
from widgets.dialogs.form_choice import FormChoice


class FormFields(VerticalScroll, inherit_bindings=False):
    """Scrolls to the focused field; the arrow keys are the form's."""

    def __init__(self, fields: tuple[Field, ...], typed: Mapping[str, str]) -> None:
        """Show fields with the text that was typed before, or with their own values."""
        super().__init__(can_focus=False)
        self._fields = fields
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Labels above their fields."""
        for field in self._fields:
            yield Label(field.label, markup=False, id=f"of-field-{field.name}")
            value, id_ = self._typed.get(field.name, field.start), f"field-{field.name}"
            if field.options:
                yield FormChoice(field.options, value, id=id_)
                continue
            yield FieldInput(
                value,
                placeholder=field.example,
                suggester=SuggestFromList(field.choices, case_sensitive=False) if field.choices else None,
                id=id_,
                select_on_focus=not field.append_on_focus,
            )

    def input_of(self, field: Field) -> FieldInput | FormChoice:
        """The widget of a field."""
        id_ = f"#field-{field.name}"
        return self.query_one(id_, FormChoice) if field.options else self.query_one(id_, FieldInput)

    def values(self) -> dict[str, str]:
        """The values of the fields."""
        return {field.name: self.input_of(field).value for field in self._fields}

    def show(self, field: Widget) -> None:
        """Bring a field into view together with its label, and the end of its text if typing continues it."""
        # A form that just closes is taken apart widget by widget: the label may be gone already.
        labels = self.query(f"#of-{field.id}")
        both = Region.from_union([field.virtual_region, *(label.virtual_region for label in labels)])
        self.scroll_to_region(both, animate=False, immediate=True, force=True)
        if isinstance(field, FieldInput) and not field.select_on_focus and field.cursor_at_end:
            field.scroll_to(x=field.virtual_size.width, animate=False, immediate=True, force=True)
