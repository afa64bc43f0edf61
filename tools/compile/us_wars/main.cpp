#include "tools/compile/us_wars/compile.hpp"

int main(int count, char** arguments) {
  return entente::compile::run({"us_wars", entente::compile::compile_us_wars}, count, arguments);
}
