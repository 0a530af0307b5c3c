"""Other people's question banks, one format a file; `reading.read_bank` takes any of them."""
