#include "results/tables/csv_text.hpp"

#include "sim/core/number_text.hpp"

#include <cmath>

namespace entente {

CsvText::CsvText(const std::vector<std::string>& columns) : columns_(columns.size()) {
  for (const std::string& column : columns) add(column);
}

CsvText& CsvText::add(std::string_view text) {
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) text_ += '"';
  for (const char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  if (quoted) text_ += '"';
  separate();
  return *this;
}

CsvText& CsvText::add(double number) { return add(std::isfinite(number) ? number_text(number) : std::string()); }

CsvText& CsvText::add(std::size_t number) { return add(std::to_string(number)); }

void CsvText::separate() {
  ++fields_;
  text_ += fields_ % columns_ == 0 ? '\n' : ',';
}

}  // namespace entente
