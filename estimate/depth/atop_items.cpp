#include "estimate/depth/atop_items.hpp"

#include "estimate/source/fields.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>

namespace entente {
namespace {

/// What a member's code says of an item.
enum class Reading { as_coded, is_two, is_three, above_zero };

struct Provision {
  std::string item;
  std::string column;
  Reading reading = Reading::as_coded;
};

const std::array<Provision, 9> depth_provisions = {{{"milcontact", "milcon", Reading::is_two},
                                                    {"commondef", "milcon", Reading::is_three},
                                                    {"intcom", "intcom", Reading::as_coded},
                                                    {"milaid", "milaid", Reading::as_coded},
                                                    {"base", "base", Reading::as_coded},
                                                    {"contrib", "contrib", Reading::as_coded},
                                                    {"organ1", "organ1", Reading::as_coded},
                                                    {"ecaid", "ecaid", Reading::above_zero},
                                                    {"secrecy", "pubsecr", Reading::as_coded}}};

/// Pledges that make an alliance more than one of non-aggression.
constexpr std::array<const char*, 4> pledges = {"defense", "offense", "neutral", "consul"};

double value_of(Reading reading, double code) {
  switch (reading) {
    case Reading::is_two: return code == 2 ? 1 : 0;
    case Reading::is_three: return code == 3 ? 1 : 0;
    case Reading::above_zero: return code > 0 ? 1 : 0;
    case Reading::as_coded: break;
  }
  return code;
}

struct Average {
  double sum = 0;
  std::size_t count = 0;
  double value() const {
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
  }
};

std::vector<Provision> provisions_of(const std::vector<std::string>& names) {
  if (names.empty()) return {depth_provisions.begin(), depth_provisions.end()};
  std::vector<Provision> result;
  for (const std::string& name : names) {
    const auto named = [&](const Provision& provision) { return provision.item == name; };
    if (std::any_of(result.begin(), result.end(), named)) {
      throw input_error({.key = "--columns"}, "\"" + name + "\" a second time", "each item once");
    }
    const auto found = std::find_if(depth_provisions.begin(), depth_provisions.end(), named);
    result.push_back(found != depth_provisions.end() ? *found : Provision{name, name});
  }
  return result;
}

struct Alliance {
  std::vector<Average> items;
  bool pledged = false;
};

}  // namespace

AtopDepthItems atop_depth_items(const Table& table, const std::vector<std::string>& names) {
  const std::vector<Provision> provisions = provisions_of(names);
  const std::size_t id_column = table.column("atopid");
  std::vector<std::size_t> item_column;
  std::array<std::size_t, pledges.size()> pledge_column{};
  for (const Provision& provision : provisions) item_column.push_back(table.column(provision.column));
  for (std::size_t p = 0; p < pledges.size(); ++p) pledge_column[p] = table.column(pledges[p]);

  AtopDepthItems result;
  for (const Provision& provision : provisions) result.matrix.items.push_back(provision.item);
  std::vector<std::string> order;
  std::map<std::string, Alliance> alliances;
  const auto code = [&](std::size_t row, std::size_t column) -> std::optional<double> {
    if (table.view(row, column) == "NA") return std::nullopt;
    const std::optional<double> number = table.number(row, column);
    // ATOP writes what cannot be known or does not apply as a negative code.
    return number && *number >= 0 ? number : std::nullopt;
  };
  // A record twice would weigh twice in the averages over members.
  OneRow<std::string> once;
  const auto whole = [&](std::size_t row) {
    std::string text;
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      text += table.text(row, column);
      text += '\n';
    }
    return text;
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string id = table.text(row, id_column);
    if (id.empty()) throw input_error(table.place(row, id_column), "a record without an alliance", "an ATOP number");
    once.check(whole(row), "the same record of alliance " + id, table, row, id_column);
    const auto [found, inserted] = alliances.try_emplace(id);
    if (inserted) order.push_back(id);
    Alliance& alliance = found->second;
    alliance.items.resize(provisions.size());
    for (std::size_t k = 0; k < provisions.size(); ++k) {
      if (const std::optional<double> number = code(row, item_column[k])) {
        alliance.items[k].sum += value_of(provisions[k].reading, *number);
        ++alliance.items[k].count;
      } else {
        ++result.gaps;
      }
    }
    for (const std::size_t column : pledge_column)
      alliance.pledged = alliance.pledged || code(row, column).value_or(0) > 0;
    ++result.records;
  }
  for (const std::string& id : order) {
    const Alliance& alliance = alliances.at(id);
    if (!alliance.pledged) {
      result.pure_nonaggression.push_back(id);
      continue;
    }
    result.matrix.ids.push_back(id);
    for (const Average& average : alliance.items) result.matrix.values.push_back(average.value());
  }
  return result;
}

}  // namespace entente
