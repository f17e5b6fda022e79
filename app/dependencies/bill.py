"""A software bill of materials of the locked packages: CycloneDX 1.6, as JSON (pure)."""

import hashlib
import json
import re
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from app.dependencies.licences import Licence
from app.dependencies.lock import Package

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


def bill_of_materials(
    application: Package,
    licence: str,
    packages: Sequence[Package],
    licence_of: Callable[[str], Licence | None],
) -> str:
    """The bill of an application; the same packages give the same text, for it carries no time.

    Args:
        licence: of the application, an SPDX expression.
        licence_of: name of a package → its licence; None where it is not known.
    """
    components = [_component(package, licence_of(package.name)) for package in packages]
    about = {
        "type": "application",
        "bom-ref": f"{application.name}@{application.version}",
        "name": application.name,
        "version": application.version,
        "licenses": [_licence(Licence(licence, is_expression=True))],
    }
    digest = hashlib.sha256(json.dumps(components).encode()).hexdigest()
    bill = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_OID, digest).urn,
        "version": 1,
        "metadata": {"component": about},
        "components": components,
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _component(package: Package, licence: Licence | None) -> dict[str, Any]:
    purl = f"pkg:pypi/{_normal(package.name)}@{package.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "purl": purl,
    }
    if package.hashes:
        component["hashes"] = [{"alg": "SHA-256", "content": each} for each in package.hashes]
    if licence and licence.name:
        component["licenses"] = [_licence(licence)]
    if package.marker:
        component["properties"] = [{"name": "lotsen:marker", "value": package.marker}]
    return component


def _licence(licence: Licence) -> dict[str, Any]:
    return {"expression": licence.name} if licence.is_expression else {"license": {"name": licence.name}}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
