#include "tools/compile/common/csv_text.hpp"

#include "sim/core/number_text.hpp"

#include <array>
#include <charconv>

namespace entente::compile {

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    if (fields[i].find_first_of(",\"\n\r") == std::string::npos) {
      line += fields[i];
      continue;
    }
    line += '"';
    for (const char letter : fields[i]) line += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    line += '"';
  }
  return line + '\n';
}

std::string text_of(std::optional<double> number) { return number ? number_text(*number) : std::string(); }

std::string text_of(std::optional<double> number, int significant_digits) {
  if (!number) return {};
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number, std::chars_format::scientific,
                                 significant_digits - 1);
  return number_text(parse_number({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())}).value());
}

}  // namespace entente::compile
