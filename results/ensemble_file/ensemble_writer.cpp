#include "results/ensemble_file/ensemble_writer.hpp"

#include "results/ensemble_file/quantity_shape.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>

namespace entente {
namespace {

using Type = NetcdfFile::Type;

EnsembleAxes axes_of(const World& world, const EnsembleFileOptions& options) {
  return {.years = world.years,
          .states = world.states.size(),
          .replications = options.replications,
          .wars = world.wars.size(),
          .leaders = world.leaders.size()};
}

std::string joined_names(const std::vector<StateLabel>& labels) {
  std::string names;
  for (const StateLabel& label : labels) names += (names.empty() ? "" : ", ") + label.name;
  return names;
}

}  // namespace

EnsembleWriter::EnsembleWriter(const std::filesystem::path& path, const World& world,
                               const EnsembleFileOptions& options)
    : file_(path), axes_(axes_of(world, options)) {
  if (options.states.size() != axes_.states) {
    throw work_error(std::to_string(options.states.size()) + " labels for " + std::to_string(axes_.states) + " states");
  }
  if (options.leaders.size() != axes_.leaders) {
    throw work_error(std::to_string(options.leaders.size()) + " labels for " + std::to_string(axes_.leaders) +
                     " leaders");
  }
  axes_.year = file_.dimension("year", axes_.years);
  axes_.state = file_.dimension("state", axes_.states);
  if (!options.quantities.empty()) axes_.replicate = file_.dimension("replicate", axes_.replications);
  if (axes_.wars > 1) axes_.war = file_.dimension("war", axes_.wars);
  if (axes_.leaders > 1) axes_.leader = file_.dimension("leader", axes_.leaders);
  define_facts();
  summary_.emplace(file_, axes_, options.learning);
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
  facts_.year = define("year", Type::int32, {axes_.year}, "calendar year");
  facts_.state = define("state", Type::int32, {axes_.state}, "Correlates of War country code");
  if (axes_.replicate) {
    facts_.replicate = define("replicate", Type::int32, {*axes_.replicate}, "number of the replicate");
  }
  facts_.iso3 = define("iso3", Type::text, {axes_.state}, "ISO 3166-1 alpha-3 code");
  facts_.state_name = define("state_name", Type::text, {axes_.state}, "name of the state");
  if (axes_.war) {
    facts_.war = define("war", Type::int32, {*axes_.war}, "number of the war");
    facts_.war_name = define("war_name", Type::text, {*axes_.war}, "name of the war");
  }
  if (axes_.leader) {
    facts_.leader = define("leader", Type::int32, {*axes_.leader}, "Correlates of War country code of the leader");
    facts_.leader_name = define("leader_name", Type::text, {*axes_.leader}, "name of the leader");
  }
  if (axes_.war && axes_.leader) {
    facts_.war_leader =
        define("war_leader", Type::int32, {*axes_.war}, "Correlates of War country code of the war's leader");
  }
  std::vector<NetcdfFile::Dimension> by_invitation = {axes_.year, axes_.state};
  if (axes_.war) by_invitation.insert(by_invitation.begin(), *axes_.war);
  facts_.invited = define("invited", Type::uint8, by_invitation, "whether the state could contribute in the year");
  file_.flag_meanings(facts_.invited, "not_invited invited");
  facts_.armed_forces = define("armed_forces", Type::float64, {axes_.year, axes_.state}, "armed forces, people");
  file_.attribute(facts_.invited, "coordinates", axes_.war ? "iso3 state_name war_name" : "iso3 state_name");
  file_.attribute(facts_.armed_forces, "coordinates", "iso3 state_name");
}

void EnsembleWriter::define_quantities(const EnsembleFileOptions& options) {
  if (!axes_.replicate) return;
  const std::size_t block = std::min(ReplicateBlock::lanes, axes_.replications);
  const PerDimension<NetcdfFile::Dimension> names{axes_.war, axes_.leader, axes_.year, axes_.state, *axes_.replicate};
  // One war or one leader a chunk: most readers want one at a time.
  const PerDimension<std::size_t> lengths{axes_.war ? std::optional<std::size_t>(1) : std::nullopt,
                                          axes_.leader ? std::optional<std::size_t>(1) : std::nullopt, axes_.years,
                                          axes_.states, block};
  for (const Quantity quantity : options.quantities) {
    const QuantityDescription& about = description_of(quantity);
    const auto dimensions = in_shape(about, names);
    const auto chunk = in_shape(about, lengths);
    const NetcdfFile::Variable variable = define(to_string(quantity), about.type, dimensions, about.long_name);
    recorded_.push_back({quantity, variable});
    if (*about.meanings != '\0') file_.flag_meanings(variable, about.meanings);
    if (about.shape == QuantityShape::by_replicate) {
      if (!options.amount_slope) continue;
      recorded_.push_back({quantity,
                           define(amount_slope_name, about.type, dimensions,
                                  "coefficient of unrealized alliance potential in the amount, in this replicate"),
                           true});
    } else {
      const bool by_war = about.per == QuantityPer::war && axes_.war,
                 by_leader = about.per == QuantityPer::leader && axes_.leader;
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
  const std::string program = "entente " + options.program_version;
  file_.attribute(file, "Conventions", "CF-1.8");
  file_.attribute(file, "title", "Simulated contributions to coalition warfare: " + options.scenario);
  file_.attribute(file, "source", program);
  file_.attribute(file, "history",
                  program + " run, seed " + std::to_string(options.seed.number()) + ", " +
                      std::to_string(options.replications) + " replicates");
  file_.attribute(file, "references",
                  "Gannon and Kent (2020), Keeping Your Friends Close, but Acquaintances Closer: Why Weakly Allied "
                  "States Make Committed Coalition Partners, Journal of Conflict Resolution");
  file_.attribute(file, "entente_ensemble", static_cast<double>(ensemble_file_version));
  file_.attribute(file, "scenario", options.scenario);
  file_.attribute(file, "record", options.record);
  file_.attribute(file, "leader", joined_names(options.leaders));
  file_.attribute(file, "seed", static_cast<double>(options.seed.number()));
  file_.attribute(file, "replications", static_cast<double>(options.replications));
  file_.attribute(file, "random_layout_version", static_cast<double>(options.random_layout_version));
  std::string inputs;
  for (const FileDigest& input : options.inputs) {
    inputs += (inputs.empty() ? "" : "\n") + input.name + " sha256:" + input.sha256;
  }
  file_.attribute(file, "inputs", inputs);
  file_.attribute(file, "coefficients", "coefficients.yaml sha256:" + options.coefficients_sha256);
}

void EnsembleWriter::write_summary(const WarsSummary& summary, const RunComparison& run,
                                   const std::vector<std::string>& notes) {
  summary_->put(file_, axes_, summary, run);
  std::string comment =
      "Simulated by a behavioural model. Every setting, fit and input of the run stands in "
      "manifest.json beside this file.";
  for (const std::string& note : notes) comment += "\n" + note;
  file_.attribute(NetcdfFile::whole_file, "comment", comment);
}

void EnsembleWriter::put_facts(const World& world, const EnsembleFileOptions& options) {
  std::vector<std::int32_t> years(axes_.years), states, replicates(axes_.replications);
  std::iota(years.begin(), years.end(), std::int32_t{world.first_year.number()});
  for (const CowCode state : world.states) states.push_back(state.number());
  std::iota(replicates.begin(), replicates.end(), 0);
  std::vector<std::string> codes, names;
  for (const StateLabel& label : options.states) {
    codes.push_back(label.iso3);
    names.push_back(label.name);
  }
  file_.put(facts_.year, {0}, {axes_.years}, years.data());
  file_.put(facts_.state, {0}, {axes_.states}, states.data());
  if (axes_.replicate) file_.put(facts_.replicate, {0}, {axes_.replications}, replicates.data());
  file_.put(facts_.iso3, codes);
  file_.put(facts_.state_name, names);
  put_wars(world, options);
  file_.put(facts_.armed_forces, {0, 0}, {axes_.years, axes_.states}, world.armed_forces.data());
}

void EnsembleWriter::put_wars(const World& world, const EnsembleFileOptions& options) {
  if (axes_.leader) {
    std::vector<std::int32_t> codes;
    for (const LeaderRelation& leader : world.leaders) codes.push_back(leader.leader.number());
    std::vector<std::string> names;
    for (const StateLabel& label : options.leaders) names.push_back(label.name);
    file_.put(facts_.leader, {0}, {axes_.leaders}, codes.data());
    file_.put(facts_.leader_name, names);
  }
  if (!axes_.war) return file_.put(facts_.invited, {0, 0}, {axes_.years, axes_.states}, world.wars[0].invited.data());
  std::vector<std::int32_t> ids, leaders;
  std::vector<std::string> names;
  for (const War& war : world.wars) {
    file_.put(facts_.invited, {ids.size(), 0, 0}, {1, axes_.years, axes_.states}, war.invited.data());
    ids.push_back(war.id.number());
    names.push_back(war.name);
    leaders.push_back(world.leader_of(war).leader.number());
  }
  if (axes_.leader) file_.put(facts_.war_leader, {0}, {axes_.wars}, leaders.data());
  file_.put(facts_.war, {0}, {axes_.wars}, ids.data());
  file_.put(facts_.war_name, names);
}

template <class Number>
void EnsembleWriter::put(const Recorded& recorded, const LaneArray<Number>& values, const ReplicateBlock& block) {
  const QuantityDescription& about = description_of(recorded.quantity);
  const auto if_any = [](const auto& dimension, std::size_t value) {
    return dimension ? std::optional<std::size_t>(value) : std::nullopt;
  };
  const auto start = in_shape<std::size_t>(about, {if_any(axes_.war, 0), if_any(axes_.leader, 0), 0, 0, block.first});
  const auto count = in_shape<std::size_t>(about, {if_any(axes_.war, axes_.wars), if_any(axes_.leader, axes_.leaders),
                                                   axes_.years, axes_.states, block.replicates});
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
