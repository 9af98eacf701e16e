"""What holds of every renewal: nothing of the writer's is lost, every other figure is new, every conflict is told.

`python -m tests.word.keeping.laws 500` holds it for so many scripts of edits in each house format, tracked and plain, and
`python -m tests.word.keeping.laws 50 libreoffice` with a save by LibreOffice between. A second number says with which script
to begin, names after it in which house formats.
"""

import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from tests.libreoffice import convert
from tests.word.keeping.parts import PARTS, accept_all
from tests.word.keeping.reports import AS_OF, LATER, SOURCES, next_round, report, some_ways
from tests.word.keeping.scripts import WORDS
from tests.word.keeping.tables import TYPED, body_text_of, tables_hold, text_of
from tests.word.keeping.writer import WRITER, Writer, anchors_of
from toolkit.tracker.views.rounds.before import State
from toolkit.word.keeping.anchors import is_by_words
from toolkit.word.keeping.blocks import gather_marks, read_blocks
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.renewal import AnchoredTwice, Renewal, What, renew

_NUMBER = re.compile(r"\b\d+\b")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def body_text(package: Package) -> str:
    return body_text_of(package.body)


def of_the_writer(package: Package) -> dict[str, Counter[str]]:
    """All that somebody put into a document: words, pictures, notes, links, what is bold, pages, comments, tracked changes."""
    body = package.body
    tracked = Counter(f"{mark.tag.rpartition('}')[2]} {''.join(mark.itertext())}"
                      for mark in body.iter(*map(q, ("w:ins", "w:del"))) if mark.get(q("w:author")) == WRITER)
    notes = _by_id(package, "footnotes")
    comments = {key: one for key, one in _by_id(package, "comments").items() if one.get(q("w:author")) == WRITER}
    return {
        "words": Counter(TYPED.findall(body_text(package))),
        "bold": Counter(word for run in body.iter(q("w:r")) if run.find(q("w:rPr/w:b")) is not None
                        for word in TYPED.findall("".join(run.itertext()))),
        "comments": Counter("".join(comments[key].itertext()) for mark in body.iter(q("w:commentReference"))
                            if (key := mark.get(q("w:id"))) in comments),
        "tracked": tracked,
        "pages": Counter(f"{name} {one.get(q(name))}" for section in body.iter(q("w:sectPr"))
                         for one in section for name in ("w:w", "w:left") if one.get(q(name))),
        "pictures": Counter(one.get("descr", "") for one in body.iter(q("wp:docPr")) if TYPED.fullmatch(one.get("descr", ""))
                            and _leads_somewhere(package, next(one.getparent().iter(f"{_A}blip")).get(q("r:embed")))),
        "notes": Counter(word for mark in body.iter(q("w:footnoteReference"))
                         for word in TYPED.findall("".join(notes[mark.get(q("w:id"))].itertext()))),
        "links": Counter(relation.target for link in body.iter(q("w:hyperlink")) if TYPED.search("".join(link.itertext()))
                         and (relation := package.target(package.main, link.get(q("r:id"), "")))),
        "headers": Counter(word for name in _beside(package) for word in TYPED.findall("".join(package.tree(name).itertext()))),
        "controls": Counter(one.get(q("w:val")) for one in body.iter(q("w:id")) if one.getparent().tag == q("w:sdtPr")),
    }


def _by_id(package: Package, kind: str) -> dict[str, Any]:
    part = package.of_kind(kind)
    return {one.get(q("w:id")): one for one in package.tree(part)} if part else {}


def _beside(package: Package) -> list[str]:
    return [one.target for one in package.relations(package.main) if one.kind.endswith(("/header", "/footer"))]


