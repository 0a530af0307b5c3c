"""Readers of other people's question banks, one file for each format; `parsing.parse_bank` reads any of them."""
