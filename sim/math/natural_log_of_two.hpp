#pragma once

namespace entente::math {

// ln 2 = high + low (Cody and Waite 1980). The high part has 33 significant bits, so that its product with any binary
// exponent is exact.
inline constexpr double log_two_high = 0x1.62e42feep-1;
inline constexpr double log_two_low = 0x1.a39ef35793c76p-33;

}  // namespace entente::math
