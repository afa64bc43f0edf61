#include "tools/compile/afghanistan/members.hpp"

#include <algorithm>
#include <set>

namespace entente::compile {

std::vector<StateYear> read_members(const Sources& sources) {
  const Table table = sources.read("raw/states2016.csv");
  const std::size_t code = table.column("ccode"), start = table.column("styear"), end = table.column("endyear");
  std::set<StateYear> members;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long from = std::max<long long>(table.required_integer(row, start), first_year.number());
    const long long to = std::min<long long>(table.required_integer(row, end), last_year.number());
    for (long long year = from; year <= to; ++year) members.insert(state_year(table.required_integer(row, code), year));
  }
  return {members.begin(), members.end()};
}

}  // namespace entente::compile
