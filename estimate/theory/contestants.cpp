#include "estimate/theory/contestants.hpp"

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

constexpr const char* without = "_without_agreement_and_ally";
constexpr const char* as_stated = "_as_stated";

Contestant without_neighbours(const Contestant& whole) {
  Contestant result = whole;
  result.name += without;
  result.label += ", no UN/ally";
  std::erase_if(result.terms, [](const std::string& term) {
    return std::find(std::begin(near_potential), std::end(near_potential), term) != std::end(near_potential);
  });
  return result;
}

}  // namespace

std::vector<Contestant> contestants_of(const std::vector<Theory>& theories) {
  std::vector<Contestant> contestants;
  for (const Theory& theory : theories) {
    contestants.push_back({.name = theory.name, .label = theory.name, .terms = theory.terms, .floor = theory.floor});
  }
  const std::optional<std::size_t> signalling = find_contestant(contestants, "signalling");
  const std::optional<std::size_t> combined = find_contestant(contestants, "combined");
  if (!signalling || !combined) return contestants;
  contestants.push_back(without_neighbours(contestants[*signalling]));
  contestants.push_back(without_neighbours(contestants[*combined]));
  Contestant stated = contestants[*signalling];
  stated.name += as_stated;
  stated.label += " as stated";
  stated.potential = Contestant::Potential::as_stated;
  contestants.push_back(stated);
  return contestants;
}

std::optional<std::size_t> find_contestant(const std::vector<Contestant>& contestants, const std::string& name) {
  for (std::size_t i = 0; i < contestants.size(); ++i) {
    if (contestants[i].name == name) return i;
  }
  return std::nullopt;
}

std::vector<PaperTest> paper_tests(const std::vector<Contestant>& contestants) {
  std::vector<PaperTest> tests;
  for (const std::string& ending : {std::string(), std::string(without)}) {
    const auto signalling = find_contestant(contestants, "signalling" + ending);
    const auto combined = find_contestant(contestants, "combined" + ending);
    if (signalling && combined) tests.push_back({*signalling, *combined});
  }
  return tests;
}

}  // namespace entente
