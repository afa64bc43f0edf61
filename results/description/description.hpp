#pragma once

#include <string>
#include <variant>
#include <vector>

namespace entente {

/// A document in words: sections with paragraphs, lists, formulas and tables. All text is plain: each format escapes
/// what would be markup in it, so that names from a user's files come out as they are.
struct Description {
  struct Paragraph {
    std::string text;
  };
  struct Bullets {
    std::vector<std::string> items;
    bool numbered = false;
  };
  struct Formula {
    std::vector<std::string> lines;  ///< shown as they are, in type of one width
  };
  struct DataTable {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< as long as the head
  };
  using Block = std::variant<Paragraph, Bullets, Formula, DataTable>;
  struct Section {
    std::string title;
    std::vector<Block> blocks;
    int level = 2;  ///< 2 for a section, 3 for one within it
  };

  std::string title;
  std::vector<Section> sections;
};

/// CommonMark with GitHub's tables.
std::string description_markdown(const Description& description);

/// A whole HTML page that needs no other file: a table of contents, headings with anchors, tables with scopes.
std::string description_html(const Description& description);

}  // namespace entente
