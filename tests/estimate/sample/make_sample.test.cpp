#include "estimate/sample/panel.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

// Rows out of order, unit 2 without 2003, a gap in y and one in x. The same in R:
//   d <- data.frame(unit=c(1,1,1,1,2,2,2,3,3,3,3), year=c(2004,2001,2002,2003,2001,2002,2004,2001,2002,2003,2004),
//     y=c(.4,.1,.2,.3,.5,NA,.7,.8,.6,.9,.2), x=c(4,1,2,3,7,6,5,8,NA,9,2),
//     z=c("u","v","w","u","v","w","u","v","w","u","v"))
const std::string rows =
    "unit,year,y,x,z\n1,2004,.4,4,u\n1,2001,.1,1,v\n1,2002,.2,2,w\n1,2003,.3,3,u\n2,2001,.5,7,v\n2,2002,NA,6,w\n"
    "2,2004,.7,5,u\n3,2001,.8,8,v\n3,2002,.6,.,w\n3,2003,.9,9,u\n3,2004,.2,2,v\n";

Panel panel_of(const std::string& text) { return {Table::parse(text, "p.csv"), {}}; }

Sample sample_of(const std::string& formula, SampleOptions options = {}, const std::string& text = rows) {
  if (!options.index) options.index = PanelIndex{"unit", "year", {}};
  return make_sample(panel_of(text), parse_formula(formula, {"--formula", 0, 0, {}}), options);
}

std::vector<double> column(const Sample& sample, const std::string& term) {
  std::vector<double> values;
  const std::size_t index = sample.matrix.term(term).value();
  for (std::size_t i = 0; i < sample.rows(); ++i) values.push_back(sample.row(i)[index]);
  return values;
}

