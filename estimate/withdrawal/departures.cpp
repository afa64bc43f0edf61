#include "estimate/withdrawal/departures.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

struct Observation {
  std::size_t year;
  double share;
};

std::vector<Observation> observations(const std::vector<double>& shares, std::size_t states, std::size_t state) {
  std::vector<Observation> seen;
  for (std::size_t year = 0; year < shares.size() / states; ++year) {
    const double share = shares[year * states + state];
    if (!std::isnan(share)) seen.push_back({year, share});
  }
  return seen;
}

// The largest share in each observation or after it.
std::vector<double> later_peaks(const std::vector<Observation>& seen) {
  std::vector<double> peaks(seen.size());
  double peak = 0;
  for (std::size_t i = seen.size(); i-- > 0;) peaks[i] = peak = std::max(peak, seen[i].share);
  return peaks;
}

// Exactly 80 % below the peak must count, but 0.2 of a peak is rarely exact in binary.
constexpr double rounding = 1 + 1e-12;

Departure departure(const std::vector<Observation>& seen, const WithdrawalDefinition& definition) {
  Departure result;
  const std::vector<double> later = later_peaks(seen);
  double peak = 0;
  for (std::size_t i = 0; i + definition.later_years < seen.size(); ++i) {
    if (peak > 0 && later[i] <= definition.remaining * peak * rounding) {
      result.withdrawal = result.risk_end = seen[i].year;
      return result;
    }
    peak = std::max(peak, seen[i].share);
    result.risk_end = seen[i].year;  // still there, so not gone in this year: the year before it was survived
  }
  return result;
}

}  // namespace

std::vector<Departure> departures(const std::vector<double>& shares, std::size_t states,
                                  const WithdrawalDefinition& definition) {
  if (states == 0 || shares.size() % states != 0) {
    throw work_error("withdrawals: " + std::to_string(shares.size()) + " shares are no whole years of " +
                     std::to_string(states) + " states");
  }
  std::vector<Departure> result;
  for (std::size_t state = 0; state < states; ++state) {
    const std::vector<Observation> seen = observations(shares, states, state);
    Departure of_state = departure(seen, definition);
    const auto first = std::find_if(seen.begin(), seen.end(), [](const Observation& o) { return o.share > 0; });
    if (first != seen.end()) of_state.first_contribution = first->year;
    // A state that came so late that its staying cannot be judged was never at risk.
    if (first != seen.end()) of_state.risk_end = std::max(of_state.risk_end, first->year);
    result.push_back(of_state);
  }
  return result;
}

std::vector<std::uint8_t> withdrawn_cells(const std::vector<Departure>& departures, std::size_t years) {
  std::vector<std::uint8_t> withdrawn(years * departures.size(), 0);
  for (std::size_t cell = 0; cell < withdrawn.size(); ++cell) {
    const auto& since = departures[cell % departures.size()].withdrawal;
    withdrawn[cell] = since && cell / departures.size() >= *since ? 1 : 0;
  }
  return withdrawn;
}

}  // namespace entente
