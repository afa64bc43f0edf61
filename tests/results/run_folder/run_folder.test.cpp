#include "results/run_folder/run_folder.hpp"

#include "results/run_folder/replace.hpp"
#include "results/run_folder/target.hpp"
#include "results/run_folder/verify.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace entente;
using testing::slurp;
using testing::spill;
using testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

// The least that verify_run_folder accepts.
std::string small_manifest(const std::vector<FileDigest>& files) {
  std::string list;
  for (const FileDigest& f : files) {
    list += (list.empty() ? "" : ",") + std::string("{\"file\":\"") + f.name + "\",\"sha256\":\"" + f.sha256 +
            "\",\"bytes\":" + std::to_string(f.bytes) + "}";
  }
  return "{\"entente_run\":1,\"outputs\":[" + list + "]}";
}

void write_run(const fs::path& target, const std::string& content) {
  RunFolder folder(target);
  folder.write("a.csv", content);
  folder.write("b.csv", content + content);
  folder.commit(small_manifest(folder.files()));
}

// Runs the body in a child process; its exit code, or minus the signal that killed it.
template <class Body>
int in_child(Body body) {
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      code = body();
    } catch (...) {
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Fault fault_of(const fs::path& target) {
  try {
    check_target(target);
  } catch (const Error& error) {
    return error.fault();
  }
  return Fault{};
}

}  // namespace

TEST_CASE("a run's folder is complete or absent") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "deep" / "er" / "run";
  {
    RunFolder folder(target);
    folder.write("a.csv", "x\n");
    CHECK_FALSE(fs::exists(target));
  }
  CHECK(fs::is_empty(target.parent_path()));
  write_run(target, "x\n");
  CHECK(slurp(target / "b.csv") == "x\nx\n");
  const VerifiedRun run = verify_run_folder(target);
  REQUIRE(run.outputs.size() == 2);
  // sha256sum of "x\n"
  CHECK(run.outputs[0].sha256 == "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac");
  CHECK(std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a run replaces a former run of the same name, and an empty folder") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  fs::create_directory(target);
  write_run(target, "old");
  write_run(target, "new");
  CHECK(slurp(target / "a.csv") == "new");
  CHECK(home.entries() == std::vector<std::string>{"run"});
  verify_run_folder(target);
}

TEST_CASE("where the filesystem cannot exchange folders the former run is set aside, and put back after a kill") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run", staging = home.path() / "staging";
  write_run(target, "old");
  write_run(staging, "new");
  replace_folder(staging, target, Replacing::by_steps);
  CHECK(slurp(target / "a.csv") == "new");
  CHECK(home.entries() == std::vector<std::string>{"run"});
  // Killed between the two renames: only the former run is there.
  fs::rename(target, former_run(target));
  const RunFolder next(target);
  CHECK(slurp(target / "a.csv") == "new");
  REQUIRE(next.notices().size() == 1);
  CHECK_THAT(next.notices()[0], Catch::Contains("put back"));
}

TEST_CASE("what no run wrote is refused before any work, and left as it is") {
  const TemporaryFolder home;
  const fs::path thesis = home.path() / "thesis";
  fs::create_directory(thesis);
  spill(thesis / "chapter.tex", "years of work");
  CHECK(fault_of(thesis) == Fault::input);
  CHECK_THROWS_AS(RunFolder(thesis), Error);
  // A manifest alone does not make a run.
  spill(thesis / "manifest.json", "{\"name\": \"some web app\"}");
  CHECK(fault_of(thesis) == Fault::input);
  CHECK(slurp(thesis / "chapter.tex") == "years of work");

  spill(home.path() / "file", "");
  CHECK(fault_of(home.path() / "file") == Fault::input);
  CHECK(fault_of(home.path() / "file" / "run") == Fault::input);
  CHECK_THROWS_WITH(check_target("/proc"), Catch::Contains("mount point"));
  CHECK(fault_of("/") == Fault::input);
  CHECK(fault_of("") == Fault::input);
  CHECK(fault_of(home.path() / std::string(240, 'x')) == Fault::input);
  fs::create_symlink(home.path() / "nowhere", home.path() / "link");
  CHECK(fault_of(home.path() / "link") == Fault::input);
  CHECK(check_target(home.path() / "new" / "run/") == home.path() / "new" / "run");
}

