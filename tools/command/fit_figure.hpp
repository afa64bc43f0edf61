#pragma once

#include "tools/command/model_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

/// The coefficient plot as the user asked for it.
struct FigureCommand {
  std::optional<std::string> file;  ///< .svg, .pdf or .vl.json
  std::optional<std::string> width, scale;
  bool intercept = false;
};

void add_figure_options(CLI::App& command, FigureCommand& options);

/// What is wrong with the options before a model is fitted. Throws Error (Fault::input) with the option's name.
void check_figure(const FigureCommand& command);

/// Writes the coefficient plot of the models, with labels of a specification's terms as they stand in the formulas.
void write_coefficient_plot(const FigureCommand& command, const ModelPlan& plan,
                            const std::vector<FittedModel>& fitted);

}  // namespace entente
