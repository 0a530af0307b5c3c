"""Who writes: a short name that no other machine and no other program on this one has at the same time."""

import os
import sys
from random import Random

from data.store.disk import disk
from data.store.journals.layout import Layout
from data.store.merging.stamps import DIGITS, WRITER, digits

FILE = "writer"


def machine_writer(layout: Layout, random: Random) -> str:
    """This machine's part of the name, made at first use; a copied folder does not take it along. Raises OSError."""
    path = layout.at(FILE)
    host = _host()
    try:
        with open(path, encoding="utf-8") as file:
            name, known = file.read().rstrip("\n").split("\n")
        if known == host and len(name) == WRITER - 1 and set(name) <= set(DIGITS):
            return name
    except FileNotFoundError:
        pass
    except (ValueError, UnicodeDecodeError):
        disk.remove(path)
    name = digits(random.getrandbits(5 * (WRITER - 1)), WRITER - 1)
    temporary = f"{path}.{os.getpid()}"
    disk.remove(temporary)
    disk.put(temporary, f"{name}\n{host}\n".encode())
    disk.rename(temporary, path)
    disk.sync_folder(layout.folder)
    return name


def _host() -> str:
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
