#include "results/ensemble_file/ensemble_reader.hpp"

#include "results/ensemble_file/ensemble_writer.hpp"
#include "results/ensemble_file/quantity_shape.hpp"
#include "results/summary/ensemble_summary.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace entente {
namespace {

// What is larger was not written by a run, and need not find memory: the span of years, COW codes, and wars that a
// scenario may have, and so many acts that their shares in one block take a gibibyte.
constexpr std::size_t most_years = 285, most_states = 999, most_wars = 65535;
constexpr std::size_t most_acts = std::size_t{1} << 21;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

}  // namespace

bool RecordedEnsemble::has(Quantity quantity) const {
  return std::find(quantities.begin(), quantities.end(), quantity) != quantities.end();
}

EnsembleReader::EnsembleReader(const std::filesystem::path& path) : name_(path.string()), file_(path) {
  read_origin();
  read_states();
  read_wars();
  find_quantities();
}

void EnsembleReader::refuse(const std::string& what) const {
  throw input_error({.file = name_}, what, "an ensemble.nc that a run wrote",
                    "entente verify says whether a run's folder is whole");
}

std::size_t EnsembleReader::length(const std::string& dimension, std::size_t most) const {
  const std::optional<std::size_t> length = file_.dimension(dimension);
  if (!length) refuse("has no dimension " + dimension);
  if (*length == 0 || *length > most) {
    refuse("its dimension " + dimension + " has length " + std::to_string(*length) + ", which no run's has");
  }
  return *length;
}

void EnsembleReader::read_origin() {
  const std::optional<double> version = file_.number("entente_ensemble");
  if (!version) {
    const bool older = file_.text("source").value_or("").starts_with("entente ");
    refuse(older ? "was written by an older Entente, which this program cannot read: run the scenario again"
                 : "is NetCDF, but not of an ensemble that Entente wrote");
  }
  if (*version != ensemble_file_version) {
    const std::string source = file_.text("source").value_or("another Entente");
    throw input_error(
        {.file = name_},
        "was written by " + source + " in version " + std::to_string(std::llround(*version)) + " of the file's form",
        "version " + std::to_string(ensemble_file_version),
        "read it with that program, or run the "
        "scenario again with this one");
  }
  const std::optional<double> seed = file_.number("seed"), replications = file_.number("replications");
  if (!seed || !(*seed >= 0 && *seed <= static_cast<double>(largest_master_seed))) refuse("does not say its seed");
  if (!replications || !(*replications >= 1 && *replications <= EnsembleSummary::most_replicates)) {
    refuse("does not say how many replicates it is of");
  }
  about_.seed = MasterSeed(static_cast<std::uint64_t>(*seed));
  about_.replications = static_cast<std::size_t>(*replications);
  about_.scenario = file_.text("scenario").value_or("");
  about_.record = file_.text("record").value_or("");
}

void EnsembleReader::read_states() {
  about_.years = length("year", most_years);
  const std::size_t states = length("state", most_states);
  const std::vector<std::int32_t> years = file_.whole_numbers("year"), codes = file_.whole_numbers("state");
  if (years.size() != about_.years || codes.size() != states) {
    refuse("its years or states are not those of its dimensions");
  }
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i] != years[0] + static_cast<std::int32_t>(i) || years[i] < 1816 || years[i] > 2100) {
      refuse("its years do not follow one another");
    }
  }
  about_.first_year = Year(static_cast<std::uint16_t>(years[0]));
  for (std::size_t i = 0; i < states; ++i) {
    if (codes[i] < 1 || codes[i] > 999 || (i > 0 && codes[i] <= codes[i - 1])) {
      refuse("its states are no ascending COW codes");
    }
    about_.states.push_back(CowCode(static_cast<std::uint16_t>(codes[i])));
  }
  if (file_.dimensions_of("armed_forces") != std::vector<std::string>{"year", "state"}) {
    refuse("its variable armed_forces has another shape");
  }
  about_.armed_forces.resize(about_.cells());
  file_.read("armed_forces", {0, 0}, {about_.years, states}, about_.armed_forces.data());
}

CowCode EnsembleReader::leader_of_code(std::int32_t code) const {
  const auto found = std::find_if(about_.leaders.begin(), about_.leaders.end(),
                                  [&](CowCode leader) { return leader.number() == code; });
  if (found == about_.leaders.end()) refuse("one of its wars is led by none of its leaders");
  return *found;
}

void EnsembleReader::read_wars() {
  const bool wars = file_.dimension("war").has_value(), leaders = file_.dimension("leader").has_value();
  about_.wars.resize(wars ? length("war", most_wars) : 1);
  about_.leaders.resize(leaders ? length("leader", most_states) : 1);
  if (std::max(about_.wars.size(), about_.leaders.size()) * about_.cells() > most_acts)
    refuse("is larger than any run");
  if (leaders) {
    const std::vector<std::int32_t> codes = file_.whole_numbers("leader");
    if (codes.size() != about_.leaders.size()) refuse("its leaders are not those of its dimension");
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i] < 1 || codes[i] > 999) refuse("its leaders are no COW codes");
      about_.leaders[i] = CowCode(static_cast<std::uint16_t>(codes[i]));
    }
  }
  if (wars) {
    const std::vector<std::int32_t> ids = file_.whole_numbers("war");
    const std::vector<std::int32_t> led_by = leaders ? file_.whole_numbers("war_leader") : std::vector<std::int32_t>();
    if (ids.size() != about_.wars.size() || (leaders && led_by.size() != ids.size())) {
      refuse("its wars are not those of its dimension");
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] < 1 || ids[i] > 65535) refuse("its wars have no numbers that a scenario may give");
      about_.wars[i].id = WarId(static_cast<std::uint16_t>(ids[i]));
      if (leaders) about_.wars[i].leader = leader_of_code(led_by[i]);
    }
  }
  std::vector<std::string> shape{"year", "state"};
  std::vector<std::size_t> start{0, 0}, count{about_.years, about_.states.size()};
  if (wars) {
    shape.insert(shape.begin(), "war");
    start.insert(start.begin(), 0);
    count.insert(count.begin(), 1);
  }
  if (file_.dimensions_of("invited") != shape) refuse("its variable invited has another shape");
  for (RecordedWar& war : about_.wars) {
    war.invited.resize(about_.cells());
    file_.read("invited", start, count, war.invited.data());
    ++start[0];
  }
}

