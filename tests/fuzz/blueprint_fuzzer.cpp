#include <cstddef>
#include <cstdint>

#include "fuzz_one.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lifeboat::fuzz::CompileOne({reinterpret_cast<const char*>(data), size});
  lifeboat::fuzz::LintOne({reinterpret_cast<const char*>(data), size});
  return 0;
}
