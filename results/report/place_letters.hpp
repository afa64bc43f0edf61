#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// For source files of results/report only.
namespace entente {

/// The places of values among `count` different ones, each in as many letters as any of them takes: base 64
/// (A-Za-z0-9-_), 6 bits a letter; no letters where all are the same.
std::string place_letters(const std::vector<std::size_t>& places, std::size_t count);

}  // namespace entente