def _leads_somewhere(package: Package, key: str) -> bool:
    relation = package.target(package.main, key)
    return relation is not None and relation.target in package.contents


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
    pages = of_the_writer(was)["pages"]
    before["pages"] = Counter({page: times for page, times in before["pages"].items() if page not in pages})
    for name, found in before.items():
        if lost := found - after[name]:
            wrong.append(f"lost {name}: {dict(lost)}")
    # What says what the tracker wrote may have lost its anchor.
    generated, left = {block.text for block in read_blocks(was.body).values()}, body_text(made)
    wrong += [f"lost paragraph: {text!r}" for text in own_paragraphs(theirs) if text not in left and text not in generated]
    wrong += _blocks_hold(*(read_blocks(one.body) for one in (was, theirs, now, made)), renewal=renewal)
    comments = made.of_kind("comments")
    known = theirs.of_kind("comments")
    earlier = sum(one.get(q("w:author")) == "Tracker" for one in theirs.tree(known)) if known else 0
    of_ours = [one for one in made.tree(comments) if one.get(q("w:author")) == "Tracker"][earlier:] if comments else []
    wrong += _looks_hold(read_blocks(theirs.body), read_blocks(made.body))
    wrong += _formats_hold(read_blocks(theirs.body), read_blocks(made.body))
    wrong += _captions_count(made)
    wrong += tables_hold(theirs, now, made)
    conflicts = [one for one in renewal.findings if one.what is What.CONFLICT]
    if len(of_ours) != len(conflicts):
        wrong.append(f"{len(conflicts)} conflicts, {len(of_ours)} comments")
    said = Counter("".join(one.itertext()).replace("\n", "") for one in of_ours)
    wrong += [f"no comment on {one.now!r}" for one in conflicts
              if one.now and not any(one.now.replace("\n", "") in words for words in said)]
    return wrong


def _looks_hold(theirs: dict[str, Any], made: dict[str, Any]) -> Iterator[str]:
    """What stays keeps how its paragraph is set and its cell filled."""
    for key, block in theirs.items():
        if key in made and _looks(block) != _looks(made[key]):
            yield f"other looks: {block.text!r}, {_looks(block)} -> {_looks(made[key])}"


def _formats_hold(theirs: dict[str, Any], made: dict[str, Any]) -> Iterator[str]:
    """What keeps its words keeps the format that the writer gave them with tracked changes."""
    for key, block in theirs.items():
        if key in made and made[key].words == block.words and _is_formatted(block) and not _is_formatted(made[key]):
            yield f"lost format: {block.text!r}"


def _is_formatted(block: Any) -> bool:
    return any(mark.get(q("w:author")) == WRITER for one in block.paragraphs for mark in one.iter(q("w:rPrChange")))


def _looks(block: Any) -> list[str]:
    first = block.paragraphs[0]
    found = [first.find(q(f"w:pPr/w:{name}")) for name in ("pStyle", "jc", "ind")]
    found.append(block.cell.find(q("w:tcPr/w:shd")) if block.cell is not None else None)
    return ["" if one is None else etree.tostring(one, method="c14n").decode().rpartition("main\"")[2] for one in found]


def _captions_count(made: Package) -> Iterator[str]:
    """The captions of each kind are numbered one after the other."""
    numbers: dict[str, list[str]] = {}
    begun: list[list[str]] = []
    for one in made.body.iter(*map(q, ("w:fldSimple", "w:fldChar", "w:instrText", "w:t"))):
        mark = one.get(q("w:fldCharType"))
        if one.tag == q("w:fldSimple"):
            shows = "".join(text.text or "" for text in one.iter(q("w:t")))
            begun.append([one.get(q("w:instr")) if shows else "", shows])
        elif mark == "begin":
            begun.append(["", ""])
        elif mark is None and begun:
            begun[-1][one.tag == q("w:t")] += one.text or ""
        if begun and (mark == "end" or one.tag == q("w:fldSimple")):
            code, shown = begun.pop()
            if code.split()[:1] == ["SEQ"]:
                numbers.setdefault(code.split()[1], []).append("".join(_NUMBER.findall(shown)) or shown)
    for kind, found in numbers.items():
        if any(one != str(number) and not TYPED.search(one) for number, one in enumerate(found, 1)):
            yield f"{kind} counts {found}"


