#include "scenarios/yaml/parse.hpp"

#include "scenarios/yaml/source_text.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using namespace entente;
using entente::testing::faults;

namespace {

Node parse(const std::string& text) {
  Problems problems;
  Node root = parse_yaml(text, "x.yaml", problems);
  problems.throw_if_any();
  return root;
}

// The only problem's text.
std::string fault(const std::string& text) {
  const auto found = faults([&] { parse(text); });
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " problems";
}

}  // namespace

TEST_CASE("A tree has the text as written, its style and its place") {
  const Node root = parse("a: 1\nb:\n  - \"0.5\"\n  - {c: NO, d: off}\ne: 010\nf: |\n  long\n");
  CHECK(root.kind == Node::Kind::map);
  CHECK(root.find("a")->text == "1");
  CHECK_FALSE(root.find("a")->quoted);
  CHECK(root.find("a")->place == Place{"x.yaml", 1, 4, "a"});
  const Node& list = *root.find("b");
  CHECK(list.kind == Node::Kind::sequence);
  CHECK(list.items[0].text == "0.5");
  CHECK(list.items[0].quoted);
  CHECK(list.items[0].place == Place{"x.yaml", 3, 5, "b[1]"});
  CHECK(list.items[1].find("c")->text == "NO");
  CHECK(list.items[1].find("d")->text == "off");
  CHECK(list.items[1].find("d")->place == Place{"x.yaml", 4, 16, "b[2].d"});
  CHECK(root.find("e")->text == "010");
  CHECK(root.find("f")->quoted);
  CHECK(root.find("g") == nullptr);
}

TEST_CASE("Block style and flow style give the same tree") {
  const Node block = parse("a:\n  b:\n    - 1\n    - 2\n");
  const Node flow = parse("{a: {b: [1, 2]}}");
  CHECK(block.find("a")->find("b")->items[1].text == "2");
  CHECK(flow.find("a")->find("b")->items[1].text == "2");
  CHECK(flow.find("a")->find("b")->items[1].place.key == "a.b[2]");
}

TEST_CASE("Columns count characters, not bytes") {
  // Seven umlauts of two bytes each and one character of four bytes before the second key.
  const Node root = parse("{\"äöüÄÖÜß𝄞\": 1, b: 2}\n");
  CHECK(root.find("b")->place == Place{"x.yaml", 1, 20, "b"});
  CHECK(fault("{\"äöü\": 1, b: *x}\n").starts_with("1:15 "));
}

