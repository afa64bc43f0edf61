#include "tools/data/transfer.hpp"

#include "sim/core/error.hpp"
#include "tools/data/address.hpp"
#include "tools/data/response_head.hpp"

#include <array>
#include <cstdlib>
#include <curl/curl.h>
#include <exception>
#include <memory>

namespace entente {
namespace {

using End = TransferResult::End;

constexpr int most_redirects = 5;
constexpr long connect_seconds = 30;

// The library is set up once, before it is used and before there are threads, and not taken down again.
void set_up_curl() {
  static const CURLcode result = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (result != CURLE_OK) throw work_error(std::string("libcurl cannot be used: ") + curl_easy_strerror(result));
}

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// One request and its response, which may be a redirect.
class Exchange {
 public:
  Exchange(const TransferRequest& request, std::string address, const TransferSink& sink)
      : request_(request), sink_(sink), address_(std::move(address)), handle_(curl_easy_init()) {
    if (!handle_) throw work_error("libcurl cannot be used");
    set_addresses();
    set_limits();
    set_callbacks();
    if (request.from > 0) set_range();
  }

  TransferResult perform() {
    const CURLcode code = curl_easy_perform(handle_.get());
    if (thrown_) std::rethrow_exception(thrown_);
    const bool answered = code == CURLE_OK || code == CURLE_WRITE_ERROR;
    if (answered && is_error_page()) return failed(status());
    if (!objection_.empty()) return {End::refused, objection_};
    if (code != CURLE_OK) return failed(code);
    // A file without a single byte never reached the sink.
    if (!begun_) begin();
    if (!objection_.empty()) return {End::refused, objection_};
    return {End::complete};
  }

  /// Where the server sends us on to; "" when it does not.
  std::string redirect() const {
    char* address = nullptr;
    curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &address);
    return address ? address : "";
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(handle_.get(), option, value);
    if (code != CURLE_OK) throw work_error(std::string("libcurl cannot be used: ") + curl_easy_strerror(code));
  }

