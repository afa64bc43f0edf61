#include "results/recovery/recovery.hpp"

#include "estimate/fit/significance.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Sums of one parameter over the records that have it.
struct Moments {
  double count = 0, mean = 0, variance = 0;

  explicit Moments(const std::vector<double>& values) : count(static_cast<double>(values.size())) {
    for (const double value : values) mean += value / count;
    for (const double value : values) variance += (value - mean) * (value - mean) / (count - 1);
  }
  double error_of_mean() const { return std::sqrt(variance / count); }
};

Simulated share_of(std::size_t hits, std::size_t trials) {
  if (trials == 0) return {};
  const auto n = static_cast<double>(trials);
  const double shrunk = (static_cast<double>(hits) + 2) / (n + 4);
  return {static_cast<double>(hits) / n, std::sqrt(shrunk * (1 - shrunk) / (n + 4))};
}

/// One parameter in the records that give an estimate of it.
class Column {
 public:
  Column(const RecoveredParameter& parameter, std::size_t index, const std::vector<RefittedRecord>& records,
         double level)
      : parameter_(parameter), index_(index), level_(level) {
    for (const RefittedRecord& record : records) {
      if (!record.failure.empty() || !std::isfinite(record.estimate[index])) continue;
      records_.push_back(&record);
      estimates_.push_back(record.estimate[index]);
    }
  }

  RecoveryRow row() const {
    RecoveryRow row{.parameter = parameter_, .estimates = estimates_.size()};
    for (const RefittedRecord* record : records_) row.at_bound += record->at_bound[index_];
    if (estimates_.size() < 2) return row;
    const Moments moments(estimates_);
    row.mean = {moments.mean, moments.error_of_mean()};
    row.bias = {moments.mean - parameter_.truth, moments.error_of_mean()};
    const double deviation = std::sqrt(moments.variance);
    row.deviation = {deviation, deviation / std::sqrt(2 * (moments.count - 1))};
    row.rmse = root_mean_square();
    row.clustered = errors(&RefittedRecord::standard_error, row.deviation.value);
    row.independent = errors(&RefittedRecord::independent_error, row.deviation.value);
    if (parameter_.kind == RecoveredKind::coefficient) add_signs(row);
    return row;
  }

 private:
  using ErrorsOf = std::vector<double> RefittedRecord::*;

  Simulated root_mean_square() const {
    std::vector<double> squares;
    for (const double estimate : estimates_) {
      squares.push_back((estimate - parameter_.truth) * (estimate - parameter_.truth));
    }
    const Moments moments(squares);
    const double root = std::sqrt(moments.mean);
    return {root, moments.error_of_mean() / (2 * root)};
  }

  ErrorsReport errors(ErrorsOf which, double deviation) const {
    std::vector<double> variances;
    std::size_t hits = 0;
    for (const RefittedRecord* record : records_) {
      const double error = (record->*which)[index_];
      if (!std::isfinite(error)) continue;
      variances.push_back(error * error);
      const RecoveryInterval interval = recovery_interval(*record, index_, error, level_);
      if (interval.low <= parameter_.truth && parameter_.truth <= interval.high) ++hits;
    }
    if (variances.size() < 2) return {};
    const Moments moments(variances);
    const double root = std::sqrt(moments.mean);
    const double of_mean = moments.error_of_mean() / moments.mean;  // relative, of the mean variance
    const double ratio = root / deviation;
    const double of_deviation = 1 / (2 * (static_cast<double>(estimates_.size()) - 1));
    return {.standard_error = {root, root * of_mean / 2},
            .ratio = {ratio, ratio * std::sqrt(of_mean * of_mean / 4 + of_deviation)},
            .coverage = share_of(hits, variances.size())};
  }

  void add_signs(RecoveryRow& row) const {
    std::size_t found = 0, wrong = 0, found_wrong = 0;
    const double side = parameter_.truth < 0 ? -1 : 1;
    for (const RefittedRecord* record : records_) {
      if (record->estimate[index_] * side < 0) ++wrong;
      const double error = record->standard_error[index_];
      if (!std::isfinite(error)) continue;
      ++row.intervals;
      const RecoveryInterval interval = recovery_interval(*record, index_, error, level_);
      if (interval.low <= 0 && 0 <= interval.high) continue;
      ++found;
      if (record->estimate[index_] * side < 0) ++found_wrong;
    }
    row.power = share_of(found, row.intervals);
    if (parameter_.truth == 0) return;
    row.wrong_sign = share_of(wrong, row.estimates);
    row.found_wrong_sign = share_of(found_wrong, found);
  }

  const RecoveredParameter& parameter_;
  std::size_t index_;
  double level_;
  std::vector<const RefittedRecord*> records_;
  std::vector<double> estimates_;
};

void count_failure(const std::string& what, const std::string& why, std::size_t record,
                   std::vector<RecoveryFailure>& failures) {
  if (why.empty()) return;
  const auto known = std::find_if(failures.begin(), failures.end(), [&](const RecoveryFailure& failure) {
    return failure.what == what && failure.why == why;
  });
  if (known == failures.end()) {
    failures.push_back({.what = what, .why = why, .records = 1, .first = record + 1});
  } else {
    ++known->records;
  }
}

}  // namespace

RecoveryInterval recovery_interval(const RefittedRecord& record, std::size_t parameter, double standard_error,
                                   double level) {
  if (!std::isfinite(standard_error)) return {missing, missing};
  const double reach = t_quantile(0.5 + level / 2, record.degrees_of_freedom) * standard_error;
  return {record.estimate[parameter] - reach, record.estimate[parameter] + reach};
}

Recovery summarise_recovery(const std::vector<RecoveredParameter>& parameters,
                            const std::vector<RefittedRecord>& records, double level, RecoveryCaption caption) {
  Recovery recovery{.caption = std::move(caption), .level = level, .datasets = records.size()};
  for (std::size_t i = 0; i < records.size(); ++i) {
    count_failure("fit", records[i].failure, i, recovery.failures);
    count_failure("persistence", records[i].persistence_failure, i, recovery.failures);
    if (!records[i].failure.empty()) {
      ++recovery.failed;
      continue;
    }
    recovery.rows_most = std::max(recovery.rows_most, records[i].rows);
    recovery.rows_least = recovery.rows_least == 0 ? records[i].rows : std::min(recovery.rows_least, records[i].rows);
  }
  if (recovery.datasets - recovery.failed < 2) {
    const auto first = std::find_if(recovery.failures.begin(), recovery.failures.end(),
                                    [](const RecoveryFailure& failure) { return failure.what == "fit"; });
    throw work_error(std::to_string(recovery.failed) + " of " + std::to_string(recovery.datasets) +
                         " made-up records could not be fitted, the first because: " +
                         (first == recovery.failures.end() ? "there is none" : first->why),
                     "such coefficients make no record from which they could be estimated");
  }
  for (std::size_t j = 0; j < parameters.size(); ++j) {
    recovery.rows.push_back(Column(parameters[j], j, records, level).row());
  }
  return recovery;
}

}  // namespace entente
