#pragma once

#include "results/ensemble_file/ensemble_file.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <netcdf.h>
#include <string>
#include <vector>

/// An ensemble in which everything varies, for those who record it and those who read it.
namespace entente::testing {

inline constexpr std::size_t replications = 150;  // two whole blocks and a part of a third

inline World world_of_test() {
  World world = small_world(7, 4);
  world.democracy.assign(world.cells(), 1);
  world.wars[0].invited[world.cell(1, 3)] = 0;
  return world;
}

// Everything that varies: types, withdrawals, expectations, two slopes.
inline Experiment experiment_of_test() {
  Experiment experiment = small_experiment(Family::hurdle, 0, replications);
  experiment.coefficients = small_hurdle(3, 1.5);
  experiment.expectation.learning = true;
  experiment.withdrawal = {.on = true, .intercept = -1, .losses = 0, .democracy = 0, .tie = 0};
  return experiment;
}

inline EnsembleFileOptions everything(const World& world) {
  EnsembleFileOptions options{.quantities = {all_quantities.begin(), all_quantities.end()},
                              .amount_slope = true,
                              .learning = true,
                              .replications = replications,
                              .seed = MasterSeed(9007199254740991),
                              .random_layout_version = 3,
                              .program_version = "9.8.7",
                              .scenario = "Côte d'Ivoire, \"2001\"",
                              .record = "as invented",
                              .inputs = {{"a.yaml", "0a", 1}, {"b.csv", "0b", 2}},
                              .coefficients_sha256 = "0c",
                              .leaders = {{CowCode(2), "USA", "United States"}}};
  for (const CowCode state : world.states) {
    const std::string number = std::to_string(state.number());
    // One state without an ISO code, one with a name that is not ASCII.
    options.states.push_back({state, state == CowCode(30) ? "" : "S" + number, "State Ñ " + number});
  }
  return options;
}

// A second reader: the C library, without our own wrapper.
class OpenedEnsemble {
 public:
  explicit OpenedEnsemble(const std::filesystem::path& path) { ok(nc_open(path.c_str(), NC_NOWRITE, &id_)); }
  ~OpenedEnsemble() { nc_close(id_); }

  std::size_t dimension(const char* name) const {
    int dimension = -1;
    std::size_t length = 0;
    ok(nc_inq_dimid(id_, name, &dimension));
    ok(nc_inq_dimlen(id_, dimension, &length));
    return length;
  }
  int variable(const char* name) const {
    int variable = -1;
    ok(nc_inq_varid(id_, name, &variable));
    return variable;
  }
  bool has(const char* name) const {
    int variable = -1;
    return nc_inq_varid(id_, name, &variable) == NC_NOERR;
  }
  std::vector<std::string> dimensions_of(const char* name) const {
    int count = 0;
    ok(nc_inq_varndims(id_, variable(name), &count));
    std::vector<int> ids(static_cast<std::size_t>(count));
    ok(nc_inq_vardimid(id_, variable(name), ids.data()));
    std::vector<std::string> names;
    for (const int id : ids) {
      char text[NC_MAX_NAME + 1];
      ok(nc_inq_dimname(id_, id, text));
      names.emplace_back(text);
    }
    return names;
  }
  std::vector<std::size_t> chunks_of(const char* name) const {
    int storage = -1, shuffle = 0, deflate = 0, level = 0;
    std::vector<std::size_t> sizes(dimensions_of(name).size());
    ok(nc_inq_var_chunking(id_, variable(name), &storage, sizes.data()));
    ok(nc_inq_var_deflate(id_, variable(name), &shuffle, &deflate, &level));
    if (storage != NC_CHUNKED || shuffle != 0 || deflate != 1) return {};
    return sizes;
  }
  std::vector<double> values(const char* name) const {
    std::size_t count = 1;
    for (const std::string& dimension_name : dimensions_of(name)) count *= dimension(dimension_name.c_str());
    std::vector<double> read(count);
    ok(nc_get_var_double(id_, variable(name), read.data()));
    return read;
  }
  std::vector<std::string> strings(const char* name) const {
    std::vector<char*> read(dimension(dimensions_of(name)[0].c_str()));
    ok(nc_get_var_string(id_, variable(name), read.data()));
    std::vector<std::string> copy(read.begin(), read.end());
    nc_free_string(read.size(), read.data());
    return copy;
  }
  std::string text(int owner, const char* name) const {
    std::size_t length = 0;
    ok(nc_inq_attlen(id_, owner, name, &length));
    std::string read(length, ' ');
    ok(nc_get_att_text(id_, owner, name, read.data()));
    return read;
  }
  std::string text(const char* owner, const char* name) const { return text(variable(owner), name); }
  double number(const char* name) const {
    double read = 0;
    ok(nc_get_att_double(id_, NC_GLOBAL, name, &read));
    return read;
  }
  int attributes_of(int owner) const {
    int count = 0;
    ok(nc_inq_varnatts(id_, owner, &count));
    return count;
  }
  int variables() const {
    int count = 0;
    ok(nc_inq_nvars(id_, &count));
    return count;
  }
  nc_type type(const char* name) const {
    nc_type type = NC_NAT;
    ok(nc_inq_vartype(id_, variable(name), &type));
    return type;
  }

 private:
  static void ok(int status) {
    INFO(nc_strerror(status));
    REQUIRE(status == NC_NOERR);
  }
  int id_ = -1;
};

// All blocks of an experiment, in order.
class Blocks : public EnsembleObserver {
 public:
  void observe(const ReplicateBlock& block) override { blocks.push_back(block); }
  std::vector<ReplicateBlock> blocks;
};

inline std::vector<ReplicateBlock> blocks_of_test() {
  Blocks observer;
  observe_ensemble(world_of_test(), experiment_of_test(), {&observer}, {.threads = 1});
  return observer.blocks;
}

}  // namespace entente::testing
