#include "scenarios/coefficients_file.hpp"

#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <unistd.h>

using namespace entente;
using namespace entente::testing;

namespace {

const std::string small_coefficients = std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small/coefficients.yaml";

struct Broken {
  std::string old;
  std::string now;
  std::string problem;
};

// Numbers whose shortest decimal text is long, and some at the ends of the range.
CoefficientsModel awkward() {
  CoefficientsModel model;
  Coefficients& c = model.coefficients;
  c.family = Family::gaussian;
  c.terms = {"intercept", "log(gdp)", "a \"b\\c: #d", "potential"};
  c.estimate = {1.0 / 3, -0.0, 5e-324, 1.7976931348623157e308, std::nextafter(-4.0, 0.0)};
  const std::vector<double> root = {0.1, 1.0 / 7, 0, 1e-9, 3.3};
  for (double a : root) {
    for (double b : root) c.covariance.push_back(a * b);
  }
  c.state_effects = {{CowCode(2), 0.1 + 0.2}, {CowCode(920), -1e-300}};
  c.potential = {0.1, 2.0 / 3, 0.3 - 0.1};
  model.measures = {OutcomeMeasure::corrected, DepthMeasure::oriented, PotentialKind::residual};
  model.response = "contribution share";
  model.rows = 2383;
  model.clusters = 178;
  model.units = {"share", "", "ä", "share per unit"};
  model.source = "two\nlines, \"quoted\" and a \\";
  model.convention = "plm HC1: by state # not a comment";
  model.formula = "share ~ pot_gain + log(gdp) | ccode";
  model.data = FittedData{"panel, \"published\".csv", std::string(64, 'a'), 2842};
  return model;
}

void check_same(const CoefficientsModel& a, const CoefficientsModel& b) {
  CHECK(a.coefficients.family == b.coefficients.family);
  CHECK(a.coefficients.terms == b.coefficients.terms);
  CHECK(a.coefficients.estimate == b.coefficients.estimate);
  CHECK(std::signbit(b.coefficients.estimate[1]) == std::signbit(a.coefficients.estimate[1]));
  CHECK(a.coefficients.covariance == b.coefficients.covariance);
  CHECK(a.coefficients.state_effects == b.coefficients.state_effects);
  CHECK(a.coefficients.potential.intercept == b.coefficients.potential.intercept);
  CHECK(a.coefficients.potential.alignment_slope == b.coefficients.potential.alignment_slope);
  CHECK(a.coefficients.potential.reference == b.coefficients.potential.reference);
  CHECK(a.measures.outcome == b.measures.outcome);
  CHECK(a.measures.depth == b.measures.depth);
  CHECK(a.measures.potential == b.measures.potential);
  CHECK(a.response == b.response);
  CHECK(a.rows == b.rows);
  CHECK(a.clusters == b.clusters);
  CHECK(a.units == b.units);
  CHECK(a.source == b.source);
  CHECK(a.convention == b.convention);
  CHECK(a.formula == b.formula);
  CHECK(a.data == b.data);
}

}  // namespace

TEST_CASE("A coefficients file is read with either triangle or the full covariance") {
  const CoefficientsModels models = read_coefficients(small_coefficients);
  REQUIRE(models.size() == 2);
  const CoefficientsModel& tobit = models.at("tobit");
  CHECK(tobit.coefficients.family == Family::tobit);
  CHECK(tobit.coefficients.terms == std::vector<std::string>{"intercept", "potential"});
  CHECK(tobit.coefficients.estimate == std::vector<double>{-0.01, 0.04, -4.5});
  CHECK(tobit.coefficients.covariance == std::vector<double>{4e-6, -1.2e-5, 0, -1.2e-5, 1e-4, 0, 0, 0, 0.01});
  CHECK(tobit.coefficients.potential.reference == 0.38);
  CHECK(tobit.rows == 48);
  CHECK(tobit.clusters == 12);
  CHECK(tobit.units == std::vector<std::string>{"share", "share per unit of potential"});
  CHECK(tobit.source == "invented for tests");
  const CoefficientsModel& gaussian = models.at("gaussian");
  CHECK(gaussian.coefficients.state_effects ==
        std::map<CowCode, double>{{CowCode(385), -0.001}, {CowCode(920), 0.003}});
  CHECK(gaussian.coefficients.covariance[1 * 4 + 1] == 4e-8);
}

