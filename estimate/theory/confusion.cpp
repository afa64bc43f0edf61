#include "estimate/theory/confusion.hpp"

#include "estimate/theory/clustered_mean.hpp"
#include "estimate/theory/equation_course.hpp"
#include "estimate/theory/splits.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/parallel/items.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double clearly = 2;         // standard errors
constexpr double significant = 1.96;  // standard errors

/// How signalling's term stands in a generator.
struct Strength {
  const char* suffix;
  const char* label;
  double (*value)(double estimate);
};

constexpr Strength strengths[] = {{"_at_zero", ", its term at 0", [](double) { return 0.0; }},
                                  {"", ", as fitted", [](double estimate) { return estimate; }},
                                  {"_doubled", ", its term doubled", [](double estimate) { return 2 * estimate; }}};

/// A theory that makes records.
struct Generator {
  std::string name, label;
  TheoryFit fit;
  std::vector<double> shares;  ///< [row * datasets + dataset]
};

bool is_signalling(const Theory& theory) { return theory.name == "signalling"; }

std::vector<Theory> with_terms(const std::vector<Theory>& theories) {
  std::vector<Theory> result;
  std::copy_if(theories.begin(), theories.end(), std::back_inserter(result),
               [](const Theory& theory) { return theory.has_terms(); });
  return result;
}

Generator generator(const ContributionRows& rows, const Theory& theory, const FitRecipe& recipe,
                    const Strength* strength) {
  const std::vector<std::size_t> all = all_rows(rows);
  Generator made{
      .name = theory.name, .label = theory.name, .fit = fit_theory(rows, all, theory.terms, recipe), .shares = {}};
  if (strength != nullptr) {
    made.name += strength->suffix;
    made.label += strength->label;
    set_potential(made.fit, rows, all, strength->value);
  }
  choose_persistence(made.fit, rows, all, recipe);
  return made;
}

void make_records(const ContributionRows& rows, const ConfusionOptions& options, Generator& generator) {
  const std::size_t n = options.datasets;
  const DrawnCoefficients point(generator.fit.coefficients, options.seed, n, false);
  const EquationCourse equation{rows, generator.fit.coefficients, generator.fit.persistence, point};
  generator.shares.resize(rows.size() * n);
  CourseForecast record;
  for (const StateInWar& course : states_in_wars(rows, all_rows(rows))) {
    equation.run(course, {}, draw_shocks(rows, course, {}, options.seed, n, random::Purpose::record_shock), n, record);
    for (std::size_t i = 0; i < course.rows.size(); ++i) {
      std::copy_n(record.shares.begin() + static_cast<std::ptrdiff_t>(i * n), n,
                  generator.shares.begin() + static_cast<std::ptrdiff_t>(course.rows[i] * n));
    }
  }
}

double log_density_of(const ContributionRows& rows, std::size_t row, const Coefficients& coefficients) {
  const auto eta = [&](const std::vector<std::string>& terms, std::size_t start) {
    const std::vector<double> x = design_row(rows, row, terms, coefficients.potential);
    double sum = 0;
    for (std::size_t term = 0; term < x.size(); ++term) sum += coefficients.estimate[start + term] * x[term];
    return sum;
  };
  const double sigma = math::exp(coefficients.estimate.back());
  const double first = eta(coefficients.terms, 0);
  if (coefficients.family != Family::hurdle) return log_density(coefficients.family, rows.share[row], first, sigma);
  const double amount = eta(coefficients.amount_terms, coefficients.terms.size());
  return hurdle_log_density(rows.share[row], first, amount, sigma, coefficients.ceiling);
}

/// -ln f of every row, by theories fitted to the other folds' states; infinite throughout for one that cannot be.
std::vector<double> held_out_scores(const ContributionRows& rows, const std::vector<Split>& folds, const Theory& theory,
                                    const FitRecipe& recipe) {
  std::vector<double> scores(rows.size(), infinite);
  try {
    for (const Split& fold : folds) {
      const TheoryFit fit = fit_theory(rows, fold.train, theory.terms, recipe);
      for (const std::size_t row : fold.test) scores[row] = -log_density_of(rows, row, fit.coefficients);
    }
  } catch (const Error&) {
    scores.assign(rows.size(), infinite);
  }
  return scores;
}

/// What one record shows.
struct RecordResult {
  std::optional<std::size_t> winner;
  bool unresolved = false;
  std::optional<ClusteredMean> gain;  ///< of signalling over combined
  std::vector<double> potential;      ///< by part: coefficient over standard error
};

std::vector<double> potential_statistics(const Coefficients& coefficients) {
  std::vector<double> statistics;
  const auto add = [&](const std::vector<std::string>& terms, std::size_t start) {
    const auto found = std::find(terms.begin(), terms.end(), potential_term);
    if (found == terms.end()) return;
    const std::size_t at = start + static_cast<std::size_t>(found - terms.begin());
    statistics.push_back(coefficients.estimate[at] /
                         std::sqrt(coefficients.covariance[at * coefficients.parameters() + at]));
  };
  add(coefficients.terms, 0);
  add(coefficients.amount_terms, coefficients.terms.size());
  return statistics;
}

