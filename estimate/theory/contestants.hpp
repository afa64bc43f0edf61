#pragma once

#include "estimate/theory/theory.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Who is scored: a theory of the registry, or one of those that the test of the paper needs beside them.
struct Contestant {
  enum class Potential {
    as_estimated,
    as_stated,  ///< as the paper states it: its coefficient is never negative, whatever the record says
  };
  std::string name;                ///< "signalling", "signalling_without_agreement_and_ally", "signalling_as_stated"
  std::string label;               ///< for people, short: "signalling, no UN/ally"
  std::vector<std::string> terms;  ///< empty for a floor
  FloorForecast floor = nullptr;
  Potential potential = Potential::as_estimated;

  bool has_terms() const { return !terms.empty(); }
};

/// The covariates that are near to potential itself, since both it and they speak of a state's ties and of agreement
/// with the leader: signalling and combined are set against each other with and without them.
inline constexpr const char* near_potential[] = {"un_agreement", "ally"};

/// The test of the paper: what potential adds to the conventional theories. Indices of contestants.
struct PaperTest {
  std::size_t signalling, combined;
};

/// Every theory, then signalling and combined without what is near to potential, then signalling as the paper states
/// it. The latter three only where `theories` has those two.
std::vector<Contestant> contestants_of(const std::vector<Theory>& theories);

/// The contestant of that name, if it takes part.
std::optional<std::size_t> find_contestant(const std::vector<Contestant>& contestants, const std::string& name);

/// With the covariates near to potential, and without them; none where the two theories do not take part.
std::vector<PaperTest> paper_tests(const std::vector<Contestant>& contestants);

}  // namespace entente
