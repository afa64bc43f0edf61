#include "results/ensemble_file/ensemble_file.hpp"

#include "results/run_folder/run_folder.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/recorded_example.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace entente;
using testing::blocks_of_test;
using testing::everything;
using testing::experiment_of_test;
using testing::replications;
using testing::slurp;
using testing::TemporaryFolder;
using testing::world_of_test;
using Opened = testing::OpenedEnsemble;

namespace {

using Names = std::vector<std::string>;
using Sizes = std::vector<std::size_t>;

template <class Number>
std::vector<double> as_doubles(const std::vector<Number>& numbers) {
  return {numbers.begin(), numbers.end()};
}

}  // namespace

TEST_CASE("a recorded ensemble reads back value by value", "[parallel][ensemble]") {
  const TemporaryFolder home;
  const World world = world_of_test();
  EnsembleFile file(home.path() / "ensemble.nc", world, everything(world));
  observe_ensemble(world, experiment_of_test(), {&file}, {.threads = 2});
  file.close();
  const Ensemble ensemble = run_ensemble(world, experiment_of_test());

  const Opened read(home.path() / "ensemble.nc");
  CHECK(read.dimension("year") == 4);
  CHECK(read.dimension("state") == 7);
  CHECK(read.dimension("replicate") == replications);
  CHECK(read.values("year") == std::vector<double>{2001, 2002, 2003, 2004});
  CHECK(read.values("state") == std::vector<double>{20, 30, 40, 50, 60, 70, 80});
  CHECK(read.values("replicate")[149] == 149);
  CHECK(read.strings("iso3") == Names{"S20", "", "S40", "S50", "S60", "S70", "S80"});
  CHECK(read.strings("state_name")[6] == "State Ñ 80");
  CHECK(read.values("invited") == as_doubles(world.wars[0].invited));
  CHECK(read.values("armed_forces") == world.armed_forces);

  // The ensemble in memory was filled without the file and lies [cell][replicate] as the file does.
  CHECK(read.values("share") == ensemble.share);
  CHECK(read.values("standing") == ensemble.standing);
  CHECK(read.values("expectation") == ensemble.expectation);
  CHECK(read.values("casualties") == as_doubles(ensemble.casualties));
  CHECK(read.values("posterior") == ensemble.posterior);
  CHECK(read.values("committed") == as_doubles(ensemble.committed));
  CHECK(read.values("withdrawn") == as_doubles(ensemble.withdrawn));
  CHECK(read.values("potential_slope") == ensemble.potential_slope);
  CHECK(read.values("amount_potential_slope") == ensemble.amount_potential_slope);
  // All of it says something, or the comparison would not.
  for (const char* name : {"share", "standing", "expectation", "casualties", "posterior", "committed", "withdrawn",
                           "potential_slope", "amount_potential_slope"}) {
    CAPTURE(name);
    const std::vector<double> values = read.values(name);
    CHECK(std::count(values.begin(), values.end(), values.front()) < static_cast<std::ptrdiff_t>(values.size()));
  }
  CHECK(read.variables() == 16 + 20);  // and the summary's
}

