#include "results/figures/coefficient_plot.hpp"

#include "sim/core/error.hpp"
#include "tests/results/support/coefficient_example.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <set>

using namespace entente;
using Catch::Matchers::Contains;
using entente::testing::coefficient_example;
using entente::testing::estimate_line;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

nlohmann::json plot(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options = {}) {
  return nlohmann::json::parse(coefficient_plot(models, options));
}

std::vector<std::string> panel_titles(const nlohmann::json& figure) {
  std::vector<std::string> titles;
  for (const auto& panel : figure["concat"]) {
    std::string title;
    for (const auto& line : panel["title"]["text"]) title += line.get<std::string>();
    titles.push_back(title);
  }
  return titles;
}

std::vector<std::string> mark_types(const nlohmann::json& view) {
  std::vector<std::string> types;
  for (const auto& layer : view["layer"]) types.push_back(layer["mark"]["type"]);
  return types;
}

Fault fault_of(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options) {
  try {
    coefficient_plot(models, options);
  } catch (const Error& error) {
    return error.fault();
  }
  throw std::logic_error("no error");
}

}  // namespace

TEST_CASE("a single model is named once, several in every row of panels") {
  const auto named = [](const nlohmann::json& figure) {
    std::vector<bool> which;
    for (const auto& panel : figure["concat"]) which.push_back(!panel["encoding"]["y"]["axis"].is_null());
    return which;
  };
  const std::vector<PlottedModel> models = coefficient_example();
  const nlohmann::json several = plot(models, {.width_mm = 60});
  REQUIRE(several["columns"] == 1);
  CHECK(named(several) == std::vector<bool>(several["concat"].size(), true));
  const nlohmann::json one = plot({models[0]}, {.width_mm = 60});
  REQUIRE(one["columns"] == 1);
  std::vector<bool> first(one["concat"].size(), false);
  first[0] = true;
  CHECK(named(one) == first);
}

TEST_CASE("the coefficient plot has a panel a term, in the models' order, without intercept and scale") {
  const nlohmann::json figure = plot(coefficient_example());
  CHECK(panel_titles(figure) ==
        std::vector<std::string>{"pot_gain", "us_ally", "log(gdp)", "distance (×10⁻⁷)", "<script>&\"größe\""});
  for (const auto& panel : figure["concat"]) {
    CHECK(mark_types(panel) == std::vector<std::string>{"rule", "point"});
    CHECK(panel["encoding"]["y"]["scale"]["domain"] == nlohmann::json({"political", "Fähigkeiten", "full"}));
  }
  CoefficientPlotOptions with_intercept;
  with_intercept.intercept = true;
  CHECK(panel_titles(plot(coefficient_example(), with_intercept)).front() == "(Intercept)");
}

TEST_CASE("the coefficient plot's data are the estimates, bit for bit") {
  const auto models = coefficient_example();
  const nlohmann::json figure = plot(models);
  std::size_t row = 0;
  for (const PlottedModel& model : models) {
    for (const EstimateLine& line : model.lines) {
      if (line.parameter.scale || line.parameter.term == "(Intercept)") continue;
      const nlohmann::json& value = figure["data"]["values"].at(row++);
      CHECK(value["model"] == model.name);
      CHECK(value["term"] == line.parameter.term);
      CHECK(value["estimate"].get<double>() == line.estimate);
      CHECK(value["low"].get<double>() == line.low);
      CHECK(value["high"].get<double>() == line.high);
      CHECK(value["from"].get<double>() == line.low);
      CHECK(value["to"].get<double>() == line.high);
    }
  }
  CHECK(figure["data"]["values"].size() == row);
}

TEST_CASE("each panel has its own scale, which holds zero and every interval") {
  const nlohmann::json figure = plot(coefficient_example());
  for (std::size_t panel = 0; panel < figure["concat"].size(); ++panel) {
    for (const auto& layer : figure["concat"][panel]["layer"]) {
      const auto& x = layer["encoding"]["x"];
      const double low = x["scale"]["domain"][0], high = x["scale"]["domain"][1];
      CHECK(low < 0);
      CHECK(high > 0);
      const auto ticks = x["axis"]["values"].get<std::set<double>>();
      CHECK(ticks.count(0) == 1);
      CHECK(ticks.size() >= 2);
      CHECK(x["axis"]["gridColor"]["condition"]["test"] == "datum.value === 0");  // the zero line
      for (const auto& row : figure["data"]["values"]) {
        if (row["panel"] != panel) continue;
        CHECK(row["low"].get<double>() > low);
        CHECK(row["high"].get<double>() < high);
        // A scale that fits: not one that makes the interval a dot.
        CHECK((row["high"].get<double>() - row["low"].get<double>()) / (high - low) > 0.1);
      }
    }
  }
}

