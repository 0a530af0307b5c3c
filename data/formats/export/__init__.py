"""Files the study is written to: calendar, tables, JSON, pages."""
