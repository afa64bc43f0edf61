#include "results/report/value_pool.hpp"

#include "results/report/place_letters.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t worth_pooling = 200;  // bytes; a reference takes some fifteen

bool same_keys(const OrderedJson& a, const OrderedJson& b) {
  if (!b.is_object() || a.size() != b.size()) return false;
  for (auto left = a.begin(), right = b.begin(); left != a.end(); ++left, ++right)
    if (left.key() != right.key()) return false;
  return true;
}

bool is_table(const OrderedJson& values) {
  if (!values.is_array() || values.size() < 2 || !values.front().is_object() || values.front().empty()) return false;
  for (const OrderedJson& row : values)
    if (!same_keys(values.front(), row)) return false;
  return true;
}

// The values of a column one by one or, where that is shorter, each different one once and where it stands.
OrderedJson packed_column(const OrderedJson& values) {
  OrderedJson different = OrderedJson::array();
  std::vector<std::size_t> places;
  std::map<std::string, std::size_t> known;
  for (const OrderedJson& value : values) {
    const auto [place, fresh] = known.emplace(compact_json_text(value), different.size());
    if (fresh) different.push_back(value);
    places.push_back(place->second);
  }
  std::string at = place_letters(places, different.size());
  OrderedJson coded = {{"of", std::move(different)}, {"at", std::move(at)}};
  return compact_json_text(coded).size() < compact_json_text(values).size() ? coded : values;
}

OrderedJson packed(const OrderedJson& values) {
  if (!is_table(values)) return {{"plain", values}};
  OrderedJson columns = OrderedJson::object();
  for (const auto& [key, ignored] : values.front().items()) {
    OrderedJson column = OrderedJson::array();
    for (const OrderedJson& row : values) column.push_back(row.at(key));
    columns[key] = packed_column(column);
  }
  return {{"rows", values.size()}, {"columns", std::move(columns)}};
}

void find_differences(const OrderedJson& from, const OrderedJson& to, OrderedJson& path, OrderedJson& found) {
  if (from == to) return;
  const auto descend = [&](const OrderedJson& step, const OrderedJson& a, const OrderedJson& b) {
    path.push_back(step);
    find_differences(a, b, path, found);
    path.erase(path.size() - 1);
  };
  if (from.is_object() && to.is_object()) {
    for (const auto& [key, value] : from.items()) {
      if (to.contains(key)) {
        descend(key, value, to[key]);
      } else {
        OrderedJson gone = path;
        gone.push_back(key);
        found.push_back(OrderedJson::array({gone}));
      }
    }
    for (const auto& [key, value] : to.items()) {
      if (from.contains(key)) continue;
      OrderedJson added = path;
      added.push_back(key);
      found.push_back(OrderedJson::array({added, value}));
    }
  } else if (from.is_array() && to.is_array() && from.size() == to.size()) {
    for (std::size_t i = 0; i < from.size(); ++i) descend(i, from[i], to[i]);
  } else {
    found.push_back(OrderedJson::array({path, to}));
  }
}

}  // namespace

OrderedJson ValuePool::pooled(const OrderedJson& values) {
  const std::string text = compact_json_text(values);
  if (text.size() < worth_pooling) return values;
  const auto [at, fresh] = known_.emplace(text, entries_.size());
  if (fresh) {
    entries_.push_back(packed(values));
    bytes_ += compact_json_text(entries_.back()).size();
  }
  return {{"pooled", at->second}};
}

OrderedJson ValuePool::without_data(const OrderedJson& specification) {
  OrderedJson result = specification;
  if (specification.is_array()) {
    for (OrderedJson& each : result) each = without_data(each);
  } else if (specification.is_object()) {
    for (auto& [key, value] : result.items()) {
      if (key == "datasets" && value.is_object()) {
        for (auto& [name, data] : value.items()) data = pooled(data);
      } else {
        value = key == "values" ? pooled(value) : without_data(value);
      }
    }
  }
  return result;
}

OrderedJson difference(const OrderedJson& from, const OrderedJson& to) {
  OrderedJson found = OrderedJson::array(), path = OrderedJson::array();
  find_differences(from, to, path, found);
  return found;
}

}  // namespace entente