void EnsembleReader::find_quantities() {
  const auto if_several = [](bool several, const char* name) {
    return several ? std::optional<std::string>(name) : std::nullopt;
  };
  const PerDimension<std::string> names{if_several(file_.dimension("war").has_value(), "war"),
                                        if_several(file_.dimension("leader").has_value(), "leader"), "year", "state",
                                        "replicate"};
  const auto check_shape = [&](const std::string& variable, const QuantityDescription& about) {
    const std::vector<std::string> found = file_.dimensions_of(variable), right = in_shape(about, names);
    if (found != right) {
      refuse("its variable " + variable + " has the dimensions " + joined(found) + ", not " + joined(right));
    }
  };
  for (const Quantity quantity : all_quantities) {
    if (!file_.has(to_string(quantity))) continue;
    check_shape(to_string(quantity), description_of(quantity));
    about_.quantities.push_back(quantity);
  }
  about_.amount_slope = about_.has(Quantity::potential_slope) && file_.has(amount_slope_name);
  if (about_.amount_slope) check_shape(amount_slope_name, description_of(Quantity::potential_slope));
  const bool replicates = file_.dimension("replicate").has_value();
  if (replicates == about_.quantities.empty()) {
    refuse(replicates ? "has replicates, and no quantity of any" : "lacks the dimension replicate");
  }
  if (replicates && length("replicate", EnsembleSummary::most_replicates) != about_.replications) {
    refuse("has " + std::to_string(*file_.dimension("replicate")) + " replicates and says that it has " +
           std::to_string(about_.replications));
  }
}

template <class Number>
void EnsembleReader::read(const std::string& variable, Quantity quantity, const ReplicateBlock& block,
                          LaneArray<Number>& values) const {
  const QuantityDescription& about = description_of(quantity);
  const auto if_several = [&](const char* dimension, std::size_t value) {
    return file_.dimension(dimension) ? std::optional<std::size_t>(value) : std::nullopt;
  };
  const PerDimension<std::size_t> starts{if_several("war", 0), if_several("leader", 0), 0, 0, block.first};
  const PerDimension<std::size_t> counts{if_several("war", about_.wars.size()),
                                         if_several("leader", about_.leaders.size()), about_.years,
                                         about_.states.size(), block.replicates};
  const std::vector<std::size_t> start = in_shape(about, starts), count = in_shape(about, counts);
  constexpr std::size_t lanes = ReplicateBlock::lanes;
  const std::size_t rows = std::accumulate(count.begin(), count.end() - 1, std::size_t{1}, std::multiplies<>());
  values.resize(rows * lanes);
  file_.read(variable, start, count, values.data());
  // A last block lies closer together in the file: spread from behind, so that nothing is overwritten that is needed.
  for (std::size_t row = rows; block.replicates < lanes && row-- > 0;) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(row * block.replicates);
    const auto to = values.begin() + static_cast<std::ptrdiff_t>(row * lanes);
    std::copy_backward(from, from + static_cast<std::ptrdiff_t>(block.replicates),
                       to + static_cast<std::ptrdiff_t>(block.replicates));
    std::fill(to + static_cast<std::ptrdiff_t>(block.replicates), to + lanes, Number{});
  }
}

ReplicateBlock EnsembleReader::read(std::size_t first) const {
  if (about_.quantities.empty()) {
    throw input_error({.file = name_}, "holds the summary of a run and none of its replicates", {},
                      "run the scenario again with --record full, or a list of quantities");
  }
  if (first % ReplicateBlock::lanes != 0 || first >= about_.replications) {
    throw work_error("no block of replicates begins with number " + std::to_string(first));
  }
  ReplicateBlock block(0, 0);
  block.potential_slope = {};
  block.amount_potential_slope = {};
  block.first = first;
  block.replicates = std::min(ReplicateBlock::lanes, about_.replications - first);
  for (const Quantity quantity : about_.quantities) {
    const auto read_into = [&](auto& values) { read(to_string(quantity), quantity, block, values); };
    switch (quantity) {
      case Quantity::share: read_into(block.share); break;
      case Quantity::standing: read_into(block.standing); break;
      case Quantity::expectation: read_into(block.expectation); break;
      case Quantity::casualties: read_into(block.casualties); break;
      case Quantity::posterior: read_into(block.posterior); break;
      case Quantity::committed: read_into(block.committed); break;
      case Quantity::withdrawn: read_into(block.withdrawn); break;
      case Quantity::potential_slope: read_into(block.potential_slope); break;
    }
  }
  if (about_.amount_slope) read(amount_slope_name, Quantity::potential_slope, block, block.amount_potential_slope);
  return block;
}

}  // namespace entente
