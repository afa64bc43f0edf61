#pragma once

#include <string>

namespace entente {

/// The JSON Schema (draft 7, which editors read best) of scenario files, made from the declarations of their keys.
///
/// It says what a file's shape must be: keys, which of them are required, types, words, ranges, and which keys apply
/// beside which others. It cannot say what docs/scenario-file.md lists under "For editors".
std::string scenario_schema();

}  // namespace entente
