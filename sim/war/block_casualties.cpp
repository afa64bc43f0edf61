#include "sim/war/block_casualties.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

using kernel::lanes;

constexpr double many = 200;                // from this mean on inversion is the slower one
constexpr int steps_between_clearings = 8;  // of the list of those still counting
constexpr double negligible = 0x1p-54;      // a term this small against its sum moves it no more

std::int32_t whole_deaths(double deaths) {
  return static_cast<std::int32_t>(std::min<double>(deaths, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace

BlockCasualties::BlockCasualties(const Plan& plan, const kernel::Stages& stages)
    : plan_(plan),
      stages_(stages),
      uniforms_(plan, random::Purpose::casualties, stages.uniform_pairs),
      mean_(lanes),
      candidate_(lanes) {
  const std::size_t most = plan.acting_states.size() * lanes + lanes;
  candidates_.mean.resize(most);
  candidates_.uniform.resize(most);
  candidates_.place.resize(most);
  for (auto* values : {&ratio_, &term_, &sum_, &deaths_}) values->resize(most);
}

void BlockCasualties::suffer(std::size_t year, ReplicateBlock& block) {
  candidates_.count = 0;
  for (std::size_t acting = 0; acting < plan_.acting_states.size(); ++acting) gather(year, acting, block);
  invert(block);
}

void BlockCasualties::gather(std::size_t year, std::size_t acting, ReplicateBlock& block) {
  const World& world = plan_.world;
  // Drawn whether needed or not: the pair of an even year serves the next one too.
  const double* uniform = uniforms_.draw(block.first, acting, year);
  const std::size_t state = plan_.acting_states[acting];
  const std::size_t cell = world.cell(year, state);
  if (!world.invited[cell]) return;
  const std::size_t row = cell * lanes;
  std::fill_n(block.casualties.data() + row, lanes, 0);
  const std::size_t war_year = world.first_year.number() + year - world.war.first_year.number();
  const double deaths_per_troop = world.war.deaths_per_1000[war_year] / 1000;
  if (!stages_.deaths_expected(block.share.data() + row, world.armed_forces[cell], deaths_per_troop, uniform,
                               mean_.data(), candidate_.data())) {
    return;
  }
  std::uint32_t flagged[lanes];
  std::size_t count = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    flagged[count] = static_cast<std::uint32_t>(lane);
    count += candidate_[lane] > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t lane = flagged[i];
    if (mean_[lane] >= many) {
      draw_many(year, state, lane, mean_[lane], block);
      continue;
    }
    candidates_.mean[candidates_.count] = mean_[lane];
    candidates_.uniform[candidates_.count] = uniform[lane];
    candidates_.place[candidates_.count] = static_cast<std::uint32_t>(row + lane);
    ++candidates_.count;
  }
}

void BlockCasualties::draw_many(std::size_t year, std::size_t state, std::size_t lane, double mean,
                                ReplicateBlock& block) const {
  const World& world = plan_.world;
  random::Stream stream({.seed = plan_.experiment.seed,
                         .replicate = Replicate(static_cast<std::uint32_t>(block.first + lane)),
                         .state = world.states[state],
                         .year = Year(static_cast<std::uint16_t>(world.first_year.number() + year)),
                         .war = world.war.id,
                         .purpose = random::Purpose::many_casualties});
  const auto deaths = random::negative_binomial(stream, mean, world.war.casualty_size);
  block.casualties[world.cell(year, state) * lanes + lane] = whole_deaths(static_cast<double>(deaths));
}

// The terms of the negative binomial follow one another: p_k = p_{k-1} (k - 1 + size) / k  mean / (mean + size).
void BlockCasualties::invert(ReplicateBlock& block) {
  const double size = plan_.world.war.casualty_size;
  stages_.no_deaths(candidates_.count, size, candidates_.mean.data(), term_.data());
  keep_those_with_deaths();
  for (std::size_t i = 0; i < candidates_.count; ++i) {
    ratio_[i] = candidates_.mean[i] / (candidates_.mean[i] + size);
    sum_[i] = term_[i];
    deaths_[i] = 0;
  }
  for (int k = 1; candidates_.count > 0; ++k) {
    stages_.count_deaths(candidates_.count, (k - 1 + size) / k, candidates_.uniform.data(), ratio_.data(), term_.data(),
                         sum_.data(), deaths_.data());
    if (k % steps_between_clearings == 0) keep_those_still_counting(block);
  }
}

// Most leave here, in no order that a processor could guess: hence no branch.
void BlockCasualties::keep_those_with_deaths() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_.count; ++i) {
    const double uniform = candidates_.uniform[i];
    const double none = term_[i];
    candidates_.mean[kept] = candidates_.mean[i];
    candidates_.uniform[kept] = uniform;
    candidates_.place[kept] = candidates_.place[i];
    term_[kept] = none;
    kept += uniform >= none ? 1 : 0;
  }
  candidates_.count = kept;
}

// Writes down those who are done and closes the ranks of the others, in their order.
void BlockCasualties::keep_those_still_counting(ReplicateBlock& block) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_.count; ++i) {
    // Past the mode, which lies below the mean, terms only fall; rounding alone keeps such a sum below its uniform.
    const bool stuck = deaths_[i] > candidates_.mean[i] && term_[i] < negligible * sum_[i];
    if (candidates_.uniform[i] < sum_[i] || stuck) {
      block.casualties[candidates_.place[i]] = whole_deaths(deaths_[i]);
      continue;
    }
    candidates_.mean[kept] = candidates_.mean[i];
    candidates_.uniform[kept] = candidates_.uniform[i];
    candidates_.place[kept] = candidates_.place[i];
    ratio_[kept] = ratio_[i];
    term_[kept] = term_[i];
    sum_[kept] = sum_[i];
    deaths_[kept] = deaths_[i];
    ++kept;
  }
  candidates_.count = kept;
}

}  // namespace entente
