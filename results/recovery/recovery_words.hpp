#pragma once

#include "results/recovery/recovery.hpp"

#include <string>

namespace entente {

/// "coefficient", "scale", "ceiling", "persistence".
const char* kind_name(RecoveredKind kind);

/// Beyond so many standard deviations a bias spoils intervals and tests (Collins, Schafer and Kam 2001).
inline constexpr double serious_bias = 0.4;
/// Below this, a bias that is surely there leaves coverage as it is: 94.9 % instead of 95 %.
inline constexpr double slight_bias = 0.1;
/// Power that studies are planned for (Cohen 1988), and power of a coin.
inline constexpr double good_power = 0.8, poor_power = 0.5;
/// False alarms on either side that a test at 5 % allows itself: beyond it, effects of the wrong sign are told of.
inline constexpr double misleads = 0.05;
/// With fewer data sets than this the error of a coverage of 95 % is 4 points or more.
inline constexpr std::size_t enough_datasets = 30;

/// Whether estimates of it lie off the truth, as far as this many records can tell: none where the 95 % interval of the
/// bias, by its Monte Carlo error and Student's t, holds 0.
enum class BiasVerdict { none, slight, noticeable, serious };
BiasVerdict bias_verdict(const RecoveryRow& row);

/// Whether intervals hold the truth as often as they say. Wrong is an error rate beyond half to one and a half times
/// the stated one (Bradley's liberal criterion, 1978) and more than two Monte Carlo errors off.
enum class CoverageVerdict { none, right, too_seldom, too_often };
CoverageVerdict coverage_verdict(const Simulated& coverage, double level);

/// The bias is not serious, and intervals hold the truth at least as often as they say.
bool is_recovered(const RecoveryRow& row, double level);

}  // namespace entente
