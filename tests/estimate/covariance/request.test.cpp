#include "estimate/covariance/request.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

const Place option{"--vcov", 0, 0, {}};

CovarianceRequest parsed(const std::string& text) { return parse_covariance(text, option); }

using Catch::Contains;

}  // namespace

TEST_CASE("covariances as users write them") {
  using Clusters = std::vector<std::string>;
  CHECK(parsed("iid").kind == CovarianceKind::model);
  CHECK(parsed("HC3").kind == CovarianceKind::hc3);
  CHECK(parsed("cluster:ccode").kind == CovarianceKind::cr1);
  CHECK(parsed("CR2:ccode").kind == CovarianceKind::cr2);
  CHECK(parsed("CR2:ccode").clusters == Clusters{"ccode"});
  CHECK(parsed("twoway:ccode,year").clusters == Clusters{"ccode", "year"});
  CHECK(parsed("dk").kind == CovarianceKind::driscoll_kraay);
  CHECK_FALSE(parsed("dk").lag);
  CHECK(parsed("dk:0").lag == 0);
  CHECK(parsed("wild:ccode").kind == CovarianceKind::wild);
  CHECK(parsed("pairs:ccode").kind == CovarianceKind::pairs);
}

TEST_CASE("covariances as outputs name them") {
  CHECK(covariance_name(parsed("iid")) == "iid");
  CHECK(covariance_name(parsed("cluster:ccode")) == "CR1 by ccode");
  CHECK(covariance_name(parsed("twoway:ccode,year")) == "two-way by ccode and year");
  CHECK(covariance_name(parsed("dk")) == "Driscoll-Kraay");
  CHECK(covariance_name(parsed("dk:2")) == "Driscoll-Kraay with lag 2");
  CHECK(covariance_name(parsed("wild:ccode")) == "wild cluster bootstrap by ccode");
}

TEST_CASE("a covariance that is none is refused with what there is") {
  CHECK_THROWS_WITH(parsed("HC4"), Contains("--vcov: \"HC4\" is no covariance; expected iid, HC0 to HC3"));
  CHECK_THROWS_WITH(parsed("clutser:ccode"), Contains("did you mean cluster?"));
  CHECK_THROWS_WITH(parsed(""), Contains("is no covariance"));
  CHECK_THROWS_WITH(parsed("HC1:ccode"), Contains("something after HC1"));
  CHECK_THROWS_WITH(parsed("cluster"), Contains("expected cluster:VAR"));
  CHECK_THROWS_WITH(parsed("CR1:"), Contains("expected CR1:VAR"));
  CHECK_THROWS_WITH(parsed("cluster:a,b"), Contains("twoway:VAR,VAR"));
  CHECK_THROWS_WITH(parsed("twoway:a"), Contains("expected twoway:VAR,VAR"));
  CHECK_THROWS_WITH(parsed("twoway:a,a"), Contains("one variable twice"));
  CHECK_THROWS_WITH(parsed("dk:"), Contains("no lag"));
  CHECK_THROWS_WITH(parsed("dk:-1"), Contains("no lag"));
}

TEST_CASE("conventions by name") {
  for (const char* name : {"plm", "sandwich", "stata", "fixest", "clubsandwich"}) {
    CHECK(to_string(parse_convention(name, option)) == std::string(name));
  }
  CHECK_THROWS_WITH(parse_convention("fixset", option), Contains("did you mean fixest?"));
}

}  // namespace entente
