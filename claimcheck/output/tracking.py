"""How services that keep findings from run to run know a file and a finding again."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path, PurePath

from claimcheck.language.fold import fold, fold_text
from claimcheck.model import Document, Finding, Result
from claimcheck.read import is_address
from claimcheck.waivers import subject


def repository_path(document: Document) -> str:
    """The document's path with forward slashes, as seen from the folder the tool runs in where it lies below that."""
    if is_address(document.path):
        return document.path
    path = PurePath(os.path.normpath(document.path))
    folder = Path.cwd()
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def fingerprints(result: Result) -> list[str]:
    """One for each finding, in order: it stays the same however the release is edited elsewhere.

    It rests on the files, the rule and the words the finding is about; the second finding with the same ones gets
    another.
    """
    case = result.comparison
    pair = [repository_path(case.release.document), repository_path(case.inspection.document)]
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        key = "\0".join([*pair, finding.rule, *_words(finding)])
        seen[key] += 1
        found.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()[:32])
    return found


def _words(finding: Finding) -> list[str]:
    texts = [fold(at.document.text, at.passage).text for at in subject(finding)] or [fold_text(finding.message)]
    return [" ".join(text.split()) for text in texts]
