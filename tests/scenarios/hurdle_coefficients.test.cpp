// Coefficients of two parts: their file, their fit, and terms of theirs that are set by hand.
#include "scenarios/coefficients_file.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/core/error.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

using testing::faults;
using testing::file_text;
using testing::replaced;
using testing::small_scenario;

const std::string hurdle_text = R"(entente_coefficients: 1
models:
  both:
    family: hurdle
    measures: {outcome: as_published, depth: as_published, potential: difference}
    response: contribution share
    sample: {rows: 48, clusters: 12}
    terms:
      intercept: {estimate: -1.5, standard_error: 0.2, unit: log-odds}
      potential: {estimate: 0.7, standard_error: 0.1, unit: log-odds per unit}
    amount_terms:
      intercept: {estimate: -6, standard_error: 0.3, unit: log-odds of the share}
      ally: {estimate: 0.4, standard_error: 0, unit: ""}
      potential: {estimate: 0.3, standard_error: 0.05, unit: ""}
    log_sigma: 0.25
    covariance:
      - [0.04]
      - [0, 0.01]
      - [0, 0, 0.09]
      - [0, 0, 0, 0]
      - [0, 0.004, 0, 0, 0.0025]
      - [0, 0, 0, 0, 0, 0.01]
    potential: {intercept: 0, alignment_slope: 1, reference: 0.38}
    source: invented for tests
    convention: none
)";

// Shares of ten states in six years, made of sines: some zeros and some contributions everywhere.
FitSample sample() {
  FitSample sample;
  sample.terms = {"intercept", "ally", "potential"};
  sample.columns.resize(3);
  for (int state = 1; state <= 10; ++state) {
    for (int year = 0; year < 6; ++year) {
      const int i = state * 6 + year;
      const double share = 0.002 * (std::sin(2.3 * i) + 0.6 * std::cos(1.9 * state));
      sample.share.push_back(std::max(0.0, share));
      sample.states.push_back(CowCode(static_cast<std::uint16_t>(state * 20)));
      sample.alignment.push_back(0.5 + 0.4 * std::sin(0.7 * state + 0.1 * year));
      sample.depth.push_back(state % 3 == 0 ? 0.6 : 0.1 * std::abs(std::cos(i)));
      sample.columns[0].push_back(1);
      sample.columns[1].push_back(state % 3 == 0 ? 1 : 0);
    }
  }
  return sample;
}

Scenario hurdle_scenario(const std::string& override_map = "") {
  const std::string text = replaced(file_text(small_scenario), "family: tobit", "family: hurdle");
  const std::string now = override_map.empty() ? "{fit: states}" : "{fit: states, override: " + override_map + "}";
  return parse_scenario(replaced(text, "{fit: states}", now), small_scenario);
}

std::string first_fault(const std::string& override_map) {
  const auto found = faults([&] { fit_coefficients(hurdle_scenario(override_map), sample()); });
  return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("A hurdle's file has the terms of both parts", "[hurdle]") {
  const CoefficientsModel model = parse_coefficients(hurdle_text, "x.yaml").at("both");
  const Coefficients& c = model.coefficients;
  CHECK(c.family == Family::hurdle);
  CHECK(c.terms == std::vector<std::string>{"intercept", "potential"});
  CHECK(c.amount_terms == std::vector<std::string>{"intercept", "ally", "potential"});
  CHECK(c.estimate == std::vector<double>{-1.5, 0.7, -6, 0.4, 0.3, 0.25});
  REQUIRE(c.covariance.size() == 36);
  CHECK(c.covariance[1 * 6 + 4] == 0.004);
  CHECK(c.covariance[4 * 6 + 1] == 0.004);
  CHECK(model.units == std::vector<std::string>{"log-odds", "log-odds per unit", "log-odds of the share", "", ""});
}

TEST_CASE("A hurdle that is written reads back to the same bits", "[hurdle]") {
  CoefficientsModels models = parse_coefficients(hurdle_text, "x.yaml");
  Coefficients& c = models.at("both").coefficients;
  c.estimate = {1.0 / 3, -0.0, 5e-324, std::nextafter(-4.0, 0.0), 0.1 + 0.2, -2.0 / 3};
  const std::vector<double> root = {0.1, 1.0 / 7, 1e-9, 0, 3.3, 0.7};
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) c.covariance[i * 6 + j] = root[i] * root[j];
  }
  const std::string text = coefficients_text(models);
  const CoefficientsModels back = parse_coefficients(text, "y.yaml");
  const Coefficients& read = back.at("both").coefficients;
  CHECK(read.family == Family::hurdle);
  CHECK(read.terms == c.terms);
  CHECK(read.amount_terms == c.amount_terms);
  CHECK(read.estimate == c.estimate);
  CHECK(std::signbit(read.estimate[1]));
  CHECK(read.covariance == c.covariance);
  CHECK(back.at("both").units == models.at("both").units);
  CHECK(coefficients_text(back) == text);

  models.at("both").units.pop_back();
  CHECK(faults([&] { coefficients_text(models); }).front().find("5 terms, 6 estimates") != std::string::npos);
}

