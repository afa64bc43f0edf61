#include "tools/compile/afghanistan/source.hpp"

#include "estimate/table/utf8.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <fstream>
#include <sstream>
#include <string_view>

namespace entente::compile {
namespace {

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

Table Sources::read(const std::string& path) const {
  std::ifstream file(folder + '/' + path, std::ios::binary);
  if (!file) throw input_error({path, 0, 0, {}}, "the source cannot be opened", "a file in the folder of sources");
  std::ostringstream content;
  content << file.rdbuf();
  std::string text = content.str();
  if (!is_utf8(text)) text = utf8_from_latin1(text);               // the World Bank's table is in Windows-1252
  if (text.rfind("\"\",", 0) == 0) text.replace(0, 2, "\"row\"");  // R names no column for its row names
  return Table::parse(std::move(text), path);
}

std::optional<long long> count_of(const std::string& text) {
  std::string digits;
  for (const char letter : text) {
    if (letter != ',') digits += letter;
  }
  return parse_integer(digits);
}

}  // namespace entente::compile
