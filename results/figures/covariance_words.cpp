#include "results/figures/coefficient_plot.hpp"

namespace entente {
namespace {

std::string groups_words(const std::vector<std::size_t>& groups, const char* one, const char* many) {
  std::string text;
  for (const std::size_t count : groups) text += (text.empty() ? "" : " and ") + std::to_string(count);
  return text + " " + (groups.size() == 1 && groups.front() == 1 ? one : many);
}

}  // namespace

std::string covariance_words(const CovarianceEstimate& covariance) {
  if (covariance.groups.empty()) return covariance.name;
  const bool periods = covariance.request.kind == CovarianceKind::driscoll_kraay;
  return covariance.name + ", " +
         (periods ? groups_words(covariance.groups, "period", "periods")
                  : groups_words(covariance.groups, "cluster", "clusters"));
}

}  // namespace entente
