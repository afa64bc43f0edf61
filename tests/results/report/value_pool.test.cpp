#include "results/report/value_pool.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

OrderedJson rows(int count, const std::string& name) {
  OrderedJson values = OrderedJson::array();
  for (int i = 0; i < count; ++i) values.push_back({{"year", 2000 + i}, {"name", name}, {"share", 0.1 * i}});
  return values;
}

// The other way round, as the report's script does it.
std::size_t place(const std::string& at, std::size_t row, std::size_t rows) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::size_t size = at.size() / rows;
  std::size_t number = 0;
  for (std::size_t i = row * size; i < (row + 1) * size; ++i) number = 64 * number + letters.find(at[i]);
  return number;
}

OrderedJson unpacked(const OrderedJson& entry) {
  if (entry.contains("plain")) return entry["plain"];
  const std::size_t count = entry["rows"];
  OrderedJson values = OrderedJson::array();
  for (std::size_t row = 0; row < count; ++row) {
    OrderedJson object = OrderedJson::object();
    for (const auto& [name, column] : entry["columns"].items()) {
      object[name] = column.is_array() ? column[row] : column["of"][place(column["at"], row, count)];
    }
    values.push_back(object);
  }
  return values;
}

OrderedJson applied(OrderedJson root, const OrderedJson& changes) {
  for (const OrderedJson& change : changes) {
    OrderedJson* node = &root;
    const OrderedJson& path = change[0];
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
      node = path[i].is_string() ? &(*node)[path[i].get<std::string>()] : &(*node)[path[i].get<std::size_t>()];
    if (path.empty()) {
      root = change[1];
    } else if (path.back().is_number()) {
      (*node)[path.back().get<std::size_t>()] = change[1];
    } else if (change.size() == 2) {
      (*node)[path.back().get<std::string>()] = change[1];
    } else {
      node->erase(path.back().get<std::string>());
    }
  }
  return root;
}

}  // namespace

TEST_CASE("data are kept once and come back as they were") {
  ValuePool pool;
  const OrderedJson a = {{"data", {{"values", rows(100, "</script>")}}}, {"mark", "line"}};
  const OrderedJson b = {{"layer", {a, {{"data", {{"values", rows(80, "b")}}}}}},
                         {"datasets", {{"x", rows(100, "</script>")}}}};
  const OrderedJson lean_a = pool.without_data(a), lean_b = pool.without_data(b);
  CHECK(lean_a == OrderedJson({{"data", {{"values", {{"pooled", 0}}}}}, {"mark", "line"}}));
  CHECK(lean_b["datasets"]["x"] == OrderedJson({{"pooled", 0}}));
  REQUIRE(pool.entries().size() == 2);
  CHECK(unpacked(pool.entries()[0]) == rows(100, "</script>"));
  CHECK(unpacked(pool.entries()[1]) == rows(80, "b"));
  CHECK(pool.bytes() < a.dump().size());
}

TEST_CASE("little data stay where they are; rows of different columns are kept as they are") {
  ValuePool pool;
  const OrderedJson little = {{"data", {{"values", rows(2, "a")}}}, {"axis", {{"values", {1, 2, 3}}}}};
  CHECK(pool.without_data(little) == little);
  OrderedJson uneven = rows(50, "a");
  uneven[7].erase("name");
  CHECK(pool.without_data({{"values", uneven}}) == OrderedJson({{"values", {{"pooled", 0}}}}));
  CHECK(pool.entries()[0] == OrderedJson({{"plain", uneven}}));
}

TEST_CASE("columns of few, many and very many different values come back") {
  for (const int different : {1, 2, 64, 65, 300}) {
    OrderedJson values = OrderedJson::array();
    for (int i = 0; i < 900; ++i) values.push_back({{"number", 1.0 / (1 + i * 7 % different)}});
    ValuePool pool;
    pool.without_data({{"values", values}});
    CHECK(pool.entries()[0]["columns"]["number"].is_object());
    CHECK(unpacked(pool.entries()[0]) == values);
  }
}

TEST_CASE("a difference turns one specification into the other") {
  const OrderedJson from = {{"a", 1}, {"gone", true}, {"list", {1, 2, 3}}, {"deep", {{"x", {{"y", 1}}}}}};
  const OrderedJson to = {{"a", 1}, {"list", {1, 5, 3}}, {"deep", {{"x", {{"y", nullptr}}}}}, {"new", "here"}};
  const OrderedJson changes = difference(from, to);
  CHECK(changes.size() == 4);
  CHECK(applied(from, changes) == to);
  CHECK(difference(from, from).empty());
  CHECK(applied(from, difference(from, {{"list", {1}}})) == OrderedJson({{"list", {1}}}));
}