TEST_CASE("A hurdle's file has its ceiling, to the bit", "[hurdle]") {
  CoefficientsModels models = parse_coefficients(hurdle_text, "x.yaml");
  CHECK(models.at("both").coefficients.ceiling == 1);  // none is in the file
  CoefficientsModel& model = models.at("both");
  model.coefficients.ceiling = std::nextafter(0.08, 0.0);
  model.ceiling_error = 1.0 / 337;
  const std::string text = coefficients_text(models);
  const CoefficientsModel back = parse_coefficients(text, "y.yaml").at("both");
  CHECK(back.coefficients.ceiling == std::nextafter(0.08, 0.0));
  CHECK(back.ceiling_error == 1.0 / 337);
  CHECK(coefficients_text({{"both", back}}) == text);
  for (const double impossible : {0.0, -0.1, 1.5}) {
    model.coefficients.ceiling = impossible;
    CHECK(faults([&] { coefficients_text(models); }).front().find("out of range") != std::string::npos);
  }
}

TEST_CASE("A broken hurdle file is refused with line, column and key", "[hurdle]") {
  struct Broken {
    std::string old, now, problem;
  };
  const std::vector<Broken> cases{
      {"family: hurdle", "family: tobit",
       "11:5 models.both.amount_terms: only a hurdle has an amount of its own; leave the key out or choose another"},
      {"    amount_terms:\n", "    amount_term:\n", ""},
      {"family: hurdle", "family: hurdel",
       "4:13 models.both.family: \"hurdel\" is not known here; expected gaussian, tobit or hurdle; did you mean "
       "hurdle?"},
      {"log_sigma: 0.25", "log_sigma: 5", "15:16 models.both.log_sigma: 5 is out of range; expected a number"},
      {"    log_sigma: 0.25\n", "    log_sigma: 0.25\n    state_effects: {920: 0.1}\n",
       "16:5 models.both.state_effects: a hurdle has no fixed effects of states"},
      {"    log_sigma: 0.25\n", "    ceiling: {estimate: 1.2, standard_error: 0, unit: share}\n    log_sigma: 0.25\n",
       "15:25 models.both.ceiling.estimate: 1.2 is out of range; expected a number above 0 and at most 1"},
      {"    log_sigma: 0.25\n", "    ceiling: {estimate: 0.2, unit: share}\n    log_sigma: 0.25\n",
       "15:14 models.both.ceiling.standard_error: the key is missing"},
      {"      - [0, 0, 0, 0, 0, 0.01]\n", "",
       "17:7 models.both.covariance: a list of 5 rows; expected a list of 6 rows: the terms in their order, then the "
       "amount_terms, then log_sigma"},
      {"standard_error: 0.05", "standard_error: 0.06",
       "14:50 models.both.amount_terms.potential.standard_error: the standard error is not the root"},
      {"[0, 0.004, 0, 0, 0.0025]", "[0, 0.006, 0, 0, 0.0025]",
       "17:7 models.both.covariance: the covariance in row 2, column 5 is larger than its two variances allow"},
  };
  for (const Broken& each : cases) {
    CAPTURE(each.old, each.now);
    const std::string broken = replaced(hurdle_text, each.old, each.now);
    REQUIRE_FALSE(broken.empty());
    const auto found = faults([&] { parse_coefficients(broken, "x.yaml"); });
    REQUIRE_FALSE(found.empty());
    if (each.problem.empty()) continue;  // an unknown key, and what it should have been, and what follows
    CHECK(found.front().substr(0, each.problem.size()) == each.problem);
    CHECK(found.size() == 1);
  }
}