TEST_CASE("What is written reads back to the same bits") {
  const CoefficientsModels models{{"all", awkward()}, {"a-1", read_coefficients(small_coefficients).at("tobit")}};
  const std::string text = coefficients_text(models);
  const CoefficientsModels back = parse_coefficients(text, "x.yaml");
  check_same(models.at("all"), back.at("all"));
  check_same(models.at("a-1"), back.at("a-1"));
  CHECK(coefficients_text(back) == text);
}

TEST_CASE("A model is found by name, the only one without") {
  const CoefficientsModels two = read_coefficients(small_coefficients);
  const CoefficientsModels one{{"all", awkward()}};
  const Place place{"s.yaml", 3, 4, "contribution.coefficients.file"};
  CHECK(&model_of(two, "tobit", place) == &two.at("tobit"));
  CHECK(&model_of(one, "", place) == &one.at("all"));
  CHECK(
      faults([&] { model_of(two, "", place); }).front() ==
      "3:4 contribution.coefficients.file: the file has several models and none is named; expected gaussian or tobit; "
      "write file.yaml/model");
  CHECK(faults([&] { model_of(two, "tobot", place); }).front().ends_with("did you mean tobit?"));
}

TEST_CASE("A broken coefficients file is refused with line, column and key") {
  const std::string text = file_text(small_coefficients);
  const std::vector<Broken> cases{
      {"entente_coefficients: 1", "entente_coefficients: 2", "2:23 entente_coefficients: 2 is out of range"},
      {"entente_coefficients: 1\n", "", "2:1 entente_coefficients: the key is missing"},
      {"  tobit:\n", "  to bit:\n",
       "4:3 models.to bit: \"to bit\" cannot name a model; expected letters, digits, _ and -"},
      {"family: tobit", "family: tobitt",
       "5:13 models.tobit.family: \"tobitt\" is not known here; expected gaussian, tobit or hurdle; did you mean "
       "tobit?"},
      {"    family: tobit\n", "", "5:5 models.tobit.family: the key is missing"},
      {"log_sigma: -4.5", "logsigma: -4.5", ""},
      {"log_sigma: -4.5", "log_sigma: \"-4.5\"", "12:16 models.tobit.log_sigma: \"-4.5\" in quotes is not a number"},
      {"rows: 48", "rows: 0", "8:20 models.tobit.sample.rows: 0 is out of range"},
      {"potential: difference}", "potential: diff, ideal: 1}", ""},
      {"estimate: 0.04", "estimate: 1e999", "11:29 models.tobit.terms.potential.estimate: \"1e999\" is not a number"},
      {"standard_error: 0.01,", "standard_error: 0.011,",
       "11:51 models.tobit.terms.potential.standard_error: the standard error is not the root of the variance in the "
       "covariance; expected 0.01"},
      {"      - [0, 0, 0.01]\n", "",
       "14:7 models.tobit.covariance: a list of 2 rows; expected a list of 3 rows: the terms in their order, then "
       "log_sigma"},
      {"[-1.2e-05, 0.0001]", "[-1.2e-05]",
       "15:9 models.tobit.covariance[2]: a list of 1; expected a list of 2 numbers"},
      {"[-1.2e-05, 0.0001]", "[-1.2e-05, -0.0001]",
       "14:7 models.tobit.covariance: the variance in row 2, column 2 is below 0"},
      {"[-1.2e-05, 0.0001]", "[-1, 0.0001]",
       "14:7 models.tobit.covariance: the covariance in row 1, column 2 is larger than its two variances allow"},
      {"      - [0, 4e-08, 0, 0]", "      - [1e-9, 4e-08, 0, 0]",
       "31:7 models.gaussian.covariance: row 1, column 2 differs from row 2, column 1: not symmetric"},
      {"{920: 0.003, NOR: -0.001}", "{920: 0.003, NZL: -0.001}",
       "35:33 models.gaussian.state_effects.NZL: NZL is named twice"},
      {"{920: 0.003, NOR: -0.001}", "{920: 0.003, UKG: -0.001}",
       "35:33 models.gaussian.state_effects.UKG: \"UKG\" is a COW abbreviation"},
      {"alignment_slope: 1,", "", "17:16 models.tobit.potential.alignment_slope: the key is missing"},
      {"    source: invented for tests\n", "", "5:5 models.tobit.source: the key is missing"},
      {"    convention: none\n", "    convention: none\n    formula: \"\"\n", "20:14 models.tobit.formula: "},
      {"    convention: none\n", "    convention: none\n    data: {file: p.csv, sha256: abc, rows: 9}\n",
       "20:33 models.tobit.data.sha256: \"abc\" is no SHA-256; expected 64 hexadecimal digits in lower case"},
      {"    convention: none\n", "    convention: none\n    data: {file: p.csv, rows: 9}\n",
       "20:11 models.tobit.data.sha256: the key is missing"},
  };
  for (const Broken& each : cases) {
    CAPTURE(each.old, each.now);
    const std::string broken = replaced(text, each.old, each.now);
    REQUIRE_FALSE(broken.empty());
    const auto found = faults([&] { parse_coefficients(broken, "x.yaml"); });
    if (each.problem.empty()) {
      CHECK(found.size() == 2);  // an unknown or wrong key, and what it should have been
      continue;
    }
    REQUIRE(found.size() == 1);
    CHECK(found.front().substr(0, each.problem.size()) == each.problem);
  }
}

