#include "scenarios/experiment/recovery.hpp"

#include "estimate/persistence/calibration.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/persistence_choice.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/items.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// By war and cell: 1 from the year of a made-up withdrawal on.
std::vector<std::vector<std::uint8_t>> made_up_withdrawals(const RecoveryPlan& plan, const MadeUpRecords& made,
                                                           std::size_t record) {
  const World& world = plan.prepared.world;
  std::vector<double> shares(world.acts(), missing);
  for (std::size_t i = 0; i < plan.acts.size(); ++i) shares[plan.acts[i]] = made.share(record, i);
  std::vector<std::vector<std::uint8_t>> withdrawn;
  for (std::size_t war = 0; war < world.wars.size(); ++war) {
    const auto first = shares.begin() + static_cast<std::ptrdiff_t>(war * world.cells());
    const std::vector<double> own(first, first + static_cast<std::ptrdiff_t>(world.cells()));
    withdrawn.push_back(withdrawn_cells(departures(own, world.states.size()), world.years));
  }
  return withdrawn;
}

FitSample sample_of(const RecoveryPlan& plan, const MadeUpRecords& made, std::size_t record) {
  FitSample sample = plan.rows;
  for (std::size_t row = 0; row < sample.share.size(); ++row) {
    sample.share[row] = made.share(record, plan.act_of_row[row]);
  }
  if (!plan.withdrawals) return sample;
  const std::vector<std::vector<std::uint8_t>> withdrawn = made_up_withdrawals(plan, made, record);
  const std::size_t cells = plan.prepared.world.cells();
  return kept_rows(sample, [&](std::size_t row) {
    const std::size_t act = sample.acts[row];
    return withdrawn[act / cells][act % cells] == 0;
  });
}

std::string reason(const Error& error) { return error.problems().front().what; }

/// As many numbers as there are parameters, filled one after the other.
class Estimates {
 public:
  Estimates(const RecoveryPlan& plan, RefittedRecord& refitted) : plan_(plan), refitted_(refitted) {}

  void add(double estimate, double standard_error, double independent_error, bool at_bound = false) {
    refitted_.estimate.push_back(estimate);
    refitted_.standard_error.push_back(standard_error);
    refitted_.independent_error.push_back(independent_error);
    refitted_.at_bound.push_back(at_bound ? 1 : 0);
  }
  bool complete() const { return refitted_.estimate.size() == plan_.parameters.size(); }
  const RecoveredParameter& next() const { return plan_.parameters[refitted_.estimate.size()]; }

 private:
  const RecoveryPlan& plan_;
  RefittedRecord& refitted_;
};

void add_equation(const CoefficientChoice& choice, Estimates& estimates) {
  const Coefficients& coefficients = choice.model.coefficients;
  for (std::size_t j = 0; j < coefficients.parameters(); ++j) {
    const bool certain = j >= choice.fit->terms.size();  // a gaussian's sigma
    estimates.add(coefficients.estimate[j], certain ? missing : choice.fit->terms[j].standard_error,
                  certain ? missing : choice.independent_errors[j]);
  }
}

void add_ceiling(const CoefficientChoice& choice, Estimates& estimates) {
  const double error = choice.model.ceiling_error;
  const double ceiling = choice.model.coefficients.ceiling;
  estimates.add(ceiling, error > 0 ? error : missing, missing, ceiling == 1);
}

void add_persistence(double rho, Estimates& estimates) {
  estimates.add(rho, missing, missing, rho == 0 || rho == largest_persistence);
}

void add_persistences(const RecoveryPlan& plan, const FitSample& sample, const Coefficients& coefficients,
                      Estimates& estimates, RefittedRecord& refitted) {
  try {
    const Persistence found = choose_persistence(plan.refit, sample, coefficients).persistence;
    if (coefficients.family == Family::hurdle) add_persistence(found.participation, estimates);
    add_persistence(found.amount, estimates);
  } catch (const Error& error) {
    refitted.persistence_failure = reason(error);
    while (!estimates.complete()) estimates.add(missing, missing, missing);
  }
}

bool certain_of_all(const CoefficientChoice& choice) {
  return std::all_of(choice.fit->terms.begin(), choice.fit->terms.end(),
                     [](const TermReport& term) { return term.standard_error > 0 && std::isfinite(term.estimate); });
}

}  // namespace

RefittedRecord refit_record(const RecoveryPlan& plan, const MadeUpRecords& made, std::size_t record) {
  RefittedRecord refitted;
  const FitSample sample = sample_of(plan, made, record);
  refitted.rows = sample.share.size();
  try {
    const CoefficientChoice choice =
        plan.potential ? fit_coefficients(plan.refit, sample, *plan.potential) : fit_coefficients(plan.refit, sample);
    if (!certain_of_all(choice)) throw input_error({}, "some coefficient has no standard error");
    refitted.degrees_of_freedom = choice.fit->degrees_of_freedom;
    Estimates estimates(plan, refitted);
    add_equation(choice, estimates);
    if (!estimates.complete() && estimates.next().kind == RecoveredKind::ceiling) add_ceiling(choice, estimates);
    if (!estimates.complete()) {
      add_persistences(plan, sample, choice.model.coefficients, estimates, refitted);
    }
  } catch (const Error& error) {
    refitted = {.rows = refitted.rows, .failure = reason(error)};
  }
  return refitted;
}

std::vector<RefittedRecord> recover(const RecoveryPlan& plan, MasterSeed seed, std::size_t records,
                                    const ParallelOptions& parallel) {
  const MadeUpRecords made = make_records(plan, seed, records, parallel);
  std::vector<RefittedRecord> refitted(records);
  for_each_item(records, parallel, [&](std::size_t record) { refitted[record] = refit_record(plan, made, record); });
  return refitted;
}

}  // namespace entente
