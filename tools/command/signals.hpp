#pragma once

#include <atomic>

namespace entente {

/// Ctrl-C asks the running work to stop at the next block of replicates; a second one ends the program at once. A
/// closed pipe becomes a failed write instead of a sudden death.
void handle_signals();

/// True once the user has asked to stop.
const std::atomic<bool>& interrupted();

}  // namespace entente