RecordResult judge(const ContributionRows& rows, const std::vector<Split>& folds, const std::vector<Theory>& theories,
                   const FitRecipe& recipe) {
  RecordResult result;
  double best = infinite;
  std::vector<double> signalling, combined;
  for (std::size_t i = 0; i < theories.size(); ++i) {
    std::vector<double> scores = held_out_scores(rows, folds, theories[i], recipe);
    double sum = 0;
    for (const double score : scores) sum += score;
    if (!std::isfinite(sum)) {
      result.unresolved = true;
      continue;
    }
    if (sum < best) {
      best = sum;
      result.winner = i;
    }
    if (is_signalling(theories[i]))
      signalling = std::move(scores);
    else if (theories[i].name == "combined")
      combined = std::move(scores);
  }
  if (!signalling.empty() && !combined.empty()) {
    for (std::size_t row = 0; row < combined.size(); ++row) combined[row] -= signalling[row];
    result.gain = clustered_mean(combined, rows.states);
  }
  for (const Theory& theory : theories) {
    if (!is_signalling(theory)) continue;
    try {
      result.potential = potential_statistics(fit_theory(rows, all_rows(rows), theory.terms, recipe).coefficients);
    } catch (const Error&) {
      result.unresolved = true;
    }
  }
  return result;
}

GeneratorResult summed_up(const Generator& generator, const std::vector<Theory>& theories, std::size_t parts,
                          std::span<const RecordResult> records) {
  GeneratorResult result{.name = generator.name, .label = generator.label, .wins = {}, .potential_found = {}};
  result.wins.assign(theories.size(), 0);
  result.potential_found.assign(parts, 0);
  double gains = 0;
  for (const RecordResult& record : records) {
    if (record.winner) result.wins[*record.winner] += 1;
    if (record.unresolved) result.unresolved += 1;
    if (record.gain) {
      gains += 1;
      result.gain += record.gain->value;
      if (record.gain->value > 0) result.signalling_better += 1;
      if (record.gain->value > clearly * record.gain->error) result.signalling_clearly_better += 1;
      if (record.gain->value < -clearly * record.gain->error) result.combined_clearly_better += 1;
    }
    for (std::size_t part = 0; part < record.potential.size(); ++part) {
      if (std::abs(record.potential[part]) > significant) result.potential_found[part] += 1;
    }
  }
  result.gain = gains > 0 ? result.gain / gains : std::numeric_limits<double>::quiet_NaN();
  const auto made = static_cast<double>(records.size());
  for (double& won : result.wins) won /= made;
  for (double& found : result.potential_found) found /= made;
  for (double* share : {&result.unresolved, &result.signalling_better, &result.signalling_clearly_better,
                        &result.combined_clearly_better}) {
    *share /= made;
  }
  return result;
}

}  // namespace

std::size_t confusion_records(const std::vector<Theory>& theories, const ConfusionOptions& options) {
  std::size_t generators = 0;
  for (const Theory& theory : with_terms(theories)) generators += is_signalling(theory) ? std::size(strengths) : 1;
  return generators * options.datasets;
}

ConfusionResult confusion(const ContributionRows& rows, const std::vector<Theory>& theories, const FitRecipe& recipe,
                          const ConfusionOptions& options) {
  const std::vector<Theory> rivals = with_terms(theories);
  std::vector<Generator> generators;
  for (const Theory& theory : rivals) {
    if (!is_signalling(theory)) generators.push_back(generator(rows, theory, recipe, nullptr));
    for (const Strength& strength : strengths) {
      if (is_signalling(theory)) generators.push_back(generator(rows, theory, recipe, &strength));
    }
  }
  for (Generator& one : generators) make_records(rows, options, one);

  const std::vector<Split> folds = state_folds(rows, options.folds);
  const std::size_t n = options.datasets;
  std::vector<RecordResult> records(generators.size() * n);
  for_each_item(records.size(), options.parallel, [&](std::size_t i) {
    const Generator& made_by = generators[i / n];
    ContributionRows record = rows;
    for (std::size_t row = 0; row < rows.size(); ++row) record.share[row] = made_by.shares[row * n + i % n];
    FitRecipe own = recipe;
    own.ceiling = made_by.fit.coefficients.ceiling;
    records[i] = judge(record, folds, rivals, own);
  });

  ConfusionResult result{.datasets = n, .folds = options.folds};
  for (const Theory& theory : rivals) result.theories.push_back(theory.name);
  result.parts = recipe.family == Family::hurdle ? std::vector<std::string>{"participation", "amount"}
                                                 : std::vector<std::string>{"share"};
  for (std::size_t i = 0; i < generators.size(); ++i) {
    const std::span<const RecordResult> own(records.data() + i * n, n);
    result.generators.push_back(summed_up(generators[i], rivals, result.parts.size(), own));
  }
  return result;
}

}  // namespace entente
