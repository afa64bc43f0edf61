#include "tools/data/fetch.hpp"

#include "results/run_folder/place_of.hpp"
#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"
#include "tools/data/address.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

bool is_address(const std::string& mirror) { return mirror.find("://") != std::string::npos; }

std::string named(const RegisteredSource& source) { return source.id + " (" + source.file + ")"; }

// What a user can do without a network.
std::string otherwise(const RegisteredSource& source) {
  const std::string page = source.landing_page.empty() ? "" : " from " + source.landing_page;
  return "download it by hand" + page + " and check it with `entente data verify FOLDER " + source.id +
         "`, or take it from a folder that has it: --mirror FOLDER";
}

Error only_by_hand(const RegisteredSource& source) {
  const std::string page = source.landing_page.empty() ? "" : " The publisher's page: " + source.landing_page + ".";
  const std::string download = source.address.empty() ? "" : " His download: " + source.address + ".";
  return work_error(named(source) + ": " +
                        (source.packaging == Packaging::plain ? "its address is not known for certain"
                                                              : "the publisher does not hand it out as this very file"),
                    "by hand: " + source.by_hand + page + download + " Save it as " + source.file +
                        ", check it with `entente data verify FOLDER " + source.id +
                        "`, or take it from a folder that has it: --mirror FOLDER");
}

posix::Descriptor open_in_mirror(const fs::path& folder, const RegisteredSource& source) {
  const fs::path path = folder / source.file;
  const auto fail = [&](const std::string& what) {
    return input_error(place_of(path), source.id + ": " + what, source.file + " in the mirror " + folder.string());
  };
  // O_NONBLOCK: a named pipe must not make us wait for a writer.
  posix::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) throw fail(posix::reason(errno));
  struct stat status;
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) throw fail("is not a regular file");
  return file;
}

void copy(const posix::Descriptor& from, const RegisteredSource& source, PartialFile& partial,
          const std::atomic<bool>* stop) {
  partial.restart({});
  std::vector<char> buffer(std::size_t{1} << 16);
  for (;;) {
    if (stop && stop->load()) throw work_error(named(source) + ": interrupted");
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw work_error(named(source) + ": cannot be read: " + posix::reason(errno));
    if (got == 0) return;
    partial.add(buffer.data(), static_cast<std::size_t>(got));
  }
}

class Fetch {
 public:
  Fetch(const RegisteredSource& source, const FetchOptions& options) : source_(source), options_(options) {}

  Fetched run() {
    const fs::path target = options_.to / source_.file;
    if (fs::exists(fs::symlink_status(target)) && fs::exists(target)) {
      const FileDigest there = digest_file(target, source_.file);
      if (there.sha256 == source_.sha256) return {Fetched::How::already_there, options_.to.string(), 0, there};
      if (!options_.replace) {
        throw input_error(place_of(target),
                          source_.id + ": is there already with another content, SHA-256 " + there.sha256 +
                              " and not the registered " + source_.sha256,
                          "", "--replace replaces it");
      }
    }
    if (!options_.mirror && !source_.can_be_fetched()) throw only_by_hand(source_);
    return options_.mirror && !is_address(*options_.mirror) ? copied() : downloaded();
  }

 private:
  Fetched copied() const {
    const posix::Descriptor file = open_in_mirror(*options_.mirror, source_);
    PartialFile partial(options_.to, source_.file);
    try {
      copy(file, source_, partial, options_.download.stop);
    } catch (...) {
      partial.discard();  // copying anew is quicker than finding out what is there
      throw;
    }
    Fetched fetched{Fetched::How::copied, *options_.mirror, 0, partial.digest()};
    accept(fetched, partial);
    return fetched;
  }

  Fetched downloaded() const {
    DownloadTask task{source_.address, named(source_), otherwise(source_)};
    if (options_.mirror) {
      task.address = *options_.mirror + (options_.mirror->ends_with('/') ? "" : "/") + source_.file;
    }
    PartialFile partial(options_.to, source_.file);
    Fetched fetched{Fetched::How::downloaded, host_of(task.address)};
    try {
      Downloaded downloaded = download(task, partial, options_.download);
      fetched.digest = partial.digest();
      // Pieces may be of two versions all the same, where a server names them badly.
      if (fetched.digest.sha256 != source_.sha256 && downloaded.pieced_together) {
        partial.restart({});
        downloaded = download(task, partial, options_.download);
        fetched.digest = partial.digest();
      }
      fetched.resumed_from = downloaded.resumed_from;
    } catch (...) {
      if (partial.size() == 0) partial.discard();
      throw;
    }
    accept(fetched, partial);
    return fetched;
  }

  void accept(const Fetched& fetched, PartialFile& partial) const {
    if (fetched.digest.sha256 == source_.sha256 || options_.accept_other_version) {
      partial.put_in_place();
      return;
    }
    partial.discard();
    throw work_error(named(source_) + ": what " + fetched.from + " has is another file: SHA-256 " +
                         fetched.digest.sha256 + " (" + std::to_string(fetched.digest.bytes) +
                         " bytes) and not the registered " + source_.sha256 + " (" + std::to_string(source_.bytes) +
                         " bytes), so nothing was written",
                     "--accept-other-version takes it as it is");
  }

  const RegisteredSource& source_;
  const FetchOptions& options_;
};

}  // namespace

void check_fetch(const FetchOptions& options) {
  if (options.mirror) {
    const std::string& mirror = *options.mirror;
    const char* const expected = "a folder, or an address: https://..., or http:// on this machine itself";
    if (is_address(mirror)) {
      const std::string objection = objection_to(mirror);
      if (!objection.empty()) throw input_error({.key = "--mirror"}, "\"" + mirror + "\" " + objection, expected);
      if (mirror.find_first_of("?#") != std::string::npos) {
        throw input_error({.key = "--mirror"}, "\"" + mirror + "\" has more than a path",
                          "an address that files follow");
      }
    } else if (std::error_code fault; !fs::is_directory(mirror, fault)) {
      throw input_error({.key = "--mirror"}, "\"" + mirror + "\" is no folder", expected);
    }
  }
  std::error_code fault;
  fs::create_directories(options.to, fault);
  if (fault || !fs::is_directory(options.to, fault)) {
    throw input_error({.key = "--to"}, "the folder " + options.to.string() + " cannot be made: " + fault.message());
  }
}

Fetched fetch_source(const RegisteredSource& source, const FetchOptions& options) {
  return Fetch(source, options).run();
}

}  // namespace entente
