#pragma once

namespace entente {

/// The quantile of Student's t with `degrees_of_freedom` > 0 (infinite: the normal) at p in (0, 1). Relative error
/// below 1e-9 where two_sided_p_value has it; by inverting that function.
double student_t_quantile(double p, double degrees_of_freedom);

}  // namespace entente
