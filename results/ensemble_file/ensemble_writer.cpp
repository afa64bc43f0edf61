#include "results/ensemble_file/ensemble_writer.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>

namespace entente {
namespace {

using Type = NetcdfFile::Type;

// By what a quantity's values lie in a block.
enum class Shape { by_cell, by_state, by_replicate };

// A value a dimension; no war or leader where there is one only.
template <class Value>
struct Dimensions {
  std::optional<Value> war, leader;
  Value year, state, replicate;
};

// What a quantity differs by besides, where there are several.
enum class Per { ensemble, war, leader };

struct Description {
  Quantity quantity;
  Shape shape;
  Per per;
  Type type;
  std::size_t bytes;  // of a value
  const char* long_name;
  const char* meanings;  // of 0 and 1, for yes or no
};

constexpr std::array descriptions{
    Description{Quantity::share, Shape::by_cell, Per::war, Type::float64, sizeof(double),
                "contribution share: troops sent over armed forces, 0 where not invited", ""},
    Description{Quantity::standing, Shape::by_cell, Per::leader, Type::float64, sizeof(double),
                "informal standing with the leader at the end of the year, in units of tie depth", ""},
    Description{Quantity::expectation, Shape::by_cell, Per::leader, Type::float64, sizeof(double),
                "expected chance that the leader rewards over-contribution, at the end of the year", ""},
    Description{Quantity::casualties, Shape::by_cell, Per::war, Type::int32, sizeof(std::int32_t),
                "deaths of soldiers sent", ""},
    Description{Quantity::posterior, Shape::by_state, Per::leader, Type::float64, sizeof(double),
                "the leader's belief, at the end, that the state is committed: a probability", ""},
    Description{Quantity::committed, Shape::by_state, Per::ensemble, Type::uint8, sizeof(std::uint8_t),
                "the state's true type; 0 for all with types off", "uncommitted committed"},
    Description{Quantity::withdrawn, Shape::by_state, Per::war, Type::uint8, sizeof(std::uint8_t),
                "whether the state left for good before the war's end", "stayed withdrawn"},
    Description{Quantity::potential_slope, Shape::by_replicate, Per::ensemble, Type::float64, sizeof(double),
                "coefficient of unrealized alliance potential in this replicate", ""},
};
static_assert(descriptions.size() == all_quantities.size());

const Description& description_of(Quantity quantity) {
  return *std::find_if(descriptions.begin(), descriptions.end(),
                       [&](const Description& candidate) { return candidate.quantity == quantity; });
}

// One value a dimension that the description has.
template <class Value>
std::vector<Value> in_shape(const Description& about, const Dimensions<Value>& each) {
  std::vector<Value> values;
  if (about.per == Per::war && each.war) values.push_back(*each.war);
  if (about.per == Per::leader && each.leader) values.push_back(*each.leader);
  if (about.shape == Shape::by_cell) values.push_back(each.year);
  if (about.shape != Shape::by_replicate) values.push_back(each.state);
  values.push_back(each.replicate);
  return values;
}

std::string joined_names(const std::vector<StateLabel>& labels) {
  std::string names;
  for (const StateLabel& label : labels) names += (names.empty() ? "" : ", ") + label.name;
  return names;
}

}  // namespace

EnsembleWriter::EnsembleWriter(const std::filesystem::path& path, const World& world,
                               const EnsembleFileOptions& options)
    : file_(path),
      replications_(options.replications),
      years_(world.years),
      states_(world.states.size()),
      wars_(world.wars.size()),
      leaders_(world.leaders.size()),
      year_(file_.dimension("year", years_)),
      state_(file_.dimension("state", states_)),
      replicate_(file_.dimension("replicate", replications_)) {
  if (options.states.size() != states_) {
    throw work_error(std::to_string(options.states.size()) + " labels for " + std::to_string(states_) + " states");
  }
  if (options.leaders.size() != leaders_) {
    throw work_error(std::to_string(options.leaders.size()) + " labels for " + std::to_string(leaders_) + " leaders");
  }
  if (wars_ > 1) war_ = file_.dimension("war", wars_);
  if (leaders_ > 1) leader_ = file_.dimension("leader", leaders_);
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
  if (war_) {
    facts_.war = define("war", Type::int32, {*war_}, "number of the war");
    facts_.war_name = define("war_name", Type::text, {*war_}, "name of the war");
  }
  if (leader_) {
    facts_.leader = define("leader", Type::int32, {*leader_}, "Correlates of War country code of the leader");
    facts_.leader_name = define("leader_name", Type::text, {*leader_}, "name of the leader");
  }
  std::vector<NetcdfFile::Dimension> by_invitation = {year_, state_};
  if (war_) by_invitation.insert(by_invitation.begin(), *war_);
  facts_.invited = define("invited", Type::uint8, by_invitation, "whether the state could contribute in the year");
  file_.flag_meanings(facts_.invited, "not_invited invited");
  facts_.armed_forces = define("armed_forces", Type::float64, {year_, state_}, "armed forces, people");
  file_.attribute(facts_.invited, "coordinates", war_ ? "iso3 state_name war_name" : "iso3 state_name");
  file_.attribute(facts_.armed_forces, "coordinates", "iso3 state_name");
}

void EnsembleWriter::define_quantities(const EnsembleFileOptions& options) {
  const std::size_t block = std::min(ReplicateBlock::lanes, replications_);
  const Dimensions<NetcdfFile::Dimension> names{war_, leader_, year_, state_, replicate_};
  // One war or one leader a chunk: most readers want one at a time.
  const Dimensions<std::size_t> lengths{war_ ? std::optional<std::size_t>(1) : std::nullopt,
                                        leader_ ? std::optional<std::size_t>(1) : std::nullopt, years_, states_, block};
  for (const Quantity quantity : options.quantities) {
    const Description& about = description_of(quantity);
    const auto dimensions = in_shape(about, names);
    const auto chunk = in_shape(about, lengths);
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
      const bool by_war = about.per == Per::war && war_, by_leader = about.per == Per::leader && leader_;
      file_.attribute(variable, "coordinates",
                      std::string("iso3 state_name") + (by_war      ? " war_name"
                                                        : by_leader ? " leader_name"
                                                                    : ""));
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
  file_.attribute(file, "leader", joined_names(options.leaders));
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
  put_wars(world, options);
  file_.put(facts_.armed_forces, {0, 0}, {years_, states_}, world.armed_forces.data());
}

void EnsembleWriter::put_wars(const World& world, const EnsembleFileOptions& options) {
  if (leader_) {
    std::vector<std::int32_t> codes;
    for (const LeaderRelation& leader : world.leaders) codes.push_back(leader.leader.number());
    std::vector<std::string> names;
    for (const StateLabel& label : options.leaders) names.push_back(label.name);
    file_.put(facts_.leader, {0}, {leaders_}, codes.data());
    file_.put(facts_.leader_name, names);
  }
  if (!war_) return file_.put(facts_.invited, {0, 0}, {years_, states_}, world.wars[0].invited.data());
  std::vector<std::int32_t> ids;
  std::vector<std::string> names;
  for (const War& war : world.wars) {
    file_.put(facts_.invited, {ids.size(), 0, 0}, {1, years_, states_}, war.invited.data());
    ids.push_back(war.id.number());
    names.push_back(war.name);
  }
  file_.put(facts_.war, {0}, {wars_}, ids.data());
  file_.put(facts_.war_name, names);
}

template <class Number>
void EnsembleWriter::put(const Recorded& recorded, const LaneArray<Number>& values, const ReplicateBlock& block) {
  const Description& about = description_of(recorded.quantity);
  const auto if_any = [](const auto& dimension, std::size_t value) {
    return dimension ? std::optional<std::size_t>(value) : std::nullopt;
  };
  const auto start = in_shape<std::size_t>(about, {if_any(war_, 0), if_any(leader_, 0), 0, 0, block.first});
  const auto count =
      in_shape<std::size_t>(about, {if_any(war_, wars_), if_any(leader_, leaders_), years_, states_, block.replicates});
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
      case Quantity::expectation:
        if (block.expectation.empty()) throw work_error("no expectations to record: states do not learn");
        put(recorded, block.expectation, block);
        break;
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
