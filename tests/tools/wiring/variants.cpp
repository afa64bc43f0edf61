#include "scenarios/reader/scenario.hpp"
#include "scenarios/yaml/parse.hpp"
#include "sim/core/error.hpp"
#include "tests/tools/schema/write_yaml.hpp"
#include "tests/tools/wiring/changes.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

// A scenario with one key changed at a time, every key that it has or could have: variants SCENARIO FOLDER
// Writes 1.yaml ... and variants.txt, a line a file: its name, whether the key is
// given or has its default, the key, and its new value.

namespace {

using namespace entente;

int write_variants(const std::string& scenario, const std::filesystem::path& folder) {
  Problems problems;
  const Node root = read_yaml(scenario, problems);
  problems.throw_if_any();
  std::ofstream list(folder / "variants.txt", std::ios::binary);
  int number = 0;
  for (const Change& change : changes_of(root, read_scenario(scenario).settings)) {
    const std::string name = std::to_string(++number) + ".yaml";
    std::ofstream(folder / name, std::ios::binary) << write_yaml(changed(root, change));
    list << name << "\t" << (change.given ? "given" : "default") << "\t" << change.path << "\t"
         << write_value(change.value) << "\n";
  }
  list.flush();
  return list.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: variants SCENARIO FOLDER\n";
    return 2;
  }
  try {
    return write_variants(arguments[1], arguments[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
