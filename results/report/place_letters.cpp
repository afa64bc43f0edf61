#include "results/report/place_letters.hpp"

namespace entente {
namespace {

void add_place(std::string& text, std::size_t place, std::size_t count) {
  constexpr const char* letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::size_t end = text.size();
  for (std::size_t range = 1; range < count; range *= 64) {
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(end), letters[place % 64]);
    place /= 64;
  }
}

}  // namespace

std::string place_letters(const std::vector<std::size_t>& places, std::size_t count) {
  std::string text;
  for (const std::size_t place : places) add_place(text, place, count);
  return text;
}

}  // namespace entente
