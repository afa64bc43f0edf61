// The tables of the Afghanistan scenario as they are committed: keys, ranges, agreement among the three, and facts that
// anybody can look up. Needs nothing but the repository.
#include "estimate/table/crosswalk.hpp"
#include "estimate/table/csv.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace entente {
namespace {

Table read(const std::string& file) { return Table::read(ENTENTE_SOURCE_DIR "/scenarios/afghanistan/" + file, file); }

const Table& states() {
  static const Table table = read("states.csv");
  return table;
}
const Table& observed() {
  static const Table table = read("observed.csv");
  return table;
}
const Table& ties() {
  static const Table table = read("ties.csv");
  return table;
}

std::optional<double> number(const Table& table, std::size_t row, const char* column) {
  return table.number(row, table.column(column));
}

long long integer(const Table& table, std::size_t row, const char* column) {
  return table.required_integer(row, table.column(column));
}

using Key = std::pair<long long, long long>;  // state, year

std::map<Key, std::size_t> rows_by_key(const Table& table) {
  std::map<Key, std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool first = rows.emplace(Key(integer(table, row, "cow"), integer(table, row, "year")), row).second;
    CHECK(first);
  }
  return rows;
}

std::size_t row_of(const Table& table, const char* iso, long long year) {
  return rows_by_key(table).at({cow_code_of(iso)->number(), year});
}

bool within(std::optional<double> value, double low, double high) {
  return !value || (*value >= low && *value <= high);
}

}  // namespace

TEST_CASE("every state-year stands once in states and once in observed") {
  const auto in_states = rows_by_key(states());
  const auto in_observed = rows_by_key(observed());
  REQUIRE(in_states.size() == 2707);  // members of the COW state system, 2001-2014
  REQUIRE(in_observed.size() == in_states.size());
  for (const auto& [key, row] : in_states) {
    const CowCode state{static_cast<std::uint16_t>(key.first)};
    CHECK(in_observed.count(key) == 1);
    CHECK(key.second >= 2001);
    CHECK(key.second <= 2014);
    CHECK(states().text(row, states().column("iso3")) == iso3(state));
    CHECK(states().text(row, states().column("state")) == state_name(state));
  }
}

TEST_CASE("a state that can contribute has every fact, and one that cannot has a reason") {
  const Table& table = states();
  std::size_t able = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool can = integer(table, row, "can_contribute") == 1;
    able += can ? 1 : 0;
    CHECK(can == table.missing(row, table.column("reason")));
    if (!can) continue;
    CAPTURE(row);
    CHECK(number(table, row, "armed_forces").value() >= 1);
    for (const char* column : {"cinc", "gdp", "gdp_per_head", "democracy", "un_agreement", "alignment", "distance_km",
                               "ally", "depth_as_published", "depth_oriented", "casualties"}) {
      CHECK_FALSE(table.missing(row, table.column(column)));
    }
  }
  CHECK(able == 2122);
}

TEST_CASE("facts lie in their ranges") {
  const Table& table = states();
  const auto check_range = [&](const char* column, double low, double high) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      CAPTURE(column, row);
      CHECK(within(number(table, row, column), low, high));
    }
  };
  check_range("armed_forces", 0, 2.5e6);  // China 2001: 2.3 million
  check_range("cinc", 0, 0.3);
  check_range("gdp", 1e7, 3e13);
  check_range("gdp_per_head", 300, 2e5);
  check_range("gdp_current", 1e7, 2e13);
  check_range("gdp_per_head_current", 80, 3e5);
  check_range("democracy", 0, 1);
  check_range("un_agreement", 0, 1);
  check_range("alignment", 0, 1);
  check_range("distance_km", 0, 20016);  // half the Earth's girth
  check_range("ally", 0, 1);
  check_range("depth_as_published", 0, 1);
  check_range("depth_oriented", 0, 1);
  check_range("casualties", 0, 600);
}

TEST_CASE("shares lie in [0, 1] and are troops over armed forces") {
  const Table& table = observed();
  const auto in_states = rows_by_key(states());
  for (const auto& [key, row] : rows_by_key(table)) {
    CAPTURE(key.first, key.second);
    CHECK(within(number(table, row, "share_as_published"), 0, 1));
    CHECK(within(number(table, row, "share_corrected"), 0, 1));
    const auto troops = number(table, row, "troops_corrected");
    const auto share = number(table, row, "share_corrected");
    const auto forces = number(states(), in_states.at(key), "armed_forces");
    if (share) CHECK(*share == *troops / *forces);
    if (troops && forces && *forces > 0) CHECK(share.has_value());
    CHECK(std::string("ABCD").find(table.text(row, table.column("certainty"))) != std::string::npos);
    // Whatever is corrected or missing says why.
    const auto published = number(table, row, "troops_as_published");
    if (!troops || (published && *published != *troops)) CHECK_FALSE(table.missing(row, table.column("correction")));
  }
}

