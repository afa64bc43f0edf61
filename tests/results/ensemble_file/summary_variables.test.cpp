#include "results/ensemble_file/summary_variables.hpp"

#include "results/wars/run_comparison.hpp"
#include "sim/math/quantile.hpp"
#include "tests/results/support/recorded_example.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace entente;
using testing::replications;
using testing::slurp;
using testing::TemporaryFolder;
using Names = std::vector<std::string>;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// A world of several wars and leaders, or of one, with a record of each war that has gaps.
struct Case {
  World world = testing::world_of_test();
  Experiment experiment = testing::experiment_of_test();
  std::vector<ObservedShares> records;
  EnsembleFileOptions options;

  explicit Case(bool several) {
    if (several) {
      world.leaders.push_back(world.leaders[0]);
      world.leaders[1].leader = CowCode(220);
      world.wars.push_back(testing::like_the_first(world, 9, 1, 2, 3));
      world.wars.push_back(testing::like_the_first(world, 12, 0, 1, 2));
    }
    options = testing::everything(world);
    if (several) options.leaders.push_back({CowCode(220), "FRA", "France"});
    for (std::size_t war = 0; war < world.wars.size(); ++war) {
      ObservedShares& record = records.emplace_back();
      for (std::size_t cell = 0; cell < world.cells(); ++cell) {
        record.share.push_back(cell % 4 == war ? missing : 0.001 * static_cast<double>((cell * (war + 2)) % 7));
        record.troops.push_back(missing);
      }
    }
  }

