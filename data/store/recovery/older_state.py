"""An earlier state of the study that somebody put in the file's place, as `git checkout` or a copied backup does."""

from data.language import Notice
from data.store.foreign_files.foreign import Foreign
from data.store.foreign_files.reconcile import Entries
from data.store.journals.layout import Layout
from data.store.merging.stamps import is_stamp
from data.store.snapshots.generations import content, generations
from data.store.snapshots.ledger import Ledger
from data.store.text.study_text import quick_meta


def earlier_state(
    path: str, layout: Layout, ledger: Ledger, foreign: Foreign, before: Entries, after: Entries
) -> list[Notice]:
    """What is told of a file that is older than what this machine holds and adds nothing to it; else nothing.

    `before` is what this machine holds, `after` the same with the file merged in.
    """
    version = foreign.meta.version
    last = ledger.versions[0].version if ledger.versions else ""
    if not is_stamp(version) or version >= last or not foreign.whole or foreign.lost:
        return []
    documents = {key: entry.document for key, entry in after.items() if entry.visible}
    if documents != {key: entry.document for key, entry in before.items() if entry.visible}:
        return []
    if documents == {key: fields for key, (fields, _) in foreign.documents.items()}:
        return []
    all_generations = generations(layout)
    same = [one.number for one in all_generations if quick_meta(content(layout, one)).version == version]
    # The file itself is kept under the next number when it is replaced.
    number = same[-1] if same else max([ledger.sequence, *(one.number for one in all_generations)]) + 1
    return [
        Notice(
            "{file} is an earlier state of this study, so the newer one stays. To go back, run `cockpit "
            "restore {number}`.",
            file=path,
            number=number,
        )
    ]
