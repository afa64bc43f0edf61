// Every name in the public sources in ../shared/data/raw is a state's, or known to be none; and where a file has the
// COW number beside the name, it is the number of the state that the name means in that year.
#include "estimate/source/source_file.hpp"
#include "estimate/source/state_system.hpp"
#include "estimate/table/crosswalk.hpp"
#include "estimate/table/succession.hpp"
#include "sim/core/number_text.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <set>
#include <string>

namespace entente {
namespace {

const std::string folder = ENTENTE_SOURCE_DIR "/../shared/data/raw/";

Table source(const std::string& file, Encoding encoding = Encoding::utf8) {
  return read_source(folder + file, file, encoding);
}

struct Columns {
  const char* file;
  const char* name;
  const char* code;  // null where the file has none
  const char* year;
};

struct Walk {
  std::size_t names = 0;
  std::set<std::string> unknown;
  std::set<std::string> otherwise;  // named otherwise than numbered
};

Year year_of(const Table& table, std::size_t row, const char* column) {
  const auto year = parse_integer(table.text(row, table.column(column)).substr(0, 4));
  return Year{static_cast<std::uint16_t>(year.value())};
}

Walk walk(const Columns& columns, Encoding encoding = Encoding::utf8) {
  const Table table = source(columns.file, encoding);
  const std::size_t column = table.column(columns.name);
  Walk walk;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, column);
    if (name.empty() || is_no_state(name)) continue;
    const auto state = columns.year ? state_named(name, year_of(table, row, columns.year)) : state_named(name);
    ++walk.names;
    if (!state) walk.unknown.insert(name);
    if (!state || !columns.code || table.missing(row, table.column(columns.code))) continue;
    const std::string code = table.text(row, table.column(columns.code));
    if (code != std::to_string(state->number())) walk.otherwise.insert(name + " (" + code + ")");
  }
  return walk;
}

void check(const Columns& columns, std::size_t names, const std::set<std::string>& otherwise = {},
           Encoding encoding = Encoding::utf8) {
  INFO(columns.file << ", " << columns.name);
  const Walk found = walk(columns, encoding);
  CHECK(found.names == names);
  CHECK(found.unknown == std::set<std::string>{});
  CHECK(found.otherwise == otherwise);
}

}  // namespace

// Where a file names a state otherwise than it numbers it, the number is right: the state of its time (Austria-Hungary
// has 300 in the list of capitals from 1867 only), Germany and Yemen since 1990, and Kiribati, which the UN file calls
// Nauru.
TEST_CASE("every name of the sources is a state's or none, and means the state that it is numbered as") {
  check({"states2016.csv", "statenme", "ccode", "styear"}, 243);
  check({"cow_capitals.csv", "statenme", "ccode", "stdate"}, 242, {"Austria (305)"});
  check({"un_idealpoints.csv", "countryname", "ccode", "year"}, 10276,
        {"German Federal Republic (255)", "Nauru (946)", "Yemen Arab Republic (679)"});
  check({"alliance_v4.1_by_dyad.csv", "state_name1", "ccode1", "dyad_st_year"}, 3222);
  check({"alliance_v4.1_by_dyad.csv", "state_name2", "ccode2", "dyad_st_year"}, 3222);
  check({"iiss_deployment.csv", "country", nullptr, "year"}, 4062);
  check({"iiss_troops.csv", "country", nullptr, nullptr}, 3703);
  check({"nato_placemats.csv", "country", nullptr, "year"}, 3140);
  check({"iiss_afghan.csv", "country", "ccode", "year"}, 2369);
  check({"gdp.csv", "Country Name", nullptr, nullptr}, 194, {}, Encoding::latin1);
}

TEST_CASE("codes of the World Bank and its names mean the same states") {
  const Table table = source("gdp.csv", Encoding::latin1);
  std::size_t states = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto by_code = cow_code_of(table.text(row, table.column("Country Code")));
    CHECK(by_code == state_named(table.text(row, table.column("Country Name"))));
    if (by_code) ++states;
  }
  CHECK(states == 194);
}

TEST_CASE("the columns of casualties are states") {
  const Table table = source("afghan_casualties.csv");
  for (const std::string& name : table.columns()) {
    if (name != "Year" && name != "Total") CHECK((is_no_state(name) || state_named(name).has_value()));
  }
}

TEST_CASE("every state that left the state system for good has a successor") {
  const StateSystem system = read_state_system(source("states2016.csv"));
  for (const CowCode state : all_states()) {
    INFO(state_name(state));
    Year last{};
    for (const Membership& membership : system.memberships()) {
      if (membership.state == state) last = std::max(last, membership.last.year);
    }
    CHECK(last != Year{});
    if (last < system.coverage().last) CHECK_FALSE(successors(state).empty());
  }
  // A merger is dated by the end of the state before, everything else by the first day of the state after.
  for (const Succession& succession : successions()) {
    INFO(state_name(succession.before) << " to " << state_name(succession.after));
    bool dated = false;
    for (const Membership& membership : system.memberships()) {
      const bool merger = succession.kind == Succession::Kind::merger;
      if (merger && membership.state == succession.before) dated = dated || membership.last.year == succession.from;
      if (!merger && membership.state == succession.after) dated = dated || membership.first.year == succession.from;
    }
    CHECK(dated);
  }
}

TEST_CASE("abbreviations and codes of the state list are the crosswalk's") {
  const StateSystem system = read_state_system(source("states2016.csv"));
  for (const CowCode state : all_states()) CHECK(system.abbreviation(state).has_value());
  for (const Membership& membership : system.memberships()) CHECK(is_state(membership.state));
}

}  // namespace entente
