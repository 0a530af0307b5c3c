"""What an install brings: one package of one name, which no neighbour's `app` or `data` can take the place of."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def build(source: Path, target: str, folder: Path) -> Path:
    """A wheel or source distribution of a checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as an installer does."""
    sources = tmp_path_factory.mktemp("sources")
    with tarfile.open(build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        archive.extractall(sources, filter="data")
    (checkout,) = sources.iterdir()
    return build(checkout, "wheel", tmp_path_factory.mktemp("wheel"))


def test_a_wheel_holds_one_package_of_the_programs_own_name(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"study_cockpit"}
    assert any(name.endswith("packs/mls_c01/questions.md") for name in names)
    assert not any("/tests/" in name for name in names)


@pytest.mark.parametrize("words", [["where"], ["status"], ["import", "plan.md"]])
def test_an_installed_cockpit_works_beside_other_packages_called_app_and_data(
    wheel: Path, tmp_path: Path, words: list[str]
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    for name in ("app", "widgets", "data"):
        (tmp_path / "beside" / name).mkdir(parents=True)
        (tmp_path / "beside" / name / "__init__.py").write_text("raise SystemExit('a neighbour was imported')")
    (tmp_path / "beside" / "plan.md").write_text("| Date | Task |\n|---|---|\n| 2026-03-02 | Read |\n")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "installed"),
        "STUDY_COCKPIT_HOME": str(tmp_path / "home"),
    }
    command = [sys.executable, "-m", "study_cockpit", *words]
    done = subprocess.run(command, cwd=tmp_path / "beside", env=environment, capture_output=True, text=True)
    assert "a neighbour" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if words == ["status"] else 0)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment into which pip installed the wheel; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "install", *quietly, str(wheel)], check=True, capture_output=True)
    return folder


def run_installed(folder: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment away from the repository, with this environment's libraries in reach."""
    libraries = sysconfig.get_path("purelib")  # on PYTHONPATH no `.pth` is read, so our editable install is not there
    environment = {**os.environ, "PYTHONPATH": libraries, "STUDY_COCKPIT_HOME": str(home)}
    program = str(folder / "bin" / command[0])
    return subprocess.run([program, *command[1:]], cwd=home, env=environment, capture_output=True, text=True)


def test_the_installed_command_works_and_brings_no_other_package(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("| Date | Task |\n|---|---|\n| 2026-03-02 | Read |\n")
    assert run_installed(installed, tmp_path, "cockpit", "--version").stdout.endswith(f" {VERSION}\n")
    assert "--keep FILE" in run_installed(installed, tmp_path, "cockpit", "demo", "--help").stdout
    assert run_installed(installed, tmp_path, "cockpit", "import", "plan.md").returncode == 0
    assert "Read" in run_installed(installed, tmp_path, "cockpit", "today", "--date", "2026-03-02").stdout
    names = ("app", "data", "widgets", "study_cockpit")
    code = f"from importlib.util import find_spec as spec; print([name for name in {names} if spec(name)])"
    seen = run_installed(installed, tmp_path, "python", "-c", code)
    assert seen.stdout == "['study_cockpit']\n", seen.stderr


def test_an_installed_script_reads_a_study_through_the_installed_name(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from study_cockpit.data.store.tinydb_storage import StudyStorage as S; print(S.__module__)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.stdout.strip() == "study_cockpit.data.store.tinydb_storage"
