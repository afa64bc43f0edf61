#include "estimate/diagnostics/information_criteria.hpp"

#include <algorithm>

namespace entente {
namespace {

/// Why two likelihoods do not compare; empty when they do.
std::string difference(const Candidate& a, const Candidate& b) {
  const FitStatistics& first = a.fit.statistics;
  const FitStatistics& second = b.fit.statistics;
  if (a.sample.response != b.sample.response) {
    return "their outcomes are " + a.sample.response + " and " + b.sample.response;
  }
  if (a.sample.panel_rows != b.sample.panel_rows) {
    if (a.sample.rows() != b.sample.rows()) {
      return "they are fitted to " + std::to_string(a.sample.rows()) + " and " + std::to_string(b.sample.rows()) +
             " rows";
    }
    return "they are fitted to different rows, though as many";
  }
  if (a.sample.outcome != b.sample.outcome) return "the outcomes of their rows differ";
  if (first.likelihood_of != second.likelihood_of) {
    return "their likelihoods are densities of different things: " + first.likelihood_of + ", and " +
           second.likelihood_of;
  }
  return {};
}

void set_differences(CriterionGroup& group) {
  double aic = group.models.front().aic.value_or(0);
  double bic = group.models.front().bic.value_or(0);
  for (const CriterionLine& line : group.models) {
    aic = std::min(aic, line.aic.value_or(aic));
    bic = std::min(bic, line.bic.value_or(bic));
  }
  for (CriterionLine& line : group.models) {
    line.aic_difference = line.aic.value_or(aic) - aic;
    line.bic_difference = line.bic.value_or(bic) - bic;
  }
}

}  // namespace

CriterionComparison compare_criteria(std::span<const Candidate> candidates) {
  CriterionComparison comparison;
  std::vector<const Candidate*> heads;
  for (const Candidate& candidate : candidates) {
    const FitStatistics& statistics = candidate.fit.statistics;
    if (!statistics.log_likelihood || !statistics.aic) {
      comparison.reasons.push_back(candidate.name + " has no information criteria" +
                                   (statistics.no_likelihood.empty() ? "" : ": " + statistics.no_likelihood));
      continue;
    }
    const CriterionLine line{candidate.name, statistics.aic, statistics.bic};
    std::size_t g = 0;
    while (g < heads.size() && !difference(*heads[g], candidate).empty()) ++g;
    if (g == heads.size()) {
      if (g > 0) {
        comparison.reasons.push_back(candidate.name + " does not compare with " + heads[0]->name + ": " +
                                     difference(*heads[0], candidate));
      }
      heads.push_back(&candidate);
      comparison.groups.push_back({statistics.likelihood_of, {}});
    }
    comparison.groups[g].models.push_back(line);
  }
  for (CriterionGroup& group : comparison.groups) set_differences(group);
  return comparison;
}

}  // namespace entente
