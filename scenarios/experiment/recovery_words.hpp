#pragma once

#include "scenarios/experiment/recovery_plan.hpp"

#include <string>

namespace entente {

/// What the way of making up records says of the numbers that come out: which of the fit's assumptions hold.
std::string recovery_meaning(const RecoveryPlan& plan);

/// How each record is fitted: family, terms, covariance.
std::string recovery_fit(const RecoveryPlan& plan);

}  // namespace entente
