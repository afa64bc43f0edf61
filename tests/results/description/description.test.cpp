#include "results/description/description.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace entente;

namespace {

Description example(const std::string& name) {
  return {name,
          {{"1 " + name,
            {Description::Paragraph{"- " + name}, Description::Bullets{{"a", name}},
             Description::Bullets{{"first", "2. second"}, true}, Description::Formula{{"u <- u - gamma"}},
             Description::DataTable{{"key", "value"}, {{"leader_rule.rule", name}, {"a", ""}}}}},
           {"Within", {}, 3}}};
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A description in Markdown") {
  // CommonMark 0.30 and GitHub's tables, written out by hand.
  CHECK(description_markdown(example("War")) ==
        "# War\n\n## 1 War\n\n\\- War\n\n- a\n- War\n\n1. first\n2. 2\\. second\n\n    u <- u - gamma\n\n"
        "| key | value |\n|---|---|\n| leader_rule.rule | War |\n| a | |\n\n### Within\n");
}

TEST_CASE("A description in HTML is a page of its own") {
  const std::string page = description_html(example("War"));
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(page.ends_with("</body>\n</html>\n"));
  CHECK(has(page, "<h2 id=\"section-1\">1 War</h2>\n<p>- War</p>"));
  CHECK(has(page, "<li><a href=\"#section-1\">1 War</a></li>"));
  CHECK(has(page, "<ol>\n<li>first</li>"));
  CHECK(has(page, "<pre>u &lt;- u - gamma</pre>"));
  CHECK(has(page, "<tr><td>leader_rule.rule</td><td>War</td></tr>"));
  CHECK(has(page, "<h3 id=\"section-2\">Within</h3>"));
  CHECK_FALSE(has(page, "src="));
}

TEST_CASE("Names are text and never markup, in both formats") {
  const std::string name = "Küste <script>alert(1)</script> *a* _b_ [c](d) | `e` & \"f\"\nnext";
  const std::string page = description_html(example(name));
  CHECK_FALSE(has(page, "<script"));
  CHECK(has(page, "Küste &lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(has(page, "&amp; &quot;f&quot;"));
  const std::string text = description_markdown(example(name));
  CHECK_FALSE(has(text, "<script"));
  CHECK(has(text, "Küste &lt;script&gt;alert(1)&lt;/script&gt; \\*a\\* \\_b\\_ \\[c\\](d) \\| \\`e\\` &amp; \"f\""));
  CHECK_FALSE(has(text, "\nnext"));
}
