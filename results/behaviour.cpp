#include "results/behaviour.hpp"

#include "results/compared.hpp"
#include "results/scores/coverage.hpp"
#include "results/scores/pair_correlation.hpp"
#include "results/scores/quantile.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace entente {
namespace {

// What all states do through the compared years, in the record or in one replicate. States come one after the other.
class Course {
 public:
  void visit(double share) {
    ++state_years_;
    largest_ = std::max(largest_, share);
    if (share > 0) {
      ++years_of_state_;
    } else {
      ++zeros_;
    }
  }

  void step(double before, double now) {
    if (!(before > 0) && now > 0) ++entries_;
    if (before > 0 && !(now > 0)) ++exits_;
    shares_.add(before, now);
    if (!(before > 0 && before < 1 && now > 0 && now < 1)) return;
    logits_.add(math::logit(before), math::logit(now));
  }

  void end_state() {
    if (years_of_state_ > 0) ++contributors_;
    contributor_years_ += years_of_state_;
    years_of_state_ = 0;
  }

  std::size_t state_years() const { return state_years_; }
  std::size_t steps() const { return shares_.pairs(); }
  double switches() const { return entries() + exits(); }
  double entries() const { return static_cast<double>(entries_); }
  double exits() const { return static_cast<double>(exits_); }
  double autocorrelation() const { return shares_.value(); }
  double autocorrelation_of_contributors() const { return logits_.value(); }
  double largest_share() const { return largest_; }
  double zeros() const { return static_cast<double>(zeros_) / static_cast<double>(state_years_); }
  double contributors() const { return static_cast<double>(contributors_); }
  double years_of_a_contributor() const {
    return static_cast<double>(contributor_years_) / static_cast<double>(contributors_);  // NaN without contributors
  }

 private:
  std::size_t state_years_ = 0;
  std::size_t years_of_state_ = 0;  // years in which the present state contributes
  std::size_t zeros_ = 0;
  std::size_t entries_ = 0;
  std::size_t exits_ = 0;
  std::size_t contributors_ = 0;
  std::size_t contributor_years_ = 0;
  double largest_ = 0;
  PairCorrelation shares_;
  PairCorrelation logits_;
};

// `shares` are [cell * replications + replicate]; the record is an ensemble of one.
std::vector<Course> follow(const World& world, const ObservedShares& observed, const std::vector<double>& shares,
                           std::size_t replications) {
  std::vector<Course> courses(replications);
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const double* before = nullptr;
    for (std::size_t year = 0; year < world.years; ++year) {
      const std::size_t cell = world.cell(year, state);
      if (!is_compared(world, observed, cell)) {
        before = nullptr;
        continue;
      }
      const double* now = shares.data() + cell * replications;
      for (std::size_t k = 0; k < replications; ++k) {
        if (!std::isfinite(now[k])) throw work_error("cannot compare: a simulated share is not a finite number");
        courses[k].visit(now[k]);
        if (before != nullptr) courses[k].step(before[k], now[k]);
      }
      before = now;
    }
    for (Course& course : courses) course.end_state();
  }
  return courses;
}

PredictiveCheck check(const Course& record, const std::vector<Course>& replicates,
                      double (Course::*statistic)() const) {
  PredictiveCheck result{.observed = (record.*statistic)()};
  std::vector<double> values;
  values.reserve(replicates.size());
  for (const Course& replicate : replicates) {
    const double value = (replicate.*statistic)();
    if (std::isfinite(value)) values.push_back(value);
  }
  result.undefined = replicates.size() - values.size();
  if (values.empty()) return result;
  result.simulated = mean_of(values);
  std::sort(values.begin(), values.end());
  result.q05 = quantile(values, 0.05);
  result.q95 = quantile(values, 0.95);
  result.inside = in_central_90(values, result.observed);
  return result;
}

}  // namespace

bool PredictiveCheck::defined() const { return std::isfinite(observed) && std::isfinite(simulated.value); }

Behaviour behaviour(const World& world, const Ensemble& ensemble, const ObservedShares& observed) {
  const std::size_t cells = world.cells();
  if (world.invited.size() != cells || observed.share.size() != cells ||
      ensemble.share.size() != cells * ensemble.replications) {
    throw work_error("cannot compare: world, ensemble and record do not cover the same states and years");
  }
  const Course record = follow(world, observed, observed.share, 1).front();
  Behaviour result{.state_years = record.state_years(), .steps = record.steps()};
  if (result.state_years == 0) return result;
  const std::vector<Course> replicates = follow(world, observed, ensemble.share, ensemble.replications);
  const auto compare_by = [&](double (Course::*statistic)() const) { return check(record, replicates, statistic); };
  result.switches = compare_by(&Course::switches);
  result.entries = compare_by(&Course::entries);
  result.exits = compare_by(&Course::exits);
  result.autocorrelation = compare_by(&Course::autocorrelation);
  result.autocorrelation_of_contributors = compare_by(&Course::autocorrelation_of_contributors);
  result.largest_share = compare_by(&Course::largest_share);
  result.zeros = compare_by(&Course::zeros);
  result.contributors = compare_by(&Course::contributors);
  result.years_of_a_contributor = compare_by(&Course::years_of_a_contributor);
  return result;
}

std::array<NamedCheck, 9> checks_of(const Behaviour& behaviour) {
  return {{{"switches", behaviour.switches},
           {"entries", behaviour.entries},
           {"exits", behaviour.exits},
           {"autocorrelation", behaviour.autocorrelation},
           {"autocorrelation_of_contributors", behaviour.autocorrelation_of_contributors},
           {"largest_share", behaviour.largest_share},
           {"zeros", behaviour.zeros},
           {"contributors", behaviour.contributors},
           {"years_of_a_contributor", behaviour.years_of_a_contributor}}};
}

}  // namespace entente
