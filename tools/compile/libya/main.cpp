#include "tools/compile/libya/compile.hpp"

int main(int count, char** arguments) {
  return entente::compile::run({"libya", entente::compile::compile_libya}, count, arguments);
}
