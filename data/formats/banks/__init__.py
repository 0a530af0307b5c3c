"""Readers of other people's question banks, one file for each format; `reading.parse_bank` reads any of them."""
