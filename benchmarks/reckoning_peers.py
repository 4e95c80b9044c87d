"""Measures Arelle's calculation step on sums from standard input; run inside its environment, from a pipe.

The input is a JSON list of subjects, each a list of results as text, months and results to date in turn. Each subject
is a context, each result to date a sum of the one before it and its month. Prints one JSON object: the seconds of the
processor for the step alone, files loaded and facts validated before, and the inconsistencies found.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

CALC11 = "https://xbrl.org/2023/arcrole/summation-item"
_SCHEMA = """<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:sums"
 targetNamespace="urn:sums" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="sums.xml"
 xlink:role="http://www.xbrl.org/2003/role/calculationLinkbaseRef"
 xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
{elements}</xs:schema>"""
_LINKBASE = """<?xml version="1.0" encoding="utf-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:arcroleRef arcroleURI="{arcrole}" xlink:type="simple" xlink:href="http://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>
<link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
{arcs}</link:calculationLink></link:linkbase>"""
_INSTANCE = """<?xml version="1.0" encoding="utf-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:sums" xmlns:iso4217="http://www.xbrl.org/2003/iso4217">
<link:schemaRef xlink:type="simple" xlink:href="sums.xsd"/>
<xbrli:unit id="u"><xbrli:measure>iso4217:VND</xbrli:measure></xbrli:unit>
{contexts}{facts}</xbrli:xbrl>"""
_CONTEXT = (
    '<xbrli:context id="c{0}"><xbrli:entity><xbrli:identifier scheme="urn:unit">{0}</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:startDate>2025-01-01</xbrli:startDate><xbrli:endDate>2025-12-31</xbrli:endDate>"
    "</xbrli:period></xbrli:context>\n"
)


def write(folder: Path, subjects: list[list[str]]) -> Path:
    """The taxonomy, its sums and the facts as files."""
    names = [f"{kind}{month}" for month in range(len(subjects[0]) // 2) for kind in ("month", "todate")]
    element = '<xs:element name="{0}" id="t_{0}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" '
    element += 'xbrli:periodType="duration" nillable="true"/>\n'
    (folder / "sums.xsd").write_text(_SCHEMA.format(elements="".join(element.format(name) for name in names)))
    locator = '<link:loc xlink:type="locator" xlink:href="sums.xsd#t_{0}" xlink:label="{0}"/>\n'
    arc = (
        '<link:calculationArc xlink:type="arc" xlink:arcrole="{0}" xlink:from="todate{1}" xlink:to="{2}" weight="1"/>\n'
    )
    arcs = [locator.format(name) for name in names]
    for month in range(1, len(names) // 2):
        arcs += [arc.format(CALC11, month, part) for part in (f"todate{month - 1}", f"month{month}")]
    (folder / "sums.xml").write_text(_LINKBASE.format(arcrole=CALC11, arcs="".join(arcs)))
    fact = '<t:{0} contextRef="c{1}" unitRef="u" decimals="3">{2}</t:{0}>\n'
    facts = [
        fact.format(name, number, value)
        for number, subject in enumerate(subjects)
        for name, value in zip(names, subject, strict=True)
    ]
    contexts = "".join(_CONTEXT.format(number) for number in range(len(subjects)))
    (folder / "sums.xbrl").write_text(_INSTANCE.format(contexts=contexts, facts="".join(facts)))
    return folder / "sums.xbrl"


def main() -> None:
    """Load once, then time the step three times and keep the shortest."""
    from arelle import Cntlr, ValidateXbrl
    from arelle.ValidateXbrlCalcs import ValidateCalcsMode, validate

    subjects = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        controller = Cntlr.Cntlr(logFileName="logToBuffer")
        controller.webCache.workOffline = True
        model = controller.modelManager.load(str(write(Path(folder), subjects)))
        controller.modelManager.validateCalcs = ValidateCalcsMode.NONE
        ValidateXbrl.ValidateXbrl(model).validate(model)
        taken, found = [], 0
        for _ in range(3):
            start = time.process_time()
            found = len(list(validate(model, ValidateCalcsMode.ROUND_TO_NEAREST)))
            taken.append(time.process_time() - start)
        print(
            json.dumps({"seconds": min(taken), "found": found, "facts": len(model.facts), "errors": model.errors[:3]})
        )


if __name__ == "__main__":
    main()
