#include "sim/war/block_draws.hpp"

#include <limits>

namespace entente {
namespace {

using kernel::lanes;

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

}  // namespace

random::PhiloxWords draw_identity(const Plan& plan, std::size_t first_replicate, std::size_t state,
                                  const DrawSort& sort) {
  return random::philox_words({.seed = plan.experiment.seed,
                               .replicate = Replicate(static_cast<std::uint32_t>(first_replicate)),
                               .state = plan.world.states[state],
                               .other_state = sort.other_state,
                               .war = sort.war,
                               .purpose = sort.purpose});
}

random::PhiloxWords draw_identity(const Plan& plan, std::size_t first_replicate, std::size_t state, std::size_t year,
                                  const DrawSort& sort) {
  return random::philox_words({.seed = plan.experiment.seed,
                               .replicate = Replicate(static_cast<std::uint32_t>(first_replicate)),
                               .state = plan.world.states[state],
                               .other_state = sort.other_state,
                               .year = Year(static_cast<std::uint16_t>(plan.world.first_year.number() + year)),
                               .war = sort.war,
                               .purpose = sort.purpose});
}

PairedDraws::PairedDraws(const Plan& plan, const DrawSort& sort, Stage stage)
    : plan_(plan),
      sort_(sort),
      stage_(stage),
      now_(lanes),
      next_(plan.acting_states.size() * lanes),
      next_is_(plan.acting_states.size(), Drawn{0, never}) {}

const double* PairedDraws::draw(std::size_t first_replicate, std::size_t acting, std::size_t year) {
  double* next = next_.data() + acting * lanes;
  const bool odd = (plan_.world.first_year.number() + year) % 2 != 0;
  Drawn& next_is = next_is_[acting];
  if (odd && next_is.year == year && next_is.first_replicate == first_replicate) return next;
  // The block of the even year, which may lie before the world's first.
  random::PhiloxWords words = draw_identity(plan_, first_replicate, plan_.acting_states[acting], year, sort_);
  if (odd) words.counter[2] -= std::uint32_t{1} << 16;
  stage_(words, now_.data(), next);
  next_is = {first_replicate, odd ? year : year + 1};
  return odd ? next : now_.data();
}

}  // namespace entente
