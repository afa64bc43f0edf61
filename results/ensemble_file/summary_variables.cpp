#include "results/ensemble_file/summary_variables.hpp"

#include "results/summary/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

namespace entente {
namespace {

using Type = NetcdfFile::Type;
using Variable = NetcdfFile::Variable;
using Dimensions = std::vector<NetcdfFile::Dimension>;
using Lengths = std::vector<std::size_t>;

double sd_of(const Simulated& mean, std::size_t replications) {
  return mean.error * std::sqrt(static_cast<double>(replications));
}

bool by_war(const EnsembleAxes& axes) { return axes.war.has_value(); }

// The shape of what differs by war, or by leader: one cell's dimensions behind that one, where there are several.
Dimensions dimensions_by(const std::optional<NetcdfFile::Dimension>& several, const EnsembleAxes& axes) {
  Dimensions dimensions{axes.year, axes.state};
  if (several) dimensions.insert(dimensions.begin(), *several);
  return dimensions;
}

Lengths lengths_by(std::size_t several, const EnsembleAxes& axes) {
  return several > 1 ? Lengths{several, axes.years, axes.states} : Lengths{axes.years, axes.states};
}

Variable define(NetcdfFile& file, const char* name, Type type, const Dimensions& dimensions, const Lengths& lengths,
                const char* long_name) {
  const Variable variable = file.variable(name, type, dimensions);
  file.attribute(variable, "long_name", long_name);
  file.attribute(variable, "units", "1");
  const std::size_t values = std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
  file.compress(variable, lengths, values * (type == Type::uint8 ? sizeof(std::uint8_t) : sizeof(double)));
  return variable;
}

const char* coordinates_by(bool war, bool leader) {
  return war ? "iso3 state_name war_name" : leader ? "iso3 state_name leader_name" : "iso3 state_name";
}

}  // namespace

struct SummaryVariables::Of {
  const char* name;
  const char* long_name;
  double (*value)(const ComparedStateYear& row, std::size_t replications);
  bool by_leader = false;
  bool learning = false;   // only where states learn
  const char* error = "";  // of a mean: the variable that has its Monte Carlo error
};

const std::vector<SummaryVariables::Of>& SummaryVariables::all() {
  using Row = ComparedStateYear;
  static const std::vector<Of> variables{
      {.name = "observed_share",
       .long_name = "contribution share on record: troops sent over armed forces",
       .value = [](const Row& row, std::size_t) { return row.observed_share; }},
      {.name = "share_mean",
       .long_name = "contribution share: troops sent over armed forces, mean over replicates",
       .value = [](const Row& row, std::size_t) { return row.share.value; },
       .error = "share_mean_error"},
      {.name = "share_mean_error",
       .long_name = "Monte Carlo standard error of share_mean",
       .value = [](const Row& row, std::size_t) { return row.share.error; }},
      {.name = "share_sd",
       .long_name = "standard deviation of the contribution share over replicates",
       .value = [](const Row& row, std::size_t n) { return sd_of(row.share, n); }},
      {.name = "conventional_share",
       .long_name = "contribution share expected without signalling, mean over replicates",
       .value = [](const Row& row, std::size_t) { return row.conventional_share; }},
      {.name = "troops_mean",
       .long_name = "troops sent, people, mean over replicates",
       .value = [](const Row& row, std::size_t) { return row.troops.value; },
       .error = "troops_mean_error"},
      {.name = "troops_mean_error",
       .long_name = "Monte Carlo standard error of troops_mean",
       .value = [](const Row& row, std::size_t) { return row.troops.error; }},
      {.name = "casualties_mean",
       .long_name = "deaths of soldiers sent, mean over replicates",
       .value = [](const Row& row, std::size_t) { return row.casualties.value; },
       .error = "casualties_mean_error"},
      {.name = "casualties_mean_error",
       .long_name = "Monte Carlo standard error of casualties_mean",
       .value = [](const Row& row, std::size_t) { return row.casualties.error; }},
      {.name = "standing_mean",
       .long_name = "informal standing with the leader at the end of the year, in units of tie depth, mean over "
                    "replicates",
       .value = [](const Row& row, std::size_t) { return row.standing.value; },
       .by_leader = true,
       .error = "standing_mean_error"},
      {.name = "standing_mean_error",
       .long_name = "Monte Carlo standard error of standing_mean",
       .value = [](const Row& row, std::size_t) { return row.standing.error; },
       .by_leader = true},
      {.name = "standing_sd",
       .long_name = "standard deviation of standing over replicates",
       .value = [](const Row& row, std::size_t n) { return sd_of(row.standing, n); },
       .by_leader = true},
      {.name = "tie_mean",
       .long_name = "tie to the leader at the end of the year, treaty depth and standing, 0 to 1, mean over replicates",
       .value = [](const Row& row, std::size_t) { return row.tie.value; },
       .by_leader = true,
       .error = "tie_mean_error"},
      {.name = "tie_mean_error",
       .long_name = "Monte Carlo standard error of tie_mean",
       .value = [](const Row& row, std::size_t) { return row.tie.error; },
       .by_leader = true},
      {.name = "expectation_mean",
       .long_name = "expected chance that the leader rewards over-contribution, at the end of the year, mean over "
                    "replicates",
       .value = [](const Row& row, std::size_t) { return row.expectation.value; },
       .by_leader = true,
       .learning = true,
       .error = "expectation_mean_error"},
      {.name = "expectation_mean_error",
       .long_name = "Monte Carlo standard error of expectation_mean",
       .value = [](const Row& row, std::size_t) { return row.expectation.error; },
       .by_leader = true,
       .learning = true},
  };
  return variables;
}

SummaryVariables::SummaryVariables(NetcdfFile& file, const EnsembleAxes& axes, bool learning) {
  const NetcdfFile::Dimension quantile = file.dimension("quantile", recorded_quantiles.size());
  quantile_ = file.variable("quantile", Type::float64, {quantile});
  file.attribute(quantile_, "long_name", "level of the quantile");
  file.attribute(quantile_, "units", "1");
  const Dimensions war = dimensions_by(axes.war, axes), leader = dimensions_by(axes.leader, axes);
  const Lengths war_lengths = lengths_by(axes.wars, axes), leader_lengths = lengths_by(axes.leaders, axes);
  for (const Of& of : all()) {
    if (of.learning && !learning) continue;
    const Variable variable = define(file, of.name, Type::float64, of.by_leader ? leader : war,
                                     of.by_leader ? leader_lengths : war_lengths, of.long_name);
    variables_.push_back(variable);
    if (*of.error != '\0') file.attribute(variable, "ancillary_variables", of.error);
    if (!of.by_leader) file.missing_is_nan(variable);
    file.attribute(variable, "coordinates",
                   coordinates_by(!of.by_leader && by_war(axes), of.by_leader && axes.leader.has_value()));
  }
  share_zero_ = define(file, "share_zero", Type::float64, war, war_lengths, "fraction of replicates without troops");
  file.missing_is_nan(share_zero_);
  file.attribute(share_zero_, "coordinates", coordinates_by(by_war(axes), false));
  compared_ = define(file, "compared", Type::uint8, war, war_lengths, "whether the share is compared with the record");
  file.flag_meanings(compared_, "not_compared compared");
  file.attribute(compared_, "coordinates", coordinates_by(by_war(axes), false));
  Dimensions by_quantile = war;
  by_quantile.insert(by_quantile.begin(), quantile);
  Lengths quantile_lengths = war_lengths;
  quantile_lengths.insert(quantile_lengths.begin(), recorded_quantiles.size());
  share_quantile_ = define(file, "share_quantile", Type::float64, by_quantile, quantile_lengths,
                           "quantile of the contribution share over replicates (R's type 7)");
  file.missing_is_nan(share_quantile_);
  file.attribute(share_quantile_, "coordinates", coordinates_by(by_war(axes), false));
  file.attribute(
      share_quantile_, "comment",
      "From counts by bins: off by less than relative_bin_error of the quantile, or absolute_bin_error where "
      "that is more.");
  file.attribute(share_quantile_, "relative_bin_error", std::ldexp(1.0, -SummaryLayout::share_mantissa_bits));
  file.attribute(share_quantile_, "absolute_bin_error", std::ldexp(1.0, SummaryLayout::share_lowest));
}

void SummaryVariables::put(NetcdfFile& file, const EnsembleAxes& axes, const WarsSummary& summary,
                           const RunComparison& run) const {
  file.put(quantile_, {0}, {recorded_quantiles.size()}, recorded_quantiles.data());
  const std::size_t cells = axes.years * axes.states, acts = axes.wars * cells;
  const std::vector<const ComparedWar*> leaders = first_wars_of_leaders(run);
  std::size_t next = 0;
  for (const Of& of : all()) {
    if (of.learning && !run.learning()) continue;
    std::vector<double> values;
    const auto append = [&](const ComparedWar& war) {
      for (const ComparedStateYear& row : war.comparison.state_years) {
        values.push_back(of.value(row, run.replications()));
      }
    };
    if (of.by_leader) {
      for (const ComparedWar* war : leaders) append(*war);
    } else {
      for (const ComparedWar& war : run.wars) append(war);
    }
    const Lengths lengths = lengths_by(of.by_leader ? axes.leaders : axes.wars, axes);
    file.put(variables_[next++], Lengths(lengths.size()), lengths, values.data());
  }

  std::vector<std::uint8_t> compared;
  std::vector<double> zeros(acts, no_value), quantiles(recorded_quantiles.size() * acts, no_value);
  for (std::size_t war = 0; war < axes.wars; ++war) {
    for (const ComparedStateYear& row : run.wars[war].comparison.state_years) compared.push_back(row.compared);
    const EnsembleSummary& of_war = summary.wars[war];
    for (std::size_t r = 0; r < of_war.layout().rows.size(); ++r) {
      const std::size_t act = war * cells + of_war.layout().rows[r].cell;
      zeros[act] = of_war.share_zeros(r);
      for (std::size_t q = 0; q < recorded_quantiles.size(); ++q) {
        quantiles[q * acts + act] = of_war.share_quantile(r, recorded_quantiles[q]);
      }
    }
  }
  Lengths lengths = lengths_by(axes.wars, axes);
  file.put(share_zero_, Lengths(lengths.size()), lengths, zeros.data());
  file.put(compared_, Lengths(lengths.size()), lengths, compared.data());
  lengths.insert(lengths.begin(), recorded_quantiles.size());
  file.put(share_quantile_, Lengths(lengths.size()), lengths, quantiles.data());
}

}  // namespace entente
