#include "scenarios/registry/registry.hpp"

#include "scenarios/registry/citation_text.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

using testing::faults;
using testing::replaced;
using Faults = std::vector<std::string>;
using Catch::Matchers::Contains;

const std::string digest(64, 'a');
const std::string plain =
    "entente_sources: 1\n"
    "citations:\n"
    "  smith_2000: {kind: article, authors: [\"Smith, Ann\", \"Jones, B. C.\"], year: 2000, title: War & Peace,\n"
    "    journal: Journal, volume: 3, number: 1, pages: 4-56}\n"
    "sources:\n"
    "  made-up:\n"
    "    what: Made up\n"
    "    makers: nobody\n"
    "    version: \"1.0\"\n"
    "    licence: CC BY 4.0\n"
    "    citations: [smith_2000]\n"
    "    landing_page: https://data.example.org/page\n"
    "    address: none\n"
    "    packaging: zip\n"
    "    file: made_up.csv\n"
    "    encoding: utf-8\n"
    "    sha256: " +
    digest +
    "\n"
    "    bytes: 20\n"
    "    coverage: {years: [1816, 2016], states: 217, years_in: [year], states_in: [ccode1, ccode2]}\n"
    "    differences: none\n"
    "    by_hand: Take it out.\n";

SourceRegistry parse(const std::string& text) { return parse_source_registry(text, "r.yaml"); }

Faults faults_of(const std::string& text) {
  REQUIRE_FALSE(text.empty());
  return faults([&] { parse(text); });
}

}  // namespace

TEST_CASE("A registry is read with its citations", "[registry]") {
  const SourceRegistry registry = parse(plain);
  REQUIRE(registry.sources.size() == 1);
  const RegisteredSource& source = registry.find("made-up", {});
  CHECK(source.version == "1.0");
  CHECK(source.landing_page == "https://data.example.org/page");
  CHECK(source.address.empty());
  CHECK(source.packaging == Packaging::zip);
  CHECK(source.sha256 == digest);
  CHECK(source.bytes == 20);
  CHECK(source.coverage.first_year == 1816);
  CHECK(source.coverage.last_year == 2016);
  CHECK(source.coverage.states == 217);
  CHECK(source.coverage.states_in == std::vector<std::string>{"ccode1", "ccode2"});
  REQUIRE(registry.citations_of(source).size() == 1);
  CHECK(registry.citations_of(source)[0].key == "smith_2000");
}

TEST_CASE("Only the very file at a known address can be fetched", "[registry]") {
  CHECK_FALSE(parse(plain).sources[0].can_be_fetched());
  const std::string addressed = replaced(plain, "address: none", "address: https://data.example.org/made_up.csv");
  CHECK_FALSE(parse(addressed).sources[0].can_be_fetched());
  CHECK(parse(replaced(addressed, "packaging: zip", "packaging: plain")).sources[0].can_be_fetched());
}

TEST_CASE("What is wrong with a registry is named with its place", "[registry]") {
  CHECK(faults_of(replaced(plain, "licence:", "license:")).size() == 2);  // unknown, and missing
  CHECK_THAT(faults_of(replaced(plain, "licence:", "license:")).at(1), Contains("10:5 ") && Contains("license"));
  CHECK_THAT(faults_of(replaced(plain, "[1816, 2016]", "[1816, 20l6]")).at(0), Contains("19:30 ") && Contains("20l6"));
  CHECK_THAT(faults_of(replaced(plain, "[1816, 2016]", "[2016, 1816]")).at(0), Contains("no span of years"));
  CHECK_THAT(faults_of(replaced(plain, "aaaa", "aaaA")).at(0), Contains("17:13 ") && Contains("no SHA-256"));
  CHECK_THAT(faults_of(replaced(plain, "aaaa", "aaa")).at(0), Contains("no SHA-256"));
  CHECK_THAT(faults_of(replaced(plain, "packaging: zip", "packaging: zap")).at(0),
             Contains("14:16 ") && Contains("zip"));
  CHECK_THAT(faults_of(replaced(plain, "citations: [smith_2000]", "citations: [smith_2001]")).at(0),
             Contains("11:17 ") && Contains("smith_2000"));
  CHECK_THAT(faults_of(replaced(plain, "journal: Journal, ", "")).at(0), Contains("journal"));
  CHECK_THAT(faults_of(replaced(plain, "made-up:", "all:")).at(0),
             Contains("6:3 ") && Contains("cannot name a source"));
  CHECK_THAT(faults_of(replaced(plain, "sources: 1", "sources: 2")).at(0), Contains("1:18 "));
  CHECK_THAT(faults_of(replaced(plain, "bytes: 20", "bytes: 2000000000")).at(0), Contains("18:12 "));
}

