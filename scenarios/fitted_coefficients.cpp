#include "scenarios/fitted_coefficients.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/agent_terms.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente {
namespace {

const char* const families = "gaussian, tobit, or hurdle with a logit_normal amount";

void check_family(const ModelOptions& model, const Place& place, std::vector<Problem>& problems) {
  const auto refuse = [&](const std::string& what, const std::string& expected) {
    problems.push_back({place, what, expected, {}});
  };
  if (model.family == ModelFamily::fractional_logit || model.family == ModelFamily::poisson) {
    refuse("the family " + std::string(to_string(model.family)) +
               " gives a mean but no distribution of shares, so "
               "agents cannot act by it",
           families);
  }
  if (model.family == ModelFamily::hurdle && model.amount != AmountDistribution::logit_normal) {
    refuse("agents cannot act by a hurdle with a " + std::string(to_string(model.amount)) + " amount", families);
  }
  if (model.random_intercept) refuse("agents have no random intercepts", "absorbed effects of states, or none");
}

void check_terms(const Formula& formula, const SampleOptions& sample, bool published_panel, const Place& place,
                 std::vector<Problem>& problems) {
  const char* const columns = "columns of a scenario's states table, or their logarithms";
  for (const Term& term : formula.terms) {
    if (agent_term(term.name, published_panel)) continue;
    problems.push_back({place, "agents cannot act by the term " + term.name, columns, {}});
  }
  if (sample.between_within) problems.push_back({place, "agents cannot act by means and deviations", columns, {}});
  if (sample.lagged_outcome) problems.push_back({place, "agents cannot act by a lagged outcome", columns, {}});
  if (formula.effects.size() > 1) {
    problems.push_back({place,
                        "agents have effects of states only, not of " + formula.effects.back() + " as well",
                        "one absorbed effect, that of states",
                        {}});
  }
}

/// Where each parameter of the fit stands among the agents': terms, amount terms, log(sigma).
struct Order {
  std::vector<std::size_t> terms;
  std::vector<std::size_t> amount_terms;
  std::optional<std::size_t> scale;  ///< nothing: gaussian, whose sigma is no parameter

  std::vector<std::size_t> coefficients() const {
    std::vector<std::size_t> all = terms;
    all.insert(all.end(), amount_terms.begin(), amount_terms.end());
    return all;
  }
};

Order order_of(const ModelFit& fit) {
  Order order;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    const Parameter& parameter = fit.parameters[i];
    if (parameter.scale) {
      order.scale = i;
    } else {
      (parameter.part == "amount" ? order.amount_terms : order.terms).push_back(i);
    }
  }
  return order;
}

Family family_of(ModelFamily family) {
  return family == ModelFamily::hurdle  ? Family::hurdle
         : family == ModelFamily::tobit ? Family::tobit
                                        : Family::gaussian;
}

std::vector<std::string> names_of(const ModelFit& fit, const std::vector<std::size_t>& parameters, bool published_panel,
                                  const Place& place) {
  std::vector<std::string> names;
  for (const std::size_t i : parameters) {
    const std::optional<std::string> name = agent_term(fit.parameters[i].term, published_panel);
    if (!name) throw input_error(place, "agents cannot act by the term " + fit.parameters[i].term);
    names.push_back(*name);
  }
  return names;
}

// Row and column of log(sigma) stay zero for the gaussian: its sigma is known as far as agents are concerned.
void add_numbers(const ModelReport& report, const Order& order, Coefficients& coefficients) {
  const ModelFit& fit = report.fit;
  std::vector<std::size_t> from = order.coefficients();
  if (order.scale) from.push_back(*order.scale);
  for (const std::size_t i : from) coefficients.estimate.push_back(fit.estimate[i]);
  if (!order.scale) coefficients.estimate.push_back(0.5 * math::log(fit.dispersion));
  const std::size_t size = coefficients.estimate.size();
  coefficients.covariance.assign(size * size, 0.0);
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < from.size(); ++j) {
      // One of a pair for both: rounding must not make the file asymmetric.
      const auto [low, high] = std::minmax(from[i], from[j]);
      coefficients.covariance[i * size + j] = report.covariance.at(high, low);
    }
  }
}