  void set_addresses() {
    set(CURLOPT_URL, address_.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");  // http only where objection_to lets it pass
    set(CURLOPT_FOLLOWLOCATION, 0L);           // each redirect is looked at before it is followed
    set(CURLOPT_USERAGENT, "entente/" ENTENTE_VERSION);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    // As OpenSSL's and curl's own commands have it: institutions that look into connections sign them themselves.
    if (const char* authorities = std::getenv("SSL_CERT_FILE")) set(CURLOPT_CAINFO, authorities);
    // This machine is never asked for through a proxy.
    if (address_.starts_with("http:")) set(CURLOPT_PROXY, "");
  }

  void set_limits() {
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request_.stall_seconds));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(largest_download));
  }

  void set_callbacks() {
    set(CURLOPT_ERRORBUFFER, message_.data());
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_HEADERFUNCTION, &Exchange::take_header);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Exchange::take_body);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_XFERINFOFUNCTION, &Exchange::look_up);
  }

  // With If-Range the server sends the rest only of the very file that we have the beginning of, else all of today's.
  void set_range() {
    headers_.reset(curl_slist_append(nullptr, ("Range: bytes=" + std::to_string(request_.from) + "-").c_str()));
    curl_slist* const both = curl_slist_append(headers_.get(), ("If-Range: " + request_.validator).c_str());
    if (!headers_ || !both) throw std::bad_alloc();
    set(CURLOPT_HTTPHEADER, headers_.get());
  }

  // No exception may pass through the C library: it waits here until that has returned.
  template <class Work>
  std::size_t guarded(std::size_t count, const Work& work) {
    try {
      return work() ? count : 0;
    } catch (...) {
      thrown_ = std::current_exception();
      return 0;
    }
  }

  static std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* self) {
    auto& exchange = *static_cast<Exchange*>(self);
    return exchange.guarded(count, [&] {
      exchange.head_.add({bytes, count});
      return true;
    });
  }

  static std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* self) {
    auto& exchange = *static_cast<Exchange*>(self);
    return exchange.guarded(count, [&] {
      if (!exchange.begun_ && exchange.is_error_page()) return exchange.skip(count);
      if (!exchange.begun_ && !exchange.begin()) return false;
      exchange.received_ += count;
      if (exchange.received_ > largest_download) return exchange.object("the file is larger than 1 GiB");
      exchange.sink_.add(bytes, count);
      return true;
    });
  }

  static int look_up(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(self)->request_.stop() ? 1 : 0;
  }

  long status() const {
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
  }

  // What comes with a redirect or an error is read to its end, since curl looks at redirects only then; if it ends.
  bool is_error_page() const { return status() != 200 && status() != 206; }
  bool skip(std::size_t count) {
    constexpr std::uint64_t most = 1 << 20;
    received_ += count;
    return received_ <= most;
  }

  // False when the body is not what was asked for.
  bool begin() {
    const auto head = head_.answer(static_cast<int>(status()), request_.from);
    if (!head) return object("the server sends another part of the file than it was asked for");
    received_ = head->from;
    if (head->total.value_or(0) > largest_download) return object("the file is larger than 1 GiB");
    begun_ = true;
    sink_.begin(*head);
    return true;
  }

  bool object(const char* what) {
    objection_ = what;
    return false;
  }

  TransferResult failed(long status) const {
    const std::string what = "the server answers with status " + std::to_string(status);
    if (status == 416) return {End::range, what};
    const bool passing = status == 408 || status == 425 || status == 429 || status >= 500;
    if (!passing || status == 501 || status == 505) {
      return {End::refused, what + (status == 404 || status == 410 ? ": it has no such file" : "")};
    }
    curl_off_t wait = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &wait);
    return {End::broken, what, static_cast<double>(wait)};
  }

  TransferResult failed(CURLcode code) const {
    const std::string what = message_.front() != '\0' ? message_.data() : curl_easy_strerror(code);
    switch (code) {
      case CURLE_ABORTED_BY_CALLBACK: return {End::stopped, ""};
      case CURLE_COULDNT_RESOLVE_HOST:
      case CURLE_COULDNT_RESOLVE_PROXY:
      case CURLE_COULDNT_CONNECT: return {End::unreachable, what};
      case CURLE_OPERATION_TIMEDOUT: {
        double connected = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_CONNECT_TIME, &connected);
        return {connected > 0 ? End::broken : End::unreachable, what};
      }
      case CURLE_PARTIAL_FILE:
      case CURLE_GOT_NOTHING:
      case CURLE_SEND_ERROR:
      case CURLE_RECV_ERROR:
      case CURLE_HTTP2:
      case CURLE_HTTP2_STREAM:
      case CURLE_SSL_CONNECT_ERROR: return {End::broken, what};
      case CURLE_FILESIZE_EXCEEDED: return {End::refused, "the file is larger than 1 GiB"};
      default: return {End::refused, what};
    }
  }

  const TransferRequest& request_;
  const TransferSink& sink_;
  std::string address_;
  std::unique_ptr<CURL, Free> handle_;
  std::unique_ptr<curl_slist, Free> headers_;
  std::array<char, CURL_ERROR_SIZE> message_{};
  ResponseHead head_;
  bool begun_ = false;
  std::uint64_t received_ = 0;
  std::string objection_;
  std::exception_ptr thrown_;
};

}  // namespace

TransferResult transfer(const TransferRequest& request, const TransferSink& sink) {
  set_up_curl();
  std::string address = request.address;
  std::string objection = objection_to(address);
  for (int redirects = 0; objection.empty(); ++redirects) {
    Exchange exchange(request, address, sink);
    TransferResult result = exchange.perform();
    const std::string next = exchange.redirect();
    if (next.empty()) return result;
    if (redirects == most_redirects) return {End::refused, "the server sends us on more than five times"};
    objection = objection_to_redirect(address, next);
    address = next;
  }
  return {End::refused, address + " " + objection};
}

}  // namespace entente
