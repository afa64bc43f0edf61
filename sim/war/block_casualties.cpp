#include "sim/war/block_casualties.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

using kernel::lanes;

constexpr double many = 200;            // from this mean on inversion is the slower one
constexpr double negligible = 0x1p-54;  // a term this small against its sum moves it no more

std::int32_t whole_deaths(std::int64_t deaths) {
  return static_cast<std::int32_t>(std::min<std::int64_t>(deaths, most_casualties));
}

}  // namespace

BlockCasualties::BlockCasualties(const Plan& plan, std::size_t war, const kernel::Stages& stages)
    : plan_(plan),
      stages_(stages),
      war_number_(war),
      war_(plan.world.wars[war]),
      uniforms_(plan, {.purpose = random::Purpose::casualties, .war = war_.id}, stages.uniform_pairs),
      mean_of_lane_(lanes) {
  const std::size_t most = plan.acting_states.size() * lanes;
  for (auto* values : {&mean_, &uniform_, &term_, &sum_, &odds_, &deaths_}) values->resize(most);
  place_.resize(most);
}

void BlockCasualties::suffer(ReplicateBlock& block) {
  invert(block);
  candidates_ = 0;
}

void BlockCasualties::gather(std::size_t year, std::size_t acting, ReplicateBlock& block) {
  const World& world = plan_.world;
  const std::size_t state = plan_.acting_states[acting];
  const std::size_t cell = world.cell(year, state);
  const std::size_t row = world.act(war_number_, cell) * lanes;
  std::fill_n(block.casualties.data() + row, lanes, 0);
  const double deaths_per_troop = war_.deaths_per_1000[year - plan_.wars[war_number_].first] / 1000;
  const double* uniform = uniforms_.draw(block.first, acting, year);
  std::uint64_t left = stages_.deaths_expected(block.share.data() + row, world.armed_forces[cell], deaths_per_troop,
                                               uniform, mean_of_lane_.data());
  for (; left != 0; left &= left - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(left));
    if (mean_of_lane_[lane] >= many) {
      block.casualties[row + lane] = draw_many(year, state, lane, mean_of_lane_[lane], block);
      continue;
    }
    mean_[candidates_] = mean_of_lane_[lane];
    uniform_[candidates_] = uniform[lane];
    place_[candidates_] = static_cast<std::uint32_t>(row + lane);
    ++candidates_;
  }
}

std::int32_t BlockCasualties::draw_many(std::size_t year, std::size_t state, std::size_t lane, double mean,
                                        const ReplicateBlock& block) const {
  const World& world = plan_.world;
  random::Stream stream({.seed = plan_.experiment.seed,
                         .replicate = Replicate(static_cast<std::uint32_t>(block.first + lane)),
                         .state = world.states[state],
                         .year = Year(static_cast<std::uint16_t>(world.first_year.number() + year)),
                         .war = war_.id,
                         .purpose = random::Purpose::many_casualties});
  return whole_deaths(random::negative_binomial(stream, mean, war_.casualty_size));
}

// The terms of the negative binomial follow one another: p_k = p_{k-1} (k - 1 + size) / k  mean / (mean + size).
void BlockCasualties::invert(ReplicateBlock& block) {
  const double size = war_.casualty_size;
  stages_.no_deaths(candidates_, size, mean_.data(), term_.data());
  keep_those_with_deaths();
  for (std::size_t i = 0; i < candidates_; ++i) {
    odds_[i] = mean_[i] / (mean_[i] + size);
    sum_[i] = term_[i];
    deaths_[i] = 0;
  }
  double ratios[kernel::death_steps];
  for (std::size_t counted = 0; candidates_ > 0; counted += kernel::death_steps) {
    for (std::size_t step = 0; step < kernel::death_steps; ++step) {
      const double before = static_cast<double>(counted + step);
      ratios[step] = (before + size) / (before + 1);
    }
    stages_.count_deaths(candidates_, ratios, uniform_.data(), odds_.data(), term_.data(), sum_.data(), deaths_.data());
    keep_those_still_counting(counted + kernel::death_steps, block);
  }
}

// Who is done comes in no order that a processor could guess: hence no branches in these two.
void BlockCasualties::keep_those_with_deaths() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_; ++i) {
    const double uniform = uniform_[i];
    const double none = term_[i];
    mean_[kept] = mean_[i];
    uniform_[kept] = uniform;
    place_[kept] = place_[i];
    term_[kept] = none;
    kept += uniform >= none ? 1 : 0;
  }
  candidates_ = kept;
}

// Writes down what has been counted so far, and closes the ranks of those who go on.
void BlockCasualties::keep_those_still_counting(std::size_t counted, ReplicateBlock& block) {
  // Past the mode, which lies below the mean, terms only fall; rounding alone keeps such a sum below its uniform.
  const double stuck = static_cast<double>(counted) > many ? negligible : 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_; ++i) {
    const double uniform = uniform_[i];
    const double sum = sum_[i];
    const double term = term_[i];
    const double deaths = deaths_[i];
    const std::uint32_t place = place_[i];
    block.casualties[place] = whole_deaths(static_cast<std::int64_t>(deaths));
    uniform_[kept] = uniform;
    odds_[kept] = odds_[i];
    term_[kept] = term;
    sum_[kept] = sum;
    deaths_[kept] = deaths;
    place_[kept] = place;
    kept += (uniform >= sum ? 1 : 0) & (term >= stuck * sum ? 1 : 0);
  }
  candidates_ = kept;
}

}  // namespace entente
