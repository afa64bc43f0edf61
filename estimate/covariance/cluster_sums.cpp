#include "estimate/covariance/cluster_sums.hpp"

#include "estimate/covariance/effect_basis.hpp"

namespace entente {

ClusterSums cluster_sums(const Sample& sample, const ModelFit& fit, const Grouping& clusters, GramRows rows) {
  const EffectBasis effects = bootstrap_basis(sample.effects, clusters);
  const WorkingModel& working = *fit.working;
  const std::size_t p = fit.size();

  ClusterSums sums;
  sums.clusters = clusters.levels();
  sums.parameters = p;
  sums.width = p + effects.columns();
  sums.gram_rows = rows == GramRows::all ? sums.width : p;
  sums.score.assign(sums.clusters * sums.width, 0.0);
  sums.gram.assign(sums.clusters * sums.gram_rows * sums.width, 0.0);

  std::vector<double> basis(sums.width);
  for (std::size_t i = 0; i < working.residual.size(); ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      basis[j] = 0;
      for (std::size_t m = 0; m < p; ++m) basis[j] += working.design[i * p + m] * fit.root[m * p + j];
    }
    effects.row(i, {basis.data() + p, effects.columns()});
    double* score = sums.score.data() + clusters.level[i] * sums.width;
    double* gram = sums.gram.data() + clusters.level[i] * sums.gram_rows * sums.width;
    for (std::size_t j = 0; j < sums.width; ++j) score[j] += basis[j] * working.residual[i];
    for (std::size_t j = 0; j < sums.gram_rows; ++j) {
      for (std::size_t m = 0; m < sums.width; ++m) gram[j * sums.width + m] += basis[j] * basis[m];
    }
  }
  return sums;
}

}  // namespace entente
