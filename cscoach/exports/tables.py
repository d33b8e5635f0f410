"""Tables for teachers, as CSV that spreadsheets open: a rubric to rate answers by, and the questions of the bank."""

from __future__ import annotations

from cscoach.exports import bank
from cscoach.exports.material import Material
from cscoach.rendering import csv_text


def rubric(material: Material) -> bytes:
    """A row for each part of an answer: what is asked for, what it is good for, what its absence sounds like."""
    guidance = material.selection.guidance
    words = guidance.coaching
    lines = [csv_text.line(["topic", "name", "part", "asks", "told", "missing", "listen_for", "warning_signs"])]
    for topic in map(guidance.topic, material.selection.topics):
        heard = " | ".join(topic.listen_for), " | ".join(topic.warning_signs)
        for part, said in topic.parts.items():
            told = words.praise[part][0], words.missing[part]
            lines.append(csv_text.line([topic.id, topic.name, part, said.prompt, *told, *heard]))
    return csv_text.BOM + b"".join(lines)


def questions(material: Material) -> bytes:
    """A row for each question that an interviewer may ask, with its gloss where the languages differ."""
    lines = [csv_text.line(["id", "topic", "kind", "question", "gloss"])]
    for asked in bank.data(material)["questions"]:
        cells = [asked["id"], asked["topic"], asked["kind"], asked["text"], asked.get("gloss", "")]
        lines.append(csv_text.line(cells))
    return csv_text.BOM + b"".join(lines)
