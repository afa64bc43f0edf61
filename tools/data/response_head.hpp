#pragma once

#include "tools/data/transfer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// The header lines of an HTTP response (RFC 9110), as far as fetching goes by them.
class ResponseHead {
 public:
  /// Takes a line; a status line begins anew, since interim responses come before the one that counts.
  void add(std::string_view line);

  /// What the server sends in answer to a request for the bytes from `from` on, or nothing when its answer does not
  /// fit the request.
  std::optional<TransferHead> answer(int status, std::uint64_t from) const;

 private:
  std::string etag_, last_modified_, content_range_, content_length_;
};

}  // namespace entente
