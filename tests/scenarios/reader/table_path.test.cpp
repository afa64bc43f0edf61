#include "scenarios/reader/table_path.hpp"

#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace entente;
using entente::testing::faults;

namespace fs = std::filesystem;

namespace {

// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("entente-table-path-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "scenario" / "tables");
    std::ofstream(path_ / "outside.csv") << "a\n";
    std::ofstream(path_ / "scenario" / "tables" / "inside.csv") << "a\n";
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path scenario() const { return path_ / "scenario"; }

 private:
  fs::path path_;
};

std::string fault(const Folder& folder, const std::string& written) {
  const auto found = faults([&] {
    Problems problems;
    const auto path = path_inside(written, folder.scenario(), {"x.yaml", 3, 4, "states.table"}, problems);
    REQUIRE(path.has_value() == problems.none());
    problems.throw_if_any();
  });
  return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("A table's path stays within the scenario's folder, also through symbolic links") {
  const Folder folder;
  fs::create_symlink("../outside.csv", folder.scenario() / "link.csv");
  fs::create_directory_symlink("..", folder.scenario() / "up");
  fs::create_symlink("tables/inside.csv", folder.scenario() / "good.csv");
  fs::create_symlink("loop.csv", folder.scenario() / "loop.csv");
  CHECK(fault(folder, "tables/inside.csv").empty());
  CHECK(fault(folder, "tables/../tables/inside.csv").empty());
  CHECK(fault(folder, "good.csv").empty());
  CHECK(fault(folder, "link.csv").starts_with("3:4 states.table: \"link.csv\" leads out of the scenario's folder"));
  CHECK(fault(folder, "up/outside.csv").starts_with("3:4 states.table: \"up/outside.csv\" leads out of"));
  CHECK(fault(folder, "up/scenario/tables/inside.csv").empty());
  CHECK(fault(folder, "../scenario2/x.csv").find("leads out of") != std::string::npos);
  CHECK(fault(folder, "loop.csv").starts_with("3:4 states.table: "));
  CHECK(fault(folder, "tables/insid.csv").ends_with("did you mean \"tables/inside.csv\"?"));
  CHECK(fault(folder, "tables").find("is not a file") != std::string::npos);
}

TEST_CASE("A neighbouring folder whose name begins alike is outside") {
  const Folder folder;
  fs::create_directories(folder.scenario().string() + "-other");
  std::ofstream(folder.scenario().string() + "-other/x.csv") << "a\n";
  CHECK(fault(folder, "../scenario-other/x.csv").find("leads out of") != std::string::npos);
}

TEST_CASE("The folder of a scenario named without one is the current folder") {
  CHECK(folder_of("x.yaml") == ".");
  CHECK(folder_of("a/x.yaml") == "a");
}
