#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace entente {

/// The most that is fetched as one file.
inline constexpr std::uint64_t largest_download = std::uint64_t{1} << 30;

/// One request for a file, or for what follows the bytes that are there already.
struct TransferRequest {
  std::string address;
  std::uint64_t from = 0;      ///< bytes that are there
  std::string validator;       ///< of the file that they belong to: a strong ETag or a date; needed when `from` > 0
  int stall_seconds = 60;      ///< after which a connection that brings nothing is given up
  std::function<bool()> stop;  ///< true once the user asks to stop
};

/// What a server says before it sends a file.
struct TransferHead {
  std::uint64_t from = 0;              ///< where in the file its bytes begin: the request's, or 0 when it sends all
  std::optional<std::uint64_t> total;  ///< bytes of the whole file
  std::string validator;               ///< names this state of the file; empty when the server gives no usable one
};

/// Takes the file. May throw; the transfer then ends and passes the exception on.
struct TransferSink {
  std::function<void(const TransferHead&)> begin;
  std::function<void(const char*, std::size_t)> add;
};

struct TransferResult {
  enum class End {
    complete,
    stopped,      ///< by the user
    unreachable,  ///< the host cannot be found or does not answer
    broken,       ///< for now: trying again may help
    range,        ///< the server has nothing from there on: what is there is not a part of its file
    refused,      ///< for good
  };
  End end = End::refused;
  std::string problem = {};  ///< why, unless complete or stopped
  double retry_after = 0;    ///< seconds that the server asks us to wait
};

/// Fetches over HTTPS (see address.hpp for what else), following at most five redirects, none of which may weaken the
/// first address. Honours the environment's proxies. A file larger than `largest_download` is refused.
TransferResult transfer(const TransferRequest& request, const TransferSink& sink);

}  // namespace entente
