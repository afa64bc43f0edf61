#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente::testing {

/// How the server misbehaves in one answer; the default is to answer well.
struct Behaviour {
  std::optional<std::size_t> cut;    ///< closes the connection after so many bytes of the body
  std::optional<std::size_t> stall;  ///< says nothing more after so many bytes, until the client gives up
  std::size_t slow = 0;              ///< bytes every 20 ms; 0: all at once
  int status = 0;                    ///< answers with this status and an error's page
  std::string redirect;              ///< sends the client on to there
  bool wrong = false;                ///< other bytes of the same length under the same ETag
  bool changed = false;              ///< other bytes under another ETag
  bool ignores_ranges = false;
  bool wrong_range = false;     ///< a part that begins elsewhere
  bool nameless = false;        ///< neither ETag nor date
  bool unknown_length = false;  ///< the end of the connection is the end of the file
  long long claims = -1;        ///< a Content-Length that is not the file's
};

/// "cut=1000", "status=500", "slow=4096,changed". Throws std::runtime_error for what is not known.
Behaviour parse_behaviour(const std::string& text);

}  // namespace entente::testing
