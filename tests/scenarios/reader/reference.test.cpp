#include "scenarios/reader/reference.hpp"

#include "scenarios/reader/declarations.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <string>

using namespace entente;

namespace {

const std::string page = std::string(ENTENTE_SOURCE_DIR) + "/docs/scenario-file.md";

}  // namespace

TEST_CASE("docs/scenario-file.md is what the declarations say") {
  INFO("if the declarations changed: run this program with [update-reference] and look at the difference");
  CHECK(testing::file_text(page) == scenario_reference());
}

// Hidden: the explicit command that writes the page.
TEST_CASE("Write docs/scenario-file.md", "[.][update-reference]") {
  std::ofstream stream(page, std::ios::binary);
  stream << scenario_reference();
  CHECK(stream.good());
}

TEST_CASE("Every declaration is complete") {
  std::set<std::string> paths;
  for (const Declaration& key : declarations()) {
    CAPTURE(key.path);
    CHECK(paths.insert(key.path).second);
    CHECK(key.meaning.ends_with("."));
    CHECK_FALSE(expected_text(key).empty());
    if (key.type == KeyType::word) CHECK_FALSE(key.words.empty());
    if (key.type == KeyType::number || key.type == KeyType::integer) CHECK(key.range.least <= key.range.most);
    // A parameter of the model has a unit or is a plain number; a choice of the user's is a fact.
    if (key.type == KeyType::word && key.one_of.empty()) CHECK(key.provenance == Provenance::fact);
    CHECK(scenario_reference().find("| `" + key.path + "` |") != std::string::npos);
  }
}