TEST_CASE("A byte-order mark and Windows line ends do not count") {
  const Node root = parse(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  CHECK(root.find("a")->place == Place{"x.yaml", 1, 4, "a"});
  CHECK(root.find("b")->place == Place{"x.yaml", 2, 4, "b"});
  CHECK(root.find("b")->text == "2");
}

TEST_CASE("A value that is not there has its key's place") {
  const Node root = parse("a:\nb: ~\nc: null\nd: {e: }\n");
  for (const char* key : {"a", "b", "c"}) CHECK(root.find(key)->kind == Node::Kind::empty);
  CHECK(root.find("a")->place == Place{"x.yaml", 1, 1, "a"});
  CHECK(root.find("b")->place == Place{"x.yaml", 2, 1, "b"});
  CHECK(root.find("d")->find("e")->place == Place{"x.yaml", 4, 5, "d.e"});
}

TEST_CASE("What the strict subset leaves out is refused with its place") {
  CHECK(fault("a: &x 1\n") ==
        "1:4 an anchor (&name); expected none: anchors are not used; write the value out where it is needed");
  CHECK(fault("a: &x [*x]\n").starts_with("1:4 an anchor"));
  CHECK(fault("a: 1\nb: {<<: *y}\n").starts_with("2:9 "));
  CHECK(fault("a: !!int 1\n").starts_with("1:4 a tag (!name)"));
  CHECK(fault("a: ! 1\n").starts_with("1:4 a tag (!name)"));
  CHECK(fault("a: !\nb: 1\n").starts_with("1:4 a tag (!name)"));
  CHECK(fault("!t\na: 1\n").starts_with("1:1 a tag (!name)"));
  CHECK(fault("a: 1\n---\nb: 2\n") == "2:1 a second YAML document; expected one document a file");
  CHECK(fault("a: 1\n...\nfoo\n") == "3:1 text after the end of the YAML document; expected one document a file");
  CHECK(fault("{a: 1}\nb: 2\n") == "2:1 text after the end of the YAML document; expected one document a file");
  CHECK(fault("# c\n%YAML 1.2\n---\na: 1\n").starts_with("2:1 a YAML directive"));
  CHECK(fault("%FOO x\n---\na: 1\n").starts_with("1:1 a YAML directive"));
  CHECK(fault("[1, 2]: 3\n").starts_with("1:1 a list as a key"));
  CHECK(fault("a: 1\n? {b: 1}\n: 3\n").starts_with("2:3 a map as a key"));
  CHECK(fault(": 3\n").starts_with("1:1 a value without a key"));
  CHECK(fault("\"\": 3\n").starts_with("1:1 an empty key"));
  CHECK(fault(std::string(101, 'k') + ": 3\n").starts_with("1:1 a key of more than 100 bytes: \"kkk"));
}

TEST_CASE("A repeated key names the place of the first and does not hide other problems") {
  CHECK(fault("a:\n  bc: 1\n  d: 2\n  bc: 3\n") ==
        "4:3 a.bc: the key is given twice; expected each key once; its first place is line 2, column 3");
  Problems problems;
  const Node root = parse_yaml("a: 1\na: 2\nb: 3\na: 4\n", "x.yaml", problems);
  CHECK(root.find("a")->text == "1");
  CHECK(root.find("b")->text == "3");
  CHECK(root.entries.size() == 2);
  CHECK(faults([&] { problems.throw_if_any(); }).size() == 2);
}

TEST_CASE("Bytes that are not text are refused with their place") {
  CHECK(fault("a: ä\nb: \xFF\n") ==
        "2:4 invalid UTF-8; expected a text file in UTF-8; save the file again with the encoding UTF-8");
  CHECK(fault("a: äö\xC3").starts_with("1:6 invalid UTF-8"));
  CHECK(fault("a: \xED\xA0\x80\n").starts_with("1:4 invalid UTF-8"));  // a surrogate
  CHECK(fault("a: \xC0\xAF\n").starts_with("1:4 invalid UTF-8"));      // overlong
  CHECK(fault(std::string("a: 1\nb\0: 2\n", 11)).starts_with("2:2 a control character"));
  CHECK(fault("a: 1\n\x04\nb: [never closed\n").starts_with("2:1 a control character"));  // yaml-cpp stops reading here
  CHECK(fault("a: \"x\\0y\"\n").starts_with("1:4 a control character"));                  // by an escape
}

TEST_CASE("Limits of size, depth and number hold at their exact value") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK_NOTHROW(parse(nested(yaml_depth_limit)));
  CHECK(fault(nested(yaml_depth_limit + 1)).starts_with("1:33 "));
  CHECK(fault(std::string(500'000, '[')).starts_with("1:1 a list as a key"));  // yaml-cpp's view of an open list
  CHECK(fault(std::string(500'000, '{')).find("as a key") != std::string::npos);
  CHECK(fault(std::string(1000, '-')).find("problems") != std::string::npos);  // only text

  const std::string line = "a: " + std::string(SourceText::largest - 4, 'x') + "\n";
  CHECK_NOTHROW(parse(line));
  CHECK(fault("b" + line).find("larger than 1 MiB") != std::string::npos);

  std::string many = "[";
  for (std::size_t i = 0; i < yaml_value_limit; ++i) many += "0,";
  CHECK(fault(many + "]").find("too many values") != std::string::npos);
}

TEST_CASE("An alias bomb is refused at its first anchor") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 8; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  CHECK(fault(bomb).starts_with("1:5 an anchor"));
}

TEST_CASE("An empty file is an error") {
  for (const char* text : {"", "\n\n", "# only a comment\n", "---\n", "~\n", "---\n...\n"}) {
    CAPTURE(text);
    CHECK(fault(text) == "0:0 the file is empty; expected a YAML map");
  }
}

TEST_CASE("Text that is not YAML is refused where it goes wrong") {
  CHECK(fault("a: [1, 2\n").starts_with("2:1 not valid YAML: end of sequence flow not found"));
  CHECK(fault("a: {b: 1\n").starts_with("2:1 not valid YAML: end of map flow not found"));
  CHECK(fault("a: b: c\n").starts_with("1:5 not valid YAML"));
  CHECK(fault("a: @x\n").starts_with("1:4 not valid YAML"));
  CHECK(fault("a:\n\tb: 1\n") ==
        "2:3 not valid YAML: illegal map value; the line is indented with a tab: YAML wants spaces");
  // yaml-cpp takes these for closed.
  CHECK(fault("a: \"x\n\n") == "1:4 the quotation mark \" is never closed");
  CHECK(fault("a: \"x\\\"\n\n") == "1:4 the quotation mark \" is never closed");
  CHECK(fault("a: 'x''\n\n").starts_with("1:4 "));
  CHECK_NOTHROW(parse("a: 'it''s'\nb: \"\\\"\"\n"));
}

TEST_CASE("A file that cannot be read is an error") {
  const auto read_fault = [](const std::string& path) {
    Problems problems;
    const auto found = faults([&] { read_yaml(path, problems); });
    return found.empty() ? "" : found.front();
  };
  const auto folder = std::filesystem::temp_directory_path();
  CHECK(read_fault((folder / "entente-no-such-file.yaml").string()) == "0:0 there is no such file");
  CHECK(read_fault(folder.string()) == "0:0 this is a folder; expected a YAML file");
  CHECK(read_fault("/dev/zero") == "0:0 not a regular file; expected a YAML file");
}