TEST_CASE("models differ in shape, and neighbours in shade or filling") {
  std::vector<PlottedModel> models;
  for (int m = 0; m < 8; ++m) {
    std::string name = "m";
    name += std::to_string(m);
    models.push_back({name, "share", "", {estimate_line("x", 1, 0, 2)}});
  }
  const nlohmann::json figure = plot(models);
  const auto& point = figure["concat"][0]["layer"].back()["encoding"];
  std::set<std::string> looks;
  for (std::size_t m = 0; m < models.size(); ++m) {
    const auto range = [&](const char* channel) { return point[channel]["scale"]["range"].at(m).get<std::string>(); };
    looks.insert(range("shape") + range("fill"));
    for (const char* channel : {"stroke", "fill"}) {  // grey: red, green and blue alike
      CHECK(range(channel).substr(1, 2) == range(channel).substr(3, 2));
      CHECK(range(channel).substr(1, 2) == range(channel).substr(5, 2));
    }
  }
  CHECK(looks.size() == models.size());
}

TEST_CASE("an infinite end runs to the edge, ends in an arrow and is null in the data") {
  const std::vector<PlottedModel> models = {
      {"a", "y", "", {estimate_line("x", 1, -infinite, 2), estimate_line("z", 1, 0.5, infinite)}},
      {"b", "y", "", {estimate_line("x", 1, not_a_number, not_a_number), estimate_line("z", 3, -infinite, infinite)}}};
  const nlohmann::json figure = plot(models);
  const auto& rows = figure["data"]["values"];
  CHECK(rows[0]["low"].is_null());
  CHECK(rows[0]["open_low"] == true);
  CHECK(rows[0]["from"] == figure["concat"][0]["layer"][0]["encoding"]["x"]["scale"]["domain"][0]);
  CHECK(rows[0]["to"] == 2);
  CHECK_FALSE(rows[0].contains("open_high"));
  CHECK(rows[2]["low"].is_null());
  CHECK_FALSE(rows[2].contains("from"));  // not a number: a point without a line
  CHECK(rows[3]["open_low"] == true);
  CHECK(rows[3]["open_high"] == true);
  CHECK(mark_types(figure["concat"][0]) == std::vector<std::string>{"rule", "point", "point"});
  CHECK(mark_types(figure["concat"][1]) == std::vector<std::string>{"rule", "point", "point", "point"});
  CHECK_THAT(figure["description"].get<std::string>(), Contains("No interval: x (b)."));
}

TEST_CASE("the headline names outcome, level and covariance; the description what lies off zero") {
  const nlohmann::json figure = plot(coefficient_example());
  CHECK(figure["title"]["text"] == nlohmann::json({"Coefficients of share"}));
  CHECK(figure["title"]["subtitle"] == nlohmann::json({"95 % intervals, CR1 by ccode, 153 clusters"}));
  CHECK(figure["description"] ==
        "Coefficient plot: Coefficients of share, 3 models (political, Fähigkeiten, full). 95 % intervals, CR1 by "
        "ccode, 153 clusters. Interval above zero: pot_gain (political, full); log(gdp) (Fähigkeiten, full); "
        "<script>&\"größe\" (full). Interval below zero: distance (Fähigkeiten). Interval holds zero: us_ally "
        "(political).");
  CHECK(figure["usermeta"]["entente"]["width_mm"] == 84);

  auto models = coefficient_example();
  models[1].response = "troops";
  models[2].covariance = "HC3";
  CoefficientPlotOptions options;
  options.level = 0.999;
  options.width_mm = 174;
  CHECK(plot(models, options)["title"]["subtitle"] ==
        nlohmann::json({"99.9 % intervals", "political: of share, CR1 by ccode, 153 clusters",
                        "Fähigkeiten: of troops, CR1 by ccode, 153 clusters", "full: of share, HC3"}));
  options.headline = false;
  CHECK_FALSE(plot(models, options).contains("title"));
}

