#pragma once

namespace entente {

/// P(|T| > |statistic|) under Student's t with `degrees_of_freedom` > 0; the normal when they are infinite.
/// Relative error below 1e-9 up to 1e5 degrees of freedom. NaN for a NaN statistic.
double two_sided_p_value(double statistic, double degrees_of_freedom);

}  // namespace entente
