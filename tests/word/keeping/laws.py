"""What holds of every renewal: nothing of the writer's is lost, every other figure is new, every conflict is told.

`python -m tests.word.keeping.laws 500` holds it for so many scripts of edits in each house format, tracked and plain, and
`python -m tests.word.keeping.laws 50 libreoffice` with a save by LibreOffice between.
"""

import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from tests.libreoffice import convert
from tests.word.keeping.reports import AS_OF, LATER, SOURCES, next_round, report
from tests.word.keeping.scripts import WRITER, Writer, anchors_of
from toolkit.word.keeping.blocks import gather_marks, read_blocks
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.pieces import pieces_of, seen
from toolkit.word.keeping.renewal import Renewal, What, renew

_TYPED = re.compile(r"zq\d+zq")


def text_of(paragraph: Any) -> str:
    return seen(pieces_of([paragraph]))


def body_text(package: Package) -> str:
    return "\n".join(text_of(one) for one in package.body.iter(q("w:p")))


def of_the_writer(package: Package) -> dict[str, Counter[str]]:
    """All that somebody put into a document: words, own paragraphs, what is bold, comments, tracked changes."""
    body = package.body
    tracked = Counter(f"{mark.tag[-3:]} {''.join(mark.itertext())}" for mark in body.iter(q("w:ins"), q("w:del"))
                      if mark.get(q("w:author")) == WRITER)
    comments = package.of_kind("comments")
    texts = {one.get(q("w:id")): "".join(one.itertext()) for one in package.tree(comments)
             if one.get(q("w:author")) == WRITER} if comments else {}
    return {
        "words": Counter(_TYPED.findall(body_text(package))),
        "bold": Counter(word for run in body.iter(q("w:r")) if run.find(q("w:rPr/w:b")) is not None
                        for word in _TYPED.findall("".join(run.itertext()))),
        "comments": Counter(texts[key] for mark in body.iter(q("w:commentReference"))
                            if (key := mark.get(q("w:id"))) in texts),
        "tracked": tracked,
        "margins": Counter(mark.get(q("w:left"), "") for mark in list(body.iter(q("w:pgMar")))[-1:]),
    }


def own_paragraphs(package: Package) -> Counter[str]:
    """The paragraphs that are nobody's but the writer's."""
    inside = {one for block in read_blocks(package.body).values() for one in block.paragraphs}
    return Counter(text for one in package.body.iter(q("w:p"))
                   if one not in inside and (text := text_of(one).strip()) and not list(one.iter(q("w:fldChar"))))


def held(base: bytes, edited: bytes, new: bytes, renewed: bytes, renewal: Renewal) -> list[str]:
    """What does not hold of a renewal."""
    was, theirs, now, made = (Package(one) for one in (base, edited, new, renewed))
    gather_marks(theirs.body)
    wrong = []
    before, after = of_the_writer(theirs), of_the_writer(made)
    for name, found in before.items():
        if lost := found - after[name]:
            wrong.append(f"lost {name}: {dict(lost)}")
    own, left = own_paragraphs(theirs), body_text(made)
    wrong += [f"lost paragraph: {text!r}" for text in own if text not in left]
    wrong += _blocks_hold(*(read_blocks(one.body) for one in (was, theirs, now, made)), renewal=renewal)
    comments = made.of_kind("comments")
    known = theirs.of_kind("comments")
    earlier = sum(one.get(q("w:author")) == "Tracker" for one in theirs.tree(known)) if known else 0
    of_ours = [one for one in made.tree(comments) if one.get(q("w:author")) == "Tracker"][earlier:] if comments else []
    conflicts = [one for one in renewal.findings if one.what is What.CONFLICT]
    if len(of_ours) != len(conflicts):
        wrong.append(f"{len(conflicts)} conflicts, {len(of_ours)} comments")
    said = Counter("".join(one.itertext()).replace("\n", "") for one in of_ours)
    wrong += [f"no comment on {one.now!r}" for one in conflicts
              if one.now and not any(one.now.replace("\n", "") in words for words in said)]
    return wrong


def _blocks_hold(base: dict[str, Any], theirs: dict[str, Any], new: dict[str, Any], made: dict[str, Any],
                 *, renewal: Renewal) -> Iterator[str]:
    told = {one.now for one in renewal.findings}
    joined = {key for block in theirs.values() for key in (*block.joined, *([block.key] if block.joined else []))}
    emptied = [block.words for key, block in base.items() if key not in new and key not in theirs]
    for key, block in new.items():
        if key in joined or (key not in base and block.words in emptied):
            continue  # the second is in a row of which other words changed, and the writer deleted it
        if key in theirs and key in base:
            if theirs[key].words == base[key].words:
                if key not in made or made[key].words != block.words:
                    yield f"not renewed: {block.text!r}, it is {made[key].text if key in made else None!r}"
            elif block.words == base[key].words and made[key].words != theirs[key].words:
                yield f"edit not kept: {theirs[key].text!r}, it is {made[key].text!r}"
        elif key not in base and key not in theirs:
            deleted = any(one.what is What.DELETED and block.text in one.now for one in renewal.findings)
            if key not in made and block.text and not deleted and (
                    _has_a_place(block, base, theirs) or not _is_told(block, new, told)):
                yield f"new and not there: {block.text!r}"
        elif key not in theirs and block.words != base[key].words and key not in made and not _is_told(block, new, told):
            yield f"deleted, has changed and is not told: {block.text!r}"
    for key, block in base.items():
        if key not in new and key in theirs and key in made and theirs[key].words == block.words and block.text:
            yield from _still_there(made[key])