TEST_CASE("standardised coefficients share one scale") {
  CoefficientPlotOptions options;
  options.standardise = Standardise::term_sd;
  options.term_sd = {{"pot_gain", 0.5}, {"us_ally", 0.25}, {"log(gdp)", 2}, {"distance", 4096}};
  SECTION("a term without a deviation is an error that names it") {
    CHECK_THROWS_WITH(coefficient_plot(coefficient_example(), options), Contains("<script>"));
    CHECK(fault_of(coefficient_example(), options) == Fault::input);
  }
  SECTION("times the deviation") {
    options.term_sd["<script>&\"größe\""] = 1;
    const nlohmann::json figure = plot(coefficient_example(), options);
    CHECK_FALSE(figure.contains("concat"));
    CHECK(figure["data"]["values"][0]["estimate"].get<double>() == 0.0123 * 0.5);  // a power of two: exact
    CHECK(figure["data"]["values"][3]["low"].get<double>() == -3.9e-7 * 4096);
    CHECK(figure["encoding"]["yOffset"]["field"] == "model");
    CHECK(figure["title"]["subtitle"].back() == "Coefficients times the standard deviation of their term");
  }
  SECTION("nine models cannot be told apart") {
    const std::vector<PlottedModel> nine(9, {"m", "y", "", {estimate_line("us_ally", 1, 0, 2)}});
    CHECK(fault_of(nine, options) == Fault::input);
    CHECK_NOTHROW(coefficient_plot(nine));  // in panels their rows are named
  }
}

TEST_CASE("terms can be given labels, and parts of a hurdle are told apart") {
  CoefficientPlotOptions options;
  options.labels = {{"x", "Alliance potential"}};
  EstimateLine participation = estimate_line("x", 1, 0, 2), amount = estimate_line("x", 2, 1, 3);
  participation.parameter.part = "participation";
  amount.parameter.part = "amount";
  const std::vector<PlottedModel> models = {{"hurdle", "y", "", {participation, amount}}};
  options.width_mm = 174;
  CHECK(panel_titles(plot(models, options)) ==
        std::vector<std::string>{"participation: Alliance potential", "amount: Alliance potential"});
  options.labels["xx"] = "?";
  CHECK_THROWS_WITH(coefficient_plot(models, options), Contains("did you mean 'x'"));
}

TEST_CASE("what cannot be drawn is an error") {
  CoefficientPlotOptions narrow;
  narrow.width_mm = 59;
  CHECK(fault_of(coefficient_example(), narrow) == Fault::input);
  CoefficientPlotOptions level;
  level.level = 1;
  CHECK(fault_of(coefficient_example(), level) == Fault::input);
  CHECK(fault_of({}, {}) == Fault::input);
  CHECK(fault_of({{"m", "y", "", {estimate_line("(Intercept)", 1, 0, 2)}}}, {}) == Fault::input);
  CHECK(fault_of({{"m", "y", "", {estimate_line("x", not_a_number, 0, 2)}}}, {}) == Fault::work);
}

TEST_CASE("models of one name and names of broken text stay apart and readable") {
  const std::vector<PlottedModel> models = {{"m\x1b[31m\xff", "y", "", {estimate_line("x", 1, 0, 2)}},
                                            {"m\x1b[31m\xff", "y", "", {estimate_line("x", 1, 0, 2)}}};
  const nlohmann::json figure = plot(models);
  CHECK(figure["data"]["values"][0]["model"] == "m�[31m�");
  CHECK(figure["data"]["values"][1]["model"] == "m�[31m� (2)");
}

TEST_CASE("the same models give the same bytes") {
  CHECK(coefficient_plot(coefficient_example()) == coefficient_plot(coefficient_example()));
}

TEST_CASE("a covariance in words") {
  CovarianceEstimate covariance;
  covariance.name = "HC3";
  CHECK(covariance_words(covariance) == "HC3");
  covariance.name = "CR1 by ccode";
  covariance.groups = {153};
  CHECK(covariance_words(covariance) == "CR1 by ccode, 153 clusters");
  covariance.name = "two-way by ccode and year";
  covariance.groups = {153, 14};
  CHECK(covariance_words(covariance) == "two-way by ccode and year, 153 and 14 clusters");
  covariance.name = "Driscoll-Kraay";
  covariance.groups = {14};
  covariance.request.kind = CovarianceKind::driscoll_kraay;
  CHECK(covariance_words(covariance) == "Driscoll-Kraay, 14 periods");
}