TEST_CASE("The name of a source's file cannot lead anywhere else", "[registry]") {
  for (const char* name : {"../a.csv", "/a.csv", "a/b.csv", "..", ".a.csv", "-a.csv", "\"a b.csv\"", "a.csv.partial",
                           "a.csv.partial.origin", "\"a\\0b\"", "a\\b.csv", "C:a.csv", "\"a.\"", "\xC3\xA4.csv"}) {
    INFO(name);
    CHECK_FALSE(faults_of(replaced(plain, "file: made_up.csv", "file: " + std::string(name))).empty());
  }
  const std::string entry = plain.substr(plain.find("  made-up:"));
  CHECK_THAT(faults_of(plain + replaced(entry, "made-up:", "again:")).at(0), Contains("is the file of made-up too"));
}

TEST_CASE("Addresses are https, or none", "[registry]") {
  for (const char* address :
       {"http://example.org/a", "ftp://example.org/a", "example.org", "https://", "https:///a",
        "\"https://example.org/a b\"", "https://me@example.org/a", "\"https://example.org/\\n\""}) {
    INFO(address);
    const Faults found = faults_of(replaced(plain, "address: none", "address: " + std::string(address)));
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], Contains("13:14 ") && Contains("is no address; expected https://..., or none"));
  }
}

TEST_CASE("An unknown source is named with the nearest", "[registry]") {
  CHECK(faults([] { parse(plain).find("made-pu", {.key = "ID"}); }).at(0) ==
        "0:0 ID: no source \"made-pu\" is registered; expected an id that `entente data list` shows; did you mean "
        "made-up?");
}

TEST_CASE("Works are cited as text and as BibTeX", "[registry]") {
  const Citation article = parse(plain).citations[0];
  CHECK(citation_text(article) == "Smith, Ann and B. C. Jones (2000). War & Peace. Journal 3(1), 4-56.");
  CHECK(bibtex(article) ==
        "@article{smith_2000,\n"
        "  author = {Smith, Ann and Jones, B. C.},\n"
        "  year = {2000},\n"
        "  title = {{War \\& Peace}},\n"
        "  journal = {Journal},\n"
        "  volume = {3},\n"
        "  number = {1},\n"
        "  pages = {4--56}\n"
        "}\n");
  const Citation organisation{.key = "un",
                              .kind = Citation::Kind::misc,
                              .authors = {"United Nations"},
                              .title = "Votes",
                              .fields = {{"place", "New York"}, {"url", "https://example.org/a_b"}}};
  CHECK(citation_text(organisation) == "United Nations. Votes. New York. https://example.org/a_b");
  CHECK_THAT(bibtex(organisation), Contains("author = {{United Nations}}") && Contains("address = {New York}") &&
                                       Contains("url = {https://example.org/a_b}"));
}

TEST_CASE("The registry that ships is whole", "[registry]") {
  const SourceRegistry registry = shipped_source_registry();
  CHECK(registry.sources.size() == 18);
  CHECK(registry.find("cow-nmc", {}).file == "cow_nmc_v6.csv");
  CHECK(registry.find("cow-nmc-5", {}).file == "NMC_5_0.csv");
  // No work is registered that no source cites.
  for (const Citation& citation : registry.citations) {
    INFO(citation.key);
    bool cited = false;
    for (const RegisteredSource& source : registry.sources) {
      for (const std::string& key : source.citations) cited = cited || key == citation.key;
    }
    CHECK(cited);
    CHECK(citation_text(citation).find("  ") == std::string::npos);
    CHECK(citation_text(citation).find("..") == std::string::npos);
  }
}

}  // namespace entente
