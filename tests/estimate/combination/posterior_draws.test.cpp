#include "estimate/combination/posterior_draws.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

const std::string rows = "ccode,year,depth,name,gdp\n2,2001,0.1,\"A, B\",5\n2,2002,0.2,C,6\n20,2001,,D,7\n";

Panel panel() { return {Table::parse(rows, "panel.csv"), {{"tie", "depth"}}}; }
PosteriorDraws draws(const std::string& text) {
  return {Table::parse(text, "draws.csv"), panel(), PanelIndex{"ccode", "year", {}}};
}
std::string error_of(const std::string& text) {
  try {
    draws(text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    std::string all;
    for (const Problem& problem : error.problems()) all += to_string(problem) + "\n";
    return all;
  }
  return "no error";
}

using Catch::Contains;

}  // namespace

TEST_CASE("a draw puts its values into the panel and leaves the rest as it was") {
  const PosteriorDraws posterior = draws(
      "draw,ccode,year,depth\n2,2,2001,0.7\n1,2,2001,0.5\n1,20,2001.0,0.6\n2,20,2001,0.8\n1,9,2001,1\n2,9,2001,1\n");
  CHECK(posterior.size() == 2);
  CHECK(posterior.rows() == 2);
  CHECK(posterior.not_in_panel() == 1);
  CHECK(posterior.columns() == std::vector<std::string>{"depth"});
  const Panel second = posterior.panel_of(panel(), 1);
  const Table& table = second.table;
  REQUIRE(table.rows() == 3);
  CHECK(table.columns() == panel().table.columns());
  CHECK(table.text(0, 2) == "0.7");
  CHECK(table.text(1, 2) == "0.2");
  CHECK(table.text(2, 2) == "0.8");
  CHECK(table.text(0, 3) == "A, B");
  CHECK(second.synonyms == panel().synonyms);
  CHECK(posterior.panel_of(panel(), 0).table.text(0, 2) == "0.5");
}

TEST_CASE("a column may go by the field's name for it") {
  CHECK(draws("ccode,year,draw,tie\n2,2001,1,0.5\n2,2001,2,0.7\n").columns() == std::vector<std::string>{"depth"});
}

TEST_CASE("what is wrong with a file of draws is said with its place") {
  CHECK_THAT(error_of("ccode,year,draw,dept\n2,2001,1,0.5\n"), Contains("no column \"dept\"") && Contains("depth"));
  CHECK_THAT(error_of("ccode,year,depth\n2,2001,1\n"), Contains("draw"));
  CHECK_THAT(error_of("ccode,year,draw\n2,2001,1\n"), Contains("nothing is drawn"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,0.5\n2,2001,1,0.6\n"),
             Contains("draws.csv:3:1") && Contains("twice"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,0.5\n2,2002,2,0.6\n"), Contains("draw 1 lacks 2 in 2002"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,0.5\n2,2001,3,0.6\n"), Contains("draws are not numbered"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,0.5\n"), Contains("two at least"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,0,0.5\n2,2001,1,0.5\n"), Contains("draw 0"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,NA\n2,2001,2,1\n"), Contains("draws.csv:2:10"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n2,2001,1,deep\n2,2001,2,1\n"), Contains("draws.csv:2:10"));
  CHECK_THAT(error_of("ccode,year,draw,depth\n7,2001,1,1\n7,2001,2,1\n"), Contains("none of its state-years"));
}

}  // namespace entente
