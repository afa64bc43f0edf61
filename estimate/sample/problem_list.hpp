#pragma once

#include "sim/core/error.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// What is wrong with a panel, gathered for one message: of each subject the first few problems, then a count, since a
/// bad column may have a million bad cells.
class ProblemList {
 public:
  /// @param subject what the problem is of: "text in cinc".
  void add(const std::string& subject, Problem problem) {
    Subject& known = subjects_[subject];
    if (++known.count <= shown_of_each) {
      problems_.push_back(std::move(problem));
    } else if (known.count == shown_of_each + 1) {
      known.rest = problems_.size();
      problems_.push_back({{problem.place.file, 0, 0, problem.place.key}, "", "", ""});
    }
  }
  /// Whether the next problem of this subject would only be counted, so that its message need not be made.
  bool is_full(const std::string& subject) const {
    const auto known = subjects_.find(subject);
    return known != subjects_.end() && known->second.count > shown_of_each;
  }
  void count(const std::string& subject) { ++subjects_[subject].count; }
  bool none() const { return problems_.empty(); }

  /// Throws Error (Fault::input) with everything found.
  void throw_if_any() {
    if (none()) return;
    for (const auto& [subject, known] : subjects_) {
      if (known.count <= shown_of_each) continue;
      problems_[known.rest].what = std::to_string(known.count - shown_of_each) + " more of the kind: " + subject;
    }
    throw Error(Fault::input, std::move(problems_));
  }

 private:
  static constexpr std::size_t shown_of_each = 3;
  struct Subject {
    std::size_t count = 0;
    std::size_t rest = 0;  // the problem that counts the others
  };
  std::map<std::string, Subject> subjects_;
  std::vector<Problem> problems_;
};

}  // namespace entente
