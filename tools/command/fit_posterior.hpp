#pragma once

#include "estimate/combination/posterior_draws.hpp"
#include "tools/command/model_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

void add_posterior_option(CLI::App& command, std::optional<std::string>& path);

/// Reads the draws over the plan's panel, and keeps bootstraps from being shown beside the models.
/// Throws Error (Fault::input) with the option's name or the place in the file: what cannot be combined, draws that no
/// model uses, models without an index or with different ones.
PosteriorDraws plan_posterior(const std::string& path, ModelPlan& plan);

/// Fits every model once a draw, in parallel over draws, and combines them; results do not depend on threads. The
/// samples are those of the first draw. Errors name the draw.
std::vector<FittedModel> fitted_over_draws(const ModelPlan& plan, const PosteriorDraws& posterior);

}  // namespace entente
