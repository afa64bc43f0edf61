#include "estimate/table/csv_scanner.hpp"

#include "estimate/table/utf8.hpp"
#include "sim/core/error.hpp"

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::string ScannedField::text() const {
  if (!has_doubled_quotes) return std::string(written);
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    text += written[i];
    if (written[i] == '"') ++i;  // its double
  }
  return text;
}

CsvScanner::CsvScanner(std::string_view text, std::string_view name, int first_line)
    : text_(text), name_(name), line_(first_line) {
  if (text_.substr(0, byte_order_mark.size()) == byte_order_mark) position_ = byte_order_mark.size();
}

bool CsvScanner::next(std::vector<ScannedField>& row) {
  row.clear();
  if (at_end()) return false;
  while (true) {
    ScannedField field{position_, line_, column_, {}, false};
    if (!at_end() && text_[position_] == '"') {
      take_quoted(field);
    } else {
      take_plain(field);
    }
    row.push_back(field);
    if (at_end()) return true;
    if (at_line_end()) {
      pass_line_end();
      return true;
    }
    ++position_;  // the comma
    ++column_;
  }
}

bool CsvScanner::at_line_end() const {
  return !at_end() && (text_[position_] == '\n' || text_.substr(position_, 2) == "\r\n");
}

void CsvScanner::pass_line_end() {
  position_ += text_[position_] == '\n' ? 1 : 2;
  ++line_;
  column_ = 1;
}

void CsvScanner::pass_character() {
  const auto byte = static_cast<unsigned char>(text_[position_]);
  if (byte > 0 && byte < 0x80) {
    ++position_;
    ++column_;
    return;
  }
  const std::size_t length = utf8_length(text_.substr(position_));
  if (length == 0) {
    throw input_error(here(), "a byte that is not UTF-8", "a text in UTF-8", "save the file as UTF-8");
  }
  if (byte == 0) throw input_error(here(), "a NUL byte", "text");
  position_ += length;
  ++column_;
}

void CsvScanner::take_quoted(ScannedField& field) {
  const Place opening = here();
  ++position_;
  ++column_;
  const std::size_t first = position_;
  while (true) {
    if (at_end()) throw input_error(opening, "a quotation mark that is never closed", "a closing quotation mark");
    if (text_[position_] == '"') {
      ++position_;
      ++column_;
      if (at_end() || text_[position_] != '"') break;
      field.has_doubled_quotes = true;
      pass_character();
    } else if (at_line_end()) {
      pass_line_end();
    } else {
      pass_character();
    }
  }
  field.written = text_.substr(first, position_ - 1 - first);
  if (!at_field_end()) {
    throw input_error(here(), "text after a closing quotation mark", "a comma or the end of the line",
                      "double every quotation mark inside a quoted field");
  }
}

void CsvScanner::take_plain(ScannedField& field) {
  while (!at_field_end()) {
    if (text_[position_] == '"') {
      throw input_error(here(), "a quotation mark inside a field that does not begin with one", "a quoted field",
                        "put the whole field in quotation marks and double those inside");
    }
    if (text_[position_] == '\r') {
      throw input_error(here(), "a carriage return that ends no line", "lines ending in LF or CRLF");
    }
    pass_character();
  }
  field.written = text_.substr(field.begin, position_ - field.begin);
}

Place CsvScanner::here() const { return {name_, line_, column_, {}}; }

}  // namespace entente