TEST_CASE("Coefficients that no file may hold are not written") {
  const auto fault = [](auto spoil) {
    CoefficientsModels models{{"all", awkward()}};
    spoil(models.at("all"));
    const auto found = faults([&] { coefficients_text(models); });
    return found.empty() ? "" : found.front();
  };
  CHECK(fault([](CoefficientsModel&) {}) == "");
  CHECK(fault([](CoefficientsModel& m) {
          m.coefficients.estimate[0] = std::numeric_limits<double>::quiet_NaN();
        }).starts_with("not an input error: 0:0 coefficients that no file may hold"));
  CHECK(fault([](CoefficientsModel& m) { m.coefficients.estimate.pop_back(); }).find("do not fit together") !=
        std::string::npos);
  CHECK(fault([](CoefficientsModel& m) { m.coefficients.covariance[1] += 1e-9; }).find("not symmetric") !=
        std::string::npos);
  CHECK(fault([](CoefficientsModel& m) { m.coefficients.covariance[0] = -1; }) != "");
  CHECK(fault([](CoefficientsModel& m) { m.coefficients.terms[1] = m.coefficients.terms[0]; }).find("twice") !=
        std::string::npos);
  CHECK(fault([](CoefficientsModel& m) { m.source = "a\rb"; }) != "");
  CHECK(fault([](CoefficientsModel& m) { m.units[0] = "\xFF"; }) != "");
}

TEST_CASE("A file is written whole or not at all") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("entente-coefficients-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const std::string path = (folder / "x.yaml").string();
  const CoefficientsModels models{{"all", awkward()}};
  write_coefficients(models, path);
  check_same(models.at("all"), read_coefficients(path).at("all"));

  CoefficientsModels broken = models;
  broken.at("all").coefficients.estimate[0] = std::numeric_limits<double>::infinity();
  CHECK(faults([&] { write_coefficients(broken, path); }).size() == 1);
  check_same(models.at("all"), read_coefficients(path).at("all"));
  CHECK(faults([&] { write_coefficients(models, (folder / "none" / "x.yaml").string()); })
            .front()
            .starts_with("not an input error"));
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
  fs::remove_all(folder);
}
