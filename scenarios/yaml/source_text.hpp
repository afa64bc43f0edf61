#pragma once

#include "sim/core/place.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A YAML file's text with the line and column of every byte.
///
/// Holds UTF-8 without control characters (other than tab and line break) and without a byte-order mark.
class SourceText {
 public:
  /// Throws Error (Fault::input) with the place of what is wrong: more than 1 MiB, invalid UTF-8, a control character.
  SourceText(std::string text, std::string file);
  /// Reads a regular file. Throws Error (Fault::input) when it cannot be read, is a directory or breaks the rules
  /// above.
  static SourceText read(const std::string& path);

  const std::string& text() const { return text_; }
  const std::string& file() const { return file_; }
  /// Line and column (in characters) of a byte; the text's end for anything beyond it.
  Place place(std::size_t byte) const;

  static constexpr std::size_t largest = 1 << 20;

 private:
  std::string text_;
  std::string file_;
  // One entry a byte and one for the end: YAML's events come out of order here and there, and counting characters from
  // the line's start for each of them would take quadratic time on a long line.
  std::vector<std::uint32_t> lines_;
  std::vector<std::uint32_t> columns_;
};

}  // namespace entente
