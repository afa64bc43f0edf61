"""Every number in a table of any format is the one in the JSON, rounded as the table shows it.

Usage: tables.py JSON MARKDOWN LATEX HTML CSV TEXT
"""
import csv
import json
import re
import sys
from html.parser import HTMLParser

names = sys.argv[1:]
document = json.load(open(names[0], encoding="utf-8"))
models = [(name, model) for name, model in document.items() if isinstance(model, dict)]
assert models, "no models in the JSON"


def check(shown, exact, what):
    """The text `shown` is `exact` rounded to the digits that it has."""
    unit = re.sub(r"\d", "0", shown.split("e")[0].lstrip("-"))
    place = 10.0 ** -(len(unit.split(".")[1]) if "." in unit else 0)
    place *= 10.0 ** int(shown.split("e")[1]) if "e" in shown else 1
    assert abs(float(shown) - exact) <= 0.5000001 * place, f"{what}: {shown} is not {exact}"


def check_rows(rows, what):
    """Rows: label, then a cell a model: '', or ['0.0023', '(0.0004)']."""
    seen = 0
    for label, cells in rows:
        for (name, model), cell in zip(models, cells):
            if label not in model["coef"]:
                continue
            assert cell, f"{what}: {name} has no {label}"
            check(cell[0].rstrip("*"), model["coef"][label], f"{what} {name} {label}")
            check(cell[1].strip("()"), model["se"][label], f"{what} {name} se of {label}")
            seen += 1
    assert seen == sum(len(model["coef"]) for _, model in models), f"{what}: {seen} estimates"


def unescaped(text):
    return re.sub(r"\\([\\`*_{}\[\]()#+!|~$^])", r"\1", text)


def markdown(text):
    for line in text.split("\n"):
        if not line.startswith("| "):
            if line.startswith("|  "):
                continue
            if line.strip() == "" and rows_seen:
                return
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        rows_seen.append(cells)
        yield unescaped(cells[0]), [unescaped(c).split("<br>") if "<br>" in c else "" for c in cells[1:]]


def latex(text):
    body = text[text.index("\\midrule") : text.index("\\bottomrule")].split("\n")
    rows = [line.strip()[:-2].split("&") for line in body if line.strip().endswith("\\\\")]
    rows = [[number(cell.strip()) for cell in row] for row in rows]
    for upper, lower in zip(rows, rows[1:]):
        if lower[0] != "" or len(upper) != len(lower):
            continue
        yield upper[0].replace("\\_", "_"), [[u, l] if u else "" for u, l in zip(upper[1:], lower[1:])]


def number(cell):
    cell = re.sub(r"\\times10\^\{(-?\d+)\}", r"e\1", cell)
    return re.sub(r"\\rlap\{\$\^\{\*+\}\$\}", "", cell).replace("$", "")


class Tables(HTMLParser):
    void = {"br", "meta"}

    def __init__(self):
        super().__init__()
        self.open, self.rows, self.scopes, self.captions = [], [], 0, 0

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append([""])
            self.scopes += dict(attributes).get("scope") is not None
        if tag == "br" and self.rows:
            self.rows[-1][-1].append("")
        self.captions += tag == "caption"
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"HTML: </{tag}> closes another"

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th") and self.rows:
            self.rows[-1][-1][-1] += data


rows_seen = []
check_rows(list(markdown(open(names[1], encoding="utf-8").read())), "Markdown")
check_rows(list(latex(open(names[2], encoding="utf-8").read())), "LaTeX")

page = Tables()
page.feed(open(names[3], encoding="utf-8").read())
page.close()
assert not page.open and page.scopes > 3 and page.captions >= 1, "HTML: not whole"
width = len(models) + 1
check_rows([(r[0][0], [c if len(c) == 2 else "" for c in r[1:]]) for r in page.rows if len(r) == width], "HTML")

count = 0
for row in csv.DictReader(open(names[4], encoding="utf-8", newline="")):
    model = document[row["model"]]
    name = f"{row['part']}: {row['term']}" if row["part"] else row["term"]
    for column, key in (("estimate", "coef"), ("standard_error", "se"), ("statistic", "t"), ("p_value", "p")):
        assert float(row[column]) == model[key][name], f"CSV: {column} of {name}"
    assert [float(row["low"]), float(row["high"])] == model["ci95"][name], f"CSV: interval of {name}"
    assert row["covariance"] == model["vcov"]["name"] and float(row["factor"]) == model["vcov"]["factor"]
    assert int(row["observations"]) == model["nobs"]
    count += 1
assert count == sum(len(model["coef"]) for _, model in models), "CSV: rows"

lines = open(names[5], encoding="utf-8").read().split("\n")
for _, model in models:
    for term, value in model["coef"].items():
        line = next(line for line in lines if line.startswith(term + " "))
        shown = [piece.rstrip("*") for piece in line[len(term) :].split()]
        assert any(abs(float(piece) - value) <= 1e-2 * abs(value) for piece in shown), f"text: {term}"

for kind, text in (("LaTeX", names[2]), ("HTML", names[3]), ("Markdown", names[1]), ("text", names[5])):
    assert "nan" not in open(text, encoding="utf-8").read().lower().split(), f"{kind}: a nan"
