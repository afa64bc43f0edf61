#include "estimate/sample/panel_columns.hpp"

#include "sim/core/error.hpp"

#include <string_view>

namespace entente {
namespace {

void add_field(std::string_view field, std::string& csv) {
  if (field.find_first_of("\",\n\r") == std::string_view::npos) {
    csv += field;
    return;
  }
  csv += '"';
  for (const char letter : field) {
    if (letter == '"') csv += '"';
    csv += letter;
  }
  csv += '"';
}

}  // namespace

Panel with_columns(const Panel& panel, const std::vector<NamedColumn>& columns, const std::string& name) {
  const Table& table = panel.table;
  std::vector<const NamedColumn*> replaced(table.columns().size(), nullptr);
  std::vector<const NamedColumn*> added;
  for (const NamedColumn& column : columns) {
    if (column.texts.size() != table.rows()) {
      throw input_error({.file = name, .key = column.name}, std::to_string(column.texts.size()) + " values",
                        "one a row: " + std::to_string(table.rows()));
    }
    const auto found = table.find(column.name);
    if (found) {
      replaced[*found] = &column;
    } else {
      added.push_back(&column);
    }
  }
  std::string csv;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (c > 0) csv += ',';
    add_field(table.columns()[c], csv);
  }
  for (const NamedColumn* column : added) {
    csv += ',';
    add_field(column->name, csv);
  }
  csv += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      if (c > 0) csv += ',';
      add_field(replaced[c] != nullptr ? std::string_view(replaced[c]->texts[row]) : table.view(row, c), csv);
    }
    for (const NamedColumn* column : added) {
      csv += ',';
      add_field(column->texts[row], csv);
    }
    csv += '\n';
  }
  return {Table::parse(std::move(csv), name), panel.synonyms};
}

}  // namespace entente
