#include "results/ensemble_file/ensemble_writer.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>

namespace entente {
namespace {

using Type = NetcdfFile::Type;

// By what a quantity's values lie in a block.
enum class Shape { by_cell, by_state, by_replicate };

struct Description {
  Quantity quantity;
  Shape shape;
  Type type;
  std::size_t bytes;  // of a value
  const char* long_name;
  const char* meanings;  // of 0 and 1, for yes or no
};

constexpr std::array descriptions{
    Description{Quantity::share, Shape::by_cell, Type::float64, sizeof(double),
                "contribution share: troops sent over armed forces, 0 where not invited", ""},
    Description{Quantity::standing, Shape::by_cell, Type::float64, sizeof(double),
                "informal standing with the leader at the end of the year, in units of tie depth", ""},
    Description{Quantity::casualties, Shape::by_cell, Type::int32, sizeof(std::int32_t), "deaths of soldiers sent", ""},
    Description{Quantity::posterior, Shape::by_state, Type::float64, sizeof(double),
                "the leader's belief, at the end, that the state is committed: a probability", ""},
    Description{Quantity::committed, Shape::by_state, Type::uint8, sizeof(std::uint8_t),
                "the state's true type; 0 for all with types off", "uncommitted committed"},
    Description{Quantity::withdrawn, Shape::by_state, Type::uint8, sizeof(std::uint8_t),
                "whether the state left for good before the war's end", "stayed withdrawn"},
    Description{Quantity::potential_slope, Shape::by_replicate, Type::float64, sizeof(double),
                "coefficient of unrealized alliance potential in this replicate", ""},
};
static_assert(descriptions.size() == all_quantities.size());

const Description& description_of(Quantity quantity) {
  return *std::find_if(descriptions.begin(), descriptions.end(),
                       [&](const Description& candidate) { return candidate.quantity == quantity; });
}

// One value a dimension that the shape has.
template <class Value>
std::vector<Value> in_shape(Shape shape, Value year, Value state, Value replicate) {
  if (shape == Shape::by_replicate) return {replicate};
  if (shape == Shape::by_state) return {state, replicate};
  return {year, state, replicate};
}

}  // namespace

EnsembleWriter::EnsembleWriter(const std::filesystem::path& path, const World& world,
                               const EnsembleFileOptions& options)
    : file_(path),
      replications_(options.replications),
      years_(world.years),
      states_(world.states.size()),
      year_(file_.dimension("year", years_)),
      state_(file_.dimension("state", states_)),
      replicate_(file_.dimension("replicate", replications_)) {
  if (options.states.size() != states_) {
    throw work_error(std::to_string(options.states.size()) + " labels for " + std::to_string(states_) + " states");
  }
  define_facts();
  define_quantities(options);
  describe(options);
  file_.end_definitions();
  put_facts(world, options);
}

NetcdfFile::Variable EnsembleWriter::define(const std::string& name, Type type,
                                            const std::vector<NetcdfFile::Dimension>& dimensions,
                                            const std::string& long_name) {
  const NetcdfFile::Variable variable = file_.variable(name, type, dimensions);
  file_.attribute(variable, "long_name", long_name);
  if (type != Type::text) file_.attribute(variable, "units", "1");
  return variable;
}

void EnsembleWriter::define_facts() {
  facts_.year = define("year", Type::int32, {year_}, "calendar year");
  facts_.state = define("state", Type::int32, {state_}, "Correlates of War country code");
  facts_.replicate = define("replicate", Type::int32, {replicate_}, "number of the replicate");
  facts_.iso3 = define("iso3", Type::text, {state_}, "ISO 3166-1 alpha-3 code");
  facts_.state_name = define("state_name", Type::text, {state_}, "name of the state");
  facts_.invited = define("invited", Type::uint8, {year_, state_}, "whether the state could contribute in the year");
  file_.flag_meanings(facts_.invited, "not_invited invited");
  facts_.armed_forces = define("armed_forces", Type::float64, {year_, state_}, "armed forces, people");
  for (const NetcdfFile::Variable fact : {facts_.invited, facts_.armed_forces}) {
    file_.attribute(fact, "coordinates", "iso3 state_name");
  }
}

void EnsembleWriter::define_quantities(const EnsembleFileOptions& options) {
  const std::size_t block = std::min(ReplicateBlock::lanes, replications_);
  for (const Quantity quantity : options.quantities) {
    const Description& about = description_of(quantity);
    const auto dimensions = in_shape(about.shape, year_, state_, replicate_);
    const auto chunk = in_shape(about.shape, years_, states_, block);
    const NetcdfFile::Variable variable = define(to_string(quantity), about.type, dimensions, about.long_name);
    recorded_.push_back({quantity, variable});
    if (*about.meanings != '\0') file_.flag_meanings(variable, about.meanings);
    if (about.shape == Shape::by_replicate) {
      if (!options.amount_slope) continue;
      recorded_.push_back({quantity,
                           define("amount_potential_slope", about.type, dimensions,
                                  "coefficient of unrealized alliance potential in the amount, in this replicate"),
                           true});
    } else {
      file_.attribute(variable, "coordinates", "iso3 state_name");
      const std::size_t values = std::accumulate(chunk.begin(), chunk.end(), std::size_t{1}, std::multiplies<>());
      file_.compress(variable, chunk, values * about.bytes);
    }
  }
}

void EnsembleWriter::describe(const EnsembleFileOptions& options) {
  const NetcdfFile::Variable file = NetcdfFile::whole_file;
  file_.attribute(file, "Conventions", "CF-1.8");
  file_.attribute(file, "title", "Recorded ensemble: " + options.scenario);
  file_.attribute(file, "source", "entente " + options.program_version);
  file_.attribute(file, "scenario", options.scenario);
  file_.attribute(file, "record", options.record);
  file_.attribute(file, "leader", options.leader.name);
  file_.attribute(file, "seed", static_cast<double>(options.seed.number()));
  file_.attribute(file, "random_layout_version", static_cast<double>(options.random_layout_version));
  file_.attribute(file, "comment",
                  "Simulated by a behavioural model: predictive, not causal. Every setting, fit and input of the run "
                  "stands in manifest.json beside this file.");
}

void EnsembleWriter::put_facts(const World& world, const EnsembleFileOptions& options) {
  std::vector<std::int32_t> years(years_), states, replicates(replications_);
  std::iota(years.begin(), years.end(), std::int32_t{world.first_year.number()});
  for (const CowCode state : world.states) states.push_back(state.number());
  std::iota(replicates.begin(), replicates.end(), 0);
  std::vector<std::string> codes, names;
  for (const StateLabel& label : options.states) {
    codes.push_back(label.iso3);
    names.push_back(label.name);
  }
  file_.put(facts_.year, {0}, {years_}, years.data());
  file_.put(facts_.state, {0}, {states_}, states.data());
  file_.put(facts_.replicate, {0}, {replications_}, replicates.data());
  file_.put(facts_.iso3, codes);
  file_.put(facts_.state_name, names);
  file_.put(facts_.invited, {0, 0}, {years_, states_}, world.wars[0].invited.data());
  file_.put(facts_.armed_forces, {0, 0}, {years_, states_}, world.armed_forces.data());
}

template <class Number>
void EnsembleWriter::put(const Recorded& recorded, const LaneArray<Number>& values, const ReplicateBlock& block) {
  const Shape shape = description_of(recorded.quantity).shape;
  const auto start = in_shape<std::size_t>(shape, 0, 0, block.first);
  const auto count = in_shape(shape, years_, states_, block.replicates);
  if (block.replicates == ReplicateBlock::lanes) return file_.put(recorded.variable, start, count, values.data());
  std::vector<Number> without_padding;
  for (std::size_t row = 0; row < values.size(); row += ReplicateBlock::lanes) {
    const Number* first = values.data() + row;
    without_padding.insert(without_padding.end(), first, first + block.replicates);
  }
  file_.put(recorded.variable, start, count, without_padding.data());
}

void EnsembleWriter::write(const ReplicateBlock& block) {
  for (const Recorded& recorded : recorded_) {
    switch (recorded.quantity) {
      case Quantity::share: put(recorded, block.share, block); break;
      case Quantity::standing: put(recorded, block.standing, block); break;
      case Quantity::casualties: put(recorded, block.casualties, block); break;
      case Quantity::posterior: put(recorded, block.posterior, block); break;
      case Quantity::committed: put(recorded, block.committed, block); break;
      case Quantity::withdrawn: put(recorded, block.withdrawn, block); break;
      case Quantity::potential_slope:
        put(recorded, recorded.amount ? block.amount_potential_slope : block.potential_slope, block);
        break;
    }
  }
}

}  // namespace entente