std::string error_of(const std::string& formula, const std::string& text = rows, SampleOptions options = {}) {
  try {
    sample_of(formula, std::move(options), text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

Exclusion excluding(const std::string& text) { return parse_exclusion(text, {"--exclude", 0, 0, {}}); }

using Catch::Contains;
using Strings = std::vector<std::string>;
using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("a sample holds the complete rows in the panel's order, and accounts for the others") {
  const Sample sample = sample_of("y ~ x");
  CHECK(sample.panel_rows == std::vector<std::size_t>{0, 1, 2, 3, 4, 6, 7, 9, 10});
  CHECK(sample.outcome == Numbers{.4, .1, .2, .3, .5, .7, .8, .9, .2});
  CHECK(column(sample, "x") == Numbers{4, 1, 2, 3, 7, 5, 8, 9, 2});
  CHECK(sample.terms() == Strings{"(Intercept)", "x"});
  CHECK(sample.account.rows_read == 11);
  CHECK(sample.account.missing_rows == 2);
  REQUIRE(sample.account.missing.size() == 2);
  CHECK(sample.account.missing[0].what == "y is missing");
  CHECK(sample.account.missing[0].rows == 1);
  CHECK(sample.account.missing[1].what == "x is missing");
  CHECK(sample.unit.labels == Strings{"1", "2", "3"});
  CHECK(sample.time.labels == Strings{"2001", "2002", "2003", "2004"});
  CHECK(sample.time.level == std::vector<std::uint32_t>{3, 0, 1, 2, 0, 3, 0, 2, 3});
}

TEST_CASE("lag() goes by unit and year, not by the order of rows") {
  // R: plm::lag(pdata.frame(d, c("unit", "year"))$x, 1, shift = "time"), complete rows of y and the lag
  const Sample one = sample_of("y ~ lag(x)");
  CHECK(one.panel_rows == std::vector<std::size_t>{0, 2, 3, 8, 10});
  CHECK(column(one, "lag(x)") == Numbers{3, 1, 2, 8, 9});
  const Sample two = sample_of("y ~ lag(x, 2)");
  CHECK(two.panel_rows == std::vector<std::size_t>{0, 3, 6, 9});
  CHECK(column(two, "lag(x, 2)") == Numbers{2, 1, 6, 8});
  CHECK(two.matrix.leaves() == Strings{"lag(x, 2)"});
  CHECK(column(sample_of("y ~ lag(log(x))"), "lag(log(x))")[0] == Approx(std::log(3)).epsilon(1e-15));
  // Excluded rows lend no values.
  CHECK(sample_of("y ~ lag(x)", {.exclude = {excluding("year=2003")}}).panel_rows == std::vector<std::size_t>{2, 8});
}

TEST_CASE("a lagged outcome is a term of the response, whatever that is") {
  const Sample sample = sample_of("I(y/2) ~ x", {.lagged_outcome = true});
  CHECK(sample.terms() == Strings{"(Intercept)", "x", "lag(I(y/2))"});
  CHECK(sample.panel_rows == std::vector<std::size_t>{0, 2, 3, 9, 10});
  CHECK(column(sample, "lag(I(y/2))") == Numbers{.15, .05, .1, .3, .45});
}

TEST_CASE("means are those of the sample's rows") {
  // R: cc <- d[complete.cases(d[, c("y", "x")]), ]; cc$b <- ave(cc$x, cc$unit); cc$w <- cc$x - cc$b
  const double third = 19.0 / 3;
  const Sample sample = sample_of("y ~ between(x) + within(x)");
  const Numbers between{2.5, 2.5, 2.5, 2.5, 6, 6, third, third, third};
  const Numbers within{1.5, -1.5, -.5, .5, 1, -1, 8 - third, 9 - third, 2 - third};
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK(column(sample, "between(x)")[i] == Approx(between[i]).epsilon(1e-14));
    CHECK(column(sample, "within(x)")[i] == Approx(within[i]).epsilon(1e-14));
  }
  const Sample split = sample_of("y ~ x", {.between_within = true});
  CHECK(split.terms() == Strings{"(Intercept)", "between(x)", "within(x)"});
  CHECK(split.design == sample_of("y ~ between(x) + within(x)").design);
  // What does not vary within units has no deviation from its mean.
  CHECK(sample_of("y ~ x + log(unit)", {.between_within = true}).terms() ==
        Strings{"(Intercept)", "between(x)", "within(x)", "between(log(unit))"});
}

TEST_CASE("factors are coded as R codes them") {
  // R: colnames(model.matrix(formula, d)), which has rows of complete y and x
  CHECK(sample_of("y ~ x*factor(z)").terms() ==
        Strings{"(Intercept)", "x", "factor(z)v", "factor(z)w", "x:factor(z)v", "x:factor(z)w"});
  const Sample text = sample_of("y ~ x*factor(z)");
  CHECK(column(text, "factor(z)v") == Numbers{0, 1, 0, 0, 1, 0, 1, 0, 1});
  CHECK(column(text, "x:factor(z)v") == Numbers{0, 1, 0, 0, 7, 0, 8, 0, 2});
  CHECK(sample_of("y ~ factor(year) - 1").terms() ==
        Strings{"factor(year)2001", "factor(year)2002", "factor(year)2003", "factor(year)2004"});
  CHECK(sample_of("y ~ factor(z):x").terms() == Strings{"(Intercept)", "factor(z)u:x", "factor(z)v:x", "factor(z)w:x"});
  CHECK(sample_of("y ~ 0 + factor(z):x + factor(unit)").terms() ==
        Strings{"factor(unit)1", "factor(unit)2", "factor(unit)3", "factor(z)u:x", "factor(z)v:x", "factor(z)w:x"});
  // R has columns of zeros for cells without rows; here they have none.
  CHECK(sample_of("y ~ factor(z):factor(unit)").terms() ==
        Strings{"(Intercept)", "factor(z)u:factor(unit)1", "factor(z)v:factor(unit)1", "factor(z)w:factor(unit)1",
                "factor(z)u:factor(unit)2", "factor(z)v:factor(unit)2", "factor(z)u:factor(unit)3",
                "factor(z)v:factor(unit)3", "factor(z)w:factor(unit)3"});
  // Absorbed effects span the constant.
  CHECK(sample_of("y ~ factor(z) | unit").terms() == Strings{"factor(z)v", "factor(z)w"});
  const Sample years = sample_of("y ~ factor(year)");
  CHECK(years.matrix.leaves() == Strings{"year"});
  CHECK(column(years, "factor(year)2004") == Numbers{1, 0, 0, 0, 0, 1, 0, 0, 0, 1});
}

TEST_CASE("rows of a panel that are left out count under the first rule that takes them") {
  const Sample sample = sample_of("y ~ x", {.exclude = {excluding("unit=2.0,9"), excluding("z = u")}});
  REQUIRE(sample.account.excluded.size() == 3);
  CHECK(sample.account.excluded[0].what == "unit = 2.0");
  CHECK(sample.account.excluded[0].rows == 3);
  CHECK(sample.account.excluded[1].rows == 0);
  CHECK(sample.account.excluded[2].rows == 3);
  CHECK(sample.rows() == 4);
  CHECK(sample.unit.labels == Strings{"1", "3"});
  CHECK(sample_of("y ~ x", {.complete = {"x"}}).rows() == 9);
  CHECK(sample_of("y ~ year", {.complete = {"x"}}).rows() == 9);
  CHECK(sample_of("y ~ year").rows() == 10);
  CHECK_THROWS_WITH(excluding("unit"), Contains("VARIABLE=VALUE"));
  CHECK_THROWS_WITH(excluding("unit=1,,2"), Contains("empty value"));
  CHECK_THROWS_WITH(excluding("=1"), Contains("no variable"));
}

TEST_CASE("singletons go until none is left, unless they are kept") {
  // (4, 2001) is alone in unit 4; without it (3, 2001) is alone in 2001; without that (3, 2005) in unit 3, and so on.
  const std::string chain =
      "unit,year,y,x\n4,2001,1,3\n3,2001,2,2\n3,2005,3,9\n1,2002,4,1\n1,2003,5,4\n2,2002,1,1\n2,2003,7,0\n";
  const Sample sample = sample_of("y ~ x | unit + year", {}, chain);
  CHECK(sample.panel_rows == std::vector<std::size_t>{3, 4, 5, 6});
  REQUIRE(sample.account.singletons.size() == 2);
  CHECK(sample.account.singletons[0].rows + sample.account.singletons[1].rows == 3);
  CHECK(sample.effects[0].labels == Strings{"1", "2"});
  CHECK(sample.effects[1].labels == Strings{"2002", "2003"});
  CHECK(sample_of("y ~ x | unit + year", {.keep_singletons = true}, chain).rows() == 7);
}

TEST_CASE("groupings are looked up by name, and subsets keep labels in use") {
  const Sample sample = sample_of("y ~ x | unit", {.clusters = {"z"}});
  CHECK(sample.grouping("z").labels == Strings{"u", "v", "w"});
  CHECK(sample.grouping("year").levels() == 4);
  CHECK_THROWS_WITH(sample.grouping("yera"), Contains("z, unit, year") && Contains("did you mean year?"));
  const std::vector<std::size_t> chosen{8, 8, 4};
  const Sample part = sample.subset(chosen);
  CHECK(part.outcome == Numbers{.2, .2, .5});
  CHECK(part.unit.labels == Strings{"2", "3"});
  CHECK(part.unit.level == std::vector<std::uint32_t>{1, 1, 0});
  CHECK(part.design == Numbers{2, 2, 7});
  CHECK(part.panel_rows == std::vector<std::size_t>{10, 10, 4});
  CHECK(rows_by_level(part.unit) == std::vector<std::vector<std::size_t>>{{2}, {0, 1}});
}

TEST_CASE("unknown variables are named with the nearest, all at once") {
  Panel panel = panel_of(rows);
  panel.synonyms = {{"share", "y"}, {"gone", "nowhere"}};
  const auto error = [&](const std::string& formula) {
    try {
      make_sample(panel, parse_formula(formula, {"--formula", 0, 0, {}}), {});
    } catch (const Error& found) {
      return std::string(found.what());
    }
    return std::string("no error");
  };
  CHECK(error("shrae ~ xx + factor(zz) | units") ==
        "--formula:1:1: the panel p.csv has no variable \"shrae\"; did you mean share?\n"
        "--formula:1:9: the panel p.csv has no variable \"xx\"; did you mean x?\n"
        "--formula:1:21: the panel p.csv has no variable \"zz\"; did you mean z?\n"
        "--formula:1:27: the panel p.csv has no variable \"units\"; did you mean unit?");
  CHECK(make_sample(panel, parse_formula("share ~ x", {}), {}).rows() == 9);
  CHECK(synonyms_used(panel, parse_formula("log(share) ~ lag(share) + x", {})) == Strings{"share is the panel's y"});
  CHECK_THAT(error("gone ~ x"), Contains("no variable \"gone\""));
}

TEST_CASE("text in a numeric column has a place, and only rows not excluded count") {
  const std::string text =
      "unit,year,y,x\n1,2001,1,\"9,000\"\n1,2002,2,abc\n2,2001,3,5\n2,2002,,x\n3,2001,1,7\n3,2002,2,8\n";
  CHECK_THAT(error_of("y ~ x", text),
             Contains("p.csv:2:10: x: the number \"9,000\" has a thousands separator (unit 1, year 2001)") &&
                 Contains("p.csv:3:10: x: \"abc\" (unit 1, year 2002); expected a number") && Contains("p.csv:5:9: x"));
  CHECK(sample_of("y ~ x", {.exclude = {excluding("unit=1"), excluding("x=x")}}, text).rows() == 3);
  CHECK_THAT(error_of("z ~ x", "unit,year,z,x\n1,2001,NA ,1\n1,2002,2,1\n"), Contains("\"NA \""));
  std::string many = "unit,year,y,x\n";
  for (int i = 0; i < 10; ++i) many += "1," + std::to_string(2000 + i) + "," + std::to_string(i) + ",bad\n";
  CHECK_THAT(error_of("y ~ x", many), Contains("7 more of the kind: text in x"));
}

TEST_CASE("infinite values and impossible logarithms name row, unit and time; unused rows may have them") {
  const std::string text =
      "unit,year,y,x,g\n1,2001,Inf,1,1\n1,2002,2,2,-3\n2,2001,3,5,0\n2,2002,-inf,NA,2\n3,2001,1,7,1\n3,2002,2,8,5\n";
  CHECK_THAT(
      error_of("y ~ x", text),
      Contains("p.csv:2:8: y: an infinite value (unit 1, year 2001); expected a finite number") && !Contains("unit 2"));
  const SampleOptions without_first{.exclude = {excluding("y=Inf")}};
  CHECK_THAT(error_of("y ~ x + log(g)", text, without_first),
             Contains("p.csv:3:1: log(g): the logarithm of -3 (unit 1, year 2002)") &&
                 Contains("p.csv:4:1: log(g): the logarithm of 0 (unit 2, year 2001)"));
  CHECK_THAT(error_of("I(x/g) ~ x", text, without_first), Contains("p.csv:4:1: I(x/g): 5 divided by 0 (unit 2"));
  CHECK_THAT(error_of("x ~ sqrt(g)", text, without_first), Contains("the square root of -3"));
  CHECK_THAT(error_of("x ~ I(exp(1000*x))", text, without_first), Contains("exp(2000)"));
  CHECK_THAT(error_of("y ~ lag(log(g))", text, without_first),
             Contains("p.csv:5:1: lag(log(g)): the logarithm of 0 in line 4 (unit 2, year 2002)"));
}

TEST_CASE("what no regression can do with is refused") {
  const std::string text = "unit,year,y,x,one\n1,2001,1,1,4\n1,2002,1,2,4\n2,2001,1,5,4\n2,2002,,1,5\n";
  const std::string error = error_of("y ~ x + one + log(one)", text);
  CHECK_THAT(error, Contains("--formula:1:1: the response y never varies: it is 1"));
  CHECK_THAT(error, Contains("--formula:1:9: one is constant in the sample: it is 4 in all 3 rows"));
  CHECK_THAT(error, Contains("3 rows for 4 terms"));
  CHECK(sample_of("x ~ 0 + one", {}, text).rows() == 4);
  CHECK_THAT(error_of("y ~ x", "unit,year,y,x\n1,2001,,1\n1,2002,1,\n"),
             Contains("no rows are left of the 2 in p.csv: y is missing in 1, x is missing in 1"));
  CHECK_THAT(error_of("y ~ x", "unit,year,y,x\n"), Contains("no rows"));
  CHECK_THAT(error_of("y ~ x", rows + "1,2004,.5,1,u\n1,2004,.5,2,u\n"),
             Contains("p.csv:13:3: year: a second row of unit 1, year 2004") && Contains("the first is in line 2"));
  CHECK_THAT(error_of("y ~ x + factor(one)", "unit,year,y,x,one\n1,2001,1,1,4\n1,2002,2,2,4\n1,2003,2,3,4\n"),
             Contains("one level"));
}

TEST_CASE("what comes from other rows needs an index") {
  const auto make = [](const std::string& formula, const std::string& text) {
    return make_sample(panel_of(text), parse_formula(formula, {"--formula", 0, 0, {}}), {});
  };
  CHECK_THROWS_WITH(make("y ~ lag(x)", rows), Contains("--formula:1:5:") && Contains("--index ccode,year"));
  CHECK_THROWS_WITH(make("y ~ within(x)", rows), Contains("--index ccode,year"));
  CHECK_THAT(error_of("y ~ lag(x)", "unit,year,y,x\n1,2001.5,1,2\n1,2002,2,3\n"), Contains("whole numbers"));
  CHECK(make("y ~ x", rows).unit.empty());
}

TEST_CASE("the usual index is found where it tells rows apart") {
  CHECK_FALSE(usual_index(panel_of(rows)));
  const auto index = usual_index(panel_of("stateabb,ccode,year\nUSA,2,2001\nUSA,2,2002\nAFG,700,2001\n"));
  REQUIRE(index);
  CHECK(index->unit == "ccode");
  CHECK(index->time == "year");
  CHECK_FALSE(usual_index(panel_of("ccode,year\n2,2001\n2,2001\n")));
}

TEST_CASE("a design evaluates at values of its leaves, as predictions do") {
  const Sample sample = sample_of("y ~ log(x):lag(x) + factor(z)");
  CHECK(sample.matrix.leaves() == Strings{"z", "x", "lag(x)"});
  Numbers design(sample.columns());
  sample.matrix.evaluate(Numbers{2, std::exp(1), 5}, design);
  CHECK(sample.terms() == Strings{"(Intercept)", "factor(z)v", "factor(z)w", "log(x):lag(x)"});
  CHECK(design[1] == 1);
  CHECK(design[2] == 0);
  CHECK(design[3] == Approx(5).epsilon(1e-15));
  sample.matrix.evaluate(Numbers{1, 0, 5}, design);
  CHECK_FALSE(std::isfinite(design[3]));
}

}  // namespace entente
