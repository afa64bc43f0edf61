#pragma once

#include "estimate/table/csv.hpp"

#include <string>

namespace entente {

/// How the bytes of a source are letters. Where a source is said to be UTF-8, another byte is an error and no guess.
enum class Encoding {
  utf8,
  latin1,  ///< Windows-1252, of which ISO 8859-1 is a part; a file that marks itself as UTF-8 is read as that
};

/// Opens a public source as it is downloaded: comma-separated, in its encoding; a first column without a name, as R
/// writes row names, is called "row"; the lines that the World Bank puts above its header are passed over.
///
/// @param name what errors call the file.
/// Throws Error (Fault::input) with file, line and column: unreadable, empty, cut off within a row, separated by
/// semicolons or tabs (said as such), of another encoding.
Table read_source(const std::string& path, const std::string& name, Encoding encoding = Encoding::utf8);
/// The same for a text.
Table parse_source(std::string text, const std::string& name, Encoding encoding = Encoding::utf8);

}  // namespace entente
