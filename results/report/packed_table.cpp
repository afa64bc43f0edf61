#include "results/report/packed_table.hpp"

#include "results/report/place_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t worth_packing = 20000;  // bytes; a short table is better read as it is

using Fields = std::vector<std::string>;

// The columns of a table whose rows all have the same number of fields and end in LF; else nothing.
std::vector<Fields> columns_of(const std::string& csv) {
  std::vector<Fields> columns;
  std::size_t from = 0, column = 0, rows = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    if (csv[at] == '"') quoted = !quoted;
    if (quoted || (csv[at] != ',' && csv[at] != '\n')) continue;
    if (rows == 0) columns.emplace_back();
    if (column == columns.size()) return {};
    columns[column++].push_back(csv.substr(from, at - from));
    from = at + 1;
    if (csv[at] == ',') continue;
    if (column < columns.size()) return {};
    column = 0;
    ++rows;
  }
  return from == csv.size() ? columns : std::vector<Fields>{};
}

OrderedJson list_of(const Fields& fields) {
  std::string text;
  for (const std::string& field : fields) {
    if (field.find(',') != std::string::npos) return fields;
    text += field + ",";
  }
  text.pop_back();
  return text;
}

OrderedJson packed_column(const Fields& fields) {
  Fields different;
  std::vector<std::size_t> places;
  std::map<std::string, std::size_t> known;
  for (const std::string& field : fields) {
    const auto [place, fresh] = known.emplace(field, different.size());
    if (fresh) different.push_back(field);
    places.push_back(place->second);
  }
  OrderedJson coded = {{"of", list_of(different)}, {"at", place_letters(places, different.size())}};
  OrderedJson plain = list_of(fields);
  return compact_json_text(coded).size() < compact_json_text(plain).size() ? coded : plain;
}

}  // namespace

OrderedJson packed_table(const std::string& csv) {
  OrderedJson plain = {{"csv", csv}};
  if (csv.size() < worth_packing) return plain;
  const std::vector<Fields> fields = columns_of(csv);
  if (fields.empty()) return plain;
  OrderedJson packed = {{"rows", fields.front().size()}, {"columns", OrderedJson::array()}};
  for (const Fields& column : fields) packed["columns"].push_back(packed_column(column));
  return compact_json_text(packed).size() < compact_json_text(plain).size() ? packed : plain;
}

}  // namespace entente
