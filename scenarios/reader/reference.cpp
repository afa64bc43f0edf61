#include "scenarios/reader/reference.hpp"

#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/words.hpp"

namespace entente {
namespace {

constexpr const char* head = R"(# The scenario file

One YAML file says what a run is made of. This page lists every key; it is generated from the declarations that the
reader itself uses, so nothing else is read and nothing listed here is ignored.

- Unknown, repeated, mistyped or missing keys, values out of range and references that lead nowhere are errors with file,
  line, column and the key's path. All problems of a file are listed at once.
- States are named by ISO-3 code (`NZL`) or COW number (`920`), never by COW abbreviation.
- Numbers are plain decimals with a point; a number in quotes is text. There are no anchors, aliases or tags.
- Tables are looked up in the scenario's own folder and nowhere else.
- `wars[].id` is the key `id` of each war of the list; messages number the wars from 1, as `wars[1].id`.

"Origin of the value" says how a parameter of the model comes by its value: a *fact* is a datum or a choice of the user's;
*estimated* is fitted to a panel; *calibrated* is set so that a named statistic of the record is met; *assumed* is neither
and should be swept.
)";

constexpr const char* for_editors = R"(
## For editors

`scenarios/schema.json` (`entente keys --schema`) is a JSON Schema, draft 7, made from the same declarations. An editor with
a language server for YAML completes and checks keys by it when the file begins with

    # yaml-language-server: $schema=schema.json

It and the reader agree on a file's shape: keys and which of them are required, types, words, ranges, how long lists are,
and which keys apply beside which. A schema cannot say, and so leaves to the reader (`entente validate`):

- years within years, and a first year that is not after the last; a number for every year of a war and no other;
- ids and names that must differ, and references by them (`drop_war`, `focus`, `with`); coordinates where there are several
  wars; what `set` must say together (`depth` and `ally`);
- whether a key of a counterfactual's `rule` applies where it hangs on `leader_rule`, `expectation` or `network`;
- how a value is written: numbers in quotes, in hexadecimals or with a sign `+`, `1.0` for a whole number, codes with leading
  zeros, one state by two codes, anchors and tags;
- files: whether they are there, stay in the folder, and hold what they must.
)";

std::string section_of(const std::string& path) {
  const std::string first = path.substr(0, path.find_first_of(".["));
  return first == path && keys_below(path).empty() && keys_below(path + "[]").empty() ? "" : first;
}

std::string title(const std::string& section) { return section.empty() ? "The run" : "`" + section + "`"; }

std::string default_text(const Declaration& key) {
  if (!key.one_of.empty()) return "exactly one of three";
  if (key.fallback) return "`" + *key.fallback + "`";
  if (!key.fallback_key.empty()) return "as `" + key.fallback_key + "`";
  return key.required() ? "required" : key.when_absent;
}

std::string origin_text(const Declaration& key) {
  std::string text = to_string(key.provenance);
  if (!key.fitting_word.empty()) {
    text += std::string("; ") + to_string(key.fitted) + " with `" + key.fitting_word + "`";
  }
  return text;
}

std::string row(const Declaration& key) {
  std::string meaning = key.meaning;
  const std::string condition = applies_text(key.applies);
  if (!condition.empty()) meaning += " Applies " + condition + ".";
  return "| `" + key.path + "` | " + meaning + " | " + expected_text(key) + " | " + key.unit + " | " +
         default_text(key) + " | " + origin_text(key) + " |\n";
}

}  // namespace

std::string scenario_reference() {
  std::string text = head;
  std::string section = "none";
  for (const Declaration& key : declarations()) {
    if (section_of(key.path) != section) {
      section = section_of(key.path);
      text += "\n## " + title(section) + "\n\n";
      text += "| key | meaning | value | unit | default | origin of the value |\n|---|---|---|---|---|---|\n";
    }
    text += row(key);
  }
  return text + for_editors;
}

}  // namespace entente
