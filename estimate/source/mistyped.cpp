#include "estimate/source/mistyped.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace entente {
namespace {

constexpr double smallest_large = 100;
constexpr double far_off = 4;
constexpr double slip_between = 1.5;
constexpr double slip_at_end = 1.1;
constexpr double slip_beside = 1.25;
constexpr std::size_t longest_run = 3;
constexpr std::size_t side = 5;

// Equal values that follow each other in a series.
struct Run {
  std::size_t first;
  std::size_t last;
  double value;
};

std::vector<Run> runs_of(const std::vector<WrittenValue>& values, std::size_t begin, std::size_t end) {
  std::vector<Run> runs;
  for (std::size_t i = begin; i < end; ++i) {
    if (!runs.empty() && runs.back().value == values[i].value) {
      runs.back().last = i;
    } else {
      runs.push_back({i, i, values[i].value});
    }
  }
  return runs;
}

// The medians that speak for the level around a run: of the five values before it and of the five after it; where the
// series has fewer on both sides, of all that it has within five.
std::vector<double> levels_around(const std::vector<WrittenValue>& values, std::size_t begin, std::size_t end,
                                  const Run& run) {
  std::vector<double> before, after;
  for (std::size_t i = run.first > begin + side ? run.first - side : begin; i < run.first; ++i) {
    before.push_back(values[i].value);
  }
  for (std::size_t i = run.last + 1; i < std::min(end, run.last + 1 + side); ++i) after.push_back(values[i].value);
  const auto median = [](std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
  };
  std::vector<double> levels;
  for (const auto& numbers : {before, after}) {
    if (numbers.size() == side) levels.push_back(median(numbers));
  }
  before.insert(before.end(), after.begin(), after.end());
  if (levels.empty() && !before.empty()) levels.push_back(median(before));
  return levels;
}

// 10, 100, 1000 or their inverse when the ratio is that within a factor; 0 otherwise.
double power_of_ten(double ratio, double tolerance) {
  for (const double power : {10.0, 100.0, 1000.0}) {
    if (ratio >= power / tolerance && ratio <= power * tolerance) return power;
    if (ratio >= 1 / (power * tolerance) && ratio <= tolerance / power) return 1 / power;
  }
  return 0;
}

bool is_whole(double value) { return value == std::floor(value) && value < 1e15; }

// Whether `longer` is `shorter` with one digit put in somewhere.
bool has_one_digit_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [in_shorter, in_longer] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(in_shorter, shorter.end(), in_longer + 1);
}

// The factor of a slip that makes one of the two values out of the other; 0 when there is none.
double slip(double value, double beside, double tolerance, std::size_t fewest_digits) {
  if (const double power = power_of_ten(value / beside, tolerance); power != 0) return power;
  if (!is_whole(value) || !is_whole(beside)) return 0;
  const std::string one = std::to_string(std::llround(value)), other = std::to_string(std::llround(beside));
  if (std::min(one.size(), other.size()) < fewest_digits) return 0;
  if (has_one_digit_more(other, one)) return 0.1;
  if (has_one_digit_more(one, other)) return 10;
  return 0;
}

bool is_far(double value, double beside, bool above) {
  return above ? value >= far_off * beside : value * far_off <= beside;
}

std::string described(const std::optional<double>& before, const std::optional<double>& after) {
  std::string text;
  if (before) text = number_text(*before) + " before";
  if (after) text += (text.empty() ? "" : " and ") + number_text(*after) + " after";
  return text;
}

void judge(const std::vector<WrittenValue>& values, std::size_t begin, std::size_t end, std::vector<Mistyped>& found) {
  const std::vector<Run> runs = runs_of(values, begin, end);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    if (run.last - run.first + 1 > longest_run) continue;
    std::optional<double> before, after;
    if (i > 0) before = runs[i - 1].value;
    if (i + 1 < runs.size()) after = runs[i + 1].value;
    const std::vector<double> levels = levels_around(values, begin, end, run);
    const bool at_end = !before || !after;
    if (levels.empty() || (at_end && run.last > run.first)) continue;
    const bool above = run.value > levels.front();
    bool far = std::all_of(levels.begin(), levels.end(), [&](double level) { return is_far(run.value, level, above); });
    bool large = false;
    double factor = 0;
    for (const auto& beside : {after, before}) {
      if (!beside) continue;
      far = far && is_far(run.value, *beside, above);
      large = large || std::max(run.value, *beside) >= smallest_large;
      const double here = slip(run.value, *beside, at_end ? slip_at_end : slip_between, at_end ? 3 : 2);
      if (here != 0) factor = here;
    }
    if (!far || !large || factor == 0) continue;
    for (std::size_t k = run.first; k <= run.last; ++k) found.push_back({values[k], factor, described(before, after)});
  }
}

}  // namespace

std::vector<Mistyped> mistyped_in_time(std::vector<WrittenValue> values) {
  std::erase_if(values, [](const WrittenValue& value) { return !(value.value > 0); });
  std::stable_sort(values.begin(), values.end(), [](const WrittenValue& a, const WrittenValue& b) {
    return std::tie(a.series, a.key.year, a.ordinal) < std::tie(b.series, b.key.year, b.ordinal);
  });
  std::vector<Mistyped> found;
  for (std::size_t begin = 0; begin < values.size();) {
    std::size_t end = begin;
    while (end < values.size() && values[end].series == values[begin].series) ++end;
    judge(values, begin, end, found);
    begin = end;
  }
  return found;
}

std::vector<Mistyped> mistyped_beside(const std::vector<WrittenValue>& values, const Facts<double>& other,
                                      const std::string& other_name) {
  std::vector<Mistyped> found;
  for (const WrittenValue& value : values) {
    const auto beside = find(other, value.key);
    if (!beside || !(*beside > 0) || !(value.value > 0)) continue;
    if (std::max(value.value, *beside) < smallest_large) continue;
    const double factor = power_of_ten(value.value / *beside, slip_beside);
    if (factor != 0) found.push_back({value, factor, number_text(*beside) + " in " + other_name});
  }
  return found;
}

}  // namespace entente
