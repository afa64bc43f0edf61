#include "tools/data/download.hpp"

#include "results/terminal/progress.hpp"
#include "sim/core/error.hpp"
#include "tools/data/address.hpp"
#include "tools/data/transfer.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

namespace entente {
namespace {

using End = TransferResult::End;

constexpr double first_pause = 0.25;  // seconds; doubled with each try that brings nothing
constexpr double longest_pause = 60;  // also when a server asks for more

class Download {
 public:
  Download(const DownloadTask& task, PartialFile& partial, const DownloadOptions& options)
      : task_(task), partial_(partial), options_(options) {}

  Downloaded run() {
    forget_what_cannot_be_continued();
    const std::uint64_t resumed_from = partial_.size();
    for (int in_vain = 0;;) {
      const std::uint64_t before = partial_.size();
      const TransferResult result = attempt();
      if (result.end == End::complete) break;
      // A server without the rest of what we have holds another file.
      if (result.end == End::range && before > 0) {
        partial_.restart({});
        started_anew_ = true;
        continue;
      }
      const bool progress = partial_.size() > before;
      ever_progress_ = ever_progress_ || progress;
      in_vain = progress ? 0 : in_vain + 1;
      if (!may_try_again(result, in_vain)) throw failure(result);
      pause(std::max(first_pause * (1 << std::min(in_vain, 10)), result.retry_after));
    }
    return {started_anew_ ? 0 : resumed_from, pieced_together_};
  }

 private:
  bool stopped() const { return options_.stop && options_.stop->load(); }

  // Bytes from elsewhere, or of which nobody can say whether the server's file is still the same.
  void forget_what_cannot_be_continued() {
    const Origin& origin = partial_.origin();
    if (partial_.size() > 0 && (origin.address != task_.address || origin.validator.empty())) partial_.restart({});
  }

  TransferResult attempt() {
    if (partial_.size() > 0 && partial_.origin().validator.empty()) partial_.restart({});
    std::unique_ptr<ProgressBar> bar;
    const TransferRequest request{.address = task_.address,
                                  .from = partial_.size(),
                                  .validator = partial_.origin().validator,
                                  .stall_seconds = options_.stall_seconds,
                                  .stop = [this] { return stopped(); }};
    const TransferSink sink{.begin =
                                [&](const TransferHead& head) {
                                  pieced_together_ = head.from > 0;
                                  if (head.from == 0) {
                                    started_anew_ = started_anew_ || partial_.size() > 0;
                                    partial_.restart({task_.address, head.validator});
                                  }
                                  if (head.total && !options_.quiet) {
                                    bar = std::make_unique<ProgressBar>(*head.total, ProgressBar::on_terminal, "bytes");
                                  }
                                },
                            .add =
                                [&](const char* bytes, std::size_t count) {
                                  partial_.add(bytes, count);
                                  if (bar) bar->update(partial_.size());
                                }};
    return transfer(request, sink);
  }

  bool may_try_again(const TransferResult& result, int in_vain) const {
    // Whoever is offline need not wait for four tries; whoever was online a moment ago may be so again.
    const bool passing = result.end == End::broken || (result.end == End::unreachable && ever_progress_);
    return passing && in_vain < options_.tries;
  }

  void pause(double seconds) const {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(std::min(seconds, longest_pause));
    while (Clock::now() < end) {
      if (stopped()) throw failure({End::stopped, ""});
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }

  Error failure(const TransferResult& result) const {
    const std::string host = host_of(task_.address);
    const std::string kept =
        partial_.size() > 0 ? "what was received is kept: the same command goes on from there" : "";
    const std::string advice = kept + (kept.empty() || task_.otherwise.empty() ? "" : "; or ") + task_.otherwise;
    switch (result.end) {
      case End::stopped: return work_error(task_.what + ": interrupted", kept);
      case End::unreachable:
        return work_error(
            task_.what + ": " + host + " cannot be reached: " + result.problem + " (is this machine offline?)", advice);
      case End::broken:
        return work_error(task_.what + ": the connection to " + host + " fails again and again: " + result.problem,
                          advice);
      default: return work_error(task_.what + ": cannot be fetched from " + host + ": " + result.problem, advice);
    }
  }

  const DownloadTask& task_;
  PartialFile& partial_;
  const DownloadOptions& options_;
  bool started_anew_ = false;
  bool pieced_together_ = false;
  bool ever_progress_ = false;
};

}  // namespace

Downloaded download(const DownloadTask& task, PartialFile& partial, const DownloadOptions& options) {
  return Download(task, partial, options).run();
}

}  // namespace entente
