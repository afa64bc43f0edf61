#pragma once

#include "scenarios/reader/declarations.hpp"
#include "scenarios/yaml/node.hpp"

#include <string>

namespace entente {

enum class Answer { no, yes, unknown };

/// Whether a key applies in this file. `unknown` where a key that decides is itself faulty: that has its own message.
/// @param path of the key, with the numbers of list items ("wars[2].request.tie")
Answer applies_at(const Declaration& key, const std::string& path, const Node& root);

}  // namespace entente
