"""Recognises the format of a question bank by its content, never by its file name alone."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from data.formats.banks import fields, known
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.text.text_bank import FORMAT as TEXT


@cache
def bank_formats() -> tuple[BankFormat, ...]:
    """Every format in the order of recognition: by rank those of modules with a `FORMAT`, then plain text."""
    names = [
        f"{package.__name__}.{module.name}"
        for package in (fields, known)
        for module in iter_modules(package.__path__)
    ]
    formats = [getattr(import_module(name), "FORMAT", None) for name in names]
    ranked = sorted((one for one in formats if isinstance(one, BankFormat)), key=lambda one: one.rank)
    return (*ranked, TEXT)


def recognised(text: str) -> BankFormat:
    """The format of a text; Markdown or plain text if no other format recognises it."""
    bare = text.lstrip("\ufeff \t\r\n")
    return next((one for one in bank_formats() if one.recognises(bare)), TEXT)