def _has_a_place(block: Any, base: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Whether something is new in the text, or in a table that the writer left; one beside deleted cells may have none."""
    if block.row is None:
        return True
    in_row = [key for one in block.row.iter(q("w:p")) for key in anchors_of(one)]
    if any(key in theirs or key in base for key in in_row):
        return False
    return any(theirs[key].row is not None for one in block.row.getparent().iter(q("w:p")) for key in anchors_of(one)
               if key in theirs)


def _is_told(block: Any, new: dict[str, Any], told: set[str]) -> bool:
    """Whether a change is told, or another one in its row."""
    if any(block.text in one for one in told):
        return True
    if block.row is None:
        return False
    inside = [key for one in block.row.iter(q("w:p")) for key in anchors_of(one)]
    return any(new[key].text in told for key in inside if key in new)


def _still_there(block: Any) -> Iterator[str]:
    """What is gone can stay only beside what the writer edited or put in."""
    if block.row is None and len(block.paragraphs) == 1 and not block.joined:
        if list(block.paragraphs[0].iter(q("w:commentReference"), q("w:ins"), q("w:del"))):
            return
        yield f"gone and still there: {block.text!r}"


def run(name: str, seed: int, *, tracked: bool = False, saved: Path | None = None,
        validator: OpenXmlValidator | None = None) -> list[str]:
    """Hold the laws for one script of edits; what does not hold."""
    random = Random(seed)
    base = report(name, SOURCES[name]())
    writer = Writer(Package(base), random)
    writer.edit(random.randrange(1, 9))
    edited = writer.package.packed()
    if saved is not None:
        path = saved / f"{name}-{seed}.docx"
        path.write_bytes(edited)
        edited = convert(path, "docx", saved / "again").read_bytes()
    day = AS_OF[name]
    new = report(name, next_round(SOURCES[name](), random), date(day.year + 1, day.month, day.day - 1), LATER)
    host = Package(edited)
    renewal = renew(Package(base), host, Package(new), LATER, tracked=tracked)
    renewed = host.packed()
    wrong = held(base, edited, new, renewed, renewal)
    host = Package(renewed)
    again = renew(Package(new), host, Package(new), LATER, tracked=tracked)
    if again.findings or etree.tostring(host.body) != etree.tostring(Package(renewed).body):
        wrong.append(f"a second run changed something: {[(f.what.value, f.now) for f in again.findings]}")
    wrong += [f"a round later: {line}" for line in _next(name, writer, new, renewed, random, tracked=not tracked)]
    if validator is not None:
        with tempfile.TemporaryDirectory() as folder:
            before, after = (_faults(validator, Path(folder) / f"{name}.docx", data)
                             for name, data in (("edited", edited), ("renewed", renewed)))
            wrong += [f"not valid: {line}" for line in sorted(after - before)][:3]
    return [f"{line}    <- {', '.join(writer.done)}" for line in wrong]


def _next(name: str, writer: Writer, base: bytes, renewed: bytes, random: Random, *, tracked: bool) -> list[str]:
    """Hold the laws a round later, when the report was edited once more."""
    writer.package = Package(renewed)
    writer.done.append("next round")
    writer.edit(random.randrange(0, 4))
    edited = writer.package.packed()
    day = AS_OF[name]
    new = report(name, next_round(SOURCES[name](), random), date(day.year + 2, day.month, day.day - 1), LATER)
    host = Package(edited)
    renewal = renew(Package(base), host, Package(new), LATER, tracked=tracked)
    return held(base, edited, new, host.packed(), renewal)


def _faults(validator: OpenXmlValidator, path: Path, data: bytes) -> set[str]:
    path.write_bytes(data)
    return {_line(one) for one in validator.validate(path).errors}


def _line(error: Any) -> str:
    return re.sub(r"\[\d+\]", "", f"{error.part_uri}: {error.description} {error.path}")


def main(times: int, with_libreoffice: bool) -> int:
    """Hold the laws for many scripts, and say how many did not hold."""
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            wrong = 0
            for seed in range(times):
                try:
                    found = run(name, seed, tracked=seed % 2 == 1, saved=Path(folder) if with_libreoffice else None,
                                validator=validator if seed % 10 == 0 else None)
                except Exception:
                    found = [traceback.format_exc()[-500:]]
                wrong += bool(found)
                for line in found[:2]:
                    sys.stdout.write(f"{name} {seed}: {line}\n")
            failed += wrong
            sys.stdout.write(f"{name}: {wrong} of {times} scripts do not hold\n")
            sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), "libreoffice" in sys.argv[2:])))
