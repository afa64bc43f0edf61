#include "tools/data/address.hpp"

#include <curl/curl.h>
#include <memory>

namespace entente {
namespace {

struct Free {
  void operator()(char* text) const { curl_free(text); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// An address taken apart by the library that will use it, so that both mean the same host.
class Parts {
 public:
  explicit Parts(const std::string& address) : url_(curl_url()) {
    valid_ = url_ && curl_url_set(url_.get(), CURLUPART_URL, address.c_str(), 0) == CURLUE_OK;
  }
  bool valid() const { return valid_; }
  std::string get(CURLUPart part) const {
    char* text = nullptr;
    if (!valid_ || curl_url_get(url_.get(), part, &text, 0) != CURLUE_OK) return "";
    return std::unique_ptr<char, Free>(text).get();
  }

 private:
  std::unique_ptr<CURLU, Free> url_;
  bool valid_ = false;
};

bool is_this_machine(const std::string& host) {
  const bool numeric = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (numeric && host.starts_with("127."));
}

}  // namespace

std::string objection_to(const std::string& address) {
  const Parts parts(address);
  const std::string scheme = parts.get(CURLUPART_SCHEME);
  const std::string host = parts.get(CURLUPART_HOST);
  if (host.empty()) return "is no address";
  if (!parts.get(CURLUPART_USER).empty() || !parts.get(CURLUPART_PASSWORD).empty()) return "holds a user's name";
  if (scheme == "https" || (scheme == "http" && is_this_machine(host))) return "";
  return "is not an address of https";
}

std::string objection_to_redirect(const std::string& from, const std::string& to) {
  const Parts before(from);
  const Parts after(to);
  if (before.get(CURLUPART_SCHEME) == "https" && after.get(CURLUPART_SCHEME) != "https") {
    return "is not an address of https";
  }
  if (!is_this_machine(before.get(CURLUPART_HOST)) && is_this_machine(after.get(CURLUPART_HOST))) {
    return "is on this machine";
  }
  return objection_to(to);
}

std::string host_of(const std::string& address) {
  const Parts parts(address);
  const std::string port = parts.get(CURLUPART_PORT);
  return parts.get(CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
}

}  // namespace entente
