#include "sim/war/block_handout.hpp"

#include <algorithm>

namespace entente {

using kernel::lanes;

BlockHandout::BlockHandout(std::size_t acting_states) : capacity_(acting_states + 1), line_(capacity_ * lanes) {}

void BlockHandout::clear() {
  std::fill_n(length_, lanes, 0);
  std::fill_n(wanted_, lanes, 0.0);
}

// Who wants something comes in no order that a processor could guess: hence no branch.
void BlockHandout::join(std::size_t acting, const double* key, const double* want) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    line_[lane * capacity_ + length_[lane]] = {key[lane], want[lane], static_cast<std::uint32_t>(acting)};
    length_[lane] += want[lane] > 0 ? 1 : 0;
    wanted_[lane] += want[lane];
  }
}

void BlockHandout::serve(const double* pool, LaneArray<double>& given) {
  for (std::size_t lane = 0; lane < lanes; ++lane) serve_lane(lane, pool[lane], given);
}

void BlockHandout::serve_lane(std::size_t lane, double pool, LaneArray<double>& given) {
  Place* first = line_.data() + lane * capacity_;
  Place* last = first + length_[lane];
  // With enough for all, and more than rounding could take away, the order does not matter.
  constexpr double enough = 1 + 1e-9;
  const bool for_all = pool >= wanted_[lane] * enough;
  for (const Place* place = first; place != last; ++place) {
    given[place->acting * lanes + lane] = for_all ? place->want : 0.0;
  }
  if (for_all) return;
  std::make_heap(first, last, After{});
  for (double left = pool; left > 0 && first != last; --last) {
    std::pop_heap(first, last, After{});
    const Place& next = *(last - 1);
    const double share = std::min(next.want, left);
    given[next.acting * lanes + lane] = share;
    left -= share;
  }
}

}  // namespace entente
