// The committed tables of the scenarios against the public sources in ../shared/data: they are what the compilers make
// of them today, and Afghanistan's agree with the published panel wherever that has the fact.
#include "estimate/source/capitals.hpp"
#include "estimate/table/csv.hpp"
#include "tools/compile/afghanistan/compile.hpp"
#include "tools/compile/crimea/compile.hpp"
#include "tools/compile/iraq/compile.hpp"
#include "tools/compile/libya/compile.hpp"
#include "tools/compile/us_wars/compile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

namespace entente {
namespace {

const std::string data = ENTENTE_SOURCE_DIR "/../shared/data";
const std::string scenarios = ENTENTE_SOURCE_DIR "/scenarios/";
const std::string tables = scenarios + "afghanistan/";

std::string committed(const std::string& file) {
  std::ifstream stream(scenarios + file, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

using Key = std::pair<long long, long long>;  // state, year

// The panel files Vietnam under the Republic of Vietnam.
long long panel_state(long long code) { return code == 817 ? 816 : code; }

std::map<Key, std::size_t> rows_by_key(const Table& table, const char* code) {
  std::map<Key, std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    rows[{panel_state(table.required_integer(row, table.column(code))),
          table.required_integer(row, table.column("year"))}] = row;
  }
  return rows;
}

struct Comparison {
  std::size_t compared = 0;
  std::size_t different = 0;
  std::size_t only_in_panel = 0;
};

// `of_panel` turns the panel's number into ours.
template <class Turn>
Comparison compare(const Table& panel, const char* panel_column, const Table& table, const char* column,
                   Turn of_panel) {
  Comparison comparison;
  const auto rows = rows_by_key(table, "cow");
  for (const auto& [key, panel_row] : rows_by_key(panel, "ccode")) {
    const auto row = rows.find(key);
    const std::string& text = panel.text(panel_row, panel.column(panel_column));
    if (row == rows.end() || key.first == 2 || text.empty() || text == "Inf") continue;
    const double wanted = of_panel(panel.number(panel_row, panel.column(panel_column)).value());
    const auto ours = table.number(row->second, table.column(column));
    if (!ours) {
      ++comparison.only_in_panel;
    } else {
      ++comparison.compared;
      if (std::abs(*ours - wanted) > 1e-9) ++comparison.different;
    }
  }
  return comparison;
}

double same(double value) { return value; }

}  // namespace

TEST_CASE("the committed tables are what the compilers make of the sources") {
  const compile::CompileProgram programs[] = {{"afghanistan", compile::compile_afghanistan},
                                              {"iraq", compile::compile_iraq},
                                              {"libya", compile::compile_libya},
                                              {"us_wars", compile::compile_us_wars},
                                              {"crimea", compile::compile_crimea}};
  for (const compile::CompileProgram& program : programs) {
    const compile::CompiledTables compiled = program.compile(data);
    CHECK(!compiled.files.empty());
    for (const auto& file : compiled.files) {
      INFO(program.scenario + '/' + file.name);
      CHECK((file.text == committed(program.scenario + '/' + file.name)));
    }
  }
}

TEST_CASE("the tables agree with the published panel where it has the fact") {
  const Table panel = Table::read(data + "/isaf_panel.csv", "isaf_panel.csv");
  const Table states = Table::read(tables + "states.csv", "states.csv");
  const Table observed = Table::read(tables + "observed.csv", "observed.csv");
  const auto agrees = [](const Comparison& comparison, std::size_t compared, std::size_t different) {
    CHECK(comparison.only_in_panel == 0);
    CHECK(comparison.compared == compared);
    CHECK(comparison.different == different);
  };
  agrees(compare(panel, "pctagreeus", states, "un_agreement", same), 2306, 0);
  agrees(compare(panel, "ideal_dist", states, "alignment", [](double distance) { return 1 - distance; }), 2306, 0);
  agrees(compare(panel, "depth", states, "depth_as_published", same), 2336, 0);
  agrees(compare(panel, "us_ally", states, "ally", same), 2336, 0);
  agrees(compare(panel, "dem", states, "democracy", same), 2191, 0);
  agrees(compare(panel, "distance", states, "distance_as_published", same), 2318, 0);
  agrees(compare(panel, "troops_afghan_final", observed, "troops_as_published", same), 2350, 0);
  agrees(compare(panel, "troops_afghan_final_ratio", observed, "share_as_published", same), 2264, 0);
  // France 2008 and four numbers of paramilitary forces of Costa Rica and Panama.
  agrees(compare(panel, "troops_total", states, "armed_forces", same), 2332, 5);
  // The panel lost the Czech Republic's deaths, which the list files under "Czech", in four years.
  agrees(compare(panel, "casualties", states, "casualties", same), 2336, 4);
}

TEST_CASE("distances follow from the capitals' coordinates") {
  const Table states = Table::read(tables + "states.csv", "states.csv");
  const auto number = [&](std::size_t row, const char* column) { return states.number(row, states.column(column)); };
  std::map<long long, GeoPoint> kabul;  // by year
  for (std::size_t row = 0; row < states.rows(); ++row) {
    if (number(row, "cow") != 700.0) continue;
    kabul[states.required_integer(row, states.column("year"))] = {*number(row, "capital_latitude"),
                                                                  *number(row, "capital_longitude")};
  }
  double furthest = 0;
  for (std::size_t row = 0; row < states.rows(); ++row) {
    const GeoPoint capital{number(row, "capital_latitude").value(), number(row, "capital_longitude").value()};
    const double distance = great_circle_km(capital, kabul.at(states.required_integer(row, states.column("year"))));
    furthest = std::max(furthest, std::abs(distance - number(row, "distance_km").value()));
  }
  CHECK(states.rows() == 2707);
  CHECK(furthest <= 0.5);  // whole kilometres
}

TEST_CASE("contributions to Iraq and Libya are over the armed forces of the states table") {
  const Table states = Table::read(tables + "states.csv", "states.csv");
  const auto rows = rows_by_key(states, "cow");
  for (const char* file : {"iraq/observed.csv", "libya/observed.csv"}) {
    const Table observed = Table::read(scenarios + file, file);
    std::size_t shares = 0;
    for (const auto& [key, row] : rows_by_key(observed, "cow")) {
      const auto share = observed.number(row, observed.column("share_corrected"));
      if (!share) continue;
      const double forces = states.number(rows.at(key), states.column("armed_forces")).value();
      CHECK(*share == observed.number(row, observed.column("troops_corrected")).value() / forces);
      ++shares;
    }
    CHECK(shares == (file[0] == 'i' ? 339 : 25));
  }
}

TEST_CASE("what the records of Iraq, Libya and the Crimea leave out and take") {
  const auto has = [](const std::string& audit, const std::string& line) {
    return audit.find(line) != std::string::npos;
  };
  const std::string iraq = compile::compile_iraq(data).audit, libya = compile::compile_libya(data).audit;
  CHECK(has(iraq, "pledged or authorised, not known to be deployed (5)"));
  CHECK(has(iraq, "no number, and sources differ on whether any (8)"));
  CHECK(has(libya, "personnel: no figure (3): Greece 2011, Italy 2011, Turkey 2011"));
  CHECK(has(libya, "personnel: a total split by guess (3)"));

  const Table sent = Table::read(scenarios + "crimea/observed.csv", "observed.csv");
  const std::size_t sardinia = rows_by_key(sent, "cow").at({325, 1855});
  CHECK(sent.number(sardinia, sent.column("share_corrected")) == 18061.0 / 53000.0);
}

TEST_CASE("alignment in the 1850s is S by hand") {
  const Table states = Table::read(scenarios + "crimea/states.csv", "states.csv");
  const auto rows = rows_by_key(states, "cow");
  const auto alignment = [&](long long state) {
    return states.number(rows.at({state, 1854}), states.column("alignment")).value();
  };
  // In 1853 France had no alliance. Neither had Sardinia: of 40 portfolios' items two differ, each state's 3 with
  // itself, S = 1 - 2 * 6 / (40 * 3) = 0.9. Austria had twelve partners to whom it owed 3, and so S = 1 - 2 * 14 * 3 /
  // 120 = 0.3.
  const auto scaled = [](double s) { return (s - 0.3) / (1 - 0.3); };
  CHECK(alignment(325) == Approx(scaled(0.9)).epsilon(1e-8));
  CHECK(alignment(300) == Approx(scaled(0.3)).margin(1e-12));
}

TEST_CASE("missing sources are errors with their name") {
  CHECK_THROWS_WITH(compile::compile_afghanistan(data + "/raw"), Catch::Contains("raw/states2016.csv"));
}

}  // namespace entente
