"""Tabs that do not all fit tell on which side more follow."""

from widgets.bars.pane_tabs import PaneTabs


def shown(active: int, width: int = 24) -> str:
    tabs = PaneTabs()
    tabs.set_reactive(PaneTabs.names, ("Summary", "Questions", "Likely", "Weekly", "Reference"))
    tabs.set_reactive(PaneTabs.active, active)
    return "".join(text for text, _ in tabs.spans(width))


def test_the_sides_on_which_names_are_hidden_are_marked() -> None:
    assert shown(0) == " Summary  Questions ›"
    assert shown(2) == "‹ Questions  Likely ›"
    assert shown(4) == "‹ Weekly  Reference "
    assert shown(2, 80) == " Summary  Questions  Likely  Weekly  Reference "


def test_each_name_starts_where_a_click_finds_it() -> None:
    tabs = PaneTabs()
    tabs.set_reactive(PaneTabs.names, ("Summary", "Questions", "Likely", "Weekly", "Reference"))
    tabs.set_reactive(PaneTabs.active, 4)
    line = "".join(text for text, _ in tabs.spans(24))
    assert [line[column + 1 :].split()[0] for _, column in tabs.fitting(23)] == ["Weekly", "Reference"]
