// Oracle of names and order: R 4.2.2, colnames(model.matrix(formula, d)), of any data frame d with these variables.
#include "estimate/formula/formula.hpp"

#include "estimate/formula/evaluate.hpp"
#include "estimate/formula/number_label.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

const Place option{"--formula", 0, 0, {}};

std::string terms_of(const std::string& text) {
  std::string names;
  for (const Term& term : parse_formula(text, option).terms) names += (names.empty() ? "" : " | ") + term.name;
  return names;
}

std::string error_of(const std::string& text, const Place& place = option) {
  try {
    parse_formula(text, place);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    CHECK(error.problems().size() == 1);
    return error.what();
  }
  return "no error";
}

double value_of(const std::string& expression, double a = 3, double b = 2) {
  const Formula formula = parse_formula("I(" + expression + ") ~ 1", option);
  return evaluate(formula.response, [&](const Expression& leaf) { return leaf.name == "a" ? a : b; });
}

using Catch::Contains;
using Catch::StartsWith;

}  // namespace

TEST_CASE("terms are those of R, in R's order and by R's names") {
  CHECK(terms_of("y ~ a:b + c") == "(Intercept) | c | a:b");
  CHECK(terms_of("y ~ b:a + a") == "(Intercept) | a | b:a");
  CHECK(terms_of("y ~ a*b*c - a:b:c") == "(Intercept) | a | b | c | a:b | a:c | b:c");
  CHECK(terms_of("y ~ (a+b)*c") == "(Intercept) | a | b | c | a:c | b:c");
  CHECK(terms_of("y~(a+b)^2") == "(Intercept) | a | b | a:b");
  CHECK(terms_of("y~(a+b+c)^2-a:b") == "(Intercept) | a | b | c | a:c | b:c");
  CHECK(terms_of("y~a+a+b:a+a:b") == "(Intercept) | a | a:b");
  CHECK(terms_of("y~a:a") == "(Intercept) | a");
  CHECK(terms_of("y~a:(b+c)") == "(Intercept) | a:b | a:c");
  CHECK(terms_of("y~a:b:c+a:b") == "(Intercept) | a:b | a:b:c");
  CHECK(terms_of("y ~ 1") == "(Intercept)");
}

TEST_CASE("0 and 1 stand for the intercept, the last word counts") {
  CHECK(terms_of("y~a+0") == "a");
  CHECK(terms_of("y~0+a") == "a");
  CHECK(terms_of("y ~ -1 + a") == "a");
  CHECK(terms_of("y~a+ -1") == "a");
  CHECK(terms_of("y~a+0+1") == "(Intercept) | a");
  CHECK(terms_of("y~a-0-1+b") == "a | b");
}

TEST_CASE("names are deparsed as R does") {
  CHECK(terms_of("y~I(a/b)+I(a*b+ -2*c)") == "(Intercept) | I(a/b) | I(a * b + -2 * c)");
  CHECK(terms_of("y~I(a^2)+log(a+1e6)+I(a*1e5)+I(a*123456.789)+I((a+b)/2)+log1p(a)") ==
        "(Intercept) | I(a^2) | log(a + 1e+06) | I(a * 1e+05) | I(a * 123456.789) | I((a + b)/2) | log1p(a)");
  CHECK(terms_of("y~I(a-b)+I(-a^2)+I(a*0.0001)+I(a*.1)+I(a/1e-05)+I(+a)+I(a**2)") ==
        "(Intercept) | I(a - b) | I(-a^2) | I(a * 1e-04) | I(a * 0.1) | I(a/1e-05) | I(+a) | I(a^2)");
  CHECK(terms_of("y~`my var`+`a`+x.y_z+log(`my var`)+a:`my var`") ==
        "(Intercept) | `my var` | a | x.y_z | log(`my var`) | `my var`:a");
  CHECK(terms_of("y~I(a*(b+c))+I(a^-1)+I(1/a^2)+exp(a/10)+sqrt(a)+abs(a-3)+I(log(a)*b)+log(I(a))") ==
        "(Intercept) | I(a * (b + c)) | I(a^-1) | I(1/a^2) | exp(a/10) | sqrt(a) | abs(a - 3) | I(log(a) * b) | "
        "log(I(a))");
  CHECK(terms_of("y~lag(x,2)+within( log(x) )+between(x)+factor(f):a") ==
        "(Intercept) | lag(x, 2) | within(log(x)) | between(x) | factor(f):a");
}

