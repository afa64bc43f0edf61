"""Every number and text of REFERENCE stands in DOCUMENT, numbers to 1e-9 relative. Usage: same_numbers.py REFERENCE DOCUMENT"""
import json
import sys


def compare(wanted, given, path):
    if isinstance(wanted, dict):
        return sum(compare(value, given[key], f"{path}.{key}") for key, value in wanted.items() if key != "note")
    if isinstance(wanted, list):
        assert len(wanted) == len(given), path
        return sum(compare(w, g, f"{path}[{i}]") for i, (w, g) in enumerate(zip(wanted, given)))
    if isinstance(wanted, str):
        assert wanted == given, f"{path}: {given} is not {wanted}"
        return 1
    assert abs(given - wanted) <= 1e-9 * abs(wanted), f"{path}: {given!r} is not {wanted!r}"
    return 1


with open(sys.argv[1], encoding="utf-8") as reference, open(sys.argv[2], encoding="utf-8") as document:
    count = compare(json.load(reference), json.load(document), "")
assert count > 100, count
