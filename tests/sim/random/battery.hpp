#pragma once

#include "sim/random/stream.hpp"

#include <functional>
#include <string>

namespace entente::tests {

/// What a distribution should be, from algebra and long double, never from the code under test.
struct Law {
  double mean = 0;
  double variance = 1;
  double excess_kurtosis = 0;
  bool discrete = false;                     ///< on 0, 1, 2, ...
  std::function<long double(double)> below;  ///< P(X <= x); for discrete laws asked at integers only
};

Law uniform_law();
Law normal_law();
Law bernoulli_law(double probability);
Law poisson_law(double mean);
Law gamma_law(double shape);
Law negative_binomial_law(double mean, double size);

using Draw = std::function<double(random::Stream&)>;
/// The identity that a stream is really made of; a broken one forgets a part.
using Distort = std::function<random::Identity(random::Identity)>;

/// The worst of many statistics, each in standard errors under the law.
struct Verdict {
  double worst = 0;
  std::string statistic;

  void consider(const std::string& name, double z);
};

/// Draws 2^20 numbers from streams of neighbouring replicates, states, years and purposes and compares with the law:
/// mean, variance, cumulative probabilities from 1e-4 to 1 - 1e-4, chi-square over up to 64 cells, correlation with
/// the next draws of the same stream and with the same draw of neighbouring streams.
///
/// A sound generator gives about 3; bounds of 5 are right for fixed seeds.
Verdict battery(const Law& law, const Draw& draw, const Distort& distort = {});

}  // namespace entente::tests
