#include "results/compare/certainty_notes.hpp"

namespace entente {
namespace {

constexpr const char* left_out_words = "State-years on record that are left out of the comparison";
constexpr const char* doubtful_words = "Of the state-years compared";

}  // namespace

std::string listed_marks(const std::string& marks) {
  std::string listed;
  for (const char mark : marks) listed += (listed.empty() ? "" : ", ") + std::string(1, mark);
  return listed;
}

std::string left_out_note(const std::string& marks, std::size_t left_out) {
  return std::string(left_out_words) + ", for their certainty is not among " + listed_marks(marks) + ": " +
         std::to_string(left_out) + ".";
}

std::string doubtful_note(std::size_t compared, std::size_t carried, std::size_t doubtful) {
  return std::string(doubtful_words) + ", " + std::to_string(compared) +
         ", certainty is C (carried over or partly verified) in " + std::to_string(carried) + " and D (doubtful) in " +
         std::to_string(doubtful) + ".";
}

bool is_certainty_note(const std::string& note) {
  return note.starts_with(left_out_words) || note.starts_with(doubtful_words);
}

}  // namespace entente
