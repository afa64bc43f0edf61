// How long a large panel takes: a million rows, three terms, effects of 52,000 units and 20 periods absorbed, errors
// clustered by unit; and the memory of it all.
//
//   build/release/tests/panel_bench [units [periods]]
//
// Units miss periods now and then, so that the two effects are not orthogonal; every number is made from sines.

#include "estimate/covariance/inference.hpp"
#include "estimate/model/families.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <sys/resource.h>

namespace {

using namespace entente;

Grouping numbered(const std::string& name, std::size_t levels) {
  Grouping grouping{.name = name, .level = {}, .labels = {}};
  for (std::size_t l = 0; l < levels; ++l) grouping.labels.push_back(std::to_string(l + 1));
  return grouping;
}

Sample make_panel(std::size_t units, std::size_t periods) {
  Sample sample;
  sample.response = "y";
  sample.matrix = ModelMatrix({{.name = "a"}, {.name = "b"}, {.name = "c"}});
  sample.unit = numbered("unit", units);
  sample.time = numbered("period", periods);
  for (std::size_t u = 0; u < units; ++u) {
    for (std::size_t t = 0; t < periods; ++t) {
      const double i = static_cast<double>(u * periods + t);
      if (std::sin(1.3 * i) > 0.995) continue;
      const double effect = std::sin(0.37 * static_cast<double>(u)) + 0.05 * static_cast<double>(t);
      const double a = std::sin(1.7 * i) + effect;
      const double b = std::cos(0.11 * i * 1.1) + 0.3 * std::sin(static_cast<double>(u) + 0.5 * static_cast<double>(t));
      const double c = std::sin(2.9 * i) * std::cos(0.01 * i);
      sample.outcome.push_back(0.5 * a - 0.2 * b + 0.1 * c + effect + std::sin(5.3 * i));
      sample.design.insert(sample.design.end(), {a, b, c});
      sample.unit.level.push_back(static_cast<std::uint32_t>(u));
      sample.time.level.push_back(static_cast<std::uint32_t>(t));
    }
  }
  sample.effects = {sample.unit, sample.time};
  return sample;
}

void timed(const char* what, const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  std::printf("%-40s %8.2f s\n", what, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

std::size_t argument(int count, char** arguments, int index, std::size_t otherwise) {
  return count > index ? static_cast<std::size_t>(std::strtoull(arguments[index], nullptr, 10)) : otherwise;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t units = argument(count, arguments, 1, 52000);
  const std::size_t periods = argument(count, arguments, 2, 20);
  Sample sample;
  ModelFit fit;
  timed("the panel", [&] { sample = make_panel(units, periods); });
  timed("two absorbed effects", [&] { fit = fit_gaussian(sample, {}); });
  const auto covariance = [&](const char* name, const CovarianceRequest& request) {
    timed(name, [&] { estimate_covariance(sample, fit, request); });
  };
  covariance("iid", {});
  covariance("HC3", {.kind = CovarianceKind::hc3});
  covariance("CR1 by unit", {.kind = CovarianceKind::cr1, .clusters = {"unit"}});
  covariance("CR2 by unit, Satterthwaite", {.kind = CovarianceKind::cr2, .clusters = {"unit"}});
  covariance("two-way", {.kind = CovarianceKind::two_way, .clusters = {"unit", "period"}});
  covariance("Driscoll-Kraay", {.kind = CovarianceKind::driscoll_kraay});

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu rows, %d steps of conjugate gradients, %.0f MB at most\n", sample.rows(),
              fit.convergence ? fit.convergence->iterations : 0, static_cast<double>(usage.ru_maxrss) / 1024);
}
