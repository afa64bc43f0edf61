#pragma once

#include "estimate/sample/problem_list.hpp"
#include "estimate/sample/sample.hpp"

namespace entente {

/// What no regression can do with: fewer rows than terms, a response that never varies, a term that is constant. Where
/// a formula has neither intercept nor absorbed effects, one constant may stand for the intercept.
void check_sample(const Sample& sample, const Formula& formula, ProblemList& problems);

}  // namespace entente
