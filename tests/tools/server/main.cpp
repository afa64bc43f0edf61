// A server of files for the tests of `entente data fetch`: HTTP/1.1 on 127.0.0.1, one connection at a time, with ranges
// (RFC 9110, 14) and every misbehaviour that the fetching has to survive.
//
// Usage: test_server FOLDER [BEHAVIOUR]..., one a request in their order, the last one for all that follow.
// Prints its port, then a line a request: "GET /name range=100- if-range="x" -> 206". Ends by itself after 100 requests
// or 60 seconds, whatever happens.
#include "tests/tools/server/plan.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace entente::testing {
namespace {

constexpr int most_requests = 100;
constexpr unsigned most_seconds = 60;
constexpr std::size_t largest_request = 1 << 16;

struct Request {
  std::string path;
  std::optional<std::size_t> from;
  std::string if_range;
};

class Connection {
 public:
  explicit Connection(int number) : number_(number) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(number_); }

  // The request's lines up to the empty one; "" when the client went away.
  std::string receive() const {
    std::string text;
    while (text.find("\r\n\r\n") == std::string::npos && text.size() < largest_request) {
      char buffer[4096];
      const ssize_t got = ::recv(number_, buffer, sizeof buffer, 0);
      if (got <= 0) return "";
      text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
  }

  bool send(const std::string& bytes) const {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t now = ::send(number_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) return false;
      sent += static_cast<std::size_t>(now);
    }
    return true;
  }

  void wait_for_the_client_to_go() const {
    char byte = 0;
    while (::recv(number_, &byte, 1, 0) > 0) {
    }
  }

 private:
  int number_;
};

std::string header(const std::string& request, const std::string& name) {
  const std::size_t at = request.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 4;
  return request.substr(begin, request.find("\r\n", begin) - begin);
}

Request parse_request(const std::string& text) {
  Request request;
  const std::size_t begin = text.find(' ') + 1;
  request.path = text.substr(begin, text.find(' ', begin) - begin);
  const std::string range = header(text, "Range");
  if (range.starts_with("bytes=")) request.from = std::stoul(range.substr(6));
  request.if_range = header(text, "If-Range");
  return request;
}

// The file that a path ends in, or nothing.
std::optional<std::string> content(const std::string& folder, const std::string& path) {
  std::ifstream stream(folder + path.substr(path.rfind('/')), std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

void send_body(const Connection& client, const std::string& body, const Behaviour& behaviour) {
  const std::size_t most =
      std::min({body.size(), behaviour.cut.value_or(body.size()), behaviour.stall.value_or(body.size())});
  const std::size_t step = behaviour.slow > 0 ? behaviour.slow : std::max<std::size_t>(most, 1);
  for (std::size_t at = 0; at < most; at += step) {
    if (!client.send(body.substr(at, std::min(step, most - at)))) return;
    if (behaviour.slow > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  if (behaviour.stall) client.wait_for_the_client_to_go();
}

// The status of the answer.
int answer(const Connection& client, const Request& request, const std::string& folder, const Behaviour& behaviour) {
  const auto error = [&](int status, const std::string& more) {
    const std::string page = "not the file but a page of words";
    client.send("HTTP/1.1 " + std::to_string(status) + " Told\r\n" + more +
                "Content-Length: " + std::to_string(page.size()) + "\r\nConnection: close\r\n\r\n" + page);
    return status;
  };
  if (!behaviour.redirect.empty()) return error(302, "Location: " + behaviour.redirect + "\r\n");
  if (behaviour.status != 0) return error(behaviour.status, behaviour.status == 503 ? "Retry-After: 1\r\n" : "");
  auto body = content(folder, request.path);
  if (!body) return error(404, "");
  if (behaviour.wrong || behaviour.changed) std::reverse(body->begin(), body->end());

  const std::string etag = behaviour.changed ? "\"second\"" : "\"first\"";
  const bool same = request.if_range.empty() || request.if_range == etag;
  std::size_t from = request.from && same && !behaviour.ignores_ranges ? *request.from : 0;
  if (from > 0 && from >= body->size())
    return error(416, "Content-Range: bytes */" + std::to_string(body->size()) + "\r\n");
  if (from > 0 && behaviour.wrong_range) --from;
  const int status = from > 0 ? 206 : 200;
  std::string head = "HTTP/1.1 " + std::to_string(status) + " Fine\r\nConnection: close\r\nAccept-Ranges: bytes\r\n";
  if (!behaviour.nameless) head += "ETag: " + etag + "\r\n";
  if (from > 0) {
    head += "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(body->size() - 1) + "/" +
            std::to_string(body->size()) + "\r\n";
  }
  const long long length = behaviour.claims >= 0 ? behaviour.claims : static_cast<long long>(body->size() - from);
  if (!behaviour.unknown_length) head += "Content-Length: " + std::to_string(length) + "\r\n";
  if (client.send(head + "\r\n")) send_body(client, body->substr(from), behaviour);
  return status;
}

int listen_on_this_machine() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (listener < 0 || ::bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::listen(listener, 8) != 0 || ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no port on this machine");
  }
  std::cout << ntohs(address.sin_port) << std::endl;
  return listener;
}

void serve(const std::string& folder, const std::vector<Behaviour>& plan) {
  const int listener = listen_on_this_machine();
  for (int served = 0; served < most_requests;) {
    const int accepted = ::accept(listener, nullptr, nullptr);
    if (accepted < 0) continue;
    const Connection client(accepted);
    const std::string text = client.receive();
    if (text.empty()) continue;
    const Request request = parse_request(text);
    const std::size_t step = std::min(static_cast<std::size_t>(served++), plan.size() - 1);
    const int status = answer(client, request, folder, plan[step]);
    std::cout << "GET " << request.path << " range=" << (request.from ? std::to_string(*request.from) : "")
              << "- if-range=" << request.if_range << " -> " << status << std::endl;
  }
}

}  // namespace
}  // namespace entente::testing

int main(int count, char** arguments) {
  using namespace entente::testing;
  std::signal(SIGPIPE, SIG_IGN);
  ::alarm(most_seconds);
  try {
    if (count < 2) throw std::runtime_error("which folder?");
    std::vector<Behaviour> plan;
    for (int i = 2; i < count; ++i) plan.push_back(parse_behaviour(arguments[i]));
    if (plan.empty()) plan.emplace_back();
    serve(arguments[1], plan);
  } catch (const std::exception& error) {
    std::cerr << "test_server: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