TEST_CASE("several wars and leaders have dimensions of their own", "[ensemble][wars]") {
  const TemporaryFolder home;
  World world = world_of_test();
  world.leaders.push_back(world.leaders[0]);
  world.leaders[1].leader = CowCode(220);
  world.wars.push_back(testing::like_the_first(world, 9, 1, 2, 3));
  world.wars[1].name = "Krim";
  world.wars.push_back(testing::like_the_first(world, 12, 0, 1, 2));
  EnsembleFileOptions options = everything(world);
  options.leaders.push_back({CowCode(220), "FRA", "France"});
  {
    EnsembleFile file(home.path() / "ensemble.nc", world, options);
    observe_ensemble(world, experiment_of_test(), {&file}, {.threads = 2});
    file.close();
  }
  const Ensemble ensemble = run_ensemble(world, experiment_of_test());
  const Opened read(home.path() / "ensemble.nc");
  CHECK(read.values("war") == std::vector<double>{1, 9, 12});
  CHECK(read.strings("war_name") == Names{"Test", "Krim", "Test"});
  CHECK(read.values("leader") == std::vector<double>{2, 220});
  CHECK(read.strings("leader_name") == Names{"United States", "France"});
  CHECK(read.text(NC_GLOBAL, "leader") == "United States, France");
  CHECK(read.dimensions_of("invited") == Names{"war", "year", "state"});
  std::vector<double> invited;
  for (const War& war : world.wars) invited.insert(invited.end(), war.invited.begin(), war.invited.end());
  CHECK(read.values("invited") == invited);
  for (const char* name : {"share", "casualties"}) {
    CHECK(read.dimensions_of(name) == Names{"war", "year", "state", "replicate"});
    CHECK(read.chunks_of(name) == Sizes{1, 4, 7, 64});
    CHECK(read.text(name, "coordinates") == "iso3 state_name war_name");
  }
  for (const char* name : {"standing", "expectation"}) {
    CHECK(read.dimensions_of(name) == Names{"leader", "year", "state", "replicate"});
    CHECK(read.text(name, "coordinates") == "iso3 state_name leader_name");
  }
  CHECK(read.dimensions_of("withdrawn") == Names{"war", "state", "replicate"});
  CHECK(read.dimensions_of("posterior") == Names{"leader", "state", "replicate"});
  CHECK(read.dimensions_of("committed") == Names{"state", "replicate"});
  // The ensemble in memory lies [act][replicate] and [leader][cell][replicate], as the file does.
  CHECK(read.values("share") == ensemble.share);
  CHECK(read.values("standing") == ensemble.standing);
  CHECK(read.values("expectation") == ensemble.expectation);
  CHECK(read.values("casualties") == as_doubles(ensemble.casualties));
  CHECK(read.values("posterior") == ensemble.posterior);
  CHECK(read.values("withdrawn") == as_doubles(ensemble.withdrawn));
}

TEST_CASE("expectations that no state has are not recorded as something else") {
  const TemporaryFolder home;
  const World world = world_of_test();
  Experiment experiment = experiment_of_test();
  experiment.expectation.learning = false;
  EnsembleFile file(home.path() / "ensemble.nc", world, everything(world));
  CHECK_THROWS_AS(observe_ensemble(world, experiment, {&file}, {.threads = 1}), Error);
}

