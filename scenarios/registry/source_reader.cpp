#include "scenarios/registry/source_reader.hpp"

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace entente {
namespace {

constexpr Range years{1000, 3000};
constexpr double largest_file = 1024.0 * 1024.0 * 1024.0;

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::string text_of(const Node* node, Problems& problems) {
  return node ? as_text(*node, "text", problems).value_or("") : "";
}

std::vector<std::string> texts_of(const Node* node, const std::string& expected, Problems& problems) {
  std::vector<std::string> texts;
  if (!node || !is_kind(*node, Node::Kind::sequence, expected, problems)) return texts;
  if (node->items.empty()) problems.add(node->place, "an empty list", expected);
  for (const Node& item : node->items) texts.push_back(text_of(&item, problems));
  return texts;
}

// Only what can mean nothing but a file in the folder at hand, on any system, and is neither hidden nor half done.
bool is_file_name(const std::string& name) {
  const std::string allowed = std::string(letters) + std::string(digits) + "._-";
  return !name.empty() && name.size() <= 100 && name.find_first_not_of(allowed) == std::string::npos &&
         name.front() != '.' && name.front() != '-' && name.back() != '.' && !name.ends_with(".partial") &&
         !name.ends_with(".origin");
}

// "https://host/...": visible ASCII without what would end it in a message or a command line. Empty for `none`.
std::string address_of(const Node* node, Problems& problems) {
  std::string text = text_of(node, problems);
  if (text.empty() || text == "none") return "";
  constexpr std::string_view scheme = "https://";
  const bool visible = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
  const bool clean = visible && text.find_first_of("\"'\\<>`{}|^@") == std::string::npos;
  if (clean && text.starts_with(scheme) && text.size() > scheme.size() && text[scheme.size()] != '/') return text;
  problems.add(node->place, shown(text) + " is no address", "https://..., or none");
  return "";
}

SourceCoverage coverage_of(const Node& node, Problems& problems) {
  SourceCoverage coverage;
  Fields fields(node, {"years", "states", "years_in", "states_in"}, problems);
  const Node* span = fields.required("years");
  if (span && is_kind(*span, Node::Kind::sequence, "[first, last]", problems)) {
    if (span->items.size() == 2) {
      coverage.first_year = static_cast<int>(as_integer(span->items[0], years, problems).value_or(0));
      coverage.last_year = static_cast<int>(as_integer(span->items[1], years, problems).value_or(0));
    }
    const bool read = coverage.first_year != 0 && coverage.last_year != 0;
    if (span->items.size() != 2 || (read && coverage.last_year < coverage.first_year)) {
      problems.add(span->place, "no span of years", "[first, last]");
    }
  }
  if (const Node* states = fields.required("states")) {
    coverage.states = static_cast<int>(as_integer(*states, {1, 1e4}, problems).value_or(0));
  }
  coverage.years_in = texts_of(fields.required("years_in"), "a list of columns, or [header]", problems);
  coverage.states_in = texts_of(fields.required("states_in"), "a list of columns, or [header]", problems);
  return coverage;
}

std::vector<std::string> cited_works(const Node* node, const std::vector<Citation>& citations, Problems& problems) {
  std::vector<std::string> known;
  for (const Citation& citation : citations) known.push_back(citation.key);
  std::vector<std::string> cited;
  if (!node || !is_kind(*node, Node::Kind::sequence, "a list of works", problems)) return cited;
  if (node->items.empty()) problems.add(node->place, "an empty list", "at least one work");
  for (const Node& item : node->items) {
    if (const auto key = as_word(item, known, problems)) cited.push_back(*key);
  }
  return cited;
}

Packaging packaging_of(const Node* node, Problems& problems) {
  const std::vector<std::string> words = {"plain", "zip", "converted", "archive"};
  const auto word = node ? as_word(*node, words, problems) : std::nullopt;
  if (!word) return Packaging::plain;
  return static_cast<Packaging>(std::distance(words.begin(), std::find(words.begin(), words.end(), *word)));
}

void check_digest(const Node* node, const std::string& digest, Problems& problems) {
  if (digest.empty()) return;
  if (digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos) return;
  problems.add(node->place, shown(digest) + " is no SHA-256", "64 hexadecimal digits in lower case");
}

}  // namespace

Citation read_citation(const std::string& key, const Node& node, Problems& problems) {
  const std::vector<std::string> optional = {"journal",   "volume", "number", "booktitle", "editor", "pages",
                                             "publisher", "place",  "doi",    "url",       "note"};
  std::vector<std::string> known = {"kind", "authors", "year", "title"};
  known.insert(known.end(), optional.begin(), optional.end());
  Fields fields(node, known, problems);

  Citation citation;
  citation.key = key;
  const std::vector<std::string> kinds = {"article", "book", "incollection", "misc"};
  const Node* kind = fields.required("kind");
  const auto word = kind ? as_word(*kind, kinds, problems) : std::nullopt;
  if (word) {
    citation.kind =
        static_cast<Citation::Kind>(std::distance(kinds.begin(), std::find(kinds.begin(), kinds.end(), *word)));
  }
  if (const Node* authors = fields.optional("authors")) {
    citation.authors = texts_of(authors, "a list of names: [\"Family, Given\"]", problems);
  }
  citation.year = text_of(fields.optional("year"), problems);
  citation.title = text_of(fields.required("title"), problems);
  if (citation.kind == Citation::Kind::article) fields.required("journal");
  if (citation.kind == Citation::Kind::incollection) fields.required("booktitle");
  for (const Entry& entry : node.entries) {
    if (std::find(optional.begin(), optional.end(), entry.key) == optional.end()) continue;
    citation.fields.emplace_back(entry.key, text_of(&entry.value, problems));
  }
  return citation;
}

RegisteredSource read_registered_source(const std::string& id, const Node& node, const std::vector<Citation>& citations,
                                        Problems& problems) {
  Fields fields(node,
                {"what", "makers", "version", "licence", "citations", "landing_page", "address", "packaging", "file",
                 "encoding", "sha256", "bytes", "coverage", "differences", "by_hand"},
                problems);
  RegisteredSource source;
  source.id = id;
  source.what = text_of(fields.required("what"), problems);
  source.makers = text_of(fields.required("makers"), problems);
  source.version = text_of(fields.required("version"), problems);
  source.licence = text_of(fields.required("licence"), problems);
  source.citations = cited_works(fields.required("citations"), citations, problems);
  source.landing_page = address_of(fields.required("landing_page"), problems);
  source.address = address_of(fields.required("address"), problems);
  source.packaging = packaging_of(fields.required("packaging"), problems);
  const Node* file = fields.required("file");
  source.file = text_of(file, problems);
  if (!source.file.empty() && !is_file_name(source.file)) {
    problems.add(file->place, shown(source.file) + " cannot name a file here",
                 "letters, digits, \".\", \"_\" and \"-\", beginning with a letter, a digit or \"_\"");
    source.file.clear();
  }
  if (const Node* encoding = fields.required("encoding")) {
    source.encoding = as_word(*encoding, {"utf-8", "windows-1252"}, problems).value_or("");
  }
  const Node* digest = fields.required("sha256");
  source.sha256 = text_of(digest, problems);
  check_digest(digest, source.sha256, problems);
  if (const Node* bytes = fields.required("bytes")) {
    source.bytes = static_cast<std::uint64_t>(as_integer(*bytes, {1, largest_file}, problems).value_or(0));
  }
  if (const Node* coverage = fields.required("coverage")) source.coverage = coverage_of(*coverage, problems);
  source.differences = text_of(fields.required("differences"), problems);
  source.by_hand = text_of(fields.required("by_hand"), problems);
  return source;
}

}  // namespace entente
