#include "lint/report/escape.h"

#include <cstddef>

#include <fmt/core.h>

#include "lifeboat/diag/visible.h"

namespace lifeboat::lint {

namespace {

std::string PercentEncoded(char c) {
  return fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
}

/// What RFC 3986 calls unreserved, and what lies between folders.
bool StandsInUri(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string out;
  for (const char c : diag::VisibleLines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string XmlAttribute(std::string_view text) {
  std::string out;
  for (const char c : XmlText(text)) {
    out += c == '\n' ? std::string("&#10;") : std::string(1, c);
  }
  return out;
}

std::string SarifMessage(std::string_view text) {
  const bool links = text.find("](") != std::string_view::npos;
  std::string out;
  for (const char c : diag::VisibleLines(text)) {
    if (c == '{' || c == '}') {
      out += c;
    } else if (links && c == '[') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

std::string UriOf(std::string_view path) {
  while (path.starts_with("./") && path.size() > 2) {
    path.remove_prefix(2);
  }
  while (path.starts_with("//")) {  // would name a host
    path.remove_prefix(1);
  }
  std::string out;
  for (const char c : path) {
    out += StandsInUri(c) ? std::string(1, c) : PercentEncoded(c);
  }
  return out;
}

}  // namespace lifeboat::lint
