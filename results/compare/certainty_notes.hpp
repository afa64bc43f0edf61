#pragma once

#include <cstddef>
#include <string>

namespace entente {

/// "A, B" of "AB".
std::string listed_marks(const std::string& marks);

/// What a run says of state-years on record that its comparison leaves out, since only those marked `marks` count.
std::string left_out_note(const std::string& marks, std::size_t left_out);
/// What a run says of the state-years compared whose marks are C (carried over) and D (doubtful).
std::string doubtful_note(std::size_t compared, std::size_t carried, std::size_t doubtful);
/// Whether a note is one of these: they no longer hold once other state-years are compared.
bool is_certainty_note(const std::string& note);

}  // namespace entente
