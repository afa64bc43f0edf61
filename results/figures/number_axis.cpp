#include "results/figures/number_axis.hpp"

#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

constexpr std::size_t most_ticks = 7;
constexpr double air = 0.05;        // of the span, on either side
constexpr double label_gap = 7;     // pixels between labels
constexpr int smallest_plain = -4;  // 0.0001 is still written plainly
constexpr double smallest_span = 1e-290;
constexpr int largest_plain = 5;  // and 100000

// digit times 10^power, read from decimal text so that it is the nearest double and prints as it is meant.
double decimal(long long digits, int power) {
  return parse_number(std::to_string(digits) + "e" + std::to_string(power)).value_or(0);
}

int magnitude(double number) { return static_cast<int>(std::floor(std::log10(number))); }

struct Step {
  int digit;  // 1, 2 or 5
  int power;
  double value() const { return decimal(digit, power); }
  Step next() const { return digit == 1 ? Step{2, power} : digit == 2 ? Step{5, power} : Step{1, power + 1}; }
};

void place_ticks(NumberAxis& axis, Step step) {
  axis.ticks.clear();
  const auto first = static_cast<long long>(std::ceil(axis.low / step.value()));
  const auto last = static_cast<long long>(std::floor(axis.high / step.value()));
  for (long long i = first; i <= last; ++i) axis.ticks.push_back(decimal(i * step.digit, step.power));
  const int top = magnitude(std::max(std::abs(axis.low), std::abs(axis.high)));
  axis.exponent = step.power < smallest_plain || top >= largest_plain ? top : 0;
  axis.decimals = std::max(0, axis.exponent - step.power);
}

double label_width(const NumberAxis& axis, double tick) {
  const double shown = axis.scaled() ? tick / decimal(1, axis.exponent) : tick;
  const double sign = tick < 0 ? text_width("+", label_points) : 0;  // as wide as the minus sign
  return tick == 0 ? text_width("0", label_points)
                   : sign + text_width(number_text(std::abs(shown), axis.decimals), label_points);
}

// Moves the ends outward until the first and the last label stand over by no more than `overhang` pixels.
void make_room_for_labels(NumberAxis& axis, double width, double overhang) {
  const auto inset = [&](double tick) {  // of a tick from its end, as a share of the axis
    return std::clamp((label_width(axis, tick) / 2 - overhang) / width, 0.0, 0.4);
  };
  const double first = axis.ticks.front(), last = axis.ticks.back();
  const double left = inset(first), right = inset(last);
  for (int round = 0; round < 3; ++round) {  // each end moves the other's share a little
    if (first - axis.low < left * (axis.high - axis.low)) axis.low = (first - left * axis.high) / (1 - left);
    if (axis.high - last < right * (axis.high - axis.low)) axis.high = (last - right * axis.low) / (1 - right);
  }
}

}  // namespace

double widest_label(const NumberAxis& axis) {
  double widest = 0;
  for (const double tick : axis.ticks) widest = std::max(widest, label_width(axis, tick));
  return widest;
}

NumberAxis number_axis(const std::vector<double>& values, double width, double overhang) {
  NumberAxis axis;
  if (!values.empty()) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    axis.low = *low;
    axis.high = *high;
  }
  double span = axis.high - axis.low;
  if (span < smallest_span) {  // one number alone: an axis around it
    span = std::max(1.0, std::abs(axis.high));
    axis.low -= span / 2;
    axis.high += span / 2;
  }
  axis.low -= air * span;
  axis.high += air * span;

  const auto fits = [&] {
    const double needed = static_cast<double>(axis.ticks.size()) * (widest_label(axis) + label_gap);
    return axis.ticks.size() <= most_ticks && needed <= width;
  };
  Step step{1, magnitude(span) - 1};
  place_ticks(axis, step);
  while (!fits()) {
    NumberAxis sparser = axis;
    step = step.next();
    place_ticks(sparser, step);
    if (sparser.ticks.size() < 2) break;  // one number alone gives no scale
    axis = std::move(sparser);
  }
  // Long numbers of which two do not fit beside each other are short in units of a power of ten.
  if (!fits() && !axis.scaled()) {
    const int last_power = -axis.decimals;
    axis.exponent = magnitude(std::max(std::abs(axis.low), std::abs(axis.high)));
    axis.decimals = std::max(0, axis.exponent - last_power);
  }
  make_room_for_labels(axis, width, overhang);
  return axis;
}

std::string power_of_ten(int exponent) {
  static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "×10⁻" : "×10";
  for (const char digit : std::to_string(std::abs(exponent))) text += digits[digit - '0'];
  return text;
}

OrderedJson scale_json(const NumberAxis& axis) {
  return {{"domain", {axis.low, axis.high}}, {"nice", false}, {"zero", false}};
}

OrderedJson axis_json(const NumberAxis& axis, bool zero_line) {
  OrderedJson json = OrderedJson::object();
  json["values"] = axis.ticks;
  const std::string shown = axis.scaled() ? "datum.value / " + number_text(decimal(1, axis.exponent)) : "datum.value";
  json["labelExpr"] = "datum.value === 0 ? '0' : format(" + shown + ", '." + std::to_string(axis.decimals) + "f')";
  json["labelOverlap"] = false;
  json["grid"] = true;
  if (zero_line) {
    const OrderedJson at_zero = {{"test", "datum.value === 0"}};
    OrderedJson color = at_zero, line = at_zero;
    color["value"] = "#000000";
    line["value"] = 0.8;
    json["gridColor"] = {{"condition", color}, {"value", "#e0e0e0"}};
    json["gridWidth"] = {{"condition", line}, {"value", 0.5}};
  }
  return json;
}

}  // namespace entente
