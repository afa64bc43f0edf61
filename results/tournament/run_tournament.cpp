#include "results/tournament/run_tournament.hpp"

#include "estimate/theory/confusion.hpp"
#include "results/tournament/regime_scores.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {
namespace {

// Potential's coefficient in each part of a contestant's equation, fitted to all training rows.
void add_potential(const ContributionRows& rows, const std::vector<std::size_t>& train, const FitRecipe& recipe,
                   std::size_t number, Tournament& result) {
  const Contestant& contestant = result.contestants[number];
  const bool has =
      std::find(contestant.terms.begin(), contestant.terms.end(), potential_term) != contestant.terms.end();
  const bool hurdle = recipe.family == Family::hurdle;
  if (!has) {
    for (const char* part : hurdle ? std::vector{"participation", "amount"} : std::vector{"share"}) {
      result.potential.push_back({.contestant = number, .part = part, .in_equation = false});
    }
    return;
  }
  const Coefficients fit = fit_theory(rows, train, contestant.terms, recipe).coefficients;
  const auto add = [&](const char* part, const std::vector<std::string>& terms, std::size_t start) {
    const auto found = std::find(terms.begin(), terms.end(), potential_term);
    if (found == terms.end()) return;
    const std::size_t at = start + static_cast<std::size_t>(found - terms.begin());
    result.potential.push_back({.contestant = number,
                                .part = part,
                                .estimate = fit.estimate[at],
                                .standard_error = std::sqrt(fit.covariance[at * fit.parameters() + at])});
  };
  add(hurdle ? "participation" : "share", fit.terms, 0);
  add("amount", fit.amount_terms, fit.terms.size());
}

// As the paper states it only where that is something else than as estimated.
void drop_stated_unless_needed(Tournament& result) {
  const auto signalling = find_contestant(result.contestants, "signalling");
  const bool negative = std::any_of(result.potential.begin(), result.potential.end(), [&](const auto& estimate) {
    return estimate.contestant == signalling && estimate.estimate < 0;
  });
  if (!signalling || negative) return;
  std::erase_if(result.contestants,
                [](const Contestant& one) { return one.potential == Contestant::Potential::as_stated; });
  result.notes.push_back(
      "No coefficient of potential is negative, so signalling as estimated is signalling as the paper states it.");
}

std::string fit_line(const FitRecipe& recipe) {
  std::string line = std::string("Family ") + to_string(recipe.family);
  if (recipe.family == Family::hurdle) {
    line += recipe.ceiling ? (*recipe.ceiling < 1 ? ", ceiling given" : ", no ceiling") : ", ceiling fitted";
  }
  line += recipe.shocks == FitRecipe::Shocks::independent  ? ", shocks independent from year to year"
          : recipe.shocks == FitRecipe::Shocks::calibrated ? ", shocks as persistent as calibrated on each fit's rows"
                                                           : ", shocks as persistent as the scenario says";
  line += recipe.draw_coefficients ? "; replicates draw their coefficients from the sampling distribution"
                                   : "; point estimates throughout";
  return line;
}

Tournament begin(const TournamentRecord& train, const std::vector<Theory>& theories, const TournamentOptions& options) {
  Tournament result{.name = train.name, .record = train.record, .fit = fit_line(options.recipe)};
  result.replications = options.replications;
  result.seed = options.seed.number();
  result.contestants = contestants_of(theories);
  const std::set<CowCode> states(train.rows.states.begin(), train.rows.states.end());
  if (states.size() < 2) throw input_error({}, "the record holds fewer than two states", "several states to compare");
  for (const PaperTest& test : paper_tests(result.contestants)) {
    add_potential(train.rows, all_rows(train.rows), options.recipe, test.signalling, result);
    add_potential(train.rows, all_rows(train.rows), options.recipe, test.combined, result);
  }
  drop_stated_unless_needed(result);
  for (const Contestant& contestant : result.contestants) {
    const std::string base = contestant.name.substr(0, contestant.name.find("_without_agreement"));
    const auto theory = std::find_if(theories.begin(), theories.end(), [&](const Theory& one) {
      return base == one.name || contestant.name == one.name + "_as_stated";
    });
    result.claims.push_back(theory->claim);
    result.sources.push_back(theory->source);
  }
  return result;
}

ForecastOptions forecast_options(const TournamentOptions& options, Knowledge knowledge, std::size_t items) {
  ForecastOptions forecast{.seed = options.seed, .replications = options.replications, .knowledge = knowledge};
  forecast.parallel = options.parallel;
  forecast.parallel.progress = {};
  if (options.progress) {
    forecast.parallel.progress = [&options, items](std::size_t done) { options.progress(done, items); };
  }
  return forecast;
}

void add_regime(const ContributionRows& rows, const std::vector<Split>& splits, const TournamentOptions& options,
                Knowledge knowledge, const RegimeResult& named, Tournament& result) {
  const std::size_t items = forecast_items(rows, splits, result.contestants);
  RegimeResult regime =
      score_regime(rows, splits, result.contestants, options.recipe, forecast_options(options, knowledge, items));
  regime.name = named.name;
  regime.of = named.of;
  regime.explanation = named.explanation;
  result.regimes.push_back(std::move(regime));
}

RegimeResult named(std::string name, std::string of, std::string explanation) {
  RegimeResult regime;
  regime.name = std::move(name);
  regime.of = std::move(of);
  regime.explanation = std::move(explanation);
  return regime;
}

void forward_in_time(const ContributionRows& rows, const TournamentOptions& options, Tournament& result) {
  const Year first = first_origin(rows);
  if (options.origin == Year{} && first == Year{}) {
    result.notes.push_back(
        "The record is too short to be parted in time: theories are fitted to three years and fifty contributions at "
        "least.");
    return;
  }
  if (first != Year{}) {
    const std::vector<Split> steps = one_step_ahead(rows, first);
    add_regime(rows, steps, options, Knowledge::its_record,
               named("one_step_ahead", {},
                     "Fitted to all years up to one, from " + std::to_string(first.number()) +
                         " on, and the next year forecast given every state's record up to then."),
               result);
  }
  const Year origin = options.origin == Year{} ? middle_origin(rows, first) : options.origin;
  const Split split = free_running(rows, origin);
  if (split.train.empty() || split.test.empty()) {
    throw input_error({.key = "--origin"}, std::to_string(origin.number()) + " leaves nothing to fit to or to forecast",
                      "a year of the record before its last");
  }
  add_regime(rows, {split}, options, Knowledge::its_record,
             named("free_running", {},
                   "Fitted to the years up to " + std::to_string(origin.number()) +
                       " and run on from there to the end without another look at the record."),
             result);
}

void add_confusion(const ContributionRows& rows, const std::vector<Theory>& theories, const TournamentOptions& options,
                   Tournament& result) {
  if (options.confusion_datasets == 0) return;
  ConfusionOptions confusing{.seed = options.seed, .datasets = options.confusion_datasets};
  confusing.folds = std::min(confusing.folds, options.folds);
  confusing.parallel = options.parallel;
  const std::size_t records = confusion_records(theories, confusing);
  if (options.progress) {
    confusing.parallel.progress = [&options, records](std::size_t done) { options.progress(done, records); };
  }
  result.confusion = confusion(rows, theories, options.recipe, confusing);
}

}  // namespace