std::map<CowCode, double> state_effects(const ModelFit& fit, const Sample& sample, const Place& place) {
  std::map<CowCode, double> effects;
  if (sample.effects.empty()) return effects;
  const Grouping& grouping = sample.effects.front();
  const AbsorbedEffect* effect = fit.effects.empty() ? nullptr : &fit.effects.front();
  if (sample.effects.size() > 1 || effect == nullptr || effect->value.size() != grouping.levels()) {
    throw input_error(place, "the effects of this fit are not those of states alone", "one absorbed effect");
  }
  for (std::size_t level = 0; level < grouping.levels(); ++level) {
    const std::optional<long long> number = parse_integer(grouping.labels[level]);
    const bool fits = number && *number > 0 && *number <= std::numeric_limits<std::uint16_t>::max();
    const CowCode state(static_cast<std::uint16_t>(fits ? *number : 0));
    if (!fits || !is_state(state)) {
      throw input_error(place,
                        "the absorbed effect " + grouping.name + " has \"" + grouping.labels[level] +
                            "\", which is no state's COW number",
                        "effects of states by COW number, as | ccode");
    }
    effects[state] = effect->value[level];
  }
  return effects;
}

double mean_of_column(const Sample& sample, std::size_t column) {
  double sum = 0;
  for (std::size_t row = 0; row < sample.rows(); ++row) sum += sample.row(row)[column];
  return sum / static_cast<double>(sample.rows());
}

PotentialMeasure potential_of(const Sample& sample, const CoefficientsOrigin& origin, const Place& place) {
  PotentialMeasure potential;
  for (std::size_t column = 0; column < sample.columns(); ++column) {
    if (agent_term(sample.terms()[column], origin.published_panel) != std::string(potential_term)) continue;
    if (origin.measures.potential == PotentialKind::residual) {
      throw input_error(place, "a residual potential needs the regression of depth on alignment, which no panel holds",
                        "potential=difference, or a scenario with coefficients: {fit: states}");
    }
    potential.reference = mean_of_column(sample, column);
  }
  return potential;
}

std::size_t states_of(const ModelReport& report, const Place& place) {
  if (report.fit.statistics.units > 0) return report.fit.statistics.units;
  if (report.effect_levels.size() == 1) return report.effect_levels.front();
  if (report.covariance.groups.size() == 1) return report.covariance.groups.front();
  throw input_error(place, "the number of states is not known", "--index with the variables of state and year");
}

}  // namespace

void check_agents_can_act(const Formula& formula, const ModelOptions& model, const SampleOptions& sample,
                          bool published_panel, const Place& place) {
  std::vector<Problem> problems;
  check_family(model, place, problems);
  check_terms(formula, sample, published_panel, place, problems);
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

CoefficientsModel coefficients_of(const ModelReport& report, const Sample& sample, const CoefficientsOrigin& origin,
                                  const Place& place) {
  const Order order = order_of(report.fit);
  CoefficientsModel model;
  Coefficients& coefficients = model.coefficients;
  coefficients.family = family_of(report.fit.options.family);
  coefficients.terms = names_of(report.fit, order.terms, origin.published_panel, place);
  coefficients.amount_terms = names_of(report.fit, order.amount_terms, origin.published_panel, place);
  if (!order.scale && !(report.fit.dispersion > 0)) {
    throw input_error(place, "the outcome is fitted without error, so sigma is zero", "an outcome that varies");
  }
  add_numbers(report, order, coefficients);
  coefficients.state_effects = state_effects(report.fit, sample, place);
  coefficients.potential = potential_of(sample, origin, place);
  if (coefficients.family == Family::hurdle) coefficients.ceiling = report.fit.ceiling;
  model.measures = origin.measures;
  model.response = "contribution share, " + report.response;
  model.rows = report.fit.statistics.observations;
  model.clusters = states_of(report, place);
  for (const auto* terms : {&coefficients.terms, &coefficients.amount_terms}) {
    for (const std::string& term : *terms) model.units.push_back(unit_of(term));
  }
  model.source = origin.source;
  model.convention = origin.convention;
  model.formula = report.formula;
  model.data = origin.data;
  return model;
}

}  // namespace entente
