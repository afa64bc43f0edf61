#include "results/ensemble_file/ensemble_reader.hpp"

#include "sim/core/error.hpp"
#include "tests/results/support/recorded_example.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <netcdf.h>
#include <optional>

using namespace entente;
using testing::blocks_of_test;
using testing::everything;
using testing::replications;
using testing::slurp;
using testing::spill;
using testing::TemporaryFolder;
using testing::world_of_test;
namespace fs = std::filesystem;

namespace {

void record(const fs::path& path, const World& world, const EnsembleFileOptions& options,
            const std::vector<ReplicateBlock>& blocks) {
  EnsembleFile file(path, world, options);
  for (const ReplicateBlock& block : blocks) file.observe(block);
  file.close();
}

// The lanes that were asked for of what was written and read.
template <class Number>
bool same_lanes(const LaneArray<Number>& written, const LaneArray<Number>& read, std::size_t count) {
  if (written.size() != read.size()) return false;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const bool asked_for = i % ReplicateBlock::lanes < count;
    if (asked_for ? written[i] != read[i] : read[i] != Number{}) return false;
  }
  return true;
}

// What reading a file says against it; nothing when it can be read through.
std::optional<std::string> complaint(const fs::path& path) {
  try {
    const EnsembleReader file(path);
    for (std::size_t first = 0; first < file.about().replications; first += ReplicateBlock::lanes) file.read(first);
    return std::nullopt;
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    CHECK(error.problems()[0].place.file == path.string());
    return error.what();
  }
}

// A copy of the recorded file of the test, changed by somebody with the C library.
std::string complaint_about(const fs::path& original, const std::function<void(int)>& change) {
  const fs::path path = original.parent_path() / "changed.nc";
  fs::remove(path);
  fs::copy_file(original, path);
  int id = -1;
  REQUIRE(nc_open(path.c_str(), NC_WRITE, &id) == NC_NOERR);
  nc_redef(id);
  change(id);
  REQUIRE(nc_close(id) == NC_NOERR);
  return complaint(path).value_or("nothing");
}

void put_number(int id, const char* name, double value) {
  REQUIRE(nc_put_att_double(id, NC_GLOBAL, name, NC_DOUBLE, 1, &value) == NC_NOERR);
}

void rename_variable(int id, const char* from, const char* to) {
  int variable = -1;
  REQUIRE(nc_inq_varid(id, from, &variable) == NC_NOERR);
  REQUIRE(nc_rename_var(id, variable, to) == NC_NOERR);
}

void put_first(int id, const char* name, int value) {
  int variable = -1;
  const std::size_t first = 0;
  REQUIRE(nc_inq_varid(id, name, &variable) == NC_NOERR);
  REQUIRE(nc_put_var1_int(id, variable, &first, &value) == NC_NOERR);
}

}  // namespace

TEST_CASE("what was recorded is read again block by block, to the bit", "[ensemble]") {
  const TemporaryFolder home;
  const World world = world_of_test();
  const std::vector<ReplicateBlock> blocks = blocks_of_test();
  record(home.path() / "ensemble.nc", world, everything(world), blocks);
  const EnsembleReader file(home.path() / "ensemble.nc");
  const RecordedEnsemble& about = file.about();
  CHECK(about.first_year == world.first_year);
  CHECK(about.years == world.years);
  CHECK(about.states == world.states);
  CHECK(about.armed_forces == world.armed_forces);
  REQUIRE(about.wars.size() == 1);
  CHECK(about.wars[0].invited == world.wars[0].invited);
  CHECK(about.leaders.size() == 1);
  CHECK(about.quantities == std::vector<Quantity>(all_quantities.begin(), all_quantities.end()));
  CHECK(about.amount_slope);
  CHECK(about.replications == replications);
  CHECK(about.seed == MasterSeed(9007199254740991));
  CHECK(about.scenario == "Côte d'Ivoire, \"2001\"");
  CHECK(about.record == "as invented");
  for (const ReplicateBlock& block : blocks) {
    const ReplicateBlock read = file.read(block.first);
    CHECK(read.first == block.first);
    CHECK(read.replicates == block.replicates);
    CHECK(same_lanes(block.share, read.share, read.replicates));
    CHECK(same_lanes(block.standing, read.standing, read.replicates));
    CHECK(same_lanes(block.expectation, read.expectation, read.replicates));
    CHECK(same_lanes(block.casualties, read.casualties, read.replicates));
    CHECK(same_lanes(block.posterior, read.posterior, read.replicates));
    CHECK(same_lanes(block.committed, read.committed, read.replicates));
    CHECK(same_lanes(block.withdrawn, read.withdrawn, read.replicates));
    CHECK(same_lanes(block.potential_slope, read.potential_slope, read.replicates));
    CHECK(same_lanes(block.amount_potential_slope, read.amount_potential_slope, read.replicates));
  }
  for (const std::size_t none : {std::size_t{1}, std::size_t{192}, std::size_t{1} << 40}) {
    CHECK_THROWS_AS(file.read(none), Error);
  }
}

