#pragma once

#include "scenarios/registry/source.hpp"

#include <string>

namespace entente {

/// "Singer, J. David (1987). Reconstructing ... International Interactions 14, 115-132."
std::string citation_text(const Citation& citation);

/// The BibTeX entry, ended by LF: UTF-8 as biber and BibLaTeX read it, with TeX's own characters escaped.
std::string bibtex(const Citation& citation);

}  // namespace entente