TEST_CASE("a recorded ensemble says what it holds") {
  const TemporaryFolder home;
  const World world = world_of_test();
  EnsembleFile file(home.path() / "ensemble.nc", world, everything(world));
  for (const ReplicateBlock& block : blocks_of_test()) file.observe(block);
  file.close();

  const Opened read(home.path() / "ensemble.nc");
  const Names by_cell{"year", "state", "replicate"}, by_state{"state", "replicate"};
  for (const char* name : {"share", "standing", "casualties"}) {
    CHECK(read.dimensions_of(name) == by_cell);
    CHECK(read.chunks_of(name) == Sizes{4, 7, ReplicateBlock::lanes});
  }
  for (const char* name : {"posterior", "committed", "withdrawn"}) {
    CHECK(read.dimensions_of(name) == by_state);
    CHECK(read.chunks_of(name) == Sizes{7, ReplicateBlock::lanes});
  }
  for (const char* name : {"potential_slope", "amount_potential_slope"}) {
    CHECK(read.dimensions_of(name) == Names{"replicate"});
  }
  CHECK(read.dimensions_of("invited") == Names{"year", "state"});
  CHECK(read.type("share") == NC_DOUBLE);
  CHECK(read.type("casualties") == NC_INT);
  CHECK(read.type("committed") == NC_UBYTE);

  for (const char* name : {"year", "state", "replicate", "invited", "armed_forces", "share", "standing", "casualties",
                           "posterior", "committed", "withdrawn", "potential_slope", "amount_potential_slope"}) {
    CAPTURE(name);
    CHECK(read.text(name, "units") == "1");
    CHECK(read.text(name, "long_name").size() > 10);
  }
  for (const char* name : {"invited", "armed_forces", "share", "standing", "casualties", "posterior", "committed"}) {
    CHECK(read.text(name, "coordinates") == "iso3 state_name");
  }
  CHECK(read.text("share", "long_name").starts_with("contribution share"));
  CHECK(read.text("committed", "flag_meanings") == "uncommitted committed");
  CHECK(read.text("withdrawn", "flag_meanings") == "stayed withdrawn");
  CHECK(read.text("invited", "flag_meanings") == "not_invited invited");

  CHECK(read.text(NC_GLOBAL, "Conventions") == "CF-1.8");
  CHECK(read.text(NC_GLOBAL, "title") == "Simulated contributions to coalition warfare: Côte d'Ivoire, \"2001\"");
  CHECK(read.text(NC_GLOBAL, "history") == "entente 9.8.7 run, seed 9007199254740991, 150 replicates");
  CHECK(read.text(NC_GLOBAL, "references").starts_with("Gannon and Kent (2020)"));
  CHECK(read.text(NC_GLOBAL, "inputs") == "a.yaml sha256:0a\nb.csv sha256:0b");
  CHECK(read.text(NC_GLOBAL, "coefficients") == "coefficients.yaml sha256:0c");
  CHECK(read.number("entente_ensemble") == 1);
  CHECK(read.number("replications") == 150);
  CHECK(read.text(NC_GLOBAL, "source") == "entente 9.8.7");
  CHECK(read.text(NC_GLOBAL, "scenario") == "Côte d'Ivoire, \"2001\"");
  CHECK(read.text(NC_GLOBAL, "record") == "as invented");
  CHECK(read.text(NC_GLOBAL, "leader") == "United States");
  CHECK(read.number("seed") == 9007199254740991.0);
  CHECK(read.number("random_layout_version") == 3);
  // Nothing else: no time stamp. What is known of all replicates only comes with their summary.
  CHECK(read.attributes_of(NC_GLOBAL) == 14);
}

TEST_CASE("only the quantities that were chosen are kept") {
  const TemporaryFolder home;
  const World world = world_of_test();
  EnsembleFileOptions options = everything(world);
  options.quantities = {Quantity::standing, Quantity::withdrawn, Quantity::potential_slope};
  options.amount_slope = false;
  EnsembleFile file(home.path() / "ensemble.nc", world, options);
  for (const ReplicateBlock& block : blocks_of_test()) file.observe(block);
  file.close();
  EnsembleFile late(home.path() / "late.nc", world, options);  // what waits is no more than what is kept
  const std::vector<ReplicateBlock> blocks = blocks_of_test();
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) late.observe(*block);
  late.close();
  CHECK(slurp(home.path() / "late.nc") == slurp(home.path() / "ensemble.nc"));
  const Opened read(home.path() / "ensemble.nc");
  CHECK(read.has("standing"));
  CHECK(read.has("withdrawn"));
  CHECK(read.has("potential_slope"));
  for (const char* name : {"share", "casualties", "posterior", "committed", "amount_potential_slope"}) {
    CHECK_FALSE(read.has(name));
  }
}

