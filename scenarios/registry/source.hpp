#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A work to be cited.
struct Citation {
  enum class Kind { article, book, incollection, misc };
  std::string key;  ///< "singer_1987"
  Kind kind = Kind::misc;
  std::vector<std::string> authors;  ///< "Family, Given", or an organisation's name, which has no comma; may be empty
  std::string year;                  ///< may be a range, or empty
  std::string title;
  std::vector<std::pair<std::string, std::string>> fields;  ///< journal, volume, pages ..., in the order of the file
};

/// How a publisher hands his data out, as far as it matters to whoever wants the file that Entente reads.
enum class Packaging {
  plain,      ///< as that very file
  zip,        ///< within an archive
  converted,  ///< in another form: of statistical software, a spreadsheet, other columns
  archive,    ///< within the replication archive of an article
};

/// What a file covers, counted in it.
struct SourceCoverage {
  int first_year = 0;
  int last_year = 0;
  int states = 0;                      ///< different ones in the columns below
  std::vector<std::string> years_in;   ///< columns; "header" where each year is a column
  std::vector<std::string> states_in;  ///< columns; "header" where each state is a column
};

/// A public file that Entente reads.
struct RegisteredSource {
  std::string id;    ///< "cow-nmc"
  std::string what;  ///< "National Material Capabilities"
  std::string makers;
  std::string version;
  std::string licence;
  std::vector<std::string> citations;  ///< keys
  std::string landing_page;            ///< https; empty where none is known
  std::string address;                 ///< https; empty where none is known for certain
  Packaging packaging = Packaging::plain;
  std::string file;  ///< a plain name, by which readers expect it
  std::string encoding;
  std::string sha256;  ///< of the file as read by Entente, 64 hexadecimal digits in lower case
  std::uint64_t bytes = 0;
  SourceCoverage coverage;
  std::string differences;  ///< what sets the file apart from the publisher's
  std::string by_hand;      ///< how to make it of the publisher's

  /// Whether the address leads to the very file and not to something it must be made of.
  bool can_be_fetched() const { return !address.empty() && packaging == Packaging::plain; }
};

}  // namespace entente
