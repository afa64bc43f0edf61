#include "estimate/source/mistyped.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

constexpr CowCode somewhere{920};

// One value a year from 2001 on.
std::vector<WrittenValue> yearly(const std::vector<double>& numbers) {
  std::vector<WrittenValue> values;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto year = static_cast<long long>(2001 + i);
    values.push_back({"a state", state_year(somewhere, year), 0, numbers[i], "", static_cast<int>(i + 2)});
  }
  return values;
}

// The lines of the suspects, from 2 for the first value.
std::vector<int> lines(const std::vector<Mistyped>& found) {
  std::vector<int> lines;
  for (const Mistyped& mistyped : found) lines.push_back(mistyped.value.line);
  return lines;
}

std::vector<int> suspects(const std::vector<double>& numbers) { return lines(mistyped_in_time(yearly(numbers))); }

}  // namespace

TEST_CASE("a point for a comma and zeros left away") {
  const auto found = mistyped_in_time(yearly({1500, 1490, 1.45, 1606, 1600}));
  REQUIRE(lines(found) == std::vector<int>{4});
  CHECK(found.front().factor == 0.001);
  CHECK(found.front().beside == "1490 before and 1606 after");
  CHECK(suspects({90000, 90000, 90, 90, 90000, 90, 90000, 74400, 68, 68000}) == std::vector<int>{4, 5, 7, 10});
  CHECK(suspects({300, 310, 31000, 320, 330}) == std::vector<int>{4});
}

TEST_CASE("a digit lost or put in") {
  CHECK(suspects({9500, 9500, 9500, 500, 9500, 9500}) == std::vector<int>{5});
  CHECK(suspects({175, 175, 175, 925, 925, 25, 924, 924, 925, 924, 937}) == std::vector<int>{7});
  const auto found = mistyped_in_time(yearly({259000, 254895, 3521771, 352771, 238591}));
  REQUIRE(lines(found) == std::vector<int>{4});
  CHECK(found.front().factor == 10);
}

TEST_CASE("of two values that contradict each other the one against the series is suspect") {
  CHECK(suspects({220, 2200, 220, 220, 1300, 1341, 1516, 1516}) == std::vector<int>{2, 4, 5});
}

TEST_CASE("what changes for good or by other factors is no slip") {
  CHECK(suspects({1000, 1010, 1000, 1005, 990, 100, 100, 98, 100, 101}).empty());  // withdrawn
  CHECK(suspects({3, 3, 30, 3, 3}).empty());                                       // small
  CHECK(suspects({400, 410, 1800, 405, 400}).empty());                             // a peak of another factor
  CHECK(suspects({250, 250, 250, 40, 250, 250}).empty());                          // a fragment, of no typical factor
  CHECK(suspects({160, 300, 300, 1100, 1075, 943}).empty());                       // built up
  CHECK(suspects({900, 910, 905, 900, 895, 90}).size() == 1);                      // at the end: exactly ten times
  CHECK(suspects({900, 910, 905, 900, 895, 75}).empty());                          // and nothing less exact
  CHECK(suspects({900, 910, 905, 900, 895, 90, 90}).empty());                      // nor twice
  CHECK(suspects({0, 0, 900, 0, 0}).empty());                                      // zeros are off by no factor
  CHECK(suspects({500}).empty());
  CHECK(suspects({}).empty());
}

TEST_CASE("series are judged apart and several values a year in their order") {
  std::vector<WrittenValue> values = yearly({1500, 1500, 1500});
  for (WrittenValue value : yearly({1.5, 1.5, 1.5})) {
    value.series = "another";
    values.push_back(value);
  }
  CHECK(mistyped_in_time(values).empty());
  std::vector<WrittenValue> one_year;
  const std::vector<double> numbers{1550, 1550, 1.55, 1550, 1560};
  for (int i = 5; i > 0; --i) {
    one_year.push_back({"a state", state_year(somewhere, 2012), i, numbers[static_cast<std::size_t>(i - 1)], "", i});
  }
  CHECK(lines(mistyped_in_time(one_year)) == std::vector<int>{3});
}

TEST_CASE("values beside another source") {
  const Facts<double> other{{state_year(somewhere, 2001), 9500}, {state_year(somewhere, 2002), 9500}};
  const auto found = mistyped_beside(yearly({9.4, 4000, 9500}), other, "another list");
  REQUIRE(lines(found) == std::vector<int>{2});
  CHECK(found.front().factor == 0.001);
  CHECK(found.front().beside == "9500 in another list");
  CHECK(mistyped_beside(yearly({5}), {{state_year(somewhere, 2001), 50}}, "another list").empty());  // small
}

}  // namespace entente