TEST_CASE("a recorded ensemble has the same bytes in whatever order its blocks come") {
  const TemporaryFolder home;
  const World world = world_of_test();
  const std::vector<ReplicateBlock> blocks = blocks_of_test();
  REQUIRE(blocks.size() == 3);
  std::vector<std::string> bytes;
  for (const std::vector<std::size_t>& order : {Sizes{0, 1, 2}, Sizes{2, 0, 1}, Sizes{2, 1, 0}}) {
    const auto path = home.path() / ("e" + std::to_string(bytes.size()) + ".nc");
    EnsembleFile file(path, world, everything(world));
    for (const std::size_t block : order) file.observe(blocks[block]);
    file.close();
    bytes.push_back(slurp(path));
    CHECK(file.most_waiting() == (order[0] == 0 ? 0 : order[1] == 0 ? 1 : 2));
  }
  CHECK(bytes[0].size() > 1000);
  CHECK((bytes[1] == bytes[0] && bytes[2] == bytes[0]));

  // The broken variant: without the waiting the order would show.
  EnsembleWriter writer(home.path() / "disordered.nc", world, everything(world));
  for (const std::size_t block : {2, 0, 1}) writer.write(blocks[block]);
  writer.close();
  CHECK(slurp(home.path() / "disordered.nc") != bytes[0]);
}

TEST_CASE("an ensemble with missing replicates is not taken for a whole one") {
  const TemporaryFolder home;
  const World world = world_of_test();
  const std::vector<ReplicateBlock> blocks = blocks_of_test();
  EnsembleFile file(home.path() / "ensemble.nc", world, everything(world));
  file.observe(blocks[0]);
  file.observe(blocks[2]);
  CHECK_THROWS_WITH(file.close(), "only 64 of 150 replicates were recorded");
}

TEST_CASE("each state of an ensemble must have its label") {
  const TemporaryFolder home;
  const World world = world_of_test();
  EnsembleFileOptions options = everything(world);
  options.states.pop_back();
  CHECK_THROWS_WITH(EnsembleFile(home.path() / "ensemble.nc", world, options), "6 labels for 7 states");
}

TEST_CASE("a file that cannot be created or that fills the disk is an error with its name and the reason") {
  const TemporaryFolder home;
  const World world = world_of_test();
  const auto path = home.path() / "ensemble.nc";
  CHECK_THROWS_WITH(EnsembleFile(home.path() / "no" / "ensemble.nc", world, everything(world)),
                    "ensemble.nc: cannot be written: No such file or directory");
  testing::spill(path, "somebody's");
  CHECK_THROWS_AS(EnsembleFile(path, world, everything(world)), Error);
  CHECK(slurp(path) == "somebody's");

  // A limit on file size stands for the disk. In a child, which must also end in good order: HDF5's exit handler ends
  // by a signal when it meets a file that could not be written.
  const std::vector<ReplicateBlock> blocks = blocks_of_test();
  for (const rlim_t limit : {0, 500, 9000, 20000}) {
    CAPTURE(limit);
    const pid_t child = ::fork();
    if (child == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit bytes{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &bytes);
      int code = 0;
      try {
        EnsembleFile file(home.path() / std::to_string(limit), world, everything(world));
        for (const ReplicateBlock& block : blocks) file.observe(block);
        file.close();
      } catch (const Error& error) {
        code = error.what() == std::to_string(limit) + ": cannot be written: File too large" ? 1 : 2;
      }
      std::exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
  }
}

TEST_CASE("a run's folder takes in a file that a library wrote") {
  const TemporaryFolder home;
  {
    RunFolder folder(home.path() / "run");
    folder.write("a.csv", "x\n");
    testing::spill(folder.path_for("b.nc"), "x\n");
    folder.add("b.nc");
    REQUIRE(folder.files().size() == 2);
    CHECK(folder.files()[1].name == "b.nc");
    CHECK(folder.files()[1].sha256 == folder.files()[0].sha256);
    CHECK(folder.files()[1].bytes == 2);
    for (const char* name : {"a.csv", "b.nc", "manifest.json", "../c", ""}) {
      CHECK_THROWS_AS(folder.path_for(name), Error);
      CHECK_THROWS_AS(folder.add(name), Error);
    }
    CHECK_THROWS_AS(folder.add("never written"), Error);
    // That was fatal: nothing may follow, and nothing is left.
    CHECK(home.entries().empty());
    CHECK_THROWS_AS(folder.path_for("c.nc"), Error);
  }
  CHECK(home.entries().empty());
}
