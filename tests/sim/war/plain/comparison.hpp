#pragma once

#include "sim/war/ensemble.hpp"
#include "tests/sim/war/plain/replicate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace entente::testing {

/// Where the kernel and the plain model part.
struct PlainDifferences {
  std::size_t count = 0;
  std::string first;  ///< the first one, in words
  PlainHappened happened;

  void note(bool differs, const std::string& what, std::size_t row, std::size_t replicate, double kernel,
            double plain) {
    if (!differs) return;
    if (count++ > 0) return;
    std::ostringstream text;
    text.precision(17);
    text << what << " in row " << row << ", replicate " << replicate << ": kernel " << kernel << ", plain " << plain;
    first = text.str();
  }
};

/// The kernel's ensemble, held against one plain replicate after the other.
class PlainComparison {
 public:
  PlainComparison(const World& world, const Experiment& experiment, double tolerance)
      : world_(world), experiment_(experiment), tolerance_(tolerance), kernel_(run_ensemble(world, experiment)) {}

  PlainDifferences with(Broken broken) const {
    PlainDifferences found;
    std::vector<double> conventional(world_.acts());
    std::uint64_t drawn_shares = 0;
    for (std::size_t k = 0; k < experiment_.replications; ++k) {
      const PlainReplicate plain = plain_replicate(world_, experiment_, k, broken);
      compare(found, k, plain);
      for (std::size_t act = 0; act < world_.acts(); ++act) conventional[act] += plain.conventional_share[act];
      drawn_shares += plain.drawn_shares;
      found.happened += plain.happened;
    }
    const auto replications = static_cast<double>(experiment_.replications);
    for (std::size_t act = 0; act < world_.acts(); ++act) {
      number(found, "conventional share", act, 0, kernel_.conventional_share[act], conventional[act] / replications, 0);
    }
    same(found, "negative shares", 0, 0, static_cast<double>(kernel_.negative_shares),
         static_cast<double>(found.happened.negative));
    same(found, "drawn shares", 0, 0, static_cast<double>(kernel_.drawn_shares), static_cast<double>(drawn_shares));
    return found;
  }

 private:
  void compare(PlainDifferences& found, std::size_t k, const PlainReplicate& plain) const {
    // A latent share is a sum, whose rounding is of the order of sigma however near to zero it ends.
    const bool one_part = experiment_.coefficients.family != Family::hurdle;
    const double sigma = one_part ? math::exp(experiment_.coefficients.estimate.back()) : 0;
    for (std::size_t act = 0; act < world_.acts(); ++act) {
      const std::size_t at = act * experiment_.replications + k;
      same(found, "whether a share is above 0", act, k, kernel_.share[at] > 0, plain.share[act] > 0);
      number(found, "share", act, k, kernel_.share[at], plain.share[act], sigma);
      same(found, "casualties", act, k, kernel_.casualties[at], plain.casualties[act]);
    }
    for (std::size_t row = 0; row < plain.standing.size(); ++row) {
      const std::size_t at = row * experiment_.replications + k;
      number(found, "standing", row, k, kernel_.standing[at], plain.standing[row],
             experiment_.leader_rule.standing_limit);
      if (!experiment_.expectation.learning) continue;
      number(found, "expectation", row, k, kernel_.expectation[at], plain.expectation[row], 1);
    }
    same(found, "slope of potential", 0, k, kernel_.potential_slope[k], plain.potential_slope);
    if (!one_part)
      same(found, "slope of the amount", 0, k, kernel_.amount_potential_slope[k], plain.amount_potential_slope);
    for (std::size_t row = 0; row < plain.posterior.size(); ++row) {
      number(found, "posterior", row, k, kernel_.posterior[row * experiment_.replications + k], plain.posterior[row],
             1);
    }
    for (std::size_t row = 0; row < plain.committed.size(); ++row) {
      same(found, "committed", row, k, kernel_.committed[row * experiment_.replications + k], plain.committed[row]);
    }
    for (std::size_t row = 0; row < plain.withdrawn.size(); ++row) {
      same(found, "withdrawn", row, k, kernel_.withdrawn[row * experiment_.replications + k], plain.withdrawn[row]);
    }
  }

  static void same(PlainDifferences& found, const char* what, std::size_t row, std::size_t k, double kernel,
                   double plain) {
    found.note(kernel != plain, what, row, k, kernel, plain);
  }
  void number(PlainDifferences& found, const char* what, std::size_t row, std::size_t k, double kernel, double plain,
              double scale) const {
    const double unit = std::max(std::abs(plain), scale);
    const double error = std::abs(kernel - plain);
    found.note(!(error <= tolerance_ * unit), what, row, k, kernel, plain);
  }
  const World& world_;
  const Experiment& experiment_;
  double tolerance_;
  Ensemble kernel_;
};

}  // namespace entente::testing
