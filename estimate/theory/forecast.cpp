#include "estimate/theory/forecast.hpp"

#include "estimate/theory/equation_course.hpp"
#include "estimate/theory/registry.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/items.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace entente {
namespace {

/// A contestant as fitted to one split.
struct Fitted {
  std::optional<TheoryFit> fit;  ///< nothing for a floor, and for an equation that could not be fitted
  FloorForecast floor = nullptr;
  std::string failure;
};

// A war that the training rows do not hold has no intercept there: the equation then is the portable one.
std::vector<std::string> terms_that_speak(const ContributionRows& rows, const std::vector<std::size_t>& train,
                                          const std::vector<std::string>& terms) {
  std::vector<std::string> kept;
  for (const std::string& term : terms) {
    const std::vector<double>& column = rows.columns[rows.index_of(term)];
    const bool speaks = term == potential_term ||
                        std::any_of(train.begin(), train.end(), [&](std::size_t row) { return column[row] != 0; });
    if (speaks) kept.push_back(term);
  }
  return kept;
}

Fitted fit_contestant(const ContributionRows& rows, const std::vector<std::size_t>& train, const Contestant& contestant,
                      const FitRecipe& recipe, Knowledge knowledge) {
  Fitted fitted{.fit = {}, .floor = contestant.floor, .failure = {}};
  if (!contestant.has_terms()) return fitted;
  try {
    const std::vector<std::string> terms = terms_that_speak(rows, train, contestant.terms);
    TheoryFit fit = fit_theory(rows, train, terms, recipe);
    if (terms != contestant.terms) fit.notes.push_back("a term that is 0 in all training rows is left out");
    if (contestant.potential == Contestant::Potential::as_stated) {
      set_potential(fit, rows, train, [](double estimate) { return std::abs(estimate); });
    }
    // The distribution of each single year knows no persistence; only what goes on from a known year does.
    if (knowledge == Knowledge::its_record) choose_persistence(fit, rows, train, recipe);
    // Whether coefficients can be drawn shows here, not in the middle of the forecasts.
    if (recipe.draw_coefficients) DrawnCoefficients(fit.coefficients, {}, 1, true);
    fitted.fit = std::move(fit);
  } catch (const Error& error) {
    fitted.failure = error.problems().front().what;
    if (const std::string& key = error.problems().front().place.key; !key.empty()) {
      fitted.failure = key + ": " + fitted.failure;
    }
    fitted.floor = theory("random").floor;
  }
  return fitted;
}

/// What all floors know of a split.
struct TrainingShares {
  std::vector<double> shares;
  std::vector<ShareStep> from_none, from_some;
  std::map<std::pair<WarId, CowCode>, std::vector<std::size_t>> courses;  ///< training rows in the order of the years

  TrainingShares(const ContributionRows& rows, const std::vector<std::size_t>& train) {
    for (const std::size_t row : train) shares.push_back(rows.share[row]);
    for (StateInWar& course : states_in_wars(rows, train)) {
      for (std::size_t i = 1; i < course.rows.size(); ++i) {
        const std::size_t before = course.rows[i - 1], after = course.rows[i];
        if (rows.years[after].number() != rows.years[before].number() + 1) continue;
        (rows.share[before] > 0 ? from_some : from_none).push_back({rows.share[before], rows.share[after]});
      }
      courses[{course.war, course.state}] = std::move(course.rows);
    }
  }
};

/// All contestants' forecasts of one split.
class SplitForecast {
 public:
  SplitForecast(const ContributionRows& rows, std::size_t number, const Split& split, std::span<const Fitted> fitted,
                const FitRecipe& recipe, const ForecastOptions& options, const ForecastSink& sink)
      : rows_(rows),
        number_(number),
        fitted_(fitted),
        options_(options),
        sink_(sink),
        known_(rows, split.train),
        courses_(states_in_wars(rows, split.test)) {
    draws_.resize(fitted.size());
    ParallelOptions parallel = options.parallel;
    parallel.progress = {};
    for_each_item(fitted.size(), parallel, [&](std::size_t i) {
      if (!fitted[i].fit) return;
      draws_[i].emplace(fitted[i].fit->coefficients, options.seed, options.replications, recipe.draw_coefficients);
    });
  }

  std::size_t courses() const { return courses_.size(); }

