#pragma once

namespace entente {

/// P(|T| > |statistic|) under Student's t with `degrees_of_freedom` > 0; the normal when they are infinite.
/// Relative error below 1e-9. NaN for a NaN statistic.
double two_sided_p_value(double statistic, double degrees_of_freedom);

/// The quantile of Student's t with `degrees_of_freedom` > 0, whole or not; the normal's when they are infinite.
/// Relative error below 1e-12. NaN for a probability outside [0, 1].
double t_quantile(double probability, double degrees_of_freedom);

}  // namespace entente