TEST_CASE("A scenario's hurdle is fitted in both parts, with their joint covariance", "[hurdle][world]") {
  const CoefficientChoice choice = fit_coefficients(hurdle_scenario(), sample());
  const Coefficients& c = choice.model.coefficients;
  CHECK(c.family == Family::hurdle);
  CHECK(c.terms == sample().terms);
  CHECK(c.amount_terms == sample().terms);
  CHECK(c.parameters() == 7);
  CHECK(c.covariance[2 * 7 + 5] != 0);
  CHECK(c.potential.reference != 0);
  CHECK(choice.fit->method == "hurdle");
  CHECK(choice.fit->terms[5].term == "amount: potential");
  CHECK(choice.fit->clusters == 10);
  CHECK(choice.model.rows == 60);
}

TEST_CASE("A hurdle's terms are set by hand part by part", "[hurdle][world]") {
  const Coefficients fitted = fit_coefficients(hurdle_scenario(), sample()).model.coefficients;
  const CoefficientChoice choice =
      fit_coefficients(hurdle_scenario("{participation.potential: 0, amount.potential: 0.5}"), sample());
  const Coefficients& c = choice.model.coefficients;
  CHECK(c.estimate[2] == 0);
  CHECK(c.estimate[5] == 0.5);
  for (const std::size_t kept : {0u, 1u, 3u, 4u, 6u}) CHECK(c.estimate[kept] == fitted.estimate[kept]);
  for (std::size_t j = 0; j < 7; ++j) {
    CHECK(c.covariance[2 * 7 + j] == 0);
    CHECK(c.covariance[j * 7 + 5] == 0);
  }
  CHECK(c.covariance[0] == fitted.covariance[0]);
  REQUIRE(choice.notes.size() == 2);
  CHECK(choice.notes[0].starts_with("the coefficient of amount.potential is set by hand to 0.5"));

  CHECK(
      first_fault("{potential: 0.5}") ==
      "20:42 contribution.coefficients.override.potential: the term \"potential\" of a hurdle does not say which part "
      "it is of; expected \"participation.potential\" or \"amount.potential\"");
  CHECK(first_fault("{amount.potentail: 0.5}").find("expected \"amount.potential\"") != std::string::npos);
  CHECK(first_fault("{log(sigma): 0.5}").find("have no term \"log(sigma)\"") != std::string::npos);
}

TEST_CASE("A hurdle's ceiling is none, given or fitted, and every output says which", "[hurdle][world]") {
  const auto with = [](const std::string& ceiling) {
    const std::string text =
        replaced(file_text(small_scenario), "family: tobit", "family: hurdle\n  ceiling: " + ceiling);
    return fit_coefficients(parse_scenario(text, small_scenario), sample());
  };
  const CoefficientChoice none = fit_coefficients(hurdle_scenario(), sample());
  CHECK(none.model.coefficients.ceiling == 1);
  CHECK(none.model.source.find("no ceiling below 1") != std::string::npos);
  const CoefficientChoice given = with("0.01");
  CHECK(given.model.coefficients.ceiling == 0.01);
  CHECK(given.model.ceiling_error == 0);
  CHECK(given.model.coefficients.estimate != none.model.coefficients.estimate);
  CHECK(given.model.source.find("ceiling 0.0100 (given)") != std::string::npos);
  CHECK(given.notes.empty());
  const CoefficientChoice fitted = with("fit");
  const double ceiling = fitted.model.coefficients.ceiling;
  const FitSample rows = sample();
  CHECK(ceiling > *std::max_element(rows.share.begin(), rows.share.end()));
  CHECK(ceiling < 0.02);
  CHECK(fitted.fit->log_likelihood > given.fit->log_likelihood);
  CHECK(fitted.model.ceiling_error > 0);
  CHECK(fitted.model.source.find("(estimated)") != std::string::npos);
  REQUIRE(fitted.notes.size() == 1);
  CHECK(fitted.notes.front().find("replicates do not draw it") != std::string::npos);
  const auto below = faults([&] { with("0.002"); });
  CHECK(below.front().find("contribution.coefficients.fit: response: ") != std::string::npos);
  CHECK(below.front().find("shares are 0.002 or more") != std::string::npos);
}

TEST_CASE("What is wrong with a hurdle's rows is said with part, term and the scenario's place", "[hurdle][world]") {
  FitSample one = sample();
  for (std::size_t i = 0; i < one.share.size(); ++i) one.columns[1][i] = one.share[i] > 0 ? 1 : 0;
  const auto found = faults([&] { fit_coefficients(hurdle_scenario(), one); });
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with(
      "20:23 contribution.coefficients.fit: participation: ally: zeros are separated from positive shares along ally"));
}

}  // namespace entente
