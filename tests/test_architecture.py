"""The gates of the design: what a module, a class, a function may be, and who may know whom."""

import ast
import contextlib
import importlib
import inspect
import os
import re
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("app", "widgets", "data")
FILES = sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))
SCREEN_FILES = [path for path in FILES if path.parts[0] != "data"]
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
CLOCK = Path("data/clock.py")
TIME_READERS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "monotonic"), ("time", "perf_counter"), ("time", "localtime"),
}  # fmt: skip
NAMED_TUPLE = {"_replace", "_asdict", "_make", "_fields"}
"""Public in spite of their underscore."""
CHANCE = {"Random", "SystemRandom"}
TEXTUAL_INSIDE = {
    # An exception ends a Textual app and the pump it came through; there is no public way around either.
    Path("app/terminal/contained_app.py"): {"_handle_exception", "_dispatch_message"},
    # A byte that is not UTF-8, a closed terminal and SIGSTOP are handled nowhere but inside the driver.
    Path("app/terminal/driver.py"): {
        "_file", "_writer_thread", "_loop", "_auto_restart", "_sigtstp_application", "_sigcont_application",
    },
    # The parser of what a terminal sends has no public name.
    Path("app/terminal/typed_events.py"): {"ANSI_SEQUENCES_KEYS", "FUNCTIONAL_KEYS", "XTermParser"},
}  # fmt: skip
"""The places that use private names of Textual, and which; nothing else does."""
TABLE = (ast.Tuple, ast.List, ast.Dict, ast.Set)
VALUE_CLASSES = {"Frozen", "Values"}
FULL_FOLDERS = {
    "data/formats/markdown_plan",
}
"""Folders that still hold more than 16 modules, on 2026-11-30."""
REBUILT_FOLDER = Path("data/formats/markdown_plan")
"""Is rebuilt as a whole."""
SHORT_ROOMS = {("app", "forms"), ("data", "model")}
"""Forms and records."""
SHORT_MODULES = {
    "app/cli/untick.py",
    "data/exams/draws/option_order.py",
    "data/exams/draws/seeded_random.py",
    "data/exams/mock_titles.py",
    "data/formats/markdown_plan/progress.py",
    "data/formats/markdown_plan/time_columns.py",
    "data/gc_pause.py",
    "data/packs/reference.py",
    "data/planning/study_time/streak.py",
    "data/store/merging/types.py",
    "data/study/task_key.py",
}
"""Short modules that were there on 2026-11-30; no new one."""
STUBS = {}
"""Stubs that raise `NotImplementedError`, on 2026-11-30; their number only falls."""
VAGUE_VALUES = {"found", "place", "each", "said", "told", "held", "kept", "made", "known"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of one of our modules, each node knowing its parent."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def nodes(kind: type | tuple[type, ...], files: list[Path] = FILES) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of a kind in some of our modules."""
    for path in files:
        for node in ast.walk(tree(path)):
            if isinstance(node, kind):
                yield path, node


def length(node: ast.AST) -> int:
    """Lines from the first of a definition to its last."""
    return node.end_lineno - node.lineno + 1


def none(found: list[str]) -> None:
    """Fail with one line for each thing found."""
    assert not found, "\n" + "\n".join(sorted(set(found)))


# What is large, what is vague


def test_no_module_is_longer_than_300_lines() -> None:
    """Tables do not count: of commands, keys, words or codecs there are as many rows as there are things."""
    counted = {path: lines_of_code(path) for path in FILES}
    none([f"{path} has {lines} lines" for path, lines in counted.items() if lines > 300])


def lines_of_code(path: Path) -> int:
    """Lines of a module without the tables at its top level."""
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    tables = [node for node in tree(path).body if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value]
    return lines - sum(length(node) for node in tables if isinstance(node.value, TABLE) and length(node) > 3)


def test_no_class_has_more_than_25_methods_or_250_lines_with_its_bases() -> None:
    """A class counts together with its base classes of ours, so that none grows by being split into a tower."""
    found = []
    for path, node in nodes(ast.ClassDef):
        tower = [definition for _, definition in with_bases(path, node)]
        lines, methods = (
            sum(map(length, tower)),
            sum(isinstance(part, FUNCTIONS) for base in tower for part in base.body),
        )
        if lines > 250 or methods > 25:
            found.append(f"{path}:{node.lineno} {node.name}: {lines} lines, {methods} methods")
    none(found)


def test_no_class_alone_is_longer_than_250_lines_or_has_more_than_25_methods() -> None:
    """What still stands in a tower is small itself."""
    found = []
    for path, node in nodes(ast.ClassDef):
        methods = sum(isinstance(part, FUNCTIONS) for part in node.body)
        if length(node) > 250 or methods > 25:
            found.append(f"{path}:{node.lineno} {node.name}: {length(node)} lines, {methods} methods")
    none(found)


def with_bases(path: Path, node: ast.ClassDef) -> Iterator[tuple[Path, ast.ClassDef]]:
    """A class and its base classes of ours, each once; what a dataclass would have written does not count."""
    seen, waiting = set(), [(path, node)]
    while waiting:
        home, definition = waiting.pop()
        if definition.name in seen or definition.name in VALUE_CLASSES:
            continue
        seen.add(definition.name)
        yield home, definition
        names = [ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in definition.bases]
        waiting += [base for name in names for base in classes().get(name, ())]


@cache
def classes() -> dict[str, list[tuple[Path, ast.ClassDef]]]:
    """Every class of ours by its name."""
    by_name: dict[str, list[tuple[Path, ast.ClassDef]]] = {}
    for path, node in nodes(ast.ClassDef):
        by_name.setdefault(node.name, []).append((path, node))
    return by_name


def test_no_folder_holds_more_than_16_modules() -> None:
    sizes = Counter(path.parent for path in FILES)
    full = {str(folder) for folder, files in sizes.items() if files > 16}
    assert full - FULL_FOLDERS == {"app/cli"}, "one file a command, and no other folder"


def test_no_module_is_shorter_than_25_lines() -> None:
    """A limit is not met by moving three methods next door; data, forms and protocols may be short."""
    short = set()
    for path in FILES:
        lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
        may_be_short = path.name == "__init__.py" or path.parts[:2] in SHORT_ROOMS or is_protocol(path)
        if lines < 25 and not may_be_short:
            short.add(str(path))
    assert short == SHORT_MODULES, sorted(short ^ SHORT_MODULES)


def is_protocol(path: Path) -> bool:
    """Whether all classes of a module only say what others have to be."""
    kinds = [node for node in tree(path).body if isinstance(node, ast.ClassDef)]
    return bool(kinds) and all("Protocol" in map(ast.unparse, node.bases) for node in kinds)


def test_what_a_class_needs_is_declared_and_not_a_stub_that_raises() -> None:
    """An abstract base or a protocol says it, and the type checker finds who lacks it."""
    stubs = Counter(str(path) for path, node in nodes(ast.Raise) if "NotImplementedError" in ast.unparse(node))
    none([f"{path}: {count} stubs" for path, count in stubs.items() if count > STUBS.get(path, 0)])


def test_a_name_says_what_a_value_is() -> None:
    """And not what was done to it."""
    named = [path for path in FILES if path.parent != REBUILT_FOLDER]
    none([f"{path}: {name}" for path in named for name in names_given(path) if name in VAGUE_VALUES])


def names_given(path: Path) -> Iterator[str]:
    """Every name a module gives to a variable, a parameter or a field, as often as it does."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


def test_there_are_two_kinds_of_values() -> None:
    """`Values` in an order and `Frozen` by name, for records; only what changes may be a dataclass."""
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path, node in nodes(ast.ClassDef, [path for path in FILES if path.parent != REBUILT_FOLDER])
        if any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list)
        or {"NamedTuple", "TypedDict"} & set(map(ast.unparse, node.bases))
    ]
    none(found)


def test_no_function_is_longer_than_40_lines() -> None:
    found = [(path, node) for path, node in nodes(FUNCTIONS) if length(node) > 40]
    none([f"{path}:{node.lineno} {node.name}: {length(node)} lines" for path, node in found])


def test_the_app_is_at_most_120_lines() -> None:
    apps = [node for _, node in nodes(ast.ClassDef) if any("App" in ast.unparse(base) for base in node.bases)]
    assert apps
    none([f"{node.name}: {length(node)} lines" for node in apps if length(node) > 120])


def test_every_file_is_named_after_one_thing() -> None:
    none([str(path) for path in FILES if VAGUE_NAMES & {part.removesuffix(".py") for part in path.parts}])


# What is silenced, what is hidden


def test_nothing_is_silenced() -> None:
    found = []
    for path in FILES:
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), start=1):
            if "type: ignore" in line or "# noqa" in line or "ruff: noqa" in line:
                found.append(f"{path}:{number} {line.strip()}")
    none(found)


def test_no_except_catches_everything() -> None:
    found = []
    for path, node in nodes(ast.ExceptHandler):
        caught = "" if node.type is None else ast.unparse(node.type)
        if node.type is None or {"Exception", "BaseException"} & set(caught.strip("()").split(", ")):
            found.append(f"{path}:{node.lineno} except {caught}")
    for path, node in nodes(ast.Call):
        if ast.unparse(node.func).endswith("suppress") and "Exception" in [ast.unparse(arg) for arg in node.args]:
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
    none(found)


def test_one_place_stops_exceptions() -> None:
    """A context manager that returns True from `__exit__` would be another way to catch everything."""
    exits = {path for path, node in nodes(ast.FunctionDef) if node.name in ("__exit__", "__aexit__")}
    assert exits == {Path("app/session/faults.py")}


def test_only_the_clock_asks_the_time() -> None:
    found = []
    for path, node in nodes((ast.Attribute, ast.ImportFrom)):
        if path == CLOCK:
            continue
        if isinstance(node, ast.ImportFrom):
            asked = node.module == "time" and [each.name for each in node.names if each.name != "struct_time"]
        else:
            asked = (ast.unparse(node.value).split(".")[-1], node.attr) in TIME_READERS
        if asked:
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
    none(found)


def test_chance_comes_from_one_injected_generator() -> None:
    found = []
    for path, node in nodes((ast.Attribute, ast.ImportFrom)):
        if isinstance(node, ast.ImportFrom):
            taken = {each.name for each in node.names} if node.module == "random" else set()
        else:
            taken = {node.attr} if ast.unparse(node.value) == "random" and imports_random(path) else set()
        if taken - CHANCE:
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
    none(found)


def imports_random(path: Path) -> bool:
    """Whether the name `random` is the module there."""
    return any(
        isinstance(node, ast.Import) and any(each.name == "random" for each in node.names)
        for node in ast.walk(tree(path))
    )


# Who knows whom


def test_panes_ask_only_textual_of_their_app() -> None:
    from textual.app import App

    theirs = {*dir(App), *re.findall(r"self\.([a-z]\w*)", inspect.getsource(App))}
    found = []
    for path, node in nodes(ast.Attribute, [path for path in FILES if path.parts[0] == "widgets"]):
        if ast.unparse(node.value).endswith("self.app") and node.attr not in theirs:
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
    none(found)


def test_imports_point_downwards(tmp_path: Path) -> None:
    """The contracts of pyproject.toml hold."""
    script = (
        f"import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir={str(tmp_path)!r}))"
    )
    ran = python(script)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("script", "never"),
    [
        pytest.param(
            "import importlib, pkgutil, data\n"
            "for found in pkgutil.walk_packages(data.__path__, 'data.'): importlib.import_module(found.name)",
            ("textual", "rich"),
            id="the whole data room",
        ),
        pytest.param(
            "from app.__main__ import main\nmain(['today'])",
            ("textual", "rich", "tinydb", "markdown_it", "ftfy", "icalendar", "dateutil", "charset_normalizer"),
            id="cockpit today",
        ),
        pytest.param(
            "from app.__main__ import main\nmain(['add', 'Read', '--date', 'fri', '--json'])",
            ("textual", "rich", "tinydb", "markdown_it", "ftfy", "icalendar", "dateutil", "charset_normalizer"),
            id="cockpit add",
        ),
    ],
)
def test_what_is_never_imported(script: str, never: tuple[str, ...], home: Path) -> None:
    from app.__main__ import main

    assert main(["demo", "--keep", str(home / "study.json")]) == 0
    ran = python(f"{script}\nimport sys\nprint('loaded:', sorted({set(never)!r} & set(sys.modules)))")
    assert ran.stdout.splitlines()[-1:] == ["loaded: []"], ran.stdout[-500:] + ran.stderr[-2000:]


def test_rules_load_no_store() -> None:
    """Planning and exams work on records; how these lie in a file is the business of whoever opens the study."""
    ran = python(
        "import importlib, pkgutil, sys\n"
        "for package in map(importlib.import_module, ('data.planning', 'data.exams')):\n"
        "    modules = [found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.')]\n"
        "    assert len(modules) > 10\n"
        "    for name in modules: importlib.import_module(name)\n"
        "print('loaded:', [name for name in sys.modules if name.startswith('data.store')])"
    )
    assert ran.stdout == "loaded: []\n", ran.stdout + ran.stderr[-2000:]


def python(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a new interpreter with our packages in reach."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


# Textual's own names


def test_no_private_name_of_textual_is_imported() -> None:
    found = []
    for path, node in nodes((ast.ImportFrom, ast.Import)):
        names = [each.name for each in node.names]
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        for name in names:
            inside = name.startswith(("textual.", "rich.")) and any(part.startswith("_") for part in name.split("."))
            if inside and name.split(".")[-1] not in TEXTUAL_INSIDE.get(path, ()):
                found.append(f"{path}:{node.lineno} {name}")
    none(found)


def test_no_object_is_asked_for_its_private_names() -> None:
    """On screen only `self` and the class itself have private names that may be used."""
    found = []
    for path, node in nodes(ast.Attribute, SCREEN_FILES):
        own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        if ast.unparse(node) == "os._exit":
            continue  # public, in spite of its name
        if (
            is_private(node.attr)
            and node.attr not in NAMED_TUPLE
            and not own
            and ast.unparse(node.value) != "super()"
            and node.attr not in TEXTUAL_INSIDE.get(path, ())
        ):
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
    none(found)


def test_no_private_name_of_textual_is_used_or_replaced() -> None:
    """A class of ours never has, sets or calls an underscore name that a class of Textual beside it has."""
    definitions = {getattr(module(path), node.name): (path, node) for path, node in top_classes()}
    found = []
    for made in definitions:
        theirs = set().union(*(private_names(each) for each in made.__mro__ if each.__module__.startswith("textual")))
        for path, node in (definitions[each] for each in made.__mro__ if each in definitions):
            theirs -= TEXTUAL_INSIDE.get(path, set())
            found += [f"{path}:{line} {node.name}.{name}" for line, name in own_names(node) if name in theirs]
    none(found)


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    found, seen = [], 0
    for path, node in top_classes():
        made = getattr(module(path), node.name)
        for binding in vars(made).get("BINDINGS", ()):
            seen += 1
            if not getattr(binding, "id", None) or not getattr(binding, "tooltip", None):
                found.append(f"{path}:{node.lineno} {made.__name__}: {binding}")
    assert seen > 20
    none(found)


def test_every_public_thing_says_what_it_is() -> None:
    """Public modules, classes and functions have a docstring."""
    found = [f"{path}: module" for path in FILES if path.name != "__init__.py" and not ast.get_docstring(tree(path))]
    for path in FILES:
        for node in public_definitions(tree(path)):
            if not ast.get_docstring(node):
                found.append(f"{path}:{node.lineno} {node.name}")
    none(found)


def public_definitions(parent: ast.AST) -> Iterator[ast.AST]:
    """Classes and functions of a module or class whose names are public, and those in such classes."""
    for node in parent.body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


@cache
def module(path: Path) -> ModuleType:
    """One of our modules, imported."""
    return importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))


def top_classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    """Every class at the top of a module that draws or runs the screen."""
    for path in SCREEN_FILES:
        if path.name != "__main__.py":
            yield from ((path, node) for node in tree(path).body if isinstance(node, ast.ClassDef))


@cache
def private_names(made: type) -> frozenset[str]:
    """Underscore names a class of Textual has, and those its source sets on `self`."""
    names = {name for name in vars(made) if is_private(name)}
    with contextlib.suppress(OSError, TypeError):
        names |= {name for _, name in own_names(ast.parse(textwrap.dedent(inspect.getsource(made))).body[0])}
    return frozenset(names)


def own_names(definition: ast.ClassDef) -> set[tuple[int, str]]:
    """Underscore names a class defines, or reads or sets on `self`, with their lines."""
    found = set()
    for node in definition.body:
        if isinstance(node, FUNCTIONS):
            found.add((node.lineno, node.name))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {(node.lineno, target.id) for target in targets if isinstance(target, ast.Name)}
    for node in ast.walk(definition):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            found.add((node.lineno, node.attr))
    return {(line, name) for line, name in found if is_private(name)}


def is_private(name: str) -> bool:
    """Whether a name is meant for its owner alone."""
    return name.startswith("_") and not name.endswith("_")
