#include "tools/command/fit_posterior.hpp"

#include "estimate/combination/combined_report.hpp"
#include "scenarios/reader/words.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace entente {
namespace {

const Place posterior_place{.key = "--posterior"};

PanelIndex common_index(const ModelPlan& plan) {
  std::optional<PanelIndex> index;
  for (const ModelSpecification& model : plan.models) {
    const auto& own = model.sample.index;
    if (!own)
      throw input_error(posterior_place, "the panel has no index to lay draws over it", "--index UNIT,TIME with it");
    if (index && (index->unit != own->unit || index->time != own->time)) {
      throw input_error(posterior_place, "the models have different indices", "one index for all of them");
    }
    index = own;
  }
  return *index;
}

void collect(const Expression& expression, std::vector<std::string>& names) {
  names.push_back(expression.name);
  for (const Expression& argument : expression.arguments) collect(argument, names);
}

// The panel's columns that a formula reads.
std::vector<std::string> columns_read(const Panel& panel, const Formula& formula) {
  std::vector<std::string> names = formula.effects;
  collect(formula.response, names);
  for (const Term& term : formula.terms) {
    for (const Expression& factor : term.factors) collect(factor, names);
  }
  std::vector<std::string> columns;
  for (const std::string& name : names) {
    // lag(x), within(x) and between(x) are leaves by their whole text.
    std::string inner = name;
    while (inner.find('(') != std::string::npos) inner = inner.substr(inner.find('(') + 1);
    inner = inner.substr(0, inner.find_first_of("),"));
    for (const std::string& one : {name, inner}) {
      if (one.empty()) continue;
      if (const auto column = find_column(panel, one)) columns.push_back(panel.table.columns()[*column]);
    }
  }
  return columns;
}

bool touches(const PosteriorDraws& posterior, const Panel& panel, const Formula& formula) {
  const std::vector<std::string> read = columns_read(panel, formula);
  const auto& drawn = posterior.columns();
  return std::any_of(drawn.begin(), drawn.end(), [&](const std::string& column) {
    return std::find(read.begin(), read.end(), column) != read.end();
  });
}

std::string drawn_text(const PosteriorDraws& posterior) {
  std::string text = listed(posterior.columns(), "and") + " in " + std::to_string(posterior.rows()) +
                     " rows of the panel (" + posterior.name();
  if (posterior.not_in_panel() > 0) {
    text += "; " + std::to_string(posterior.not_in_panel()) + " of its state-years are not in the panel";
  }
  return text + ")";
}

Error in_draw(const Error& error, std::size_t draw) {
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) problem.what = "draw " + std::to_string(draw + 1) + ": " + problem.what;
  return Error(error.fault(), std::move(problems));
}

}  // namespace

void add_posterior_option(CLI::App& command, std::optional<std::string>& path) {
  command
      .add_option("--posterior", path,
                  "Draws of columns of the panel that are estimates themselves (CSV: the index, draw, columns): models "
                  "are fitted once a draw and combined by Rubin's rules")
      ->group("Data");
}

PosteriorDraws plan_posterior(const std::string& path, ModelPlan& plan) {
  for (const CovarianceRequest& request : plan.covariances) require_combinable(request, {.key = "--vcov"});
  const std::string name = std::filesystem::path(path).filename().string();
  PosteriorDraws posterior(Table::read(path, name), plan.panel, common_index(plan));
  bool any = false;
  for (std::size_t i = 0; i < plan.models.size(); ++i) {
    const bool touched = touches(posterior, plan.panel, plan.models[i].formula);
    any = any || touched;
    if (!touched) plan.notes[i].push_back("no term of this model is drawn: all draws agree on it");
  }
  if (!any) {
    throw input_error(posterior_place, "no model uses what is drawn: " + listed(posterior.columns(), "and"),
                      "draws of a term of the models",
                      "what is computed from a drawn column must be drawn along with it");
  }
  plan.bootstrap_beside = false;
  return posterior;
}

std::vector<FittedModel> fitted_over_draws(const ModelPlan& plan, const PosteriorDraws& posterior) {
  const int threads = plan.covariances.front().threads;
  ModelPlan each = plan;
  for (CovarianceRequest& request : each.covariances) request.threads = 1;
  std::vector<std::vector<ModelReport>> reports(plan.models.size(), std::vector<ModelReport>(posterior.size()));
  std::vector<FittedModel> first(plan.models.size());
  // A block holds many items that are quick; a draw is a block of its own.
  const ParallelOptions parallel{.threads = threads, .interrupted = &interrupted()};
  for_each_block(posterior.size() * replicates_per_block, parallel, [&](std::size_t begin, std::size_t) {
    const std::size_t draw = begin / replicates_per_block;
    try {
      ModelPlan drawn = each;
      drawn.panel = posterior.panel_of(plan.panel, draw);
      for (std::size_t model = 0; model < plan.models.size(); ++model) {
        FittedModel fitted = fitted_model(drawn, model);
        reports[model][draw] = without_rows(fitted.report);
        if (draw == 0) first[model] = std::move(fitted);
      }
    } catch (const Error& error) {
      throw in_draw(error, draw);
    }
  });
  for (std::size_t model = 0; model < plan.models.size(); ++model) {
    first[model].report = combine_reports(reports[model], drawn_text(posterior));
  }
  return first;
}

}  // namespace entente