TEST_CASE("a list of quantities gives these, several wars and leaders their own", "[ensemble]") {
  const TemporaryFolder home;
  World world = world_of_test();
  world.leaders.push_back(world.leaders[0]);
  world.leaders[1].leader = CowCode(220);
  world.wars.push_back(testing::like_the_first(world, 9, 1, 2, 3));
  EnsembleFileOptions options = everything(world);
  options.leaders.push_back({CowCode(220), "FRA", "France"});
  options.quantities = {Quantity::share, Quantity::standing, Quantity::withdrawn};
  testing::Blocks observer;
  observe_ensemble(world, testing::experiment_of_test(), {&observer}, {.threads = 1});
  record(home.path() / "ensemble.nc", world, options, observer.blocks);
  const EnsembleReader file(home.path() / "ensemble.nc");
  REQUIRE(file.about().wars.size() == 2);
  CHECK(file.about().wars[1].id == WarId(9));
  CHECK(file.about().wars[1].leader == CowCode(220));
  CHECK(file.about().wars[1].invited == world.wars[1].invited);
  CHECK(file.about().leaders == std::vector{CowCode(2), CowCode(220)});
  CHECK(file.about().quantities == options.quantities);
  CHECK_FALSE(file.about().amount_slope);
  for (const ReplicateBlock& block : observer.blocks) {
    const ReplicateBlock read = file.read(block.first);
    CHECK(same_lanes(block.share, read.share, read.replicates));
    CHECK(same_lanes(block.standing, read.standing, read.replicates));
    CHECK(same_lanes(block.withdrawn, read.withdrawn, read.replicates));
    CHECK(read.casualties.empty());
    CHECK(read.potential_slope.empty());
  }
  options.quantities.clear();
  record(home.path() / "summary.nc", world, options, {});
  const EnsembleReader summary(home.path() / "summary.nc");
  CHECK(summary.about().quantities.empty());
  CHECK_THROWS_WITH(summary.read(0), Catch::Contains("none of its replicates") && Catch::Contains("--record"));
  CHECK_THAT(complaint_about(home.path() / "ensemble.nc", [](int id) { put_first(id, "war_leader", 221); }),
             Catch::Contains("led by none of its leaders"));
}

TEST_CASE("a file that was cut off anywhere is no file to read", "[ensemble]") {
  const TemporaryFolder home;
  const World world = world_of_test();
  record(home.path() / "ensemble.nc", world, everything(world), blocks_of_test());
  const std::string whole = slurp(home.path() / "ensemble.nc");
  REQUIRE_FALSE(complaint(home.path() / "ensemble.nc"));
  std::vector<std::size_t> lengths{0, 1, 7, 8, 47, 48, 511, 512, 2048, whole.size() - 1};
  for (std::size_t part = 1; part < 60; ++part) lengths.push_back(whole.size() * part / 60);
  for (const std::size_t length : lengths) {
    CAPTURE(length);
    const fs::path path = home.path() / "part.nc";
    spill(path, whole.substr(0, length));
    CHECK_THAT(complaint(path).value_or("nothing"), Catch::Contains("no NetCDF file, or only a part of one"));
  }
}

TEST_CASE("a file whose bytes were altered gives an error or numbers, and no crash", "[ensemble]") {
  const TemporaryFolder home;
  const World world = world_of_test();
  record(home.path() / "ensemble.nc", world, everything(world), blocks_of_test());
  const std::string whole = slurp(home.path() / "ensemble.nc");
  const fs::path path = home.path() / "altered.nc";
  std::size_t refused = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    std::string bytes = whole;
    for (std::size_t k = 0; k < 8; ++k) bytes[(i * 7919 + k * 104729) % bytes.size()] ^= static_cast<char>(1 + i % 255);
    spill(path, bytes);
    refused += complaint(path) ? 1 : 0;
  }
  CHECK(refused > 30);
}

TEST_CASE("what is not there, not ours or of another version is said", "[ensemble]") {
  const TemporaryFolder home;
  const World world = world_of_test();
  const fs::path original = home.path() / "ensemble.nc";
  record(original, world, everything(world), blocks_of_test());
  using Catch::Contains;
  CHECK_THAT(complaint(home.path() / "absent.nc").value_or(""), Contains("No such file"));
  spill(home.path() / "text.nc", "year,state\n");
  CHECK_THAT(complaint(home.path() / "text.nc").value_or(""), Contains("no NetCDF file"));
  const auto about = [&](const std::function<void(int)>& change) { return complaint_about(original, change); };
  CHECK(about([](int) {}) == "nothing");
  CHECK_THAT(about([](int id) { put_number(id, "entente_ensemble", 2); }),
             Contains("written by entente 9.8.7 in version 2") && Contains("expected version 1"));
  CHECK_THAT(about([](int id) { nc_del_att(id, NC_GLOBAL, "entente_ensemble"); }), Contains("older Entente"));
  CHECK_THAT(about([](int id) {
               nc_del_att(id, NC_GLOBAL, "entente_ensemble");
               nc_del_att(id, NC_GLOBAL, "source");
             }),
             Contains("not of an ensemble that Entente wrote"));
  for (const char* name : {"year", "state", "armed_forces", "invited"}) {
    CAPTURE(name);
    CHECK_THAT(about([&](int id) { rename_variable(id, name, "elsewhere"); }),
               Contains(std::string("has no variable ") + name));
  }
  CHECK_THAT(about([](int id) { rename_variable(id, "share", "casualties_too"); }), Contains("nothing"));
  CHECK_THAT(about([](int id) {
               rename_variable(id, "posterior", "elsewhere");
               rename_variable(id, "share", "posterior");
             }),
             Contains("posterior has the dimensions year, state, replicate, not state, replicate"));
  CHECK_THAT(about([](int id) { put_number(id, "replications", 149); }),
             Contains("150 replicates and says that it has 149"));
  CHECK_THAT(about([](int id) { put_number(id, "replications", 1e300); }), Contains("how many replicates"));
  CHECK_THAT(about([](int id) { put_number(id, "seed", -1); }), Contains("seed"));
  CHECK_THAT(about([](int id) { put_first(id, "year", 1066); }), Contains("years do not follow"));
  CHECK_THAT(about([](int id) { put_first(id, "state", 1000); }), Contains("COW codes"));
}
