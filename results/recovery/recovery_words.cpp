#include "results/recovery/recovery_words.hpp"

#include "estimate/fit/significance.hpp"

#include <cmath>

namespace entente {

const char* kind_name(RecoveredKind kind) {
  switch (kind) {
    case RecoveredKind::coefficient: return "coefficient";
    case RecoveredKind::scale: return "scale";
    case RecoveredKind::ceiling: return "ceiling";
    case RecoveredKind::persistence: return "persistence";
  }
  return "";
}

BiasVerdict bias_verdict(const RecoveryRow& row) {
  if (row.estimates < 2) return BiasVerdict::none;
  const double reach = t_quantile(0.975, static_cast<double>(row.estimates - 1)) * row.bias.error;
  if (!(std::abs(row.bias.value) > reach)) return BiasVerdict::none;
  const double standardised = std::abs(row.bias.value) / row.deviation.value;
  if (standardised > serious_bias) return BiasVerdict::serious;
  return standardised > slight_bias ? BiasVerdict::noticeable : BiasVerdict::slight;
}

CoverageVerdict coverage_verdict(const Simulated& coverage, double level) {
  if (std::isnan(coverage.value)) return CoverageVerdict::none;
  const double stated = 1 - level;
  const double misses = 1 - coverage.value;
  if (std::abs(misses - stated) <= 2 * coverage.error) return CoverageVerdict::right;
  if (misses > 1.5 * stated) return CoverageVerdict::too_seldom;
  return misses < 0.5 * stated ? CoverageVerdict::too_often : CoverageVerdict::right;
}

bool is_recovered(const RecoveryRow& row, double level) {
  return row.estimates >= 2 && bias_verdict(row) != BiasVerdict::serious &&
         coverage_verdict(row.clustered.coverage, level) != CoverageVerdict::too_seldom;
}

}  // namespace entente
