#include "tools/data/response_head.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<std::uint64_t> count_of(std::string_view text) {
  const auto number = parse_integer(text);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

bool is_one_line(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c != 0x7F; });
}

}  // namespace

void ResponseHead::add(std::string_view line) {
  if (line.starts_with("HTTP/")) *this = ResponseHead();
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(line.substr(0, colon));
  const std::string value = trimmed(line.substr(colon + 1));
  if (name == "etag") etag_ = value;
  if (name == "last-modified") last_modified_ = value;
  if (name == "content-range") content_range_ = lower(value);
  if (name == "content-length") content_length_ = value;
}

std::optional<TransferHead> ResponseHead::answer(int status, std::uint64_t from) const {
  TransferHead head;
  // If-Range takes no weak ETag ("W/..."), which stands for files that are alike rather than the same (RFC
  // 9110, 13.1.5).
  if (etag_.starts_with('"') && is_one_line(etag_)) {
    head.validator = etag_;
  } else if (etag_.empty() && is_one_line(last_modified_)) {
    head.validator = last_modified_;
  }
  if (status == 200) {
    head.total = count_of(content_length_);
    return head;
  }
  // "bytes 100-199/200", or "/*" where the server does not know how long the file is.
  constexpr std::string_view unit = "bytes ";
  const std::size_t hyphen = content_range_.find('-');
  const std::size_t slash = content_range_.find('/');
  if (status != 206 || !content_range_.starts_with(unit) || slash == std::string::npos || hyphen > slash) {
    return std::nullopt;
  }
  const std::string_view range = content_range_;
  if (count_of(range.substr(unit.size(), hyphen - unit.size())) != from) return std::nullopt;
  head.from = from;
  head.total = count_of(range.substr(slash + 1));
  return head;
}

}  // namespace entente