  RunComparison write(const std::filesystem::path& path, int threads = 2) const {
    EnsembleFile file(path, world, options);
    WarsObserver wars(world, records);
    std::vector<EnsembleObserver*> observers{&wars};
    if (file.keeps_replicates()) observers.push_back(&file);
    observe_ensemble(world, experiment, observers, {.threads = threads});
    const WarsSummary summary = wars.take();
    const RunComparison run = compare_wars(world, summary, experiment.coefficients.potential);
    file.write_summary(summary, run, {"A note.", "Another."});
    file.close();
    return run;
  }
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("the summary of a file is the replicates' own", "[ensemble]") {
  const TemporaryFolder home;
  for (const bool several : {false, true}) {
    CAPTURE(several);
    const Case test(several);
    const auto path = home.path() / (several ? "several.nc" : "one.nc");
    test.write(path);
    const testing::OpenedEnsemble read(path);
    const Ensemble ensemble = run_ensemble(test.world, test.experiment);
    const std::vector<double> mean = read.values("share_mean"), sd = read.values("share_sd"),
                              error = read.values("share_mean_error"), zero = read.values("share_zero"),
                              quantiles = read.values("share_quantile"), levels = read.values("quantile"),
                              observed = read.values("observed_share"), compared = read.values("compared");
    const std::size_t acts = test.world.acts(), cells = test.world.cells();
    REQUIRE(mean.size() == acts);
    REQUIRE(quantiles.size() == acts * levels.size());
    std::size_t invited_acts = 0, zeros = 0;
    for (std::size_t act = 0; act < acts; ++act) {
      const std::size_t war = act / cells, cell = act % cells;
      CHECK(same(observed[act], test.records[war].share[cell]));
      if (test.world.wars[war].invited[cell] == 0) {
        CHECK((std::isnan(mean[act]) && std::isnan(zero[act]) && std::isnan(quantiles[act]) && compared[act] == 0));
        continue;
      }
      ++invited_acts;
      CHECK(compared[act] == (std::isnan(observed[act]) ? 0 : 1));
      std::vector<double> share(ensemble.share.begin() + static_cast<std::ptrdiff_t>(act * replications),
                                ensemble.share.begin() + static_cast<std::ptrdiff_t>((act + 1) * replications));
      const Simulated exact = mean_of(share);
      CHECK(std::abs(mean[act] - exact.value) < 1e-12);
      CHECK(std::abs(error[act] - exact.error) < 1e-6 * exact.error + 1e-8);
      CHECK(sd[act] == error[act] * std::sqrt(static_cast<double>(replications)));
      const auto none = std::count(share.begin(), share.end(), 0.0);
      zeros += static_cast<std::size_t>(none);
      CHECK(zero[act] == static_cast<double>(none) / static_cast<double>(replications));
      std::sort(share.begin(), share.end());
      for (std::size_t q = 0; q < levels.size(); ++q) {
        const double right = math::quantile_of(share.size(), levels[q], [&](std::size_t rank) { return share[rank]; });
        CHECK(std::abs(quantiles[q * acts + act] - right) <= std::max(right * 0x1p-5, 0x1p-24));
      }
    }
    CHECK(zeros > 0);
    CHECK(zeros < invited_acts * replications);
  }
}

TEST_CASE("a file's summary says what the tables say, by war and by leader", "[ensemble]") {
  const TemporaryFolder home;
  const Case test(true);
  const RunComparison run = test.write(home.path() / "ensemble.nc");
  const testing::OpenedEnsemble read(home.path() / "ensemble.nc");
  CHECK(read.values("war_leader") == std::vector<double>{2, 220, 2});
  CHECK(read.dimensions_of("share_mean") == Names{"war", "year", "state"});
  CHECK(read.dimensions_of("share_quantile") == Names{"quantile", "war", "year", "state"});
  CHECK(read.dimensions_of("tie_mean") == Names{"leader", "year", "state"});
  CHECK(read.text("tie_mean", "coordinates") == "iso3 state_name leader_name");
  CHECK(read.text("share_mean", "coordinates") == "iso3 state_name war_name");
  CHECK(read.text("share_mean", "ancillary_variables") == "share_mean_error");
  CHECK(read.text("share_quantile", "comment").find("relative_bin_error") != std::string::npos);
  CHECK(read.text(NC_GLOBAL, "comment").ends_with("beside this file.\nA note.\nAnother."));
  const std::size_t cells = test.world.cells();
  const std::pair<const char*, Simulated ComparedStateYear::*> means[] = {
      {"share_mean", &ComparedStateYear::share},
      {"troops_mean", &ComparedStateYear::troops},
      {"casualties_mean", &ComparedStateYear::casualties}};
  const std::pair<const char*, Simulated ComparedStateYear::*> of_leaders[] = {
      {"standing_mean", &ComparedStateYear::standing},
      {"tie_mean", &ComparedStateYear::tie},
      {"expectation_mean", &ComparedStateYear::expectation}};
  const auto check = [&](const char* name, Simulated ComparedStateYear::*member, const std::vector<std::size_t>& wars) {
    CAPTURE(name);
    const std::vector<double> mean = read.values(name), error = read.values((std::string(name) + "_error").c_str());
    REQUIRE(mean.size() == wars.size() * cells);
    for (std::size_t i = 0; i < wars.size(); ++i) {
      for (std::size_t cell = 0; cell < cells; ++cell) {
        const Simulated& value = run.wars[wars[i]].comparison.state_years[cell].*member;
        CHECK(same(mean[i * cells + cell], value.value));
        CHECK(same(error[i * cells + cell], value.error));
      }
    }
  };
  for (const auto& [name, member] : means) check(name, member, {0, 1, 2});
  for (const auto& [name, member] : of_leaders) check(name, member, {0, 1});
}

TEST_CASE("a summary without replicates has no such dimension, and the same bytes for any number of threads",
          "[ensemble]") {
  const TemporaryFolder home;
  Case test(true);
  test.options.quantities.clear();
  for (const int threads : {1, 2, 8}) test.write(home.path() / std::to_string(threads), threads);
  CHECK(slurp(home.path() / "1") == slurp(home.path() / "2"));
  CHECK(slurp(home.path() / "1") == slurp(home.path() / "8"));
  const testing::OpenedEnsemble read(home.path() / "1");
  for (const char* name : {"replicate", "share", "standing"}) CHECK_FALSE(read.has(name));
  CHECK(read.has("share_mean"));
  test.experiment.expectation.learning = test.options.learning = false;
  test.write(home.path() / "static");
  CHECK_FALSE(testing::OpenedEnsemble(home.path() / "static").has("expectation_mean"));
}
