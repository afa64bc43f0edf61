#include "results/run_folder/digest.hpp"

#include "results/run_folder/place_of.hpp"
#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace entente {
namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void add(const char* bytes, std::size_t count) { check(EVP_DigestUpdate(context_.get(), bytes, count) == 1); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
      text += "0123456789abcdef"[digest[i] >> 4];
      text += "0123456789abcdef"[digest[i] & 15];
    }
    return text;
  }

 private:
  static void check(bool done) {
    if (!done) throw work_error("SHA-256 is not available from the system's OpenSSL");
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes.data(), bytes.size());
  return sha.hex();
}

FileDigest digest_file(const std::filesystem::path& path, std::string name) {
  const auto fail = [&](int fault) { return input_error(place_of(path), "cannot be read: " + posix::reason(fault)); };
  // O_NONBLOCK: a named pipe must not make us wait for a writer.
  const posix::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) throw fail(errno);
  struct stat status;
  if (::fstat(file.get(), &status) != 0) throw fail(errno);
  if (!S_ISREG(status.st_mode)) throw input_error(place_of(path), "is not a regular file");
  Sha256 sha;
  std::uint64_t bytes = 0;
  std::vector<char> buffer(std::size_t{1} << 16);
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw fail(errno);
    if (got == 0) break;
    sha.add(buffer.data(), static_cast<std::size_t>(got));
    bytes += static_cast<std::uint64_t>(got);
  }
  return {std::move(name), sha.hex(), bytes};
}

}  // namespace entente
