#include "lifeboat/support/shell.h"

namespace lifeboat {

std::string ShellQuote(std::string_view text) {
  // A single-quoted word cannot hold a single quote: close it, add an escaped one, open again.
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += c;
    }
  }
  quoted += '\'';
  return quoted;
}

}  // namespace lifeboat
