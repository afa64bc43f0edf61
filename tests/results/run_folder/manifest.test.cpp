#include "results/run_folder/manifest.hpp"

#include "results/run_folder/run_folder.hpp"
#include "results/run_folder/verify.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>

using namespace entente;
using nlohmann::json;

namespace {

Manifest sample() {
  Manifest m{.program_version = "0.1.0",
             .random_layout_version = 1,
             .seed = MasterSeed(largest_master_seed),
             .replications = 1000,
             .scenario = "Toy \"war\"",
             .record = "as published",
             .notes = {"one", "tw\xFFo"},
             .settings = {},
             .inputs = {{"toy/states.csv", sha256_hex("x"), 1}},
             .fit = {{"family", "tobit"},
                     {"estimate", std::vector<double>{0.1, std::numeric_limits<double>::quiet_NaN()}},
                     {"log_likelihood", -std::numeric_limits<double>::infinity()},
                     {"rows", std::int64_t{616}},
                     {"converged", true},
                     {"terms", std::vector<std::string>{"intercept", "potential"}}},
             .machine = {4, compiler_name(), 1.5, utc_now()}};
  Setting souring;
  souring.key = "leader_rule.souring";
  souring.value = "0.1";
  souring.unit = "standing a year";
  souring.provenance = Provenance::assumed;
  souring.origin = Origin::by_default;
  m.settings.push_back(souring);
  return m;
}

}  // namespace

TEST_CASE("the manifest says what was run, in a fixed order, and numbers that are none are null") {
  const std::string text = manifest_text(sample(), {{"a.csv", sha256_hex("abc"), 3}});
  const json back = json::parse(text);
  CHECK(text.rfind("{\n  \"entente_run\": 1,", 0) == 0);
  CHECK(back["seed"] == largest_master_seed);
  CHECK(back["notes"][1] == "tw\uFFFDo");
  CHECK(back["settings"][0] == json{{"key", "leader_rule.souring"},
                                    {"value", "0.1"},
                                    {"unit", "standing a year"},
                                    {"provenance", "assumed"},
                                    {"origin", "default"}});
  CHECK(back["inputs"][0]["path"] == "toy/states.csv");
  CHECK(back["fit"]["estimate"][0] == 0.1);
  CHECK(back["fit"]["estimate"][1].is_null());
  CHECK(back["fit"]["log_likelihood"].is_null());
  CHECK(back["fit"]["family"] == "tobit");
  CHECK(back["fit"]["converged"] == true);
  CHECK(back["outputs"][0]["bytes"] == 3);
}

TEST_CASE("only the machine block differs between two runs of the same bytes") {
  Manifest other = sample();
  other.machine = {1, "another", 99, "2020-02-29T12:00:00Z"};
  json a = json::parse(manifest_text(sample(), {})), b = json::parse(manifest_text(other, {}));
  CHECK(a != b);
  a.erase("machine");
  b.erase("machine");
  CHECK(a == b);
}

TEST_CASE("a run's folder with its real manifest verifies") {
  const testing::TemporaryFolder home;
  RunFolder folder(home.path() / "run");
  folder.write("states.csv", "cow\n2\n");
  folder.commit(manifest_text(sample(), folder.files()));
  CHECK(verify_run_folder(home.path() / "run").outputs.size() == 1);
}

TEST_CASE("times are UTC to the second") {
  const std::string now = utc_now();
  REQUIRE(now.size() == 20);
  CHECK(now.back() == 'Z');
  CHECK(now[10] == 'T');
}