def _blocks_hold(base: dict[str, Any], theirs: dict[str, Any], new: dict[str, Any], made: dict[str, Any],
                 *, renewal: Renewal) -> Iterator[str]:
    told = {one.now for one in renewal.findings}
    joined = {key for block in theirs.values() for key in (*block.joined, *([block.key] if block.joined else []))}
    emptied = [block.words for key, block in base.items() if key not in new and key not in theirs]
    come = [block.words for key, block in made.items() if key not in theirs]
    twins = {key.partition("_")[0] for key in (*base, *new) if is_by_words(key) and "_" in key}
    for key, block in new.items():
        if key in joined or (key not in base and block.words in emptied):
            continue  # the second is in a row of which other words changed, and the writer deleted it
        if key.partition("_")[0] in twins:
            continue  # which of several that say the same was deleted, and which is new, nobody can tell by its number
        if key in theirs and key in base:
            if theirs[key].words == base[key].words:
                if key not in made or made[key].words != block.words:
                    yield f"not renewed: {block.text!r}, it is {made[key].text if key in made else None!r}"
            elif block.words == base[key].words and made[key].words != theirs[key].words:
                yield f"edit not kept: {theirs[key].text!r}, it is {made[key].text!r}"
        elif key not in base and key not in theirs:
            deleted = any(one.what is What.DELETED and block.text in one.now for one in renewal.findings)
            # Of two that say the same, the writer may have deleted one: then the other is new, whichever it is.
            if key not in made and block.text and not deleted and block.words not in come and (
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
    if any(key in theirs or key in base for key in anchors_of(block.row)):
        return False
    cells = block.row.findall(q("w:tc"))
    alike = [row.findall(q("w:tc"))[cells.index(block.cell)] for row in block.row.getparent().iterchildren(q("w:tr"))
             if len(row.findall(q("w:tc"))) == len(cells)]
    here = [any(key in theirs and theirs[key].row is not None for key in anchors_of(cell)) for cell in alike if cell is not block.cell]
    return bool(here) and all(here)


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
        if list(block.paragraphs[0].iter(*map(q, ("w:commentReference", "w:ins", "w:del", "w:rPrChange", "w:sectPr", "w:sdt", "w:footnoteReference")))):
            return
        yield f"gone and still there: {block.text!r}"


SHARED = 5
"""So many scripts edit the same reports, which take longer to make than to renew."""


@lru_cache(maxsize=1)
def course(name: str, number: int) -> list[bytes]:
    """A report, the same from one round to the next two, and as it was at first; at times somebody asks otherwise."""
    random = Random(f"course {number}")
    ways, day = some_ways(name, random), AS_OF[name]
    first = SOURCES[name]()
    second = next_round(SOURCES[name](), random)
    third = next_round(deepcopy(second), random)
    made = [report(name, first, ways=ways)]
    for years, register, before in ((1, second, first), (2, third, second), (0, first, None)):
        if random.random() < 0.15:
            ways = some_ways(name, random)
        state = State(f"round {years}", AS_OF[name], before) if before and random.random() < 0.7 else None
        as_of = date(day.year + years, day.month, day.day - 1) if years else day
        made.append(report(name, register, as_of, LATER, ways, state))
    return made


def run(name: str, seed: int, *, tracked: bool = False, saved: Path | None = None,
        is_audited: bool = False) -> list[str]:
    """Hold the laws for one script of edits, from one round to the next two and back to the first; what does not hold."""
    random = Random(seed)
    base, *others = course(name, seed // SHARED)
    made, wrong = base, list[str]()
    writer = Writer(Package(made), random)
    for number, new in enumerate(others, 1):
        writer.package = Package(made)
        writer.done.append(f"round {number}:")
        writer.edit({**WORDS, **PARTS}, random.randrange(1, 9) if number == 1 else random.randrange(4))
        edited = writer.package.packed()
        if saved is not None:
            path = saved / f"{name}-{seed}.docx"
            path.write_bytes(edited)
            edited = convert(path, "docx", saved / "again").read_bytes()
        made, found = _renewed(base, edited, new, tracked=tracked == (number != 2))
        if is_audited:
            found += _not_valid(edited, made)
        wrong += [f"{line}    <- {' '.join(writer.done)}" for line in found]
        base = new
    return wrong + _anchored_twice(base, made, random)


def unedited(name: str, seed: int) -> list[str]:
    """A report that nobody edited becomes the new one, in its order and on its pages, there and back; what does not hold."""
    random = Random(seed)
    first, day, ways = SOURCES[name](), AS_OF[name], some_ways(name, random)
    second = next_round(SOURCES[name](), random)
    base = made = report(name, first, ways=ways)
    others = some_ways(name, random) if random.random() < 0.3 else ways
    wrong = []
    for register, as_of, asked in ((second, date(day.year + 1, day.month, day.day - 1), others), (first, day, ways)):
        new = report(name, register, as_of, LATER, asked)
        host = Package(made)
        renewal = renew(Package(base), host, Package(new), LATER, tracked=seed % 2 == 1)
        writer = Writer(host, random)
        accept_all(writer)
        wrong += [f"{seen_of(host)[at:at + 3]} is not {seen_of(Package(new))[at:at + 3]}" for at in _first_difference(
            seen_of(host), seen_of(Package(new)))]
        wrong += [f"kept {renewal.kept}, {renewal.counts}" for _ in range(1) if renewal.kept or renewal.conflicts]
        base, made = new, host.packed()
    return wrong


def _first_difference(one: list[str], other: list[str]) -> list[int]:
    return [next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))] if one != other else []


