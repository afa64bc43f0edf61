// Toy simulators whose distribution is known to the test: a right model is rejected as often as the test says, a wrong
// one nearly always.
#include "results/goodness/goodness_observer.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace entente {
namespace {

constexpr std::size_t years = 6;
constexpr std::size_t states = 14;

// States that come and go by a persistent shock, and send a log-normal share while they are there.
struct Toy {
  double persistence = 0.9;
  double threshold = 0.4;  // of taking part: what the shock must exceed
  double sd = 0.6;         // of log shares
  double standing = 0.1;   // sd of the leader's answer

  struct Draw {
    std::vector<double> share = std::vector<double>(years * states);
    std::vector<double> standing = std::vector<double>(states);
  };

  Draw draw(testing::Draws& draws) const {
    Draw result;
    for (std::size_t state = 0; state < states; ++state) {
      const double place = static_cast<double>(state) / states - 0.5;
      double part = 0, amount = 0;
      for (std::size_t year = 0; year < years; ++year) {
        const double kept = year == 0 ? 0 : persistence;
        part = kept * part + std::sqrt(1 - kept * kept) * draws.normal();
        amount = kept * amount + std::sqrt(1 - kept * kept) * draws.normal();
        const double share = std::min(0.5, std::exp(-5 + place + sd * amount));
        result.share[year * states + state] = part > threshold - 3 * place ? share : 0;
      }
      result.standing[state] = standing * draws.normal();
    }
    return result;
  }
};

double depth_of(std::size_t state) { return state % 3 == 0 ? 0.5 : 0; }

GoodnessOfFit fit_of(const Toy& truth, const Toy& model, std::size_t replicates, testing::Draws& draws) {
  testing::SmallWar war(years, states, replicates);
  GoodnessRecord record{war.observed, std::vector<double>(states)};
  const Toy::Draw observed = truth.draw(draws);
  for (std::size_t cell = 0; cell < years * states; ++cell) {
    war.world.armed_forces[cell] = 1e6;
    war.world.leaders[0].treaty_depth[cell] = depth_of(cell % states);
    record.observed.share[cell] = observed.share[cell];
    record.observed.troops[cell] = troops(observed.share[cell], 1e6);
  }
  for (std::size_t state = 0; state < states; ++state) {
    record.final_depth[state] = std::clamp(depth_of(state) + observed.standing[state], 0.0, 1.0);
  }
  for (std::size_t k = 0; k < replicates; ++k) {
    const Toy::Draw replicate = model.draw(draws);
    for (std::size_t cell = 0; cell < years * states; ++cell) war.share(cell, k) = replicate.share[cell];
    for (std::size_t state = 0; state < states; ++state) {
      war.standing(war.world.cell(years - 1, state), k) = replicate.standing[state];
    }
  }
  war.world.third_party_ties.resize(years);
  war.world.third_party_ties.back() = {{0, 3, 0.4}, {3, 5, 0.7}, {5, 6, 0.2}};
  GoodnessObserver observer(war.world, {record}, replicates);
  for (const ReplicateBlock& block : testing::blocks_of(war)) observer.observe(block);
  return observer.take({std::vector<double>(states, 0.003)}, {}).front();
}

// How often each test says at most 5 %, by name.
std::map<std::string, double> rejections(const Toy& truth, const Toy& model, std::size_t replicates,
                                         std::size_t data_sets) {
  testing::Draws draws(42);
  std::map<std::string, double> rates;
  const auto count = [&](std::string_view name, double p) {
    rates[std::string(name)] += (p <= 0.05 ? 1.0 : 0.0) / static_cast<double>(data_sets);
  };
  for (std::size_t set = 0; set < data_sets; ++set) {
    const GoodnessOfFit fit = fit_of(truth, model, replicates, draws);
    double least = 1;
    for (const FitGroup& group : fit.groups) {
      count(to_string(group.group), group.joint.row.p_value);
      for (const FitStatistic& single : group.statistics) {
        count(std::string(to_string(group.group)) + "/" + std::string(to_string(single.statistic)), single.row.p_value);
        least = std::min(least, single.row.p_holm);
      }
    }
    count("all", fit.all.row.p_value);
    count("holm", least);
  }
  return rates;
}

}  // namespace

TEST_CASE("a right model is kept at the nominal rate by every group and every statistic", "[goodness]") {
  constexpr std::size_t data_sets = 400;
  const double three_errors = 3 * std::sqrt(0.05 * 0.95 / data_sets);
  for (const std::size_t replicates : {std::size_t{39}, std::size_t{99}}) {
    const std::map<std::string, double> rates = rejections(Toy{}, Toy{}, replicates, data_sets);
    for (const auto& [name, rate] : rates) {
      CAPTURE(replicates, name);
      CHECK(rate < 0.05 + three_errors);
    }
    // Those with hardly any ties come near it from below, too.
    for (const char* name : {"upper_tail", "persistence", "totals", "network", "all"}) {
      CAPTURE(replicates, name);
      CHECK(rates.at(name) > 0.05 - three_errors);
    }
  }
}

TEST_CASE("wrong zeros, too little persistence, a lighter tail and a leader that answers less are found",
          "[goodness]") {
  const auto power = [](const Toy& model, const char* test) { return rejections(Toy{}, model, 199, 100).at(test); };
  Toy wrong;
  wrong.threshold = -2;
  CHECK(power(wrong, "zeros") > 0.9);
  CHECK(power(wrong, "all") > 0.9);
  wrong = {};
  wrong.persistence = 0;
  CHECK(power(wrong, "entries_and_exits") > 0.9);
  CHECK(power(wrong, "persistence") > 0.9);
  CHECK(power(wrong, "network") < 0.2);
  wrong = {};
  wrong.sd = 0.1;
  CHECK(power(wrong, "upper_tail") > 0.9);
  wrong = {};
  wrong.standing = 0.01;
  CHECK(power(wrong, "network") > 0.9);
  CHECK(power(wrong, "totals") < 0.2);
}

}  // namespace entente