TEST_CASE("ties are spells within the scenario, no two of one alliance overlapping") {
  const Table& table = ties();
  const auto in_states = rows_by_key(states());
  std::set<std::tuple<long long, long long, long long, long long>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long a = integer(table, row, "cow_a"), b = integer(table, row, "cow_b");
    CAPTURE(row);
    CHECK(a < b);
    CHECK(integer(table, row, "first_year") <= integer(table, row, "last_year"));
    CHECK(within(number(table, row, "depth_as_published"), 0, 1));
    CHECK(within(number(table, row, "depth_oriented").value(), 0, 1));
    CHECK(table.text(row, table.column("iso3_a")) == iso3(CowCode{static_cast<std::uint16_t>(a)}));
    CHECK(table.text(row, table.column("iso3_b")) == iso3(CowCode{static_cast<std::uint16_t>(b)}));
    for (long long year = integer(table, row, "first_year"); year <= integer(table, row, "last_year"); ++year) {
      CHECK(in_states.count({a, year}) == 1);
      CHECK(in_states.count({b, year}) == 1);
      CHECK(seen.emplace(a, b, integer(table, row, "atop_id"), year).second);
    }
  }
}

TEST_CASE("the leader's ties are those of the states table") {
  const Table& table = ties();
  std::map<Key, std::size_t> tie_of;  // the leader has the lowest code of all
  for (std::size_t row = 0; row < table.rows() && integer(table, row, "cow_a") == 2; ++row) {
    for (long long year = integer(table, row, "first_year"); year <= integer(table, row, "last_year"); ++year) {
      CHECK(tie_of.emplace(Key(integer(table, row, "cow_b"), year), row).second);  // one alliance a state-year
    }
  }
  for (const auto& [key, row] : rows_by_key(states())) {
    if (key.first == 2) continue;
    CAPTURE(key.first, key.second);
    const auto tie = tie_of.find(key);
    CHECK((tie != tie_of.end()) == (integer(states(), row, "ally") == 1));
    for (const char* depth : {"depth_as_published", "depth_oriented"}) {
      CHECK(number(states(), row, depth) == (tie == tie_of.end() ? 0 : number(table, tie->second, depth)));
    }
  }
}

TEST_CASE("facts from the sources themselves") {
  // Oracle: NATO placemats of 2009 and 2012, The Military Balance 2013 (as coded in the archive).
  const std::size_t georgia = row_of(observed(), "GEO", 2012);
  CHECK(number(observed(), georgia, "share_corrected") == 1561.0 / 20650);
  CHECK(number(observed(), georgia, "share_as_published") == 1561.0 / 20650);
  const std::size_t new_zealand = row_of(observed(), "NZL", 2012);
  CHECK(number(observed(), new_zealand, "share_as_published") == 155.0 / 8550);
  CHECK(number(observed(), new_zealand, "share_corrected") == 189.0 / 8550);
  CHECK(number(observed(), row_of(observed(), "GBR", 2009), "troops_corrected") == 9000);
  CHECK(number(observed(), row_of(observed(), "GBR", 2010), "troops_as_published") == 0);
  CHECK(number(observed(), row_of(observed(), "GBR", 2010), "troops_corrected") == 9500);
  CHECK(number(observed(), row_of(observed(), "NLD", 2007), "troops_corrected") == 2200);
  CHECK(number(observed(), row_of(observed(), "MNE", 2012), "troops_corrected") == 41);
  CHECK(number(states(), row_of(states(), "FRA", 2008), "armed_forces") == 352771);
  CHECK(number(observed(), row_of(observed(), "CHN", 2005), "troops_corrected") == 0);
  CHECK_FALSE(number(observed(), row_of(observed(), "CHN", 2014), "troops_corrected").has_value());
  CHECK_FALSE(number(observed(), row_of(observed(), "ISL", 2008), "share_as_published").has_value());
}

TEST_CASE("the merges that lost Germany are right here") {
  // Oracle: World Bank, Germany 2014, about 3.9 trillion current dollars; 80 to 82 million people (the estimates, 77).
  const std::size_t germany = row_of(states(), "DEU", 2014);
  CHECK(number(states(), germany, "gdp_current").value() == Approx(3.9e12).epsilon(0.02));
  CHECK(number(states(), germany, "gdp_current").value() / number(states(), germany, "gdp_per_head_current").value() ==
        Approx(81e6).epsilon(0.1));
  CHECK(number(states(), row_of(states(), "YEM", 2010), "gdp").has_value());
  // The published panel gives Austria Australia's product (COW's abbreviation AUS), about twice its own.
  CHECK(number(states(), row_of(states(), "AUT", 2001), "gdp_current").value() == Approx(1.97e11).epsilon(0.01));
  CHECK(number(states(), row_of(states(), "NZL", 2010), "distance_km").value() == Approx(13400).epsilon(0.02));
}

}  // namespace entente
