"""Merges two versions of a text so that both writers keep their words."""

BETWEEN_TEXTS = "\n\n----\n\n"
"""What parts texts that stand one after the other in one record."""


def merged_text(base: str, mine: str, theirs: str) -> str:
    """Merge both versions of `base`: line by line, and word by word in lines that both changed.

    Where both changed the same words, both versions stay, theirs first.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    from data.model.weave import new_weave
    from data.model.weave_joining import joined

    base_weave = new_weave(base, "base")
    return joined(base_weave.rewritten(mine, "mine 2"), base_weave.rewritten(theirs, "mine 1")).visible_text


def beside_each_other(texts: list[str]) -> str:
    """The texts one after the other, without those that another one contains."""
    parts = [
        part
        for number, part in enumerate(texts)
        if part not in texts[:number] and not any(part != longer and part in longer for longer in texts)
    ]
    return BETWEEN_TEXTS.join(parts)