  void run(std::size_t index) const {
    const StateInWar& course = courses_[index];
    std::vector<std::size_t> past;
    if (options_.knowledge == Knowledge::its_record) {
      const auto found = known_.courses.find({course.war, course.state});
      if (found != known_.courses.end()) past = found->second;
    }
    const std::size_t n = options_.replications;
    const Year start = past.empty() ? Year{} : rows_.years[past.back()];
    const CourseShocks shocks = draw_shocks(rows_, course, start, options_.seed, n, random::Purpose::forecast_shock);
    CourseForecast forecast;
    for (std::size_t contestant = 0; contestant < fitted_.size(); ++contestant) {
      const Fitted& fitted = fitted_[contestant];
      if (fitted.fit) {
        const EquationCourse equation{rows_, fitted.fit->coefficients, fitted.fit->persistence, *draws_[contestant]};
        equation.run(course, past, shocks, n, forecast);
      } else {
        forecast.log_density.clear();
        run_floor(fitted.floor, course, past, forecast.shares);
      }
      for (std::size_t row = 0; row < course.rows.size(); ++row) {
        const std::span<const double> shares(forecast.shares), density(forecast.log_density);
        sink_({.split = number_,
               .row = course.rows[row],
               .contestant = contestant,
               .shares = shares.subspan(row * n, n),
               .log_density = density.empty() ? density : density.subspan(row * n, n)});
      }
    }
  }

 private:
  void run_floor(FloorForecast floor, const StateInWar& course, const std::vector<std::size_t>& past,
                 std::vector<double>& shares) const {
    const std::size_t n = options_.replications;
    std::vector<double> own;
    for (const std::size_t row : past) own.push_back(rows_.share[row]);
    shares.resize(course.rows.size() * n);
    for (std::size_t k = 0; k < n; ++k) {
      KnownShares known{.training = known_.shares,
                        .largest = *std::max_element(known_.shares.begin(), known_.shares.end()),
                        .from_none = known_.from_none,
                        .from_some = known_.from_some,
                        .own = own,
                        .last = own.empty() ? std::nullopt : std::optional(own.back())};
      for (std::size_t row = 0; row < course.rows.size(); ++row) {
        random::Stream stream({.seed = options_.seed,
                               .replicate = Replicate(static_cast<std::uint32_t>(k)),
                               .state = course.state,
                               .year = rows_.years[course.rows[row]],
                               .war = course.war,
                               .purpose = random::Purpose::forecast_floor});
        const double share = floor(known, stream);
        shares[row * n + k] = share;
        if (options_.knowledge == Knowledge::its_record) known.last = share;
      }
    }
  }

  const ContributionRows& rows_;
  std::size_t number_;
  std::span<const Fitted> fitted_;
  const ForecastOptions& options_;
  const ForecastSink& sink_;
  TrainingShares known_;
  std::vector<StateInWar> courses_;
  std::vector<std::optional<DrawnCoefficients>> draws_;
};

// Progress over several loops.
ParallelOptions from(std::size_t done_before, const ParallelOptions& options) {
  ParallelOptions later = options;
  if (options.progress) {
    later.progress = [&options, done_before](std::size_t done) { options.progress(done_before + done); };
  }
  return later;
}

}  // namespace

std::size_t forecast_items(const ContributionRows& rows, const std::vector<Split>& splits,
                           const std::vector<Contestant>& contestants) {
  std::size_t items = splits.size() * contestants.size();
  for (const Split& split : splits) items += states_in_wars(rows, split.test).size();
  return items;
}

ForecastReport forecast(const ContributionRows& rows, const std::vector<Split>& splits,
                        const std::vector<Contestant>& contestants, const FitRecipe& recipe,
                        const ForecastOptions& options, const ForecastSink& sink) {
  std::vector<Fitted> fitted(splits.size() * contestants.size());
  for_each_item(fitted.size(), options.parallel, [&](std::size_t i) {
    fitted[i] = fit_contestant(rows, splits[i / contestants.size()].train, contestants[i % contestants.size()], recipe,
                               options.knowledge);
  });
  ForecastReport report;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    const std::size_t split = i / contestants.size(), contestant = i % contestants.size();
    if (!fitted[i].failure.empty()) report.failures.push_back({contestant, split, fitted[i].failure});
    if (!fitted[i].fit) continue;
    for (const std::string& note : fitted[i].fit->notes) report.notes.push_back({contestant, split, note});
  }
  std::size_t done = fitted.size();
  for (std::size_t s = 0; s < splits.size(); ++s) {
    const std::span<const Fitted> own(fitted.data() + s * contestants.size(), contestants.size());
    const SplitForecast split(rows, s, splits[s], own, recipe, options, sink);
    for_each_item(split.courses(), from(done, options.parallel), [&](std::size_t course) { split.run(course); });
    done += split.courses();
  }
  return report;
}

}  // namespace entente
