"""Prove every document in every language: `python -m tests.report.all_variants [folder]`.

The tests leave out some second languages of what is long and alike; here nothing is left out. Prints what breaks which
rule, and ends with 1 where anything does. With a folder, the files are kept there to be looked at.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.report import referees
from tests.report.library import Library, documents


def main() -> int:
    """Make all files, ask both referees, print their findings."""
    with TemporaryDirectory() as temporary:
        library = Library(Path(sys.argv[1] if len(sys.argv) > 1 else temporary))
        paths = [library[name] for name in documents()]
        verdicts = referees.vera(paths)
        faults = {path.name: verdicts[path] | referees.page_validation(path) for path in paths}
    broken = {name: sorted(rules) for name, rules in faults.items() if rules}
    lines = [f"{name}: {', '.join(rules)}" for name, rules in broken.items()]
    sys.stdout.write("\n".join([*lines, f"{len(paths)} documents, {len(broken)} with faults", ""]))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
