"""The study as text: lines, tables, codecs."""
