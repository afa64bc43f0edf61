#include "sim/core/nearest_name.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente::tests {
namespace {

const std::vector<std::string> keys{"souring", "generosity", "memory", "drift", "decide"};

TEST_CASE("a slip of the pen finds its name") {
  CHECK(nearest_name("memroy", keys) == "memory");         // swapped
  CHECK(nearest_name("generosty", keys) == "generosity");  // left out
  CHECK(nearest_name("driftt", keys) == "drift");          // doubled
  CHECK(nearest_name("sauring", keys) == "souring");       // another
  CHECK(nearest_name("Memory", keys) == "memory");         // capital
}

TEST_CASE("nothing near is nothing") {
  CHECK(nearest_name("replications", keys).empty());
  CHECK(nearest_name("", keys).empty());
  CHECK(nearest_name("memory", {}).empty());
  CHECK(nearest_name(std::string(100000, 'x'), keys).empty());
}

TEST_CASE("among equals the first is named") { CHECK(nearest_name("USX", {"USA", "USB"}) == "USA"); }

}  // namespace
}  // namespace entente::tests
