#include "tools/compile/iraq/compile.hpp"

int main(int count, char** arguments) {
  return entente::compile::run({"iraq", entente::compile::compile_iraq}, count, arguments);
}
