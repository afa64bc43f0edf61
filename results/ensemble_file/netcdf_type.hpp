#pragma once

namespace entente {

/// The types of variables that our NetCDF files have.
enum class NetcdfType { float64, int32, uint8, text };

}  // namespace entente
