"""Things to study from: items with links, and the items of sections that name them."""

from data.formats.markdown_plan.blocks import Item
from data.formats.markdown_plan.drafts import Findings, role_around
from data.formats.markdown_plan.inline import LINK, links, normal, plain
from data.formats.markdown_plan.reading import StudyResource
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.tables import Row


def find_resources(findings: Findings) -> None:
    """Take the items of resource sections, and items elsewhere that are little more than one outside link."""
    for section in findings.sections:
        listed = role_around(section) == "resources"
        for block in section.blocks:
            for top in block.items:
                for item in top.walk():
                    if item.line.no not in findings.owned and item.text.strip():
                        _take(findings, section, item, listed)
            if block.table is not None and listed:
                _rows(findings, block.table.rows)


def _take(findings: Findings, section: Section, item: Item, listed: bool) -> None:
    found = links(item.text)
    outside = [(title, url) for title, url in found if "://" in url]
    bare = LINK.sub("", item.text).strip(" -–—:：*_`()")
    mostly = bool(outside) and len(bare) <= 40
    if not (mostly or listed):
        return
    title, url = outside[0] if outside else (found[0] if found else ("", ""))
    words = plain(item.text)
    remark = words if title and words != plain(title) else ""
    more = [line.no for line in item.more if line.kind != "blank"]
    lines = findings.claim([item.line.no, *more])
    name = plain(title) if title and not title.startswith("http") else words
    findings.resources.append(
        StudyResource(name or url, url, item.line.no, tuple(lines), remark, f"resource:{url or normal(words)}")
    )


def _rows(findings: Findings, rows: list[Row]) -> None:
    for row in rows:
        found = [pair for cell in row.cells for pair in links(cell) if "://" in pair[1]]
        if found and row.no not in findings.owned:
            title, url = found[0]
            words = " · ".join(plain(cell) for cell in row.cells if cell)
            findings.resources.append(
                StudyResource(
                    plain(title) if not title.startswith("http") else words,
                    url,
                    row.no,
                    tuple(findings.claim([row.no])),
                    words,
                    f"resource:{url}",
                )
            )
