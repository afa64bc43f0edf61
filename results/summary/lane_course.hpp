#pragma once

#include "results/summary/lane_correlation.hpp"
#include "results/summary/lanes.hpp"
#include "results/summary/row_loops.hpp"

namespace entente::lane {

/// What all states do through the compared years, in each lane (Behaviour in results/behaviour.hpp says what is meant).
/// States come one after the other, each with its compared years in order. The record is a block of one lane.
class Course {
 public:
  /// A compared year of the present state. `step`: the year before was compared too.
  [[gnu::always_inline]] void visit(const double* __restrict share, const Contributors& contributors, bool step) {
    Row& logits = now_in_first_ ? first_logits_ : second_logits_;
    Row& inner = now_in_first_ ? first_inner_ : second_inner_;
    take_logits(share, contributors, logits, inner);
    for (std::size_t l = 0; l < count; ++l) {
      const double positive = contributes(share[l]);
      positive_[l] += positive;
      years_of_state_[l] += positive;
      largest_[l] = share[l] > largest_[l] ? share[l] : largest_[l];
    }
    ++state_years_;
    if (step) {
      ++steps_;
      for (std::size_t l = 0; l < count; ++l) {
        const double before = contributes(before_[l]), now = contributes(share[l]);
        entries_[l] += now - before * now;
        exits_[l] += before - before * now;
      }
      shares_.add(before_, share);
      Row both;
      for (std::size_t l = 0; l < count; ++l) both[l] = first_inner_[l] * second_inner_[l];
      const Row& earlier = now_in_first_ ? second_logits_ : first_logits_;
      logits_.add(earlier.data(), logits.data(), both.data());
    }
    before_ = share;
    now_in_first_ = !now_in_first_;
  }

  [[gnu::always_inline]] void end_state() {
    for (std::size_t l = 0; l < count; ++l) {
      contributors_[l] += contributes(years_of_state_[l]);
      years_of_state_[l] = 0;
    }
  }

  std::size_t state_years() const { return state_years_; }
  std::size_t steps() const { return steps_; }
  double entries(std::size_t l) const { return entries_[l]; }
  double exits(std::size_t l) const { return exits_[l]; }
  double autocorrelation(std::size_t l) const { return shares_.value(l); }
  double autocorrelation_of_contributors(std::size_t l) const { return logits_.value(l); }
  double largest_share(std::size_t l) const { return largest_[l]; }
  double zeros(std::size_t l) const { return static_cast<double>(state_years_) - positive_[l]; }
  double contributors(std::size_t l) const { return contributors_[l]; }
  double years_of_a_contributor(std::size_t l) const { return positive_[l] / contributors_[l]; }  // NaN without them

 private:
  [[gnu::always_inline]] static void take_logits(const double* __restrict share, const Contributors& contributors,
                                                 Row& logits, Row& inner) {
    for (std::size_t l = 0; l < count; ++l) inner[l] = contributes(share[l]) * contributes(1 - share[l]);
    Row found;
    for (std::size_t begin = 0; begin < contributors.found; begin += Contributors::width) {
      for (std::size_t i = begin; i < begin + Contributors::width; ++i) found[i] = logit(contributors.shares[i]);
    }
    for (std::size_t i = 0; i < contributors.found; ++i) logits[contributors.lanes[i]] = found[i];
  }

  std::size_t state_years_ = 0;
  std::size_t steps_ = 0;
  const double* before_ = nullptr;
  bool now_in_first_ = true;
  Row first_logits_{}, first_inner_{}, second_logits_{}, second_inner_{};
  Row years_of_state_{};  // in which the present state contributes
  Row positive_{}, entries_{}, exits_{}, largest_{}, contributors_{};
  Correlation shares_, logits_;
};

}  // namespace entente::lane