TEST_CASE("numbers in names are R's") {
  // R: format(x, digits = 15) as deparse() gives it
  CHECK(number_label(1e5) == "1e+05");
  CHECK(number_label(120000) == "120000");
  CHECK(number_label(123456) == "123456");
  CHECK(number_label(1e15) == "1e+15");
  CHECK(number_label(3e10) == "3e+10");
  CHECK(number_label(0.0001) == "1e-04");
  CHECK(number_label(0.001) == "0.001");
  CHECK(number_label(1234e-8) == "1.234e-05");
  CHECK(number_label(0.1234567890123456789) == "0.123456789012346");
  CHECK(number_label(1234567890123456789.0) == "1234567890123456768");
  CHECK(number_label(1e-15) == "1e-15");
  CHECK(number_label(0.1 + 0.2) == "0.3");
  CHECK(number_label(-2.5) == "-2.5");
  CHECK(number_label(0) == "0");
  CHECK(number_label(1e300) == "1e+300");
  CHECK(number_label(2002) == "2002");
}

TEST_CASE("the response is any arithmetic, by R's name") {
  // R: names(model.frame(f, d))[1]
  CHECK(parse_formula("I(y/a)~b", option).response_name == "I(y/a)");
  CHECK(parse_formula("y/a~b", option).response_name == "y/a");
  CHECK(parse_formula("log(y+1)*2~b", option).response_name == "log(y + 1) * 2");
}

TEST_CASE("arithmetic binds as in R") {
  CHECK(value_of("-a^2") == -9);
  CHECK(value_of("a^b^b") == 81);  // a^(b^b)
  CHECK(value_of("2^-b") == 0.25);
  CHECK(value_of("a-b-1") == 0);
  CHECK(value_of("a/b/2") == 0.75);
  CHECK(value_of("a+b*2") == 7);
  CHECK(value_of("-a*b") == -6);
  CHECK(value_of("(a+b)*2") == 10);
  CHECK(value_of("a^0.5") == Approx(1.7320508075688772).epsilon(1e-15));
  CHECK(value_of("a^2.5") == Approx(15.588457268119896).epsilon(1e-14));
  CHECK(value_of("(-a)^3") == -27);
  CHECK(value_of("log10(a*100/3)") == Approx(2).epsilon(1e-15));
  CHECK(value_of("log2(8)") == Approx(3).epsilon(1e-15));
  CHECK(value_of("abs(b-a)+exp(0)+log1p(0)") == 2);
}

TEST_CASE("absorbed effects stand behind |, and take the intercept's place") {
  const Formula formula = parse_formula("share ~ potential + log(gdp) | state + year + state", option);
  CHECK(formula.effects == std::vector<std::string>{"state", "year"});
  CHECK(formula.effect_columns == std::vector<std::size_t>{32, 40});
  CHECK(terms_of("share ~ potential + log(gdp) | state + year") == "potential | log(gdp)");
}

