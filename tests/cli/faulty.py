"""Faulty candidate files, each with what must be said about it: place and words, in the order of the file."""

from __future__ import annotations

import json

LEVELS = "[" * 60 + "]" * 60

FAULTY_YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["the file is empty"]),
    "white space": (" \n\n", ["the file is empty"]),
    "only a comment": ("# my answers\n", ["the file is empty"]),
    "latin-1": ("language: en\nname: René\n".encode("latin-1"), ["mia.yaml is not UTF-8 text: byte 23 on line 2"]),
    "utf-16": ("language: en\n".encode("utf-16"), ["mia.yaml is not UTF-8 text: byte 1 on line 1"]),
    "mapping in a scalar": ("language: en\nname: Mia: x\n", ["2:10: cannot be read as YAML"]),
    "unclosed quote": ('language: en\nname: "Mia\nrole: associate\n', ["2:7: cannot be read as YAML", 'name: "Mia']),
    "unclosed list": ("language: en\nname: [Mia\n", ["2:7: cannot be read as YAML"]),
    "two documents": ("language: en\n---\nlanguage: lt\n", ["2:1: cannot be read as YAML"]),
    "tab": ("language: en\nstrengths:\n\tteamwork: x\n", ["3:1: there is a tab here"]),
    "doubled keys": (
        "language: en\nname: A\nname: B\nrole: associate\nrole: associate\n",
        ["2 faults", "3:1: name is here twice", "5:1: role is here twice"],
    ),
    "doubled key and others": (
        "language: en\nrole: asociate\nname: A\nname: B\nwishes: x\n",
        ["3 faults", "2:1: role: asociate is not known", "4:1: name is here twice", "5:1: wishes: not known here"],
    ),
    "anchor": ("language: en\nname: &me Mia\nemployer: *me\n", ["2:7: anchors and aliases"]),
    "star of a Markdown writer": ("language: en\nname: *Mia*\n", ["2:7: anchors and aliases", "quotation marks"]),
    "bomb": (
        "a: &a [x,x,x,x]\n"
        + "".join(f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)),
        ["1:4: anchors and aliases"],
    ),
    "list": ("- language: en\n", ["1:1: a candidate file has lines such as `language: en`"]),
    "text": ("hello\n", ["1:1: a candidate file has lines such as `language: en`"]),
    "list of topics": ("language: en\nstrengths:\n  - teamwork\n", ["2:1: strengths: answers by topic are expected"]),
    "list of parts": ("language: en\nopening: [now]\n", ["2:1: opening: text or named parts are expected"]),
    "unknown keys": (
        "langauge: en\nrol: associate\nstrengths:\n  teamwrok: x\n  teamwork: {situatoin: x}\n",
        [
            "5 faults",
            "1:1: language is missing; it is one of: en",
            "1:1: langauge: not known here. Do you mean language?",
            "2:1: rol: not known here. Do you mean role?",
            "4:3: strengths.teamwrok: not known here. Do you mean teamwork?",
            "5:14: strengths.teamwork.situatoin: not known here. Do you mean situation?",
        ],
    ),
    "words of the program's own": (
        "language: en\nparts: x\nopening: {whole: x}\n",
        [
            "2:1: parts: not known here. Known: name, language",
            "3:11: opening.whole: not known here. Known: now, before",
        ],
    ),
    "unknown values": (
        "language: xx\nrole: asociate\nweaknesses: {argueing: x}\nstrengths: {juggling: y}\ngrammatical_gender: male\n",
        [
            "1:1: language: xx is not known. Known: en",
            "2:1: role: asociate is not known. Do you mean associate?",
            "3:14: weaknesses.argueing: not known here. Do you mean arguing?",
            "4:13: strengths.juggling: not known here. Known: teamwork, hard-work, composure",
            "5:1: grammatical_gender: male is not known.",
        ],
    ),
    "no language": ("name: Mia\n", ["1:1: language is missing; it is one of: en"]),
    "impossible date": (
        "language: en\ninterview_on: 2026-02-30\n",
        ["2:1: interview_on: 2026-02-30 cannot be read as a date"],
    ),
    "no date": ("language: en\ninterview_on: soon\n", ["2:1: interview_on: soon cannot be read as a date"]),
    "wrong types": (
        "language: [en]\nname: {a: b}\nrole: [x]\nopening: [x]\nweaknesses: {arguing: {admission: {a: b}}}\n",
        [
            '1:1: language: text is expected, but ["en"] was found',
            '2:1: name: text is expected, but {"a": "b"} was found',
            "3:1: role: text is expected",
            "4:1: opening: text or named parts are expected",
            "5:24: weaknesses.arguing.admission: text is expected",
        ],
    ),
    "an answer of 200,000 characters": (
        "language: en\nopening: " + "word " * 40_000 + "end\n",
        ["2:1: opening: 200003 characters are too many (50000 at most)"],
    ),
    "a name of 3,000 characters": (f"language: en\nname: {'n' * 3000}\n", ["2:1: name: 3000 characters are too many"]),
    "NUL": (b"language: en\nname: Mi\0a\n", ["2:9: the control character U+0000 is not allowed"]),
    "bell and escape": (b"language: en\nname: \x1b[31m\x07\n", ["2:7: the control character U+001B is not allowed"]),
    "escapes written out": (
        'language: en\nrole: "\\e[31mred"\n"\\e[2Jkey": x\n',
        ["2:1: role: [31mred is not known", "3:1: [2Jkey: not known here"],
    ),
    "nested deeply": (f"language: en\nname: {LEVELS}\n", ["2:57: nested more than 50 levels deep"]),
    "nested without end": (f"language: en\nname: {'[' * 100_000}\n", ["2:"]),
    "a tag": ("language: !!python/object/apply:os.system [id]\n", ["1:1: language: text is expected"]),
    "a key that is a list": ("? [a, b]\n: x\nlanguage: en\n", ["1:3: a name must be a plain word"]),
    "a key of 900 characters": (f"language: en\n{'k' * 900}: x\n", [f"2:1: {'k' * 59}…: not known here"]),
}

