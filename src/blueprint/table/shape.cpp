#include "blueprint/table/shape.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/core.h>

namespace lifeboat::blueprint {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

bool IsWordForNoText(std::string_view text) {
  constexpr std::array<std::string_view, 14> kWords = {"",   "~",   "null", "true", "false", "yes",  "no",
                                                       "on", "off", "y",    "n",    ".nan",  ".inf", "-.inf"};
  return std::ranges::find(kWords, Lower(text)) != kWords.end();
}

// Wide on purpose: any YAML 1.1 or 1.2 number, sexagesimal or date, and a little more.
bool LooksLikeNumber(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
  }
  if (text.starts_with("0x") || text.starts_with("0X")) {
    return text.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos;
  }
  if (text.starts_with("0o") || text.starts_with("0b")) {
    return text.find_first_not_of("01234567_", 2) == std::string_view::npos;
  }
  const bool digit_first =
      !text.empty() && (IsDigit(text[0]) || (text[0] == '.' && text.size() > 1 && IsDigit(text[1])));
  if (!digit_first) {
    return false;
  }
  const std::size_t end = text.find_first_not_of("0123456789._:-");
  if (end == std::string_view::npos) {
    // `1.2.3` and `10-20` are text everywhere; one dot, colons or a full date do not.
    const auto count = [&](char c) { return std::ranges::count(text, c); };
    const bool date = count('-') == 2 && text.size() >= 8 &&
                      text.find_first_not_of("0123456789-") == std::string_view::npos;
    return date || (count('.') <= 1 && count('-') == 0);
  }
  if (text[end] != 'e' && text[end] != 'E') {
    return false;
  }
  std::string_view exponent = text.substr(end + 1);
  if (exponent.starts_with('+') || exponent.starts_with('-')) {
    exponent.remove_prefix(1);
  }
  return !exponent.empty() && exponent.find_first_not_of(kDigits) == std::string_view::npos;
}

bool IsPlain(std::string_view text) {
  if (text.empty() || NeedsQuotes(text)) {
    return false;
  }
  const auto word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '/';
  };
  if (!word(text.front()) || text.back() == ':') {
    return false;
  }
  return std::ranges::all_of(
      text, [&](char c) { return word(c) || std::string_view(".@:+-=").find(c) != std::string_view::npos; });
}

// Inside double quotes. Bytes above 127 are UTF-8 and pass.
void AppendEscaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7F) {
    out += fmt::format("\\x{:02X}", byte);
    return;
  }
  out += c;
}

}  // namespace

std::string WithArticle(std::string_view noun) {
  if (noun == "text" || noun == "nothing") {
    return std::string(noun);
  }
  // Abbreviations are read letter by letter: an RDS class, an AMI id.
  const bool vowel =
      noun.starts_with("RDS") || noun.starts_with("SSM") || noun.starts_with("S3") ||
      (!noun.empty() && std::string_view("aeioAEIO").find(noun.front()) != std::string_view::npos);
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

bool NeedsQuotes(std::string_view text) { return IsWordForNoText(text) || LooksLikeNumber(text); }

std::string YamlText(std::string_view text) {
  if (IsPlain(text)) {
    return std::string(text);
  }
  std::string out = "\"";
  for (const char c : text) {
    AppendEscaped(out, c);
  }
  return out + '"';
}

std::string Quotable(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // Cut before a character, never inside one.
    if (out.size() >= kLongest && (byte & 0xC0U) != 0x80U) {
      return out + "…";
    }
    if (byte < 0x20 || byte == 0x7F) {
      AppendEscaped(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace lifeboat::blueprint
