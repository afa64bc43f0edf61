#pragma once

#include "estimate/prediction/predict.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// The mean, median (of an even number of values halfway between the middle ones), minimum or maximum of values, at
/// least one; NaN for other kinds.
double central_value(ChosenValue::Kind kind, std::vector<double> values);

/// A request's values against a sample: which value every variable behind the design takes at every point.
class Profiles {
 public:
  /// Throws Error (Fault::input) as `predict` does. `sample` must outlive the profiles.
  Profiles(const Sample& sample, const PredictionRequest& request);

  /// Those with several values, and the combinations of them, the last fastest.
  const std::vector<std::string>& variables() const { return variables_; }
  std::size_t points() const;
  std::vector<double> values(std::size_t point) const;
  /// The others in the design's order, NaN for observed ones.
  std::vector<std::pair<std::string, double>> fixed() const;
  /// Some variable is observed: a point is an average over the sample's rows.
  bool averaged() const { return averaged_; }

  /// The design at these values of the variables: rows x p row-major, of the sample's rows or of one.
  std::vector<double> design(std::span<const double> values) const;

 private:
  struct Grid {
    std::size_t leaf = 0;
    std::vector<double> values;
    std::optional<double> base;  // values are changes from it
  };

  void place_chosen(const ChosenValue& chosen);
  double central(const ChosenValue& chosen, std::size_t leaf) const;
  [[noreturn]] void throw_not_finite(std::span<const double> leaves, std::span<const double> design) const;

  const Sample& sample_;
  std::vector<Grid> grids_;
  std::vector<std::string> variables_;
  std::vector<double> fixed_;         // L: NaN where the leaf is observed or has a grid
  std::vector<std::uint8_t> chosen_;  // L: the request names the leaf
  std::vector<std::uint8_t> observed_;
  bool averaged_ = false;
};

}  // namespace entente
