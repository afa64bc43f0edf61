#include "results/regression/render.hpp"

#include "sim/core/error.hpp"
#include "tests/results/regression/reports.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace entente;
using namespace entente::testing;
using nlohmann::json;

namespace {

const std::vector<ModelReport> three = {baseline(), within(), two_parts()};

RegressionTable table() {
  RegressionTableOptions options;
  options.title = "A & B: 100 % of <it>";
  options.stars = true;
  return make_regression_table(three, options);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

// Lines of a Markdown table have as many unescaped bars as its head.
std::size_t bars(const std::string& line) { return times(line, "|") - times(line, "\\|"); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("No format shows a word for what is missing") {
  for (const std::string& text : {regression_text(table()), regression_markdown(table()), regression_latex(table()),
                                  regression_html(table()), regression_csv(three, {}), regression_json(three, {})}) {
    CHECK_FALSE(holds(text, "nan"));
    CHECK_FALSE(holds(text, "inf,"));
    CHECK(text.back() == '\n');
  }
}

TEST_CASE("Text aligns columns with stars to their right") {
  const std::string text = regression_text(table());
  CHECK(holds(text, "A & B: 100 % of <it>\n"));
  CHECK(holds(text, "pot_gain                  0.002338***        0.00591*\n"));
  CHECK(holds(text, "                         (0.000437)         (0.00246)\n"));
}

TEST_CASE("Markdown's tables are whole and names are escaped") {
  const std::string text = regression_markdown(table());
  CHECK(holds(text, "**A &amp; B: 100 % of &lt;it&gt;**"));
  CHECK(holds(text, "| pot\\_gain | 0.002338\\*\\*\\*<br>(0.000437) | 0.00591\\*<br>(0.00246) | |"));
  std::size_t expected = 5;
  std::size_t rows = 0;
  for (const std::string& line : lines_of(text)) {
    if (line.empty() || line.front() != '|') continue;
    ++rows;
    if (line.rfind("| Term", 0) == 0) expected = 10;
    CHECK(bars(line) == expected);
  }
  CHECK(rows > 20);
}

TEST_CASE("LaTeX is balanced, escaped, and counts its columns") {
  const std::string text = regression_latex(table(), "tab:one_$%");
  CHECK(holds(text, "\\usepackage{booktabs}"));
  CHECK(holds(text, "\\caption{A \\& B: 100 \\% of \\textless{}it\\textgreater{}}"));
  CHECK(holds(text, "\\label{tab:one}"));
  CHECK(holds(text, "pot\\_gain & 0.002338\\rlap{$^{***}$} & 0.00591\\rlap{$^{*}$} &  \\\\"));
  CHECK(holds(text, "$-3.468\\times10^{-7}$"));
  CHECK(holds(text,
              "50\\% \\& \\#1 \\textless{}x\\textgreater{} \\textbackslash{} "
              "\\textasciicircum{}\\textasciitilde{}\\{\\}\\$\\textbar{}"));
  CHECK(times(text, "\\begin{table}") == 2);
  CHECK(times(text, "\\end{table}") == 2);
  // As many cells in every line of the first tabular as it has columns.
  for (const std::string& line : lines_of(text.substr(0, text.find("\\bottomrule")))) {
    if (!line.ends_with("\\\\") || holds(line, "multicolumn")) continue;
    CHECK(times(line, "&") - times(line, "\\&") == 3);
  }
}

TEST_CASE("HTML's tables name rows and columns for those who cannot see them") {
  const std::string text = regression_html(table());
  CHECK(holds(text, "<caption>A &amp; B: 100 % of &lt;it&gt;</caption>"));
  CHECK(holds(text, "<th scope=\"col\">(1)<br>baseline</th>"));
  CHECK(holds(text, "<th scope=\"row\">pot_gain</th><td>0.002338***<br>(0.000437)</td>"));
  CHECK(holds(text, "<th scope=\"rowgroup\" colspan=\"4\">Participation</th>"));
  CHECK(holds(text, "50% &amp; #1 &lt;x&gt; \\ ^~{}$|&quot;&#39;"));
  for (const char* tag : {"table", "tr", "td", "tbody", "thead", "tfoot", "ul", "li", "body", "html"}) {
    const std::string name(tag);
    CHECK(times(text, "<" + name + ">") + times(text, "<" + name + " ") == times(text, "</" + name + ">"));
  }
}

TEST_CASE("CSV has a row a model and parameter, at full precision") {
  const std::vector<std::string> lines = lines_of(regression_csv(three, {"", 0.95}));
  REQUIRE(lines.size() == 1 + 2 + 2 + 5);
  CHECK(lines[0].rfind("model,part,term,scale,estimate,standard_error,statistic,p_value,df,low,high,level,", 0) == 0);
  CHECK(lines[2].rfind("baseline,,pot_gain,0,0.00233778094017479,0.000437382928361011,", 0) == 0);
  CHECK(holds(lines[3], ",CR1 by ccode,1.0095,G/(G-1) (n-1)/(n-K),6,153,stata,"));
  CHECK(holds(lines[8], "amount,\"50% & #1 <x> \\ ^~{}$|\"\"'\",0,0.001,,,,,,,0.95,"));
}

TEST_CASE("JSON has the layout of the reference file") {
  const json root = json::parse(regression_json(three, {"the note", 0.9}));
  CHECK(root.at("note") == "the note");
  CHECK(root.at("response") == "share");
  const json& first = root.at("baseline");
  CHECK(first.at("formula") == "share ~ pot_gain");
  CHECK(first.at("nobs") == 2210);
  CHECK(first.at("df_residual") == 2208);
  CHECK(first.at("coef").at("pot_gain") == 0.00233778094017479);
  CHECK(first.at("se").at("(Intercept)") == std::sqrt(0.000172258893847546 * 0.000172258893847546));
  CHECK(first.at("ci95").at("pot_gain").size() == 2);
  CHECK(first.at("ci95").at("pot_gain")[0].get<double>() == Approx(0.00148052615313455).epsilon(1e-9));
  CHECK(first.at("ci90").at("pot_gain")[0].get<double>() > first.at("ci95").at("pot_gain")[0].get<double>());
  for (const char* key : {"t", "p", "aic", "bic", "loglik", "deviance", "null_deviance", "dispersion"}) {
    CHECK(first.contains(key));
  }
  CHECK_FALSE(first.contains("groups"));
  CHECK(first.at("vcov").at("df") == 2208);
  CHECK(first.at("sample").at("excluded")[1] == json({{"what", "stateabb = USA"}, {"rows", 17}}));

  const json& second = root.at("fixed_effects");
  CHECK(second.at("groups") == 153);
  CHECK(second.at("r2") == 0.127458787619095);
  CHECK(second.at("rss") == 0.0370726815315415);
  CHECK(second.at("fstat") == 47.2123030682799);
  CHECK_FALSE(second.contains("aic"));
  CHECK(second.at("singletons") == "dropped");
  CHECK(second.at("vcov").at("groups") == 153);
  REQUIRE(second.at("beside").size() == 2);
  CHECK(second.at("beside")[0].at("vcov").at("df").at("pot_gain") == 23.44);
  CHECK(second.at("beside")[1].at("p").at("pot_gain") == 0.0312);
  CHECK(second.at("beside")[1].at("ci95").at("pot_gain")[1] == 0.0114);
  CHECK(second.at("covariance").size() == 2);
  CHECK(second.at("notes")[0] == "share is the panel's troops_afghan_final_ratio");

  const json& third = root.at("hurdle");
  CHECK(third.at("coef").at("amount: log(sigma)") == 0.1);
  CHECK(third.at("p").at("amount: 50% & #1 <x> \\ ^~{}$|\"'").is_null());
  CHECK(third.at("amount") == "logit_normal");
  CHECK(third.at("convergence").at("iterations") == 6);
  CHECK(third.at("vcov").at("df").is_null());
}

TEST_CASE("JSON refuses two models of one name and names of its own keys") {
  CHECK_THROWS_AS(regression_json({baseline(), baseline()}, {}), Error);
  ModelReport note = baseline();
  note.name = "note";
  CHECK_THROWS_AS(regression_json({note}, {}), Error);
  ModelReport other = within();
  other.response = "another";
  CHECK(json::parse(regression_json({baseline(), other}, {})).at("response").is_null());
}
