#include "scenarios/reader/resolve.hpp"
#include "scenarios/yaml/parse.hpp"
#include "sim/core/error.hpp"
#include "tests/tools/schema/mutation.hpp"
#include "tests/tools/schema/write_yaml.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

// Scenario files good and broken, with what the reader says of their shape: corpus FOLDER COUNT SCENARIO...
// Writes 0001.yaml ... and verdicts.txt, a line a file: its name, "good" or "bad", and the first problem.
// The same arguments give the same files.

namespace {

using namespace entente;

std::vector<Problem> shape_problems(const Node& root, const std::filesystem::path& folder) {
  Problems problems;
  resolve(root, folder, problems);
  try {
    problems.throw_if_any();
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

// Whether a key of a counterfactual's rule applies may hang on the rule that it changes, outside of the list's item.
bool beyond_a_schema(const std::vector<Problem>& problems) {
  return !problems.empty() && std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.place.key.find("].rule.") != std::string::npos && problem.what.starts_with("the key applies");
  });
}

std::string numbered(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(4 - digits.size(), '0') + digits + ".yaml";
}

int write_corpus(const std::filesystem::path& folder, std::size_t count, const std::vector<std::string>& scenarios) {
  std::ofstream verdicts(folder / "verdicts.txt", std::ios::binary);
  std::mt19937_64 dice(20260101);
  for (std::size_t written = 0; written < count;) {
    const std::string& scenario = scenarios[written % scenarios.size()];
    Problems none;
    Node root = read_yaml(scenario, none);
    // The scenarios themselves first; then one to three changes.
    const std::size_t changes = written < scenarios.size() ? 0 : 1 + dice() % 3;
    std::string what = "as it is";
    for (std::size_t change = 0; change < changes; ++change) what = (change ? what + "; " : "") + mutate(root, dice);
    const std::string text = "# " + what + "\n" + write_yaml(root);
    const std::string name = numbered(written + 1);
    const Node again = parse_yaml(text, name, none);
    const std::vector<Problem> problems = shape_problems(again, std::filesystem::path(scenario).parent_path());
    if (beyond_a_schema(problems)) continue;
    std::ofstream(folder / name, std::ios::binary) << text;
    verdicts << name << (problems.empty() ? " good" : " bad " + to_string(problems.front())) << "\n";
    ++written;
  }
  verdicts.flush();
  return verdicts.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::cerr << "usage: corpus FOLDER COUNT SCENARIO...\n";
    return 2;
  }
  try {
    return write_corpus(arguments[1], std::stoul(arguments[2]), {arguments + 3, arguments + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
