#include "results/terminal/progress.hpp"

#include "results/terminal/words.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

// "7 s", "12 min", "3.5 h": as exact as an extrapolation deserves.
std::string duration(double seconds) {
  if (seconds < 100) return fixed(std::ceil(seconds), 0) + " s";
  if (seconds < 6000) return fixed(std::ceil(seconds / 60), 0) + " min";
  return fixed(seconds / 3600, 1) + " h";
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, double seconds, const std::string& what) {
  constexpr std::size_t cells = 24;
  const double share = total == 0 ? 1 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  std::string bar(static_cast<std::size_t>(share * cells), '=');
  if (bar.size() < cells) bar += '>';
  bar.resize(cells, ' ');
  std::string line =
      "[" + bar + "] " + grouped(static_cast<double>(done)) + "/" + grouped(static_cast<double>(total)) + " " + what;
  if (done == 0 || !(seconds > 0)) return line.substr(0, 80);
  const double rate = static_cast<double>(done) / seconds;
  line += "  " + (rate < 10 ? fixed(rate, 1) : grouped(rate)) + "/s";
  if (done < total) line += "  " + duration(static_cast<double>(total - done) / rate) + " left";
  return line.substr(0, 80);
}

ProgressBar::ProgressBar(std::size_t total, int descriptor, std::string what)
    : total_(total), what_(std::move(what)), descriptor_(descriptor), shows_(::isatty(descriptor) == 1) {}

ProgressBar::~ProgressBar() { finish(); }

void ProgressBar::update(std::size_t done) {
  if (!shows_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  put("\r\x1b[K" + progress_line(done, total_, seconds, what_));
}

void ProgressBar::finish() {
  if (std::exchange(drawn_, false)) put("\r\x1b[K");
}

// A terminal that went away is no reason to stop the work.
void ProgressBar::put(const std::string& text) const {
  const char* at = text.data();
  std::size_t left = text.size();
  while (left > 0) {
    const ssize_t written = ::write(descriptor_, at, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    at += written;
    left -= static_cast<std::size_t>(written);
  }
}

}  // namespace entente
