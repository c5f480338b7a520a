"""The numbers that Word puts before paragraphs (一、 (一) 1.) and does not keep in their text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import cn2an
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_CHINESE = re.compile(r"chinese|ideograph|japaneseCounting|taiwaneseCounting")
_LARGEST = 999  # a number of a heading; larger ones come from damaged files


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


def write_numbers(document: WordDocument) -> None:
    """Put before each numbered paragraph of an open document, as text, the number that Word shows there."""
    numbering = _Numbering(document)
    for paragraph in document.element.body.iter(qn("w:p")):
        if any(text.text for text in paragraph.iter(qn("w:t"))) and (prefix := numbering.prefix(paragraph)):
            run = etree.SubElement(paragraph, qn("w:r"))
            etree.SubElement(run, qn("w:t")).text = prefix
            paragraph.insert(1, run)  # after its properties, which a numbered paragraph has


class _Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[tuple[str, str], _Level] = {}
        self._styles = _numbered_styles(document)
        self._counts: dict[str, Counter[int]] = {}
        for relation in document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/numbering"):
                self._read(relation.target_part.element)

    def prefix(self, paragraph: etree._Element) -> str:
        """Return what Word shows before a paragraph, "" for nothing or a bullet; every call counts on."""
        number, depth = self._place(paragraph)
        level = self._levels.get((number, str(depth)))
        if level is None or level.kind in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(number, Counter())
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._shown(number, int(match[1]) - 1), level.text)

    def _shown(self, number: str, depth: int) -> str:
        level = self._levels.get((number, str(depth)))
        count = self._counts[number][depth] or (level.start if level else 1)
        chinese = level is not None and _CHINESE.match(level.kind) and 0 < count <= _LARGEST
        return str(cn2an.an2cn(count)).removeprefix("一" if 10 <= count < 20 else "\0") if chinese else str(count)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        number, depth = _number_of(properties)
        of_style = self._styles.get(_value(properties, "w:pStyle"), ("", ""))
        depth = depth or of_style[1]
        return number or of_style[0], int(depth) if depth.isdecimal() else 0

    def _read(self, numbering: etree._Element) -> None:
        kinds = {kind.get(qn("w:abstractNumId")): kind for kind in numbering.iterchildren(qn("w:abstractNum"))}
        for number in numbering.iterchildren(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            kind = kinds.get(abstract.get(qn("w:val"))) if abstract is not None else None
            for level in kind.iterchildren(qn("w:lvl")) if kind is not None else ():
                start = _value(level, "w:start")
                read = _Level(
                    int(start) if start.isdecimal() else 1, _value(level, "w:numFmt"), _value(level, "w:lvlText")
                )
                self._levels[number.get(qn("w:numId")), level.get(qn("w:ilvl"))] = read


def _numbered_styles(document: WordDocument) -> dict[str, tuple[str, str]]:
    styles = document.styles.element.iterchildren(qn("w:style"))
    properties = {style.get(qn("w:styleId")): style.find(qn("w:pPr")) for style in styles}
    return {
        name: _number_of(number) for name, number in properties.items() if number is not None and _number_of(number)[0]
    }


def _number_of(properties: etree._Element) -> tuple[str, str]:
    """Return the id of the list and the level in it, "" where they are not given."""
    number = properties.find(qn("w:numPr"))
    return ("", "") if number is None else (_value(number, "w:numId"), _value(number, "w:ilvl"))


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))
