#include "estimate/fit/hurdle.hpp"
#include "estimate/fit/hurdle_part.hpp"
#include "estimate/fit/logit.hpp"
#include "estimate/model/amount/amount_fit.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/family_fit.hpp"
#include "estimate/model/likelihood_parts.hpp"
#include "estimate/model/nuisance.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

const char* scale_name(AmountDistribution amount) {
  switch (amount) {
    case AmountDistribution::beta: return "log(phi)";
    case AmountDistribution::gamma: return "log(nu)";
    default: return "log(sigma)";
  }
}

const char* amount_name(AmountDistribution amount) {
  switch (amount) {
    case AmountDistribution::beta: return "beta";
    case AmountDistribution::gamma: return "gamma";
    case AmountDistribution::log_normal: return "log-normal";
    case AmountDistribution::logit_normal: break;
  }
  return "logit-normal";
}

void check_amounts(const Sample& sample, const ModelOptions& options) {
  if (options.amount == AmountDistribution::logit_normal) {
    const double ceiling = options.ceiling.value_or(1);
    if (!(ceiling > 0 && ceiling <= 1)) return;  // the fit says so
    check_outcomes(
        sample, [&](double y) { return y < ceiling; },
        "an outcome below the ceiling of a logit-normal amount, " + number_text(ceiling),
        ceiling == 1 ? "leave the row out, mend the record, or take a log-normal or gamma amount"
                     : "raise the ceiling or have it estimated");
  } else if (options.amount == AmountDistribution::beta) {
    check_outcomes(
        sample, [](double y) { return y < 1; }, "an outcome below 1, since a beta amount lies between 0 and 1",
        "leave the row out, mend the record, or take a log-normal or gamma amount");
  }
}

/// The positive part apart from the logit-normal, which estimate/fit/hurdle fits.
AmountFit fit_amount(const RegressionData& positive, const ModelOptions& options) {
  switch (options.amount) {
    case AmountDistribution::beta: return fit_beta_amount(positive, options.newton);
    case AmountDistribution::gamma: return fit_gamma_amount(positive, options.newton);
    default: return fit_log_normal_amount(positive);
  }
}

/// The parts share no parameter, so the information has a block for each.
std::vector<double> block_root(const std::vector<double>& first, const std::vector<double>& second, std::size_t k) {
  const std::size_t p = 2 * k + 1;
  std::vector<double> root(p * p, 0.0);
  for (std::size_t i = 0; i < k; ++i) std::copy_n(first.data() + i * k, k, root.data() + i * p);
  for (std::size_t i = 0; i <= k; ++i) std::copy_n(second.data() + i * (k + 1), k + 1, root.data() + (k + i) * p + k);
  return root;
}

void fit_parts(const RegressionData& data, ModelFit& fit) {
  check(data);
  const LogitFit participation = in_part("participation", [&] { return logit(data, fit.options.newton); });
  const AmountFit amount = in_part("amount", [&] { return fit_amount(positive_shares(data), fit.options); });
  fit.estimate = participation.coefficients;
  fit.estimate.insert(fit.estimate.end(), amount.estimate.begin(), amount.estimate.end());
  fit.root = block_root(participation.root, amount.root, data.columns());
  const Convergence& a = participation.convergence;
  const Convergence& b = amount.convergence;
  fit.convergence = {.iterations = a.iterations + b.iterations,
                     .halvings = a.halvings + b.halvings,
                     .gradient_norm = std::max(a.gradient_norm, b.gradient_norm)};
  fit.statistics.log_likelihood = participation.log_likelihood + amount.log_likelihood;
}

HurdleFit fit_logit_normal(const RegressionData& data, ModelFit& fit) {
  HurdleFit whole = hurdle(data, {.newton = fit.options.newton, .ceiling = fit.options.ceiling});
  fit.estimate = whole.estimate;
  fit.root = whole.root;
  fit.convergence = whole.convergence;
  fit.ceiling = whole.ceiling;
  fit.statistics.log_likelihood = whole.log_likelihood;
  return whole;
}

/// Runs a fit and has its errors call the response as the formula does.
template <class Fit>
auto with_response_named(const std::string& name, Fit&& fit) {
  try {
    return fit();
  } catch (const Error& error) {
    constexpr std::string_view plain = "response";
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      std::string& key = problem.place.key;
      if (key.ends_with(plain)) key.replace(key.size() - plain.size(), plain.size(), name);
    }
    throw Error(error.fault(), std::move(problems));
  }
}

/// An estimated ceiling is no parameter of the fit but what is not known of it belongs in every covariance: bread and
/// scores are those that allow for it.
void allow_for_ceiling(const Sample& sample, const HurdleFit& whole, ModelFit& fit) {
  const std::size_t p = fit.size();
  const std::size_t k = sample.columns();
  const WithoutNuisance reduced = without_nuisance(whole.root, p);
  const double precision = math::exp(-2 * fit.estimate.back());
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double y = sample.outcome[i];
    if (!(y > 0)) continue;
    const double residual = amount_logit(y, fit.ceiling) - linear_predictor(sample.row(i), fit.estimate, k);
    const double score = 1 / fit.ceiling + (residual * precision - 1) / (fit.ceiling - y);
    for (std::size_t j = 0; j < p; ++j) fit.scores[i * p + j] += reduced.weight[j] * score;
  }
  fit.root = reduced.root;
  fit.statistics.parameters += 1;
  fit.statistics.residual_df -= 1;
  fit.notes.push_back("the ceiling of the amount is estimated: " + number_text(fit.ceiling, 6) + " (standard error " +
                      number_text(whole.ceiling_error, 3) + "); standard errors allow for it");
}

}  // namespace

ModelFit fit_hurdle(const Sample& sample, const ModelOptions& options) {
  refuse_effects(sample, "hurdle");
  refuse_random_intercept(options, "hurdle");
  check_amounts(sample, options);
  const RegressionData data = family_data(sample);
  ModelFit fit = begin_fit(
      sample, options, std::string("hurdle: logit and ") + amount_name(options.amount) + " amount, maximum likelihood");
  add_terms(fit, sample, "participation");
  add_terms(fit, sample, "amount");
  add_scale(fit, scale_name(options.amount), "amount");
  if (options.amount == AmountDistribution::logit_normal) {
    const HurdleFit whole = with_response_named(sample.response, [&] { return fit_logit_normal(data, fit); });
    finish_fit(sample, fit);
    if (whole.ceiling_estimated) allow_for_ceiling(sample, whole, fit);
  } else {
    with_response_named(sample.response, [&] { fit_parts(data, fit); });
    finish_fit(sample, fit);
  }
  if (options.amount == AmountDistribution::logit_normal || options.amount == AmountDistribution::log_normal) {
    fit.statistics.sigma = math::exp(fit.estimate.back());
  }
  set_likelihood(fit.statistics, *fit.statistics.log_likelihood, mixed_likelihood);
  return fit;
}

}  // namespace entente
