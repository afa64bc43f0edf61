#include "sim/core/error.hpp"

#include <utility>

namespace entente {
namespace {

std::string join(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(problem);
  }
  return text;
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = to_string(problem.place);
  if (!text.empty()) text += ": ";
  if (!problem.place.key.empty()) text += problem.place.key + ": ";
  text += problem.what;
  if (!problem.expected.empty()) text += "; expected " + problem.expected;
  if (!problem.advice.empty()) text += "; " + problem.advice;
  return text;
}

Error::Error(Fault fault, std::vector<Problem> problems)
    : std::runtime_error(join(problems)), fault_(fault), problems_(std::move(problems)) {}

Error::Error(Fault fault, Problem problem) : Error(fault, std::vector<Problem>{std::move(problem)}) {}

Error input_error(Place place, std::string what, std::string expected, std::string advice) {
  return Error(Fault::input, {std::move(place), std::move(what), std::move(expected), std::move(advice)});
}

Error work_error(std::string what, std::string advice) {
  return Error(Fault::work, {{}, std::move(what), {}, std::move(advice)});
}

}  // namespace entente
