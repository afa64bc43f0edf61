#include <iostream>
#include <string_view>

int main(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--version") {
    std::cout << "entente " << ENTENTE_VERSION << '\n';
    return 0;
  }
  std::cerr << "entente: expected --version\n";
  return 2;
}
