#include "estimate/theory/splits.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

constexpr std::size_t least_years = 3;
constexpr std::size_t least_contributions = 50;

std::vector<Year> years_of(const ContributionRows& rows) {
  const std::set<Year> years(rows.years.begin(), rows.years.end());
  return {years.begin(), years.end()};
}

template <class IsTrain, class IsTest>
Split parted(const ContributionRows& rows, std::string name, IsTrain is_train, IsTest is_test) {
  Split split{.name = std::move(name), .train = {}, .test = {}};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (is_train(row)) split.train.push_back(row);
    if (is_test(row)) split.test.push_back(row);
  }
  return split;
}

std::string up_to(Year year) { return "up to " + std::to_string(year.number()); }

}  // namespace

std::size_t fold_of(CowCode state, std::size_t folds) {
  // One number of a stream that nothing but the state identifies: well mixed, and the same everywhere.
  random::Stream stream({.seed = {}, .replicate = {}, .state = state, .purpose = random::Purpose::state_fold});
  return static_cast<std::size_t>(stream.next_32()) % folds;
}

std::vector<Split> state_folds(const ContributionRows& rows, std::size_t folds) {
  std::vector<std::size_t> fold;
  for (const CowCode state : rows.states) fold.push_back(fold_of(state, folds));
  std::vector<Split> splits;
  for (std::size_t i = 0; i < folds; ++i) {
    Split split = parted(
        rows, "without fold " + std::to_string(i + 1), [&](std::size_t row) { return fold[row] != i; },
        [&](std::size_t row) { return fold[row] == i; });
    if (!split.test.empty() && !split.train.empty()) splits.push_back(std::move(split));
  }
  return splits;
}

Year first_origin(const ContributionRows& rows) {
  const std::vector<Year> years = years_of(rows);
  for (std::size_t i = least_years; i < years.size(); ++i) {
    std::size_t contributions = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.years[row] < years[i] && rows.share[row] > 0) ++contributions;
    }
    if (contributions >= least_contributions) return years[i - 1];
  }
  return {};
}

std::vector<Split> one_step_ahead(const ContributionRows& rows, Year first) {
  const std::vector<Year> years = years_of(rows);
  std::vector<Split> splits;
  for (std::size_t i = 0; i + 1 < years.size(); ++i) {
    if (years[i] < first) continue;
    splits.push_back(parted(
        rows, up_to(years[i]), [&](std::size_t row) { return rows.years[row] <= years[i]; },
        [&](std::size_t row) { return rows.years[row] == years[i + 1]; }));
  }
  return splits;
}

Split free_running(const ContributionRows& rows, Year origin) {
  return parted(
      rows, up_to(origin), [&](std::size_t row) { return rows.years[row] <= origin; },
      [&](std::size_t row) { return rows.years[row] > origin; });
}

Year middle_origin(const ContributionRows& rows, Year first) {
  const std::vector<Year> years = years_of(rows);
  return std::max(first, years[(years.size() - 1) / 2]);
}

}  // namespace entente
