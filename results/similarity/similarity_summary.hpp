#pragma once

#include "estimate/similarity/similarity.hpp"

#include <string>
#include <vector>

namespace entente {

/// What a run of `entente measure similarity` rests on, for those who read its table.
struct SimilaritySummary {
  SimilarityPlan plan;
  SimilarityCounts counts;
  struct File {
    std::string what;  ///< "alliances"
    std::string name;
    Coverage coverage;
  };
  std::vector<File> files;
  std::vector<std::string> notes;  ///< of the readers
  std::string written;             ///< the table's file; "" for standard output
};

/// One JSON object, ended by LF.
std::string similarity_json(const SimilaritySummary& summary);
/// The same for people, a few lines.
std::string similarity_text(const SimilaritySummary& summary);

/// "1816-1820, 1848" for ascending years.
std::string year_ranges(const std::vector<Year>& years);

}  // namespace entente
