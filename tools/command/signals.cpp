#include "tools/command/signals.hpp"

#include <csignal>

namespace entente {
namespace {

// A signal handler can reach nothing but a global; this is the program's only one.
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask_to_stop(int signal) {
  stop_asked.store(true);
  std::signal(signal, SIG_DFL);
}

}  // namespace

void handle_signals() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  // A terminal that is closed, unless the command was started to outlive it (nohup).
  if (std::signal(SIGHUP, ask_to_stop) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file over the limit becomes a failed write, reported with its name
}

const std::atomic<bool>& interrupted() { return stop_asked; }

}  // namespace entente
