#include "results/tournament/regime_scores.hpp"

#include "estimate/theory/clustered_mean.hpp"
#include "results/scores/group_errors.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/tournament/row_scores.hpp"
#include "sim/core/number_text.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

constexpr std::size_t top = 10;

/// The scores of one contestant: [slot][place of the row among those scored].
struct SlotScores {
  std::vector<std::vector<double>> crps, log_score, mean, rank, covered;

  SlotScores(std::size_t slots, std::size_t rows) {
    for (auto* score : {&crps, &log_score, &mean, &rank, &covered}) {
      score->assign(slots, std::vector<double>(rows));
    }
  }
  void put(std::size_t place, const RowScore& row) {
    for (std::size_t slot = 0; slot < crps.size(); ++slot) {
      crps[slot][place] = row.crps[slot];
      log_score[slot][place] = row.log_score[slot];
      mean[slot][place] = row.mean[slot];
      rank[slot][place] = row.rank[slot];
      covered[slot][place] = row.covered[slot];
    }
  }
};

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Kolmogorov's distance between the ranks and the uniform distribution.
double distance_from_uniform(std::vector<double> ranks) {
  std::sort(ranks.begin(), ranks.end());
  const double n = static_cast<double>(ranks.size());
  double distance = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const double at = static_cast<double>(i);
    distance = std::max({distance, (at + 1) / n - ranks[i], ranks[i] - at / n});
  }
  return distance;
}

/// The record that all contestants are scored on.
class ScoredRows {
 public:
  ScoredRows(const ContributionRows& rows, std::vector<std::size_t> numbers) : numbers_(std::move(numbers)) {
    std::map<CowCode, std::size_t> index;
    for (const std::size_t row : numbers_) {
      observed_.push_back(rows.share[row]);
      states_.push_back(rows.states[row]);
      index.emplace(rows.states[row], 0);
      if (rows.share[row] > 0) positive_.push_back(observed_.size() - 1);
    }
    std::size_t next = 0;
    for (auto& [state, number] : index) number = next++;
    for (const CowCode state : states_) state_.push_back(index.at(state));
    count_ = index.size();
    observed_means_ = state_means(observed_);
    observed_top_ = largest(observed_means_);
  }

  const std::vector<std::size_t>& numbers() const { return numbers_; }
  const std::vector<CowCode>& states() const { return states_; }
  std::size_t state_count() const { return count_; }
  std::size_t positive_count() const { return positive_.size(); }

  double rmse(const std::vector<double>& forecast) const {
    double squares = 0;
    for (std::size_t i = 0; i < forecast.size(); ++i) {
      squares += (forecast[i] - observed_[i]) * (forecast[i] - observed_[i]);
    }
    return std::sqrt(squares / static_cast<double>(forecast.size()));
  }
  double rank_correlation(const std::vector<double>& forecast) const {
    return spearman(observed_means_, state_means(forecast));
  }
  double top_hits(const std::vector<double>& forecast) const {
    std::size_t hits = 0;
    for (const std::size_t state : largest(state_means(forecast))) hits += observed_top_.count(state);
    return static_cast<double>(hits);
  }
  double mean_of_positive(const std::vector<double>& values) const {
    double sum = 0;
    for (const std::size_t place : positive_) sum += values[place];
    return sum / static_cast<double>(positive_.size());
  }

 private:
  std::vector<double> state_means(const std::vector<double>& values) const {
    std::vector<double> sums(count_, 0.0), years(count_, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
      sums[state_[i]] += values[i];
      years[state_[i]] += 1;
    }
    for (std::size_t state = 0; state < count_; ++state) sums[state] /= years[state];
    return sums;
  }
  // Ties go to the smaller COW code.
  std::set<std::size_t> largest(const std::vector<double>& means) const {
    std::vector<std::size_t> order(means.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
    return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(top, order.size()))};
  }

  std::vector<std::size_t> numbers_;
  std::vector<double> observed_;
  std::vector<CowCode> states_;
  std::vector<std::size_t> state_;     // by row: number of its state in ascending order of codes
  std::vector<std::size_t> positive_;  // places of rows with troops
  std::size_t count_ = 0;
  std::vector<double> observed_means_;
  std::set<std::size_t> observed_top_;
};