TEST_CASE("a figure saved into a run's folder is not thrown away with the run") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  write_run(target, "old");
  spill(target / "figure.pdf", "mine");
  CHECK_THROWS_WITH(RunFolder(target), Catch::Contains("figure.pdf"));
  CHECK(verify_run_folder(target).unlisted == std::vector<std::string>{"figure.pdf"});
}

TEST_CASE("a folder that may not be written to is refused before any work") {
  if (::geteuid() == 0) {
    WARN("not tested: the superuser may write everywhere");
    return;
  }
  const TemporaryFolder home;
  fs::create_directory(home.path() / "closed");
  fs::permissions(home.path() / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(fault_of(home.path() / "closed" / "run") == Fault::input);
}

TEST_CASE("kill -9 in the middle leaves no folder, and the next run cleans up") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  const int end = in_child([&] {
    RunFolder folder(target);
    folder.write("a.csv", "half of it");
    ::kill(::getpid(), SIGKILL);
    return 0;
  });
  REQUIRE(end == -SIGKILL);
  CHECK_FALSE(fs::exists(target));
  CHECK(home.entries().size() == 1);                         // the partial folder
  fs::create_directory(home.path() / ".run.partial-notes");  // not ours
  {
    const RunFolder next(target);
    REQUIRE(next.notices().size() == 1);
    CHECK_THAT(next.notices()[0], Catch::Contains(".run.partial-"));
  }
  CHECK(home.entries() == std::vector<std::string>{".run.partial-notes"});
}

TEST_CASE("killed at any moment, what stands at the target is a whole run") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  write_run(target, "first");
  for (int delay = 0; delay < 25; ++delay) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0;; ++i)
        write_run(target, std::string(static_cast<std::size_t>(1000 * delay), 'x') + std::to_string(i));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(4 * delay + 1));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    REQUIRE_NOTHROW(verify_run_folder(target));
  }
  write_run(target, "last");
  CHECK(home.entries() == std::vector<std::string>{"run"});
}

TEST_CASE("a full disk fails the work, names the file and leaves nothing") {
  // A limit on file sizes stands in for the full disk: write(2) comes up short, then fails.
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  const int end = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{65536, 65536};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    RunFolder folder(target);
    folder.write("small.csv", "fits");
    try {
      folder.write("large.csv", std::string(1 << 20, 'x'));
    } catch (const Error& error) {
      const std::string text = error.what();
      const bool named =
          text.find("large.csv") != std::string::npos && text.find("File too large") != std::string::npos;
      // Even while the object lives nothing is left.
      return error.fault() == Fault::work && named && home.entries().empty() ? 7 : 8;
    }
    return 9;
  });
  CHECK(end == 7);
  CHECK(home.entries().empty());
}

TEST_CASE("after a failed write nothing can be committed") {
  const TemporaryFolder home;
  RunFolder folder(home.path() / "run");
  CHECK_THROWS_AS(folder.write("../escape", "x"), Error);
  CHECK_THROWS_AS(folder.write("manifest.json", "{}"), Error);
  folder.write("a.csv", "x");
  CHECK_THROWS_AS(folder.write("a.csv", "y"), Error);
  folder.commit(small_manifest(folder.files()));
  CHECK_THROWS_AS(folder.write("late.csv", "x"), Error);
  CHECK_THROWS_AS(folder.commit("{}"), Error);
}

TEST_CASE("two writers at once: both finish, the last one stands, whole") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  RunFolder one(target);
  RunFolder two(target);  // does not take the first one's partial folder for a dead one
  CHECK(two.notices().empty());
  one.write("a.csv", "one");
  two.write("a.csv", "two");
  one.commit(small_manifest(one.files()));
  two.commit(small_manifest(two.files()));
  verify_run_folder(target);
  CHECK(slurp(target / "a.csv") == "two");

  std::vector<pid_t> children;
  for (int writer = 0; writer < 4; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      int code = 0;
      try {
        for (int i = 0; i < 10; ++i) write_run(target, std::to_string(writer));
      } catch (...) {
        code = 1;
      }
      ::_exit(code);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  verify_run_folder(target);
  CHECK(home.entries() == std::vector<std::string>{"run"});
}

