#include "results/similarity/dyad_csv.hpp"

#include "estimate/table/csv.hpp"
#include "results/similarity/similarity_summary.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>

namespace entente {
namespace {

SimilarityPlan plan() {
  SimilarityPlan result;
  result.measures = {SimilarityMeasure::s_absolute, SimilarityMeasure::kappa, SimilarityMeasure::ideal_point_distance};
  result.first = Year{1990};
  result.last = Year{1992};
  return result;
}

}  // namespace

TEST_CASE("A table of dyads names states three ways and leaves missing values empty") {
  SimilarityPlan p = plan();
  const SimilarityYear year{Year{1990}, {{CowCode{2}, CowCode{300}}}, {0.25, std::nan(""), 1.5}, {12}};
  CHECK(dyad_csv_header(p) + dyad_csv_rows(p, year, {}) ==
        "year,cow_a,iso3_a,state_a,cow_b,iso3_b,state_b,S_absolute,kappa,ideal_point_distance,commitments_compared\n"
        "1990,2,USA,United States,300,300,Austria-Hungary,0.25,,1.5,12\n");
  p.weights = ItemWeights::capability;
  p.portfolio = PortfolioKind::votes;
  const std::string header = dyad_csv_header(p);
  CHECK_THAT(header, Catch::Contains(",S_absolute_capability,kappa,") && Catch::EndsWith(",votes_compared\n"));
  p.measures = {SimilarityMeasure::ideal_point_distance};
  CHECK_THAT(dyad_csv_header(p), Catch::EndsWith("state_b,ideal_point_distance\n"));
}

TEST_CASE("Rows are the same for any number of threads") {
  const SimilarityPlan p = plan();
  SimilarityYear year{Year{1990}, {}, {}, {}};
  for (int a = 2; a < 300; ++a) {
    year.dyads.push_back({CowCode{2}, CowCode{static_cast<std::uint16_t>(a)}});
    year.values.insert(year.values.end(), {a / 7.0, a / 11.0, a / 13.0});
    year.compared.push_back(static_cast<std::size_t>(a));
  }
  const std::string one = dyad_csv_rows(p, year, {.threads = 1});
  CHECK(one == dyad_csv_rows(p, year, {.threads = 5}));
  CHECK(Table::parse(dyad_csv_header(p) + one, "rows").rows() == 298);
}

TEST_CASE("The summary says what was measured, what was not and why") {
  SimilaritySummary summary;
  summary.plan = plan();
  summary.counts.dyad_years = 30;
  summary.counts.measured = {20, 15, 10};
  summary.counts.undefined = {0, 5, 0};
  summary.counts.outside = {Year{1991}, Year{1992}};
  summary.files = {{"alliances", "cow.csv", {Year{1816}, Year{1990}}}};
  summary.notes = {"a reader's note"};
  summary.written = "s.csv";
  const auto document = nlohmann::json::parse(similarity_json(summary));
  CHECK(document["dyad_years"] == 30);
  CHECK(document["measures"][1] ==
        nlohmann::json({{"column", "kappa"}, {"measured", 15}, {"undefined", 5}, {"missing", 10}}));
  CHECK(document["sources"][0]["covers"] == nlohmann::json({1816, 1990}));
  CHECK(document["notes"][0] == "cow.csv does not cover 1991-1992: similarity is missing there, not zero");
  CHECK(document["notes"][1] == "a reader's note");
  CHECK_THAT(similarity_text(summary),
             Catch::Contains("kappa: 15 measured, 5 not defined (portfolios without variation), 10 missing"));
  CHECK(year_ranges({Year{1816}, Year{1817}, Year{1818}, Year{1900}}) == "1816-1818, 1900");
}

}  // namespace entente