// A statistic of all replicates, with what it is without each group.
template <class Statistic>
Simulated with_error(const std::vector<std::vector<double>>& by_slot, Statistic statistic) {
  std::vector<double> without;
  for (std::size_t slot = 1; slot < by_slot.size(); ++slot) without.push_back(statistic(by_slot[slot]));
  return {statistic(by_slot.front()), jackknife_error(without)};
}

ContestantScores summed_up(const SlotScores& scores, const ScoredRows& record) {
  const auto plain = [](const std::vector<double>& values) { return mean(values); };
  ContestantScores result;
  result.crps = with_error(scores.crps, plain);
  result.log_score = with_error(scores.log_score, plain);
  result.floored = static_cast<std::size_t>(
      std::count(scores.log_score.front().begin(), scores.log_score.front().end(), -least_log_density));
  result.rmse = with_error(scores.mean, [&](const auto& means) { return record.rmse(means); });
  result.rank_correlation = with_error(scores.mean, [&](const auto& means) { return record.rank_correlation(means); });
  result.top10 = with_error(scores.mean, [&](const auto& means) { return record.top_hits(means); });
  result.rank_distance = with_error(scores.rank, distance_from_uniform);
  result.coverage = with_error(scores.covered, plain);
  result.coverage_positive =
      with_error(scores.covered, [&](const auto& covered) { return record.mean_of_positive(covered); });
  const double each = 1 / static_cast<double>(scores.rank.front().size());
  for (const double rank : scores.rank.front()) {
    const auto bin = static_cast<std::size_t>(rank * ContestantScores::rank_bins);
    result.rank_histogram[std::min(bin, ContestantScores::rank_bins - 1)] += each;
  }
  return result;
}

ClusteredDifference difference(const std::vector<std::vector<double>>& first,
                               const std::vector<std::vector<double>>& second, const std::vector<CowCode>& states) {
  std::vector<double> rows(first.front().size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = first.front()[i] - second.front()[i];
  const ClusteredMean clustered = clustered_mean(rows, states);
  std::vector<double> without;
  for (std::size_t slot = 1; slot < first.size(); ++slot) without.push_back(mean(first[slot]) - mean(second[slot]));
  return {.value = clustered.value, .error = clustered.error, .simulation_error = jackknife_error(without)};
}

std::string places(const std::vector<std::size_t>& numbers, const std::vector<Split>& splits) {
  constexpr std::size_t most_listed = 3;
  std::string text;
  if (numbers.size() > most_listed) {
    return splits[numbers.front()].name + " to " + splits[numbers.back()].name + " (" + std::to_string(numbers.size()) +
           " of " + std::to_string(splits.size()) + ")";
  }
  for (const std::size_t number : numbers) text += (text.empty() ? "" : ", ") + splits[number].name;
  return text;
}

// "signalling, combined: could not be fitted up to 2003 ...": contestants of whom the same is to be told stand
// together.
std::vector<std::string> told(const std::vector<FitFailure>& failures, const std::vector<Split>& splits,
                              const std::vector<Contestant>& contestants, const std::string& what) {
  std::map<std::pair<std::size_t, std::string>, std::vector<std::size_t>> where;  // by contestant and reason
  for (const FitFailure& failure : failures) where[{failure.contestant, failure.why}].push_back(failure.split);
  std::map<std::pair<std::string, std::string>, std::string> who;  // by places and reason
  for (const auto& [key, numbers] : where) {
    std::string& names = who[{places(numbers, splits), key.second}];
    names += (names.empty() ? "" : "; ") + contestants[key.first].label;
  }
  std::vector<std::string> notes;
  for (const auto& [key, names] : who) notes.push_back(names + ": " + key.second + ", " + key.first + what + ".");
  return notes;
}

// "Shares all but impossible ...: signalling 2 rows, combined 1."
void tell_floored(const std::vector<Contestant>& contestants, RegimeResult& result) {
  std::string who;
  for (std::size_t i = 0; i < contestants.size(); ++i) {
    const std::size_t rows = result.scores[i].floored;
    if (rows > 0) who += (who.empty() ? "" : ", ") + contestants[i].label + " " + std::to_string(rows);
  }
  if (who.empty()) return;
  result.notes.push_back("Shares that a theory holds impossible, or nearly so, have the log score " +
                         number_text(-least_log_density) + ", so many rows of: " + who + ".");
}

// Not by the seed: the jackknife over replicates says what another seed would change, and would not see this.
double rank_uniform(const ContributionRows& rows, std::size_t row) {
  random::Stream stream({.seed = {},
                         .replicate = {},
                         .state = rows.states[row],
                         .year = rows.years[row],
                         .war = rows.wars[row],
                         .purpose = random::Purpose::random_rank});
  return random::uniform(stream);
}

}  // namespace

