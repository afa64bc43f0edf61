#include "estimate/multiverse/one_at_a_time.hpp"

#include "estimate/combination/combined_report.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"

#include <utility>

namespace entente {
namespace {

ModelReport report_of(const Panel& panel, const UniverseModel& model) {
  SampleOptions options = model.sample;
  for (const std::string& cluster : model.covariance.clusters) options.clusters.push_back(cluster);
  const Sample sample = make_sample(panel, model.formula, options);
  ModelReport report;
  report.name = model.name;
  report.formula = model.formula.text;
  report.response = model.formula.response_name;
  report.account = sample.account;
  report.singletons_kept = options.keep_singletons;
  report.fit = fit_model(sample, model.model);
  for (const AbsorbedEffect& effect : report.fit.effects) {
    report.effects.push_back(effect.name);
    report.effect_levels.push_back(effect.value.size());
  }
  report.notes = report.fit.notes;
  report.covariance = estimate_covariance(sample, report.fit, model.covariance);
  return without_rows(std::move(report));
}

VariantReports reports_of(const SwitchVariant& variant, const std::vector<UniverseModel>& models,
                          const PanelMaker& make_panel) {
  VariantReports result{variant, {}, {}};
  const Panel panel = make_panel(variant.switches);
  for (const UniverseModel& model : models) {
    result.reports.emplace_back();
    result.why.emplace_back();
    try {
      result.reports.back() = report_of(panel, model);
    } catch (const Error& error) {
      result.why.back() = error.problems().front().what;
    }
  }
  return result;
}

}  // namespace

std::vector<SwitchVariant> one_at_a_time(const SwitchChoices& from, const SwitchChoices& to,
                                         const std::vector<PanelSwitch>& order) {
  using Kind = SwitchVariant::Kind;
  std::vector<SwitchVariant> variants{{Kind::from, {}, {}, {}, from}, {Kind::to, {}, {}, {}, to}};
  for (const Kind kind : {Kind::alone, Kind::all_but_one}) {
    for (const PanelSwitch& one : order) {
      const auto first = from.find(one.name);
      const auto second = to.find(one.name);
      if (first == from.end() || second == to.end() || first->second == second->second) continue;
      SwitchVariant variant{kind, one.name, first->second, second->second, kind == Kind::alone ? from : to};
      variant.switches[one.name] = kind == Kind::alone ? second->second : first->second;
      variants.push_back(std::move(variant));
    }
  }
  return variants;
}

std::vector<VariantReports> fit_variants(const std::vector<SwitchVariant>& variants,
                                         const std::vector<UniverseModel>& models, const PanelMaker& make_panel,
                                         const ParallelOptions& parallel) {
  std::vector<VariantReports> reports(variants.size());
  // A block holds many items that are quick; a panel with its models is a block of its own.
  for_each_block(variants.size() * replicates_per_block, parallel, [&](std::size_t begin, std::size_t) {
    const std::size_t i = begin / replicates_per_block;
    reports[i] = reports_of(variants[i], models, make_panel);
  });
  return reports;
}

}  // namespace entente
