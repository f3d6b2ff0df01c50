#include "lifeboat/diag/github.h"

#include <fmt/core.h>

#include "lifeboat/diag/visible.h"

namespace lifeboat::diag {

namespace {

/// The text with each of `special` written as %XX.
std::string PercentEncode(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    out += special.find(c) == std::string_view::npos
               ? std::string(1, c)
               : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace

std::string GithubData(std::string_view text) { return PercentEncode(VisibleLines(text), "%\r\n"); }

std::string GithubProperty(std::string_view text) { return PercentEncode(VisibleLines(text), "%\r\n:,"); }

}  // namespace lifeboat::diag
