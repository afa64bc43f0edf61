// Depth beside the published scores: the nine items of Benson and Clinton (2016), and ATOP itself beside the scores of
// Gannon and Kent (2020), which are reflected.
#include "estimate/depth/atop_items.hpp"
#include "estimate/depth/depth_report.hpp"
#include "estimate/depth/gaussian_factor.hpp"
#include "estimate/depth/ordinal_factor.hpp"
#include "estimate/depth/read_items.hpp"
#include "estimate/source/alliance_scores.hpp"
#include "estimate/source/source_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

const std::string shared = ENTENTE_SOURCE_DIR "/../shared/data/";
const std::vector<std::string> nine = {"milcontact", "commondef", "intcom", "milaid", "base",
                                       "contrib",    "organ1",    "ecaid",  "secrecy"};

ReadItems published_items() {
  return read_items(read_source(shared + "scores/benson_clinton_depth_items.csv", "items"), "atopid", nine,
                    MissingItems::refuse);
}

std::vector<std::pair<std::string, double>> scores(const std::string& file, const std::string& id,
                                                   const std::string& column) {
  const Table table = read_source(shared + "scores/" + file, file);
  std::vector<std::pair<std::string, double>> result;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    result.emplace_back(table.text(row, table.column(id)), table.required_number(row, table.column(column)));
  }
  return result;
}

}  // namespace

TEST_CASE("Depth of 492 alliances, four chains of a million sweeps, is the published one", "[depth]") {
  const ReadItems items = published_items();
  REQUIRE(items.matrix.alliances() == 492);
  ChainOptions options;
  options.burn_in = 100'000;
  options.sweeps = 1'000'000;
  const FactorPosterior posterior = sample_gaussian_factor(items.matrix, 4, {}, options);
  const DepthReport report = depth_report(posterior, items.matrix, options, 0.95);
  const DepthComparison comparison = compare_depth(
      report, scores("benson_clinton_depth_items.csv", "atopid", "published_depth"), "published", "depth");
  CHECK(comparison.common == 492);
  CHECK(comparison.correlation >= 0.999);
  CHECK(report.largest_rhat() < 1.01);
  CHECK(report.smallest_bulk() > 1000);
  CHECK(report.warnings().empty());
  // MCMCpack 1.6-3, 200,000 sweeps after 10,000, seed 1: means with five of its time-series errors.
  const std::vector<std::pair<double, double>> loadings = {{0.46796, 0.00056}, {0.19304, 0.00071}, {0.40402, 0.00080},
                                                           {0.69430, 0.00075}, {0.61606, 0.00062}, {0.41462, 0.00053},
                                                           {0.43145, 0.00076}, {0.14950, 0.00054}, {-0.06015, 0.00055}};
  for (std::size_t k = 0; k < 9; ++k) {
    CAPTURE(nine[k]);
    CHECK(std::abs(report.parameters[k].summary.mean - loadings[k].first) < 5 * loadings[k].second);
  }
}

TEST_CASE("Depth from ATOP itself: the paper's scores are reflected", "[depth]") {
  AtopDepthItems atop = atop_depth_items(read_source(shared + "raw/atop4_01m.csv", "atop4_01m.csv", Encoding::latin1));
  CHECK(atop.records == 2398);
  CHECK(atop.pure_nonaggression.size() == 172);
  const ReadItems items = without_missing(std::move(atop.matrix), MissingItems::drop);
  CHECK(items.matrix.alliances() == 558);
  const ChainOptions options;
  const FactorPosterior posterior = sample_gaussian_factor(items.matrix, 4, {}, options);
  const DepthReport report = depth_report(posterior, items.matrix, options, 0.95);
  const DepthComparison paper =
      compare_depth(report, scores("alliance_scores_gannon_kent.csv", "V1", "depth.score"), "paper", "depth.score");
  CHECK(paper.common == 554);
  CHECK(paper.correlation <= -0.99);
  CHECK(report.parameters[4].summary.mean > 0.5);  // base, the anchor
  const DepthComparison original = compare_depth(
      report, scores("alliance_scores_benson_clinton.csv", "V1", "depth.score"), "original", "depth.score");
  CHECK(original.correlation > 0.98);

  // The scores beside the recipes, made by the same call, have two digits.
  const std::string shipped = ENTENTE_SOURCE_DIR "/scenarios/recipes/alliance_depth.csv";
  const AllianceScores rounded = read_alliance_scores(read_source(shipped, shipped));
  CHECK(rounded.size() == 558);
  double furthest = 0;
  for (const DepthScore& score : report.scores) {
    furthest = std::max(furthest, std::abs(score.mean - rounded.at(std::stoll(score.alliance))));
  }
  CHECK(furthest <= 0.005 + 1e-9);
}

TEST_CASE("ATOP's items are the published ones but for averages and secrecy", "[depth]") {
  const AtopDepthItems atop = atop_depth_items(read_source(shared + "raw/atop4_01m.csv", "atop", Encoding::latin1));
  const ReadItems published = published_items();
  std::map<std::string, std::size_t> row;
  for (std::size_t i = 0; i < published.matrix.alliances(); ++i) row[published.matrix.ids[i]] = i;
  std::size_t common = 0;
  std::vector<std::size_t> different(9, 0);
  for (std::size_t i = 0; i < atop.matrix.alliances(); ++i) {
    const auto found = row.find(atop.matrix.ids[i]);
    if (found == row.end()) continue;
    ++common;
    for (std::size_t k = 0; k < 9; ++k) {
      different[k] += !(std::abs(atop.matrix.at(i, k) - published.matrix.at(found->second, k)) < 5e-4);
    }
  }
  CHECK(common >= 479);
  // Theirs is an earlier ATOP, takes one value where members differ, and codes secrecy 1 where ours has 2, its degree.
  for (std::size_t k = 0; k < 8; ++k) {
    CAPTURE(nine[k]);
    CHECK(different[k] <= 8);
  }
  CHECK(different[8] <= 56);
}

TEST_CASE("Ordinal depth of the 492 alliances converges and agrees in kind", "[depth]") {
  const ReadItems items = published_items();
  ChainOptions options;
  options.burn_in = 1'000;
  options.sweeps = 3'000;
  const FactorPosterior posterior = sample_ordinal_factor(ordinal_items(items.matrix), 4, {}, options);
  const DepthReport report = depth_report(posterior, items.matrix, options, 0.95);
  CHECK(report.largest_rhat() < 1.1);
  const DepthComparison comparison = compare_depth(
      report, scores("benson_clinton_depth_items.csv", "atopid", "published_depth"), "published", "depth");
  CHECK(comparison.correlation > 0.9);
}

}  // namespace entente
