#include "results/figures/child_process.hpp"

#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente {
namespace {

using posix::Descriptor;

// A creation date inside a PDF would change its bytes from run to run; this is what tools read it from.
constexpr std::array<const char*, 4> settled = {"TZ=UTC0", "LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=0", "NODE_OPTIONS="};

[[noreturn]] void fail(const std::string& program, int fault) {
  throw work_error(program + " cannot be run: " + posix::reason(fault));
}

Descriptor memory_file(const std::string& program) {
  Descriptor file(::memfd_create("entente", MFD_CLOEXEC));
  if (!file) fail(program, errno);
  return file;
}

void fill(const Descriptor& file, std::string_view text, const std::string& program) {
  while (!text.empty()) {
    const ssize_t written = ::write(file.get(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(program, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.get(), 0, SEEK_SET) < 0) fail(program, errno);
}

std::string content(const Descriptor& file, const std::string& program) {
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) fail(program, errno);
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t got = ::pread(file.get(), text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(program, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  text.resize(done);
  return text;
}

// This process' environment with the settled variables in the place of its own.
std::vector<char*> child_environment() {
  std::vector<char*> variables;
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view text = *variable;
    bool keep = true;
    for (const std::string_view own : settled) keep = keep && !text.starts_with(own.substr(0, own.find('=') + 1));
    if (keep) variables.push_back(*variable);
  }
  for (const char* own : settled) variables.push_back(const_cast<char*>(own));
  variables.push_back(nullptr);
  return variables;
}

// Standard streams for the child, and the signals that this process ignores back to what programs expect.
class SpawnPlan {
 public:
  explicit SpawnPlan(const std::string& program) : program_(program) {
    check(posix_spawn_file_actions_init(&actions_));
    if (const int fault = posix_spawnattr_init(&attributes_); fault != 0) {
      posix_spawn_file_actions_destroy(&actions_);
      fail(program_, fault);
    }
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM}) sigaddset(&signals, signal);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&actions_);
  }

  void connect(const Descriptor& file, int stream) {
    check(posix_spawn_file_actions_adddup2(&actions_, file.get(), stream));
  }

  // 0 or the fault; the number of the process in `child`.
  int spawn(pid_t& child, const std::vector<std::string>& arguments) const {
    std::vector<char*> words{const_cast<char*>(program_.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const std::vector<char*> environment = child_environment();
    return posix_spawnp(&child, program_.c_str(), &actions_, &attributes_, words.data(), environment.data());
  }

 private:
  void check(int fault) const {
    if (fault != 0) fail(program_, fault);
  }

  const std::string& program_;
  posix_spawn_file_actions_t actions_ = {};
  posix_spawnattr_t attributes_ = {};
};

int wait_for(pid_t child, const std::string& program) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail(program, errno);
  }
  return status;
}

}  // namespace

ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input) {
  const Descriptor given = memory_file(program), output = memory_file(program), errors = memory_file(program);
  fill(given, input, program);
  SpawnPlan plan(program);
  plan.connect(given, STDIN_FILENO);
  plan.connect(output, STDOUT_FILENO);
  plan.connect(errors, STDERR_FILENO);
  ChildOutcome outcome;
  pid_t child = 0;
  if (const int fault = plan.spawn(child, arguments); fault != 0) {
    if (fault != ENOENT) fail(program, fault);
    outcome.found = false;
    return outcome;
  }
  const int status = wait_for(child, program);
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  outcome.output = content(output, program);
  outcome.errors = content(errors, program);
  return outcome;
}

}  // namespace entente
