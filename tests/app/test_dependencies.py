"""The locked packages: read whole, under licences that go with EUPL-1.2, all in the bill of materials."""

import json
import re
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from app.dependencies.bill import bill_of_materials
from app.dependencies.licences import PERMISSIVE, WEAK_COPYLEFT, Licence, installed_licence, licence_of
from app.dependencies.lock import Package, read_lock

ROOT = Path(__file__).parent.parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PACKAGES = read_lock(LOCK)
TORCH = re.findall(r"^TORCH := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
BILL = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
A_HASH, ANOTHER = "a" * 64, "b" * 64


def test_a_lock_is_read_with_markers_and_hashes() -> None:
    text = (
        f"one==1.0 \\\n    --hash=sha256:{A_HASH} \\\n    --hash=sha256:{ANOTHER}\n"
        f"two-x==2.0b1 ; python_full_version < '3.12' \\\n    --hash=sha256:{ANOTHER}\n"
    )
    assert read_lock(text) == (
        Package("one", "1.0", "", (A_HASH, ANOTHER)),
        Package("two-x", "2.0b1", "python_full_version < '3.12'", (ANOTHER,)),
    )


def test_nothing_of_our_lock_is_left_out() -> None:
    assert len(PACKAGES) == len(re.findall(r"^\S+==", LOCK, re.M))
    assert sum(len(each.hashes) for each in PACKAGES) == LOCK.count("--hash=sha256:")


def test_every_package_is_under_a_licence_that_goes_with_ours() -> None:
    licences = {each.name: installed_licence(each.name) for each in (*PACKAGES, Package("torch", TORCH[0]))}
    looked_at = {name: licence.name for name, licence in licences.items() if licence and not licence.family}
    assert looked_at == {}
    # What is not installed here is for another platform, which we do not run on.
    markers = [each.marker for each in PACKAGES if licences[each.name] is None]
    assert all("sys_platform == 'emscripten'" in marker for marker in markers)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("MIT", PERMISSIVE),
        ("apache license, version 2.0", PERMISSIVE),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", WEAK_COPYLEFT),
        ("BSD-3-Clause, Apache-2.0, dependency licenses", PERMISSIVE),
        ("GPL-3.0-or-later", None),
        ("MIT OR GPL-3.0-only", None),
        ("AGPL-3.0", None),
        ("SSPL-1.0", None),
        ("Proprietary", None),
        ("BUSL-1.1", None),
        ("MIT with a clause of our own", None),
        ("", None),
        ("()", None),
    ],
)
def test_a_licence_is_in_a_family_only_if_every_part_is_known(name: str, family: str | None) -> None:
    assert Licence(name).family == family


def fields(**values: str | list[str]) -> Message:
    message = Message()
    for name, value in values.items():
        for each in [value] if isinstance(value, str) else value:
            message[name.replace("_", "-")] = each
    return message


BSD = "License :: OSI Approved :: BSD License"
ISC = "License :: OSI Approved :: ISC License (ISCL)"


@pytest.mark.parametrize(
    ("given", "licence"),
    [
        (fields(License_Expression="MIT", License="x", Classifier=[BSD]), Licence("MIT", is_expression=True)),
        (fields(License="PSFL", Classifier=[BSD]), Licence("PSFL")),
        (
            fields(License="Copyright 2026\n  All rights", Classifier=[BSD, ISC]),
            Licence("BSD License AND ISC License"),
        ),
        (fields(License="MIT License\n  Permission is"), Licence("MIT License")),
        (fields(Classifier=["Topic :: Text"]), Licence("")),
    ],
)
def test_what_a_package_says_of_itself(given: Message, licence: Licence) -> None:
    assert licence_of(given) == licence


def test_a_package_that_is_not_installed_has_no_licence_rather_than_an_empty_one() -> None:
    assert installed_licence("no-such-package-as-this") is None


def test_the_bill_has_what_each_package_is() -> None:
    made = json.loads(
        bill_of_materials(
            Package("ours", "1.0"),
            "EUPL-1.2",
            [Package("Two_x", "2.0", "sys_platform == 'win32'", (A_HASH,)), Package("three", "3")],
            {"Two_x": Licence("MIT", is_expression=True), "three": Licence("BSD")}.get,
        )
    )
    assert made["metadata"]["component"]["licenses"] == [{"expression": "EUPL-1.2"}]
    assert made["components"] == [
        {
            "type": "library",
            "bom-ref": "pkg:pypi/two-x@2.0",
            "name": "Two_x",
            "version": "2.0",
            "purl": "pkg:pypi/two-x@2.0",
            "hashes": [{"alg": "SHA-256", "content": A_HASH}],
            "licenses": [{"expression": "MIT"}],
            "properties": [{"name": "lotsen:marker", "value": "sys_platform == 'win32'"}],
        },
        {
            "type": "library",
            "bom-ref": "pkg:pypi/three@3",
            "name": "three",
            "version": "3",
            "purl": "pkg:pypi/three@3",
            "licenses": [{"license": {"name": "BSD"}}],
        },
    ]


def test_the_bill_that_is_kept_agrees_with_the_lock_and_pytorch() -> None:
    """If it does not: `make lock`."""

    def told(component: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
        hashes = tuple(each["content"] for each in component.get("hashes", ()))
        return component["name"], component["version"], hashes

    locked = [(each.name, each.version, each.hashes) for each in PACKAGES]
    assert [told(each) for each in BILL["components"]] == [*locked, ("torch", TORCH[0], ())]
    lacking = {each["name"] for each in BILL["components"] if "licenses" not in each}
    assert lacking <= {each.name for each in PACKAGES if "emscripten" in each.marker}


def test_the_bill_that_is_kept_is_one_of_cyclonedx_1_6() -> None:
    assert (BILL["bomFormat"], BILL["specVersion"], BILL["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", BILL["serialNumber"])
    references = [each["bom-ref"] for each in (BILL["metadata"]["component"], *BILL["components"])]
    assert len(references) == len(set(references))
    for component in BILL["components"]:
        assert re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@[^@]+", component["purl"])
        assert all(re.fullmatch(r"[0-9a-f]{64}", each["content"]) for each in component.get("hashes", ()))
        # The schema takes either one expression or names, never both.
        assert all(set(each) in ({"expression"}, {"license"}) for each in component.get("licenses", ()))
