#pragma once

#include "scenarios/registry/source.hpp"
#include "sim/core/place.hpp"

#include <string>
#include <vector>

namespace entente {

/// The public files that Entente reads and the works to be cited with them.
struct SourceRegistry {
  std::vector<RegisteredSource> sources;
  std::vector<Citation> citations;

  /// The source of this id. Throws Error (Fault::input) at `place` with the nearest id.
  const RegisteredSource& find(const std::string& id, const Place& place) const;
  /// The citations of a source, in its order.
  std::vector<Citation> citations_of(const RegisteredSource& source) const;
};

/// Reads a registry, strictly: keys, types and words with file, line and column. Keys:
///
/// - entente_sources: 1
/// - citations: {key: {kind: article, book, incollection or misc, authors, year, title, and what BibTeX calls journal,
///   volume, number, booktitle, editor, pages, publisher, place (its address), doi, url, note}}
/// - sources: {id: {what, makers, version, licence, citations, landing_page, address, packaging: plain, zip, converted
///   or archive, file, encoding: utf-8 or windows-1252, sha256, bytes, coverage: {years: [first, last], states,
///   years_in, states_in}, differences, by_hand}}
///
/// Addresses are https or `none`. A file's name can only mean a file in the folder at hand, and is no other source's.
SourceRegistry read_source_registry(const std::string& path);
SourceRegistry parse_source_registry(std::string text, const std::string& file);

/// The registry that ships with Entente, built into the program.
SourceRegistry shipped_source_registry();

}  // namespace entente
