"""Who writes: a short name that is new for every program that writes, on whatever machine."""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from data.store.journals.layout import Layout
from data.store.merging.stamps import WRITER, digits

MACHINE_FILES = ("/etc/machine-id", "/proc/sys/kernel/random/boot_id")


def new_writer(layout: Layout) -> str:
    """The name but for its last digit, which is the journal's slot.

    It is made of everything that can tell two programs apart: the system's chance, the machine and its start, the
    process, and the state folder itself, which is another one where a home folder was copied.
    """
    parts = [os.urandom(16), str(os.getpid()).encode(), _host().encode()]
    for path in MACHINE_FILES:
        with suppress(OSError):
            parts.append(Path(path).read_bytes())
    with suppress(OSError):
        folder = os.stat(layout.folder)
        parts.append(f"{layout.folder} {folder.st_dev} {folder.st_ino}".encode("utf-8", "surrogateescape"))
    sum_ = blake2b(b"\0".join(parts), digest_size=8).digest()
    return digits(int.from_bytes(sum_), WRITER - 1)


def _host() -> str:
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