TEST_CASE("every error names the column and what was expected") {
  CHECK(error_of("") == "--formula:1:1: an empty formula; expected response ~ terms");
  CHECK(error_of("y a") == "--formula:1:3: \"a\" does not belong here; expected an operator or ~");
  CHECK(error_of("y") == "--formula:1:2: a formula without ~; expected response ~ terms");
  CHECK(error_of("~ a") == "--formula:1:1: \"~\" does not belong here; expected a response before ~");
  CHECK_THAT(error_of("y ~ a +"), StartsWith("--formula:1:8: the formula ends here; expected a term"));
  CHECK_THAT(error_of("y ~ log(a"), StartsWith("--formula:1:8: a parenthesis that is never closed"));
  CHECK_THAT(error_of("y ~ (a + b"), StartsWith("--formula:1:5: a parenthesis that is never closed"));
  CHECK_THAT(error_of("y ~ a)"), StartsWith("--formula:1:6: \")\" does not belong here"));
  CHECK_THAT(error_of("y ~ lgo(a)"), Contains("--formula:1:5: no function \"lgo\"") && Contains("did you mean log()?"));
  CHECK_THAT(error_of("y ~ a/b"), Contains("--formula:1:6:") && Contains("I(a/b)"));
  CHECK_THAT(error_of("y ~ x^2"), Contains("--formula:1:6:") && Contains("I(x^2)"));
  CHECK_THAT(error_of("y ~ 2*x"), Contains("--formula:1:5:") && Contains("I(2*x)"));
  CHECK_THAT(error_of("y ~ 1:x"), Contains("--formula:1:6:"));
  CHECK_THAT(error_of("y ~ a - b"), Contains("--formula:1:9: \"b\" is not among the terms before it"));
  CHECK_THAT(error_of("y ~ a ~ b"), Contains("one ~"));
  CHECK_THAT(error_of("y ~ a | b | c"), Contains("one |"));
  CHECK_THAT(error_of("y ~ a | factor(b)"), Contains("--formula:1:9:"));
  CHECK_THAT(error_of("y ~ ."), Contains("names of variables"));
  CHECK_THAT(error_of("y ~ a + y"), Contains("--formula:1:9: the response \"y\" is among the terms"));
  CHECK_THAT(error_of("y ~ 0"), Contains("without terms"));
  CHECK_THAT(error_of("y ~ 1 | state"), Contains("without terms"));
  CHECK_THAT(error_of("y ~ `a"), StartsWith("--formula:1:5: a backquote that is never closed"));
  CHECK_THAT(error_of("y ~ 2x"), Contains("\"2x\" is neither a number nor a name"));
  CHECK_THAT(error_of("y ~ a & b"), StartsWith("--formula:1:7: \"&\" has no meaning"));
  CHECK_THAT(error_of("y ~ lag(x, 0)"), StartsWith("--formula:1:12:") && Contains("not a lag"));
  CHECK_THAT(error_of("y ~ lag(x, 1.5)"), Contains("not a lag"));
  CHECK_THAT(error_of("y ~ lag(within(x))"), StartsWith("--formula:1:9: a mean over the sample inside lag()"));
  CHECK_THAT(error_of("y ~ log(a, 2)"), Contains("one argument"));
  CHECK_THAT(error_of("y ~ log(factor(a))"), Contains("a term of its own"));
  CHECK_THAT(error_of("y ~ I(a:b)"), Contains("--formula:1:8:"));
}

TEST_CASE("columns count characters, and are added to a file's place") {
  CHECK_THAT(error_of("größe ~ a +"), StartsWith("--formula:1:12:"));
  CHECK_THAT(error_of("y ~ a +", {"s.yaml", 7, 20, "models.one.formula"}),
             StartsWith("s.yaml:7:27: models.one.formula: the formula ends here"));
  CHECK_THAT(error_of("y ~ a +", {{}, 0, 0, "--formula"}), StartsWith("--formula:1:8: the formula ends here"));
  CHECK_THAT(error_of("y ~ a +", {"s.yaml", 7, 0, {}}), StartsWith("s.yaml:7: the formula ends here"));
}

TEST_CASE("no formula is a bomb") {
  std::string product = "y ~ x0";
  for (int i = 1; i < 40; ++i) product += "*x" + std::to_string(i);
  CHECK_THAT(error_of(product), Contains("more than 1000 terms"));
  CHECK_THAT(error_of("y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p)^8"), Contains("more than 1000 terms"));
  CHECK_THAT(error_of("y ~ " + std::string(5000, '(')), Contains("nested too deeply"));
  CHECK_THAT(error_of("y ~ I(" + std::string(5000, '-') + "a)"), Contains("nested too deeply"));
  CHECK_THAT(error_of("y ~ " + std::string(20000, 'a')), Contains("20004 characters"));
  std::string sum = "y ~ I(a";
  for (int i = 0; i < 4000; ++i) sum += "+a";
  CHECK(parse_formula(sum + ")", option).terms.size() == 2);
}

}  // namespace entente
