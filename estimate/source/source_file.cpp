#include "estimate/source/source_file.hpp"

#include "estimate/table/utf8.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_file = std::size_t{1} << 30;

std::string content_of(const std::string& path, const std::string& name) {
  const Place place{name, 0, 0, {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw input_error(place, "the source cannot be opened", {}, "check the folder of sources and the file's name");
  }
  std::string text;
  std::string chunk(std::size_t{1} << 16, '\0');
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
    text.append(chunk, 0, static_cast<std::size_t>(file.gcount()));
    if (text.size() > largest_file) throw input_error(place, "a file of more than 1 GiB");
  }
  if (file.bad()) throw input_error(place, "the source cannot be read", "a regular file");
  return text;
}

// Line and column of a byte; the text before it is valid UTF-8.
Place place_of(std::string_view text, std::size_t byte, const std::string& name) {
  Place place{name, 1, 1, {}};
  for (std::size_t i = 0; i < byte; ++i) {
    const auto letter = static_cast<unsigned char>(text[i]);
    if (letter == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((letter & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

std::string hexadecimal(char letter) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(letter);
  return {digits[byte >> 4U], digits[byte & 0x0FU]};
}

void check_utf8(std::string_view text, const std::string& name) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw input_error({name, 1, 1, {}}, "a text in UTF-16", "a text in UTF-8", "save the file as UTF-8");
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) {
      throw input_error(place_of(text, i, name), "the byte " + hexadecimal(text[i]) + " is not UTF-8",
                        "a text in UTF-8",
                        "the file seems to be in Latin-1 or Windows-1252: convert it to UTF-8, or fetch it again");
    }
    i += length;
  }
}

std::string_view header_of(std::string_view text) { return text.substr(0, text.find('\n')); }

// A header without a comma that another separator takes apart.
void check_separator(std::string_view text, const std::string& name) {
  const std::string_view header = header_of(text);
  if (header.find(',') != std::string_view::npos) return;
  for (const auto& [separator, called] : {std::pair{';', "semicolons"}, std::pair{'\t', "tabs"}}) {
    const std::size_t found = header.find(separator);
    if (found == std::string_view::npos) continue;
    throw input_error(place_of(text, found, name), std::string("columns separated by ") + called, "commas",
                      "save the file as comma-separated values, with points in numbers");
  }
}

// Without its last line break a file may end within a number as well as behind it, and 21 of 219 is a number too.
void check_end(std::string_view text, const std::string& name) {
  if (text.ends_with('\n')) return;
  throw input_error(place_of(text, text.size(), name), "the file ends within a row", "a line break at its end",
                    "it seems cut off: fetch it again, or end its last line if it is whole");
}

// The World Bank's own files have some lines on themselves above the header, and a comma at the end of every line.
// Takes both away and returns the number of the header's line.
int pass_world_bank_preamble(std::string& text) {
  if (!text.starts_with("\"Data Source\",")) return 1;
  const std::size_t header = text.find("\n\"Country Name\",");
  if (header == std::string::npos) return 1;
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(header) + 1, '\n');
  text.erase(0, header + 1);
  std::string without;
  without.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (!rest.starts_with(",\n") && !rest.starts_with(",\r\n")) without += text[i];
  }
  text = std::move(without);
  return static_cast<int>(lines) + 1;
}

}  // namespace

Table parse_source(std::string text, const std::string& name, Encoding encoding) {
  if (text.empty()) throw input_error({name, 1, 1, {}}, "an empty file", "a line with the names of columns");
  const bool marked = text.starts_with(byte_order_mark);  // then it is UTF-8, whatever the source's other editions are
  if (marked) text.erase(0, byte_order_mark.size());
  if (encoding == Encoding::latin1 && !marked) {
    text = utf8_from_windows_1252(text);
  } else {
    check_utf8(text, name);
  }
  check_separator(text, name);
  check_end(text, name);
  const int first_line = pass_world_bank_preamble(text);
  if (text.starts_with("\"\",")) text.replace(0, 2, "\"row\"");
  if (text.starts_with(',')) text.insert(0, "row");
  return Table::parse(std::move(text), name, first_line);
}

Table read_source(const std::string& path, const std::string& name, Encoding encoding) {
  return parse_source(content_of(path, name), name, encoding);
}

}  // namespace entente
