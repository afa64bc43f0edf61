#include "scenarios/fitted_coefficients.hpp"

#include "scenarios/agent_terms.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;
using namespace entente::testing;

namespace {

Expression variable(const std::string& name) {
  Expression expression;
  expression.kind = Expression::Kind::variable;
  expression.name = name;
  return expression;
}

Formula formula_of(const std::vector<std::string>& terms) {
  Formula formula;
  for (const std::string& term : terms) formula.terms.push_back({term, {variable(term)}, 1});
  return formula;
}

/// Four rows of two states.
Sample sample_of(const std::vector<std::string>& terms, const std::vector<double>& design) {
  Sample sample;
  sample.response = "share";
  sample.outcome = {0, 0.01, 0, 0.02};
  std::vector<Term> parsed;
  for (const std::string& term : terms) {
    parsed.push_back({term, {}, 1});
    if (term != design_intercept) parsed.back().factors = {variable(term)};
  }
  sample.matrix = ModelMatrix(parsed);
  sample.design = design;
  return sample;
}

ModelReport report_of(ModelFamily family, const std::vector<Parameter>& parameters) {
  ModelReport report;
  report.formula = "share ~ ...";
  report.response = "share";
  report.fit.options.family = family;
  report.fit.parameters = parameters;
  const std::size_t size = parameters.size();
  report.covariance.df.assign(size, 10);
  report.covariance.matrix.assign(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    report.fit.estimate.push_back(0.1 * static_cast<double>(i + 1));
    for (std::size_t j = 0; j < size; ++j) {
      report.covariance.matrix[i * size + j] =
          i == j ? 1.0 + static_cast<double>(i) : 0.01 * static_cast<double>(i + j);
    }
  }
  report.fit.dispersion = 4e-4;
  report.fit.statistics.observations = 4;
  report.fit.statistics.units = 2;
  return report;
}

CoefficientsOrigin origin(bool published) {
  CoefficientsOrigin result;
  result.source = "made for a test";
  result.convention = "CR1 by state";
  result.data = FittedData{"p.csv", std::string(64, '0'), 9};
  result.published_panel = published;
  return result;
}

const Place place{.key = "--coefficients"};

void check_reads_back(const CoefficientsModel& model) {
  const std::string text = coefficients_text({{"model", model}});
  const CoefficientsModel back = parse_coefficients(text, "x.yaml").at("model");
  CHECK(back.coefficients.estimate == model.coefficients.estimate);
  CHECK(back.coefficients.covariance == model.coefficients.covariance);
  CHECK(back.coefficients.state_effects == model.coefficients.state_effects);
  CHECK(back.coefficients.potential.reference == model.coefficients.potential.reference);
  CHECK(back.data == model.data);
  CHECK(back.formula == model.formula);
  CHECK(coefficients_text({{"model", back}}) == text);
}

}  // namespace

TEST_CASE("Terms of the published panel get the names that agents know") {
  CHECK(agent_term("pot_gain", true) == "potential");
  CHECK(agent_term("us_ally", true) == "ally");
  CHECK(agent_term("log(gdppc)", true) == "log(gdp_per_head_current)");
  CHECK(unit_of("potential") == "1");
  CHECK(unit_of("log(gdp_current)") == "log of current US dollars");
  CHECK(unit_of("population") == "as in the panel");
  CHECK(agent_term("(Intercept)", true) == "intercept");
  CHECK(agent_term("log(cinc)", true) == "log(cinc)");
  CHECK(agent_term("gdp", true) == "gdp_current");
  CHECK(agent_term("un_agreement", true) == "un_agreement");
  // In any other panel gdp is what the scenario's states table calls gdp: constant dollars.
  CHECK(agent_term("log(gdp)", false) == "log(gdp)");
  CHECK(agent_term("pot_gain", false) == "pot_gain");
  for (const char* term : {"a:b", "I(a/b)", "lag(share)", "within(cinc)", "exp(cinc)", "log(a + b)", "log()", ""}) {
    CAPTURE(term);
    CHECK_FALSE(agent_term(term, true));
  }
}

TEST_CASE("What agents cannot act by is refused before the fit, all of it") {
  const auto refused = [](const Formula& formula, const ModelOptions& model, const SampleOptions& sample = {}) {
    return faults([&] { check_agents_can_act(formula, model, sample, true, place); });
  };
  const Formula plain = formula_of({"(Intercept)", "pot_gain", "log(gdp)"});
  CHECK(refused(plain, {}).empty());
  ModelOptions model;
  for (const ModelFamily family : {ModelFamily::gaussian, ModelFamily::tobit, ModelFamily::hurdle}) {
    model.family = family;
    CHECK(refused(plain, model).empty());
  }
  model.amount = AmountDistribution::beta;
  CHECK(refused(plain, model).size() == 1);
  model.family = ModelFamily::poisson;
  model.random_intercept = true;
  CHECK(refused(plain, model).size() == 2);
  Formula two_effects = formula_of({"pot_gain", "pot_gain:cinc"});
  two_effects.effects = {"ccode", "year"};
  SampleOptions sample;
  sample.lagged_outcome = true;
  sample.between_within = true;
  CHECK(refused(two_effects, {}, sample).size() == 4);
  CHECK(refused(formula_of({"lag(pot_gain)"}), {}).front().find("lag(pot_gain)") != std::string::npos);
}

