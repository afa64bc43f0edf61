#pragma once

#include "scenarios/coefficients_file.hpp"
#include "tools/command/model_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The coefficients file that a fit writes for simulations, as the user typed it.
struct CoefficientsCommand {
  std::optional<std::string> path;
  std::optional<std::string> measures;  ///< "outcome=corrected,depth=oriented,potential=difference"
};

void add_coefficients_options(CLI::App& command, CoefficientsCommand& options);

/// What is written where; nothing without --coefficients.
struct CoefficientsPlan {
  std::optional<std::string> path;
  Measures measures;
};

/// Checks before the fit that agents can act by every model and that the measures are known. The published panel's are
/// outcome and depth as published and potential as difference, where the response is its share; for others the user
/// says them. Throws Error (Fault::input) with the option's name.
CoefficientsPlan plan_coefficients(const CoefficientsCommand& command, const ModelPlan& plan);

/// Writes the models by name into one file.
void write_coefficients(const CoefficientsPlan& coefficients, const ModelPlan& plan,
                        const std::vector<FittedModel>& fitted);

}  // namespace entente