FAULTY_JSON: dict[str, tuple[str | bytes, list[str]]] = {
    "cut off": ('{"language": "en",\n "name": }', ["2:10: cannot be read as JSON"]),
    "not closed": ('{"language": "en"', ["cannot be read as JSON"]),
    "doubled key": ('{"language": "en",\n "name": "a",\n "name": "b"}', ["3:2: name is here twice"]),
    "empty": ("{}", ["1:1: language is missing"]),
    "list": ("[1]", ["1:1: a candidate file has lines such as"]),
    "unknown keys": (
        '{"langauge": "en",\n "strengths": {"teamwrok": "x"}}',
        ["1:2: langauge: not known here. Do you mean language?", "2:16: strengths.teamwrok: not known here."],
    ),
    "wrong types": (
        '{"language": 5,\n "name": true,\n "role": NaN,\n "interview_on": 20261203,\n "strengths": [],\n "opening": 3}',
        [
            "1:2: language: text is expected, but 5 was found",
            "2:2: name: text is expected, but true was found",
            "3:2: role: text is expected, but NaN was found",
            "4:2: interview_on: 20261203 cannot be read as a date",
            "5:2: strengths: answers by topic are expected",
            "6:2: opening: text or named parts are expected, but 3 was found",
        ],
    ),
    "impossible date": ('{"language": "en",\n "interview_on": "2026-13-01"}', ["2:2: interview_on: 2026-13-01"]),
    "unknown values": ('{"language": "en",\n "role": "boss"}', ["2:2: role: boss is not known. Known: associate"]),
    "a number of 5,000 digits": ('{"language": "en", "name": ' + "9" * 5000 + "}", ["1:20: name: text is expected"]),
    "200,000 characters": (json.dumps({"language": "en", "opening": "word " * 40_000}), ["characters are too many"]),
    "control character": (
        '{"language": "en", "name": "a\x01b"}',
        ["1:30: the control character U+0001 is not allowed"],
    ),
    "nested without end": ('{"language": ' + "[" * 100_000, ["nested more than 50 levels deep"]),
    "not UTF-8": (b'{"language": "en", "name": "Ren\xe9"}', ["is not UTF-8 text: byte 32 on line 1"]),
}