TEST_CASE("what was tampered with is not believed") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  write_run(target, "x");
  spill(target / "a.csv", "y");  // same size
  CHECK_THROWS_WITH(verify_run_folder(target), Catch::Contains("a.csv") && Catch::Contains("differs"));
  fs::remove(target / "b.csv");
  try {
    verify_run_folder(target);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    CHECK(error.problems().size() == 2);
  }
  spill(target / "manifest.json",
        "{\"entente_run\":1,\"outputs\":[{\"file\":\"../../etc/passwd\",\"sha256\":\"\",\"bytes\":0}]}");
  CHECK_THROWS_WITH(verify_run_folder(target), Catch::Contains("outside"));
  spill(target / "manifest.json", "{\"entente_run\":1,\"outp");
  CHECK_THROWS_AS(verify_run_folder(target), Error);
  CHECK_THROWS_AS(verify_run_folder(home.path() / "absent"), Error);
}

TEST_CASE("what is wrong with a manifest is said, and what to do") {
  const TemporaryFolder home;
  const fs::path target = home.path() / "run";
  write_run(target, "x\n");
  const std::string whole = slurp(target / "manifest.json");
  const auto complaint = [&](const std::string& manifest) -> std::string {
    spill(target / "manifest.json", manifest);
    try {
      verify_run_folder(target);
      return "nothing";
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::input);
      return error.what();
    }
  };
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string manifest = whole;
    REQUIRE(manifest.find(from) != std::string::npos);
    return complaint(manifest.replace(manifest.find(from), from.size(), to));
  };
  using Catch::Contains;
  CHECK(complaint(whole) == "nothing");
  CHECK_THAT(changed("\"entente_run\":1,", "\"entente_run\":2,\"program_version\":\"3.1\\n\","),
             Contains("written by Entente 3.1") && Contains("in version 2 of a run's folder") &&
                 Contains("expected version 1, which this program reads") && Contains("read it with that Entente"));
  CHECK_THAT(changed("\"entente_run\":1", "\"entente_run\":2"), Contains("written by Entente in version 2"));
  CHECK_THAT(changed("\"entente_run\":1", "\"entente_run\":\"1\""), Contains("is no version"));
  CHECK_THAT(changed("\"entente_run\":1,", ""), Contains("is not the manifest of a run") && Contains("entente_run"));
  CHECK_THAT(changed("\"outputs\"", "\"inputs\""), Contains("does not list the run's files"));
  CHECK_THAT(changed("\"bytes\":2", "\"bytes\":-2"), Contains("entry 1 of its outputs is not whole"));
  CHECK_THAT(changed("\"bytes\":4", "\"size\":4"), Contains("entry 2 of its outputs is not whole"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_THAT(complaint(whole.substr(0, length)), Contains("manifest.json") && Contains("cut off or altered"));
  }
  // A folder that a later Entente wrote is nobody's to replace.
  changed("\"entente_run\":1", "\"entente_run\":2");
  CHECK_THROWS_AS(check_target(target), Error);
  fs::remove(target / "manifest.json");
  CHECK_THROWS_WITH(verify_run_folder(target), Contains("not the folder of a finished run"));
}

TEST_CASE("SHA-256 of the standard's example") {
  // FIPS 180-4, "abc".
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a folder of one kind is not replaced by another kind's") {
  const testing::TemporaryFolder home;
  const std::filesystem::path target = home.path() / "kept";
  {
    RunFolder folder(target);
    folder.write("a.csv", "a\n");
    folder.commit(small_manifest(folder.files()));
  }
  CHECK(kind_of(target) == FolderKind::run);
  CHECK(check_target(target) == target);
  CHECK_THROWS_WITH(check_target(target, FolderKind::recovery),
                    Catch::Contains("the folder of a run") && Catch::Contains("a recovery does not replace"));
  CHECK_THROWS_AS(RunFolder(target, FolderKind::tournament), Error);
  CHECK(std::filesystem::exists(target / "a.csv"));
}
