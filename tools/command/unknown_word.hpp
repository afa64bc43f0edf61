#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace entente {

/// What was probably meant where a command line names a command or an option that there is not: 'there is no command
/// "ran"; did you mean run?'. Empty when every word is known or nothing like it is. `arguments`: without the program's
/// own name.
std::string unknown_word(const CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace entente
