#include "tools/data/source_text.hpp"

#include "results/terminal/words.hpp"
#include "scenarios/registry/citation_text.hpp"
#include "tools/data/address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {
namespace {

constexpr std::size_t columns = 6;
using Row = std::array<std::string, columns>;
// Room for what people read first; the rest is in the full text.
constexpr std::array<std::size_t, columns> widest = {30, 52, 9, 6, 25, 24};
constexpr std::size_t states_column = 3;

// Cut by characters: a byte that continues one (10xxxxxx) is no place to cut.
std::string shortened(std::string text, std::size_t width) {
  if (text.size() <= width) return text;
  std::size_t end = width - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, text.find_last_not_of(' ', end - 1) + 1) + "...";
}

std::string years(const SourceCoverage& coverage) {
  return std::to_string(coverage.first_year) + "-" + std::to_string(coverage.last_year);
}

bool is_numbered(const std::string& version) { return version.find_first_not_of("0123456789.") == std::string::npos; }

std::string where(const RegisteredSource& source) {
  if (source.landing_page.empty()) return "by hand";
  const std::string host = host_of(source.landing_page);
  return host.starts_with("www.") ? host.substr(4) : host;
}

Row row_of(const RegisteredSource& source) {
  return {source.id,
          source.what + (is_numbered(source.version) ? " " + source.version : ""),
          years(source.coverage),
          std::to_string(source.coverage.states),
          source.licence.substr(0, source.licence.find(',')),
          where(source)};
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string space(width > text.size() ? width - text.size() : 0, ' ');
  return right ? space + text : text + space;
}

std::string columns_text(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text == "header" ? "as columns" : "by " + text;
}

std::string line(const std::string& name, const std::string& text) {
  return wrapped(text, "  " + padded(name, 15, false));
}

const char* packaging_text(Packaging packaging) {
  switch (packaging) {
    case Packaging::plain: return "as this very file";
    case Packaging::zip: return "within a ZIP archive";
    case Packaging::converted: return "in another form";
    default: return "within the replication archive of an article";
  }
}

}  // namespace

const char* to_string(Packaging packaging) {
  constexpr std::array words = {"plain", "zip", "converted", "archive"};
  return words.at(static_cast<std::size_t>(packaging));
}

const char* to_string(CheckedFile::State state) {
  constexpr std::array words = {"ok", "differs", "missing"};
  return words.at(static_cast<std::size_t>(state));
}

std::string sources_table(const std::vector<const RegisteredSource*>& sources) {
  std::vector<Row> rows = {{"id", "what", "years", "states", "licence", "where"}};
  for (const RegisteredSource* source : sources) rows.push_back(row_of(*source));
  std::array<std::size_t, columns> width{};
  for (Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      if (i > 0) row[i] = shortened(row[i], widest[i]);  // an id is there to be typed
      width[i] = std::max(width[i], row[i].size());
    }
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      line += padded(row[i], width[i], i == states_column) + (i + 1 < columns ? "  " : "");
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string source_text(const SourceRegistry& registry, const RegisteredSource& source) {
  const SourceCoverage& coverage = source.coverage;
  std::string text = source.id + "\n";
  text += line("what", source.what);
  text += line("by", source.makers);
  text += line("version", source.version);
  text += line("licence", source.licence);
  text += line("covers", years(coverage) + " (" + columns_text(coverage.years_in) + "), " +
                             std::to_string(coverage.states) + " states (" + columns_text(coverage.states_in) + ")");
  text += line("page", source.landing_page.empty() ? "none known" : source.landing_page);
  text += line("address", source.address.empty() ? "none known for certain" : source.address);
  text += line("handed out", packaging_text(source.packaging));
  text += line("differences", source.differences);
  text += line("by hand", source.by_hand);
  text += line(
      "file", source.file + ", CSV, " + source.encoding + ", " + grouped(static_cast<double>(source.bytes)) + " bytes");
  text += line("SHA-256", source.sha256 + " (of the file as read by Entente)");
  for (const Citation& citation : registry.citations_of(source)) text += line("cite", citation_text(citation));
  return text;
}

std::string checked_text(const CheckedFolder& folder) {
  std::string text;
  for (const CheckedFile& file : folder.files) {
    text += padded(to_string(file.state), 9, false) + file.source->file + "  (" + file.source->id + ")";
    if (file.state == CheckedFile::State::differs) {
      text += ": SHA-256 " + file.digest->sha256 + ", registered " + file.source->sha256;
    }
    text += "\n";
  }
  for (const std::string& name : folder.unknown) text += "unknown  " + name + "\n";
  return text;
}

}  // namespace entente
