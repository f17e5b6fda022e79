"""python -m app.dependencies licences | bill: of the packages of a lock file, as they are installed here."""

import argparse
import sys
from importlib.metadata import metadata
from pathlib import Path

from app.dependencies.bill import bill_of_materials
from app.dependencies.licences import installed_licence
from app.dependencies.lock import Package, read_lock

PROJECT = "samverkanslotsen"


def main() -> int:
    """Write to standard output; exit code 1 where a licence is in no family that EUPL-1.2 goes with."""
    parser = argparse.ArgumentParser(prog="python -m app.dependencies", description=__doc__)
    parser.add_argument("what", choices=("licences", "bill"))
    parser.add_argument("lock", type=Path)
    parser.add_argument(
        "--also", action="append", default=[], metavar="NAME==VERSION", help="not in the lock"
    )
    given = parser.parse_args()
    also = [Package(*each.split("==", 1)) for each in given.also]
    packages = (*read_lock(given.lock.read_text(encoding="utf-8")), *also)
    if given.what == "licences":
        return _list_licences(packages)
    about = metadata(PROJECT)
    project = Package(PROJECT, about["Version"])
    sys.stdout.write(bill_of_materials(project, about["License-Expression"], packages, installed_licence))
    return 0


def _list_licences(packages: tuple[Package, ...]) -> int:
    incompatible = False
    for package in packages:
        licence = installed_licence(package.name)
        if licence is None:
            line = f"not installed here ({package.marker})"
        else:
            incompatible = incompatible or licence.family is None
            line = f"{licence.name}: {licence.family or 'TO BE LOOKED AT'}"
        sys.stdout.write(f"{package.name} {package.version}: {line}\n")
    return int(incompatible)


if __name__ == "__main__":
    sys.exit(main())
