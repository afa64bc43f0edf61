#include "scenarios/yaml/parse.hpp"

#include "scenarios/yaml/source_text.hpp"
#include "scenarios/yaml/tree_builder.hpp"
#include "sim/core/error.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <utility>

namespace entente {
namespace {

// An indentation with a tab is YAML's commonest trap, and yaml-cpp words it as "illegal map value".
std::string advice_for(const SourceText& source, std::size_t byte) {
  const std::string& text = source.text();
  const std::size_t before = byte == 0 ? std::string::npos : text.rfind('\n', byte - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  const std::size_t content = text.find_first_not_of(" \t", start);
  const bool tab =
      text.substr(start, content == std::string::npos ? 0 : content - start).find('\t') != std::string::npos;
  return tab ? "the line is indented with a tab: YAML wants spaces" : "";
}

Node parse(const SourceText& source, Problems& problems) {
  TreeBuilder builder(source, problems);
  std::istringstream stream(source.text());
  try {
    YAML::Parser parser(stream);
    // The second call refuses a second document; yaml-cpp's own loader would ignore it.
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& fault) {
    const bool known = !fault.mark.is_null() && fault.mark.pos >= 0;
    const std::size_t byte = known ? static_cast<std::size_t>(fault.mark.pos) : source.text().size();
    throw input_error(source.place(byte), "not valid YAML: " + fault.msg, {}, advice_for(source, byte));
  }
  return builder.take();
}

}  // namespace

Node parse_yaml(std::string text, const std::string& file, Problems& problems) {
  return parse(SourceText(std::move(text), file), problems);
}

Node read_yaml(const std::string& path, Problems& problems) { return parse(SourceText::read(path), problems); }

}  // namespace entente
