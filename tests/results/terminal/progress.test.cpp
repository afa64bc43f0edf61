#include "results/terminal/progress.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <thread>
#include <unistd.h>

using namespace entente;

TEST_CASE("a line tells how far, how fast and how long yet") {
  CHECK(progress_line(0, 1000, 0, "replicates") == "[>                       ] 0/1,000 replicates");
  CHECK(progress_line(500, 1000, 5, "replicates") ==
        "[============>           ] 500/1,000 replicates  100/s  5 s left");
  CHECK(progress_line(10, 1000, 10, "replicates").find("1.0/s  17 min left") != std::string::npos);
  CHECK(progress_line(1000, 1000, 10, "replicates").find("left") == std::string::npos);
  CHECK(progress_line(123456789012, 999999999999, 1e9, "replicates of a very long thing").size() <= 80);
}

TEST_CASE("a pipe sees nothing") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  {
    ProgressBar bar(10, ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    bar.update(5);
  }
  ::close(ends[1]);
  char byte = 0;
  CHECK(::read(ends[0], &byte, 1) == 0);
  ::close(ends[0]);
}

TEST_CASE("a terminal sees a line that is wiped in the end") {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) {
    WARN("not tested: no pseudo-terminals here");
    return;
  }
  const int terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY);
  REQUIRE(terminal >= 0);
  {
    ProgressBar bar(10, terminal);
    bar.update(1);  // too early to be worth a line
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    bar.update(5);
  }
  // A terminal hands on what was written in pieces, in its own time.
  std::string text;
  pollfd waiting{.fd = master, .events = POLLIN, .revents = 0};
  while (!text.ends_with("\r\x1b[K") && ::poll(&waiting, 1, 5000) > 0) {
    std::array<char, 512> seen{};
    const ssize_t count = ::read(master, seen.data(), seen.size());
    if (count <= 0) break;
    text.append(seen.data(), static_cast<std::size_t>(count));
  }
  CHECK(text.find("5/10 replicates") != std::string::npos);
  CHECK(text.find("1/10") == std::string::npos);
  CHECK(text.ends_with("\r\x1b[K"));
  ::close(terminal);
  ::close(master);
}
