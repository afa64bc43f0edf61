#pragma once

#include <optional>
#include <string>

namespace entente {

/// How many decimals show a number to be read beside its standard error.
struct ShownDigits {
  int decimals = 3;         ///< after the point; of the mantissa when `scientific`
  bool scientific = false;  ///< "-3.47e-07": plain decimals would be mostly zeros, or mostly noise
};

/// Digits for an estimate with this standard error: the error shows `significant` digits and the estimate ends at the
/// same place, so that 0.0023378 with an error of 0.00043738 reads 0.002338 and 0.000437. Without an error (none, zero)
/// the estimate itself shows one digit more.
ShownDigits digits_of(double estimate, std::optional<double> standard_error, int significant);

/// The number with those digits; empty when it is not finite. Never "-0.000".
std::string shown_number(double number, const ShownDigits& digits);
/// A lone number with so many significant digits: "0.00679", "15800", "1.2e-09"; empty when it is not finite.
std::string shown_number(double number, int significant);
/// "<0.001", or with three decimals; empty when it is not finite.
std::string shown_p_value(double p_value);
/// "95 %", "97.5 %".
std::string shown_level(double level);
/// Degrees of freedom: whole numbers as such, others with one decimal.
std::string shown_df(double df);

}  // namespace entente