RegimeResult score_regime(const ContributionRows& rows, const std::vector<Split>& splits,
                          const std::vector<Contestant>& contestants, const FitRecipe& recipe,
                          const ForecastOptions& options) {
  std::vector<std::size_t> numbers;
  std::vector<LogNormalBase> bases;
  for (const Split& split : splits) {
    numbers.insert(numbers.end(), split.test.begin(), split.test.end());
    std::vector<double> shares;
    for (const std::size_t row : split.train) shares.push_back(rows.share[row]);
    bases.push_back(base_of(shares));
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::size_t> place(rows.size(), 0);
  for (std::size_t i = 0; i < numbers.size(); ++i) place[numbers[i]] = i;
  const ScoredRows record(rows, std::move(numbers));

  const ReplicateGroups groups(options.replications);
  std::vector<SlotScores> scores(contestants.size(), SlotScores(groups.count() + 1, record.numbers().size()));
  const ForecastSink sink = [&](const RowForecast& one) {
    const double uniform = rank_uniform(rows, one.row);
    scores[one.contestant].put(
        place[one.row], score_row(one.shares, one.log_density, rows.share[one.row], uniform, bases[one.split], groups));
  };
  const ForecastReport report = forecast(rows, splits, contestants, recipe, options, sink);

  RegimeResult result;
  result.rows = record.numbers().size();
  result.states = record.state_count();
  result.positive = record.positive_count();
  for (const SlotScores& contestant : scores) result.scores.push_back(summed_up(contestant, record));
  for (std::size_t a = 0; a < contestants.size(); ++a) {
    for (std::size_t b = a + 1; b < contestants.size(); ++b) {
      result.differences.push_back(
          {.first = a,
           .second = b,
           .crps = difference(scores[a].crps, scores[b].crps, record.states()),
           .log_score = difference(scores[a].log_score, scores[b].log_score, record.states())});
    }
  }
  result.notes = told(report.failures, splits, contestants, "; not fitted there, it forecasts as random does");
  for (std::string& note : told(report.notes, splits, contestants, "")) result.notes.push_back(std::move(note));
  tell_floored(contestants, result);
  return result;
}

ScoreDifference difference_of(const RegimeResult& regime, std::size_t first, std::size_t second) {
  for (ScoreDifference found : regime.differences) {
    if (found.first == first && found.second == second) return found;
    if (found.first != second || found.second != first) continue;
    std::swap(found.first, found.second);
    found.crps.value = -found.crps.value;
    found.log_score.value = -found.log_score.value;
    return found;
  }
  return {.first = first, .second = second, .crps = {}, .log_score = {}};
}

}  // namespace entente
