#include "estimate/table/write_file.hpp"

#include "sim/core/error.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::testing;

namespace fs = std::filesystem;

namespace {

template <class Work>
int exit_code(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return static_cast<int>(error.fault());
  }
  return 0;
}

}  // namespace

TEST_CASE("A file is replaced whole, and a link's file rather than the link") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.txt";
  write_file(path, "one\n");
  CHECK(slurp(path) == "one\n");
  write_file(path, std::string(100000, 'x'));
  CHECK(slurp(path).size() == 100000);
  const fs::path link = folder.path() / "link";
  fs::create_symlink("a.txt", link);
  write_file(link, "two\n");
  CHECK(fs::is_symlink(link));
  CHECK(slurp(path) == "two\n");
  CHECK(folder.entries().size() == 2);
}

TEST_CASE("What cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  const fs::path inner = folder.path() / "folder";
  fs::create_directory(inner);
  CHECK(exit_code([&] { write_file(inner, "x"); }) == 1);
  CHECK(exit_code([&] { write_file(folder.path() / "none" / "a.txt", "x"); }) == 1);
  CHECK(exit_code([&] { write_file("/dev/null", "x"); }) == 1);
  CHECK(exit_code([&] { create_file(inner, "x"); }) == 1);
  CHECK(folder.entries() == std::vector<std::string>{"folder"});
}

TEST_CASE("A path is checked before the work, and its folder made") {
  const TemporaryFolder folder;
  const fs::path deep = folder.path() / "out" / "deep" / "a.yaml";
  CHECK(exit_code([&] { check_writable(deep, "--out"); }) == 0);
  CHECK(fs::is_directory(deep.parent_path()));
  CHECK(exit_code([&] { check_writable(deep.parent_path(), "--out"); }) == 2);
  CHECK(exit_code([&] { check_writable("", "--out"); }) == 2);
  CHECK(exit_code([&] { check_writable("/dev/null", "--out"); }) == 2);
  CHECK(exit_code([&] { check_writable(folder.path() / "b" / "", "--out"); }) == 2);
  spill(folder.path() / "file", "x");
  CHECK(exit_code([&] { check_writable(folder.path() / "file" / "a.yaml", "--out"); }) == 2);
}

TEST_CASE("A growing file appears when it is finished, and not otherwise") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.csv";
  write_file(path, "old\n");
  {
    GrowingFile file(path);
    file.append("new\n");
    CHECK(slurp(path) == "old\n");
  }
  CHECK(slurp(path) == "old\n");
  CHECK(folder.entries().size() == 1);
  GrowingFile file(path);
  file.append("new\n");
  file.append(std::string(100000, 'x'));
  file.finish();
  CHECK(slurp(path).size() == 100004);
  CHECK(folder.entries().size() == 1);
  CHECK(exit_code([&] { GrowingFile(folder.path() / "none" / "a.csv"); }) == 1);
}
