#include "results/figures/figure_file.hpp"

#include "results/figures/child_process.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace entente;
using Catch::Matchers::Contains;

namespace {

void put(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }
std::string get(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A renderer that is a shell script: what Node does is tested where Node is.
FigureTools pretended(const std::filesystem::path& folder, const std::string& script) {
  std::filesystem::create_directories(folder / "node_modules");
  put(folder / "render.mjs", script);
  return {.folder = folder, .node = "sh", .pdf_converter = "no-such-converter"};
}

Error error_of(const std::string& specification, const std::filesystem::path& path, const FigureTools& tools) {
  try {
    write_figure(specification, path, tools);
  } catch (const Error& error) {
    return error;
  }
  throw std::logic_error("no error");
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("a program gets its arguments and input as they are, and both its outputs come back") {
  const ChildOutcome outcome =
      run_child("sh", {"-c", "cat; printf '%s|' \"$@\" >&2; exit 3", "sh", "a b", "$HOME;\n'"}, "in");
  CHECK(outcome.found);
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.output == "in");
  CHECK(outcome.errors == "a b|$HOME;\n'|");
  CHECK_FALSE(run_child("no-such-program", {}, "").found);
  CHECK(run_child("sh", {"-c", "kill -9 $$"}, "").signal == 9);
  CHECK(run_child("sh", {"-c", "printf %s \"$TZ $NODE_OPTIONS\""}, "").output == "UTC0 ");
}

TEST_CASE("neither side waits for the other, however much they write") {
  // More than any pipe holds, on all three streams; the second program ends without reading.
  const std::string much(5'000'000, 'x');
  const ChildOutcome outcome = run_child("sh", {"-c", "tee /dev/stderr"}, much);
  CHECK(outcome.output == much);
  CHECK(outcome.errors == much);
  CHECK(run_child("true", {}, much).good());
}

TEST_CASE("a figure's file is what its name says") {
  const entente::testing::TemporaryFolder folder;
  const FigureTools tools = pretended(folder.path() / "tools", "printf '<svg>'; cat; printf '</svg>'");
  const auto out = folder.path() / "out";
  std::filesystem::create_directory(out);
  put(out / "a.svg", "former");
  write_figure("{}", out / "a.svg", tools);
  CHECK(get(out / "a.svg") == "<svg>{}</svg>");
  write_figure("{}", out / "a.vl.json", {});
  CHECK(get(out / "a.vl.json") == "{}");
  FigureTools copying = tools;
  copying.pdf_converter = "true";
  write_figure("{}", out / "a.pdf", copying);
  CHECK(files_in(out) == 3);

  std::filesystem::create_directory_symlink(out, folder.path() / "link");
  write_figure("linked", folder.path() / "link" / "a.vl.json", {});
  CHECK(get(out / "a.vl.json") == "linked");
}

TEST_CASE("what goes wrong with a figure is said, and the former file stays") {
  const entente::testing::TemporaryFolder folder;
  const auto out = folder.path() / "out";
  std::filesystem::create_directory(out);
  put(out / "a.svg", "former");
  const FigureTools failing = pretended(folder.path() / "tools", "echo 'Duplicate signal\nname' >&2; exit 1");

  const Error failed = error_of("{}", out / "a.svg", failing);
  CHECK(failed.fault() == Fault::work);
  CHECK_THAT(failed.what(), Contains("Duplicate signal name"));

  FigureTools no_node = failing;
  no_node.node = "no-such-node";
  CHECK_THAT(error_of("{}", out / "a.svg", no_node).what(), Contains("no-such-node") && Contains("tools/setup"));
  CHECK_THAT(error_of("{}", out / "a.svg", {.folder = folder.path() / "nowhere"}).what(),
             Contains("nowhere") && Contains("tools/setup"));
  const FigureTools drawing = pretended(folder.path() / "drawing", "echo '<svg/>'");
  CHECK_THAT(error_of("{}", out / "a.pdf", drawing).what(), Contains("librsvg2-bin"));

  const Error unknown = error_of("{}", out / "a.png", drawing);
  CHECK(unknown.fault() == Fault::input);
  CHECK_THAT(unknown.what(), Contains("a.png") && Contains(".vl.json"));
  CHECK_THROWS_AS(check_figure_path("a.json"), Error);
  CHECK_THROWS_AS(check_figure_path(".svg"), Error);
  CHECK_NOTHROW(check_figure_path("folder/a.vl.json"));

  CHECK_THAT(error_of("{}", folder.path() / "absent" / "a.vl.json", drawing).what(), Contains("absent"));
  std::filesystem::create_directory(out / "folder.svg");
  CHECK_THAT(error_of("{}", out / "folder.svg", drawing).what(), Contains("is a folder"));

  CHECK(get(out / "a.svg") == "former");
  CHECK(files_in(out) == 2);
}