def seen_of(package: Package) -> list[str]:
    """What a reader sees, paragraph by paragraph, with rows and the ends of sections; but for tables of contents."""
    found = []
    for one in package.body.iter(q("w:p"), q("w:tr"), q("w:sectPr")):
        if one.tag == q("w:tr"):
            found.append("row")
        elif one.tag == q("w:sectPr"):
            found.append(f"section {one.find(q('w:pgSz')).get(q('w:w'))}")
        elif text_of(one) and anchors_of(one):
            found.append(text_of(one))
    return found


def _renewed(base: bytes, edited: bytes, new: bytes, *, tracked: bool) -> tuple[bytes, list[str]]:
    """A renewed report, and what does not hold of it; a second run changes nothing."""
    host = Package(edited)
    renewal = renew(Package(base), host, Package(new), LATER, tracked=tracked)
    renewed = host.packed()
    wrong = held(base, edited, new, renewed, renewal)
    host = Package(renewed)
    again = renew(Package(new), host, Package(new), LATER, tracked=tracked)
    if again.findings or etree.tostring(host.body) != etree.tostring(Package(renewed).body):
        wrong.append(f"a second run changed something: {[(f.what.value, f.now) for f in again.findings]}")
    return renewed, wrong


def _anchored_twice(base: bytes, made: bytes, random: Random) -> list[str]:
    """A paragraph that was copied with its anchor is told, before anything is changed."""
    host = Package(made)
    paragraphs = [block.paragraphs[0] for block in read_blocks(host.body).values() if block.text and len(block.paragraphs) == 1]
    if not paragraphs:
        return []
    chosen = random.choice(paragraphs)
    chosen.addnext(deepcopy(chosen))
    try:
        renew(Package(base), host, Package(base), LATER)
    except AnchoredTwice:
        return []
    return [f"anchored twice, and not told: {text_of(chosen)!r}"]


def _not_valid(edited: bytes, made: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = (_faults(Path(folder) / f"{name}.docx", data) for name, data in (("edited", edited), ("renewed", made)))
    return [f"not valid: {line}" for line in sorted(after - before)][:3]


def _faults(path: Path, data: bytes) -> set[str]:
    """What a document violates; each has a validator of its own, since one may take a document for another that is gone."""
    path.write_bytes(data)
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    return {_line(one) for one in validator.validate(path).errors}


def _line(error: Any) -> str:
    return re.sub(r"\[\d+\]", "", f"{error.part_uri}: {error.description} {error.path}")


def main(times: int, with_libreoffice: bool, alone: bool, begin: int = 0, names: Sequence[str] = ()) -> int:
    """Hold the laws for many scripts, and say how many did not hold."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or SOURCES:
            wrong = 0
            for seed in range(begin, begin + times):
                try:
                    found = unedited(name, seed) if alone else run(name, seed, tracked=seed % 2 == 1, saved=Path(folder) if with_libreoffice else None,
                                is_audited=seed % 5 == 0)
                except Exception:
                    found = [traceback.format_exc()[-700:]]
                wrong += bool(found)
                for line in found[:2]:
                    sys.stdout.write(f"{name} {seed}: {line}\n")
                sys.stdout.flush()
            failed += wrong
            sys.stdout.write(f"{name}: {wrong} of {times} scripts do not hold\n")
            sys.stdout.flush()
    return failed


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word not in ("libreoffice", "unedited")]
    sys.exit(bool(main(int(words[0]), "libreoffice" in sys.argv, "unedited" in sys.argv, int(words[1]) if words[1:] else 0, words[2:])))
