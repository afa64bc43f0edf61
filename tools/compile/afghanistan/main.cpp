#include "tools/compile/afghanistan/compile.hpp"

int main(int count, char** arguments) {
  return entente::compile::run({"afghanistan", entente::compile::compile_afghanistan}, count, arguments);
}
