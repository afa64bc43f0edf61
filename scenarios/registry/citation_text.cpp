#include "scenarios/registry/citation_text.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// The value of a field, or "".
std::string field(const Citation& citation, const std::string& name) {
  for (const auto& [key, value] : citation.fields) {
    if (key == name) return value;
  }
  return "";
}

// "Given Family" of "Family, Given".
std::string given_first(const std::string& author) {
  const std::size_t comma = author.find(", ");
  return comma == std::string::npos ? author : author.substr(comma + 2) + " " + author.substr(0, comma);
}

// The first author as filed, the others as spoken: "Leeds, Brett Ashley, Jeffrey Ritter and Andrew Long".
std::string authors_text(const std::vector<std::string>& authors) {
  std::string text;
  for (std::size_t i = 0; i < authors.size(); ++i) {
    if (i > 0) text += i + 1 == authors.size() ? " and " : ", ";
    text += i == 0 ? authors[i] : given_first(authors[i]);
  }
  return text;
}

std::string sentence(const std::string& text) {
  if (text.empty()) return "";
  return " " + text + (text.back() == '.' ? "" : ".");
}

// "Journal 28(3), 237-260", "In Bruce Russett (ed.), Peace, War, and Numbers, 19-48": where the work is to be found.
std::string container(const Citation& citation) {
  std::string text = field(citation, "journal");
  const std::string volume = field(citation, "volume");
  const std::string number = field(citation, "number");
  const std::string book = field(citation, "booktitle");
  const std::string editor = field(citation, "editor");
  const std::string pages = field(citation, "pages");
  if (!volume.empty()) text += " " + volume + (number.empty() ? "" : "(" + number + ")");
  if (!book.empty()) text = "In " + (editor.empty() ? "" : given_first(editor) + " (ed.), ") + book;
  return pages.empty() ? text : text + ", " + pages;
}

std::string publisher(const Citation& citation) {
  const std::string place = field(citation, "place");
  const std::string name = field(citation, "publisher");
  return place.empty() || name.empty() ? place + name : place + ": " + name;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string("&%$#_{}").find(c) != std::string::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string bibtex_authors(const std::vector<std::string>& authors) {
  std::string text;
  for (const std::string& author : authors) {
    if (!text.empty()) text += " and ";
    // Braces keep the name of an organisation from being taken apart.
    text += author.find(',') == std::string::npos ? "{" + escaped(author) + "}" : escaped(author);
  }
  return text;
}

// BibTeX writes a range with two hyphens.
std::string bibtex_pages(std::string pages) {
  const std::size_t hyphen = pages.find('-');
  return hyphen == std::string::npos ? pages : pages.insert(hyphen, "-");
}

}  // namespace

std::string citation_text(const Citation& citation) {
  std::string text = authors_text(citation.authors);
  if (!citation.year.empty()) text += (text.empty() ? "(" : " (") + citation.year + ")";
  if (!text.empty() && text.back() != '.') text += '.';
  text += sentence(citation.title) + sentence(container(citation)) + sentence(publisher(citation));
  const std::string doi = field(citation, "doi");
  text += sentence(doi.empty() ? "" : "doi:" + doi) + sentence(field(citation, "note"));
  const std::string url = field(citation, "url");
  if (!url.empty()) text += " " + url;
  return text.front() == ' ' ? text.substr(1) : text;
}

std::string bibtex(const Citation& citation) {
  constexpr std::array kinds = {"article", "book", "incollection", "misc"};
  std::string text = "@" + std::string(kinds.at(static_cast<std::size_t>(citation.kind))) + "{" + citation.key;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) text += ",\n  " + name + " = {" + value + "}";
  };
  add("author", bibtex_authors(citation.authors));
  add("year", citation.year);
  // Braces within keep the title's capitals.
  add("title", "{" + escaped(citation.title) + "}");
  for (const auto& [name, value] : citation.fields) {
    if (name == "url" || name == "doi") {
      add(name, value);
    } else if (name == "place") {
      add("address", escaped(value));
    } else {
      add(name, name == "pages" ? bibtex_pages(value) : escaped(value));
    }
  }
  return text + "\n}\n";
}

}  // namespace entente
