#include "scenarios/yaml/source_text.hpp"

#include "estimate/table/utf8.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace entente {
namespace {

Error too_large(const std::string& file) {
  return input_error({.file = file}, "the file is larger than 1 MiB", "a YAML file of at most 1 MiB");
}

bool forbidden(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code < 0x20 && letter != '\n' && letter != '\r' && letter != '\t') || code == 0x7F;
}

}  // namespace

SourceText::SourceText(std::string text, std::string file) : text_(std::move(text)), file_(std::move(file)) {
  if (text_.size() > largest) throw too_large(file_);
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  lines_.reserve(text_.size() + 1);
  columns_.reserve(text_.size() + 1);
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < text_.size();) {
    const Place here{file_, static_cast<int>(line), static_cast<int>(column), {}};
    const std::size_t length = utf8_length(std::string_view(text_).substr(i));
    if (length == 0) {
      throw input_error(here, "invalid UTF-8", "a text file in UTF-8", "save the file again with the encoding UTF-8");
    }
    // yaml-cpp takes byte 4 for the end of the file and would ignore the rest without a word.
    if (forbidden(text_[i])) throw input_error(here, "a control character", "text");
    lines_.insert(lines_.end(), length, line);
    columns_.insert(columns_.end(), length, column);
    const bool line_break = text_[i] == '\n';
    line += line_break ? 1 : 0;
    column = line_break ? 1 : column + 1;
    i += length;
  }
  lines_.push_back(line);
  columns_.push_back(column);
}

SourceText SourceText::read(const std::string& path) {
  std::error_code fault;
  const auto status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status)) throw input_error({.file = path}, "there is no such file");
  if (std::filesystem::is_directory(status)) throw input_error({.file = path}, "this is a folder", "a YAML file");
  // A pipe or a device may never end.
  if (!std::filesystem::is_regular_file(status)) throw input_error({.file = path}, "not a regular file", "a YAML file");
  std::ifstream stream(path, std::ios::binary);
  std::string text(largest + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad() || (stream.fail() && !stream.eof())) throw input_error({.file = path}, "the file cannot be read");
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return {std::move(text), path};
}

Place SourceText::place(std::size_t byte) const {
  const std::size_t i = std::min(byte, text_.size());
  return {file_, static_cast<int>(lines_[i]), static_cast<int>(columns_[i]), {}};
}

}  // namespace entente
