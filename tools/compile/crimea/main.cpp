#include "tools/compile/crimea/compile.hpp"

int main(int count, char** arguments) {
  return entente::compile::run({"crimea", entente::compile::compile_crimea}, count, arguments);
}
