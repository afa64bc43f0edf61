#include "results/text/html.hpp"

#include "results/description/description.hpp"
#include "results/text/clean.hpp"

namespace entente {
namespace {

constexpr const char* style =
    "<style>\n"
    "body { font-family: serif; line-height: 1.4; margin: 2em auto; max-width: 62em; padding: 0 1em; }\n"
    "table { border-bottom: 2px solid; border-collapse: collapse; border-top: 2px solid; margin: 1em 0; }\n"
    "th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em 0.2em 0; text-align: left; vertical-align: top; }\n"
    ".table { overflow-x: auto; }\n"
    "pre { margin-left: 2em; overflow-x: auto; }\n"
    "</style>\n";

std::string escaped(const std::string& text) { return html_escaped(clean_line(text)); }

std::string element(const std::string& name, const std::string& content) {
  return "<" + name + ">" + content + "</" + name + ">";
}

struct Writer {
  std::string operator()(const Description::Paragraph& paragraph) const {
    return element("p", escaped(paragraph.text)) + "\n";
  }
  std::string operator()(const Description::Bullets& bullets) const {
    std::string items = "\n";
    for (const std::string& item : bullets.items) items += element("li", escaped(item)) + "\n";
    return element(bullets.numbered ? "ol" : "ul", items) + "\n";
  }
  std::string operator()(const Description::Formula& formula) const {
    std::string lines;
    for (const std::string& line : formula.lines) lines += (lines.empty() ? "" : "\n") + escaped(line);
    return element("pre", lines) + "\n";
  }
  std::string operator()(const Description::DataTable& table) const {
    // Words stay whole; a table wider than the screen is scrolled by itself, by keys too.
    std::string text = "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead><tr>";
    for (const std::string& cell : table.head) text += "<th scope=\"col\">" + escaped(cell) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      std::string cells;
      for (const std::string& cell : row) cells += element("td", escaped(cell));
      text += element("tr", cells) + "\n";
    }
    return text + "</tbody>\n</table>\n</div>\n";
  }
};

std::string anchor(std::size_t section) { return "section-" + std::to_string(section + 1); }

std::string contents(const Description& description) {
  std::string items = "\n";
  for (std::size_t i = 0; i < description.sections.size(); ++i) {
    if (description.sections[i].level > 2) continue;
    items += "<li><a href=\"#" + anchor(i) + "\">" + escaped(description.sections[i].title) + "</a></li>\n";
  }
  return element("nav", element("ul", items)) + "\n";
}

}  // namespace

std::string description_html(const Description& description) {
  const std::string title = escaped(description.title);
  std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
                     element("title", title) + "\n" + style + "</head>\n<body>\n" + element("h1", title) + "\n" +
                     contents(description);
  for (std::size_t i = 0; i < description.sections.size(); ++i) {
    const Description::Section& section = description.sections[i];
    const std::string level = "h" + std::to_string(section.level);
    text += "<" + level + " id=\"" + anchor(i) + "\">" + escaped(section.title) + "</" + level + ">\n";
    for (const Description::Block& block : section.blocks) text += std::visit(Writer{}, block);
  }
  return text + "</body>\n</html>\n";
}

}  // namespace entente
