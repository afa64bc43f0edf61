#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

Table Sources::read(const std::string& path, Encoding encoding) const {
  return read_source(folder + '/' + path, path, encoding);
}

}  // namespace entente::compile
