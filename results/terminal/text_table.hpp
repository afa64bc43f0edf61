#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A plain-text table with columns as wide as their content: the first aligned left, the others right.
class TextTable {
 public:
  /// Two header lines; the upper one may hold empty texts throughout and is then left out.
  TextTable(std::vector<std::string> upper, std::vector<std::string> lower);

  /// As many fields as the header has. The first is shortened beyond `widest_name` characters.
  void add(std::vector<std::string> row);

  /// All lines, each indented by two spaces and ended by LF.
  std::string text() const;

  static constexpr std::size_t widest_name = 24;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t header_rows_;
};

}  // namespace entente
