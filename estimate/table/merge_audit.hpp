#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// What a merge did, so that none loses a state without a sound: a left table (the state-years wanted) gains facts from
/// a right one (a source). Keys are texts as people would name the rows ("Germany 2003").
class MergeAudit {
 public:
  /// `merge` is what the report calls it.
  explicit MergeAudit(std::string merge) : merge_(std::move(merge)) {}

  void left_row(const std::string& key);   ///< A row of the left table. A key given twice is a duplicate.
  void right_row(const std::string& key);  ///< A row of the right table. A key given twice is a duplicate.
  /// Rows of the right table that were left out on purpose, and why ("not a state"). They count neither as rows nor as
  /// lost.
  void set_aside(const std::string& why, const std::string& key);
  /// A row of the left table that the right one cannot have, as its years or states do not reach so far: its fact is
  /// missing, never zero. It counts as a row wanted, but not among the unmatched.
  void outside_coverage(const std::string& key);

  const std::string& merge() const { return merge_; }
  std::size_t left_rows() const { return left_.size(); }    ///< different keys on the left
  std::size_t right_rows() const { return right_.size(); }  ///< different keys on the right
  std::size_t matched() const;                              ///< keys on both sides
  std::vector<std::string> unmatched_left() const;          ///< in alphabetical order, within the coverage
  std::vector<std::string> unmatched_right() const;
  const std::vector<std::string>& duplicates() const {
    return duplicates_;
  }  ///< "left: key", "right: key", as they came
  /// Rows left out on purpose, by reason, in the order in which the reasons came.
  struct Aside {
    std::string why;
    std::set<std::string> keys;
  };
  const std::vector<Aside>& set_asides() const { return asides_; }
  /// Keys outside the coverage of the right table, in alphabetical order.
  const std::set<std::string>& outside() const { return outside_; }

  /// One paragraph: the counts, then every unmatched and duplicate key by name, years of one state together.
  std::string report() const;

 private:
  std::string merge_;
  std::set<std::string> left_;
  std::set<std::string> right_;
  std::vector<std::string> duplicates_;
  std::vector<Aside> asides_;
  std::set<std::string> outside_;
};

/// "Germany 2001-2003 2005, Yemen 2001" for the keys "Germany 2001", ..., in the order of the names.
std::string grouped_years(const std::vector<std::string>& keys);

}  // namespace entente
