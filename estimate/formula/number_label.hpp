#pragma once

#include <string>

namespace entente {

/// A number as R writes it in the names of terms and of factor levels: 15 significant digits at most, in scientific
/// notation where that is shorter ("1e+05", "120000", "1e-04", "0.001").
std::string number_label(double number);

}  // namespace entente
