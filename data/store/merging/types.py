"""What a study file is made of: documents in tables, each by its id."""

from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]
Key = tuple[str, int]
"""Table and id of a document."""
Tables = Mapping[str, Mapping[int, Document]]
"""Documents by table and id."""