Tournament run_tournament(const TournamentRecord& record, const std::vector<Theory>& theories,
                          const TournamentOptions& options) {
  Tournament result = begin(record, theories, options);
  result.folds = options.folds;
  add_regime(record.rows, state_folds(record.rows, options.folds), options, Knowledge::nothing,
             named("held_out_states", {},
                   "Every state is forecast by theories fitted to states of the other folds (" +
                       std::to_string(options.folds) + " folds, by a hash of the COW code)."),
             result);
  forward_in_time(record.rows, options, result);
  add_confusion(record.rows, theories, options, result);
  return result;
}

Tournament run_transfer(const TournamentRecord& train, const std::vector<TournamentRecord>& tests,
                        const std::vector<Theory>& theories, const TournamentOptions& options) {
  Tournament result = begin(train, theories, options);
  for (const TournamentRecord& test : tests) {
    ContributionRows rows = train.rows;
    Split split{.name = "to " + train.name, .train = all_rows(rows), .test = {}};
    split.test = append(rows, test.rows);
    add_regime(rows, {split}, options, Knowledge::nothing,
               named("transfer", test.name,
                     "Fitted to " + train.name + " with covariates only and applied to " + test.name + ". " +
                         test.record + "."),
               result);
  }
  result.notes.push_back(
      "States and years of the records overlap: this shows transfer, and the tests are not independent.");
  add_confusion(train.rows, theories, options, result);
  return result;
}

}  // namespace entente