TEST_CASE("A gaussian fit becomes coefficients with sigma known and the mean potential") {
  const Sample sample = sample_of({"(Intercept)", "pot_gain"}, {1, 0.1, 1, 0.2, 1, 0.3, 1, 0.6});
  const ModelReport report = report_of(ModelFamily::gaussian, {{"", "(Intercept)", false}, {"", "pot_gain", false}});
  const CoefficientsModel model = coefficients_of(report, sample, origin(true), place);
  CHECK(model.coefficients.family == Family::gaussian);
  CHECK(model.coefficients.terms == std::vector<std::string>{"intercept", "potential"});
  CHECK(model.coefficients.estimate[1] == 0.2);
  CHECK(model.coefficients.estimate[2] == Approx(std::log(0.02)));
  CHECK(model.coefficients.covariance == std::vector<double>{1, 0.01, 0, 0.01, 2, 0, 0, 0, 0});
  CHECK(model.coefficients.potential.reference == Approx(0.3));
  CHECK(model.units == std::vector<std::string>{"1", "1"});
  CHECK(model.rows == 4);
  CHECK(model.clusters == 2);
  check_reads_back(model);
}

TEST_CASE("A hurdle's parameters are put in the agents' order, log(sigma) last") {
  const Sample sample = sample_of({"(Intercept)", "cinc"}, {1, 0.1, 1, 0.2, 1, 0.3, 1, 0.6});
  const std::vector<Parameter> mixed = {{"amount", "log(sigma)", true},
                                        {"amount", "(Intercept)", false},
                                        {"amount", "cinc", false},
                                        {"participation", "(Intercept)", false},
                                        {"participation", "cinc", false}};
  ModelReport report = report_of(ModelFamily::hurdle, mixed);
  report.fit.ceiling = 0.25;
  const CoefficientsModel model = coefficients_of(report, sample, origin(true), place);
  CHECK(model.coefficients.terms == std::vector<std::string>{"intercept", "cinc"});
  CHECK(model.coefficients.amount_terms == std::vector<std::string>{"intercept", "cinc"});
  CHECK(model.coefficients.estimate == std::vector<double>{0.4, 0.5, 0.2, 0.1 * 3, 0.1});
  CHECK(model.coefficients.covariance[4 * 5 + 4] == 1.0);   // log(sigma) with itself
  CHECK(model.coefficients.covariance[0 * 5 + 2] == 0.04);  // participation's intercept with the amount's
  CHECK(model.coefficients.ceiling == 0.25);
  // Without potential nobody's alliances matter.
  CHECK(model.coefficients.potential.reference == 0);
  check_reads_back(model);
}

TEST_CASE("Effects must be those of states by COW number") {
  Sample sample = sample_of({"pot_gain"}, {0.1, 0.2, 0.3, 0.6});
  sample.effects = {{"ccode", {0, 0, 1, 1}, {"20", "920"}}};
  ModelReport report = report_of(ModelFamily::gaussian, {{"", "pot_gain", false}});
  report.effects = {"ccode"};
  report.effect_levels = {2};
  report.fit.effects = {{"ccode", {0.5, -0.25}}};
  const CoefficientsModel model = coefficients_of(report, sample, origin(true), place);
  CHECK(model.coefficients.state_effects == std::map<CowCode, double>{{CowCode(20), 0.5}, {CowCode(920), -0.25}});
  check_reads_back(model);
  sample.effects.front().labels = {"CAN", "NZL"};
  CHECK(faults([&] { coefficients_of(report, sample, origin(true), place); }).front().find("COW number") !=
        std::string::npos);
  sample.effects.front().labels = {"1", "920"};
  CHECK(faults([&] { coefficients_of(report, sample, origin(true), place); }).size() == 1);
}

TEST_CASE("What the panel cannot know is asked for") {
  const Sample sample = sample_of({"(Intercept)", "pot_gain"}, {1, 0.1, 1, 0.2, 1, 0.3, 1, 0.6});
  ModelReport report = report_of(ModelFamily::gaussian, {{"", "(Intercept)", false}, {"", "pot_gain", false}});
  CoefficientsOrigin residual = origin(true);
  residual.measures.potential = PotentialKind::residual;
  CHECK(faults([&] { coefficients_of(report, sample, residual, place); }).front().find("residual potential") !=
        std::string::npos);
  report.fit.statistics.units = 0;
  CHECK(faults([&] { coefficients_of(report, sample, origin(true), place); }).front().find("--index") !=
        std::string::npos);
  report.fit.statistics.units = 2;
  report.fit.dispersion = 0;
  CHECK(faults([&] { coefficients_of(report, sample, origin(true), place); }).front().find("sigma is zero") !=
        std::string::npos);
}
