#include "lint/facts/secrets.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "lint/text.h"

namespace lifeboat::lint {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kUpperAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool EndsInAny(std::string_view text, auto words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

// What may follow a secret's name without making it something else.
std::string_view WithoutVersion(std::string_view name) {
  constexpr auto kSuffixes =
      std::to_array<std::string_view>({"_base64", "_current", "_new", "_old", "_value"});
  const auto suffix =
      std::ranges::find_if(kSuffixes, [&](std::string_view one) { return name.ends_with(one); });
  if (suffix != kSuffixes.end()) {
    name.remove_suffix(suffix->size());
  }
  const std::size_t last = name.find_last_not_of("_0123456789");
  return name.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// A password that is filled in later is none: `${PASSWORD}`, `<password>`, `{{ password }}`, `***`.
bool IsPlaceholder(std::string_view password) {
  return password.empty() || password.find_first_of("${<%*") == 0;
}

}  // namespace

bool IsNamedLikeSecret(std::string_view variable) {
  // Whole words, because shorter ones end others: `BYPASS`, `HOTKEY`.
  constexpr auto kWords = std::to_array<std::string_view>(
      {"_access_key", "_api_key", "_auth_key", "_credentials", "_encryption_key", "_license_key", "_pass",
       "_pwd", "_secret_key_base", "_signing_key"});
  constexpr auto kEnds =
      std::to_array<std::string_view>({"apikey", "passphrase", "passwd", "password", "private_key",
                                       "privatekey", "secret", "secret_key", "secretkey", "token"});
  const std::string lower = "_" + Lower(variable);
  if (lower.find("_public") != std::string::npos || lower.find("_publishable") != std::string::npos) {
    return false;
  }
  const std::string_view name = WithoutVersion(lower);
  return EndsInAny(name, kWords) || EndsInAny(name, kEnds);
}

bool IsPlaceOfValue(std::string_view text) {
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"/", "./", "$", "{{", "<", "arn:", "secretsmanager:", "ssm:", "vault:"});
  // The name of a secret or a parameter: `prod/orders/database`. Random text has other characters as well.
  const bool levels =
      text.find('/') != std::string_view::npos &&
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/_.-") == std::string_view::npos;
  return levels ||
         std::ranges::any_of(kBeginnings, [&](std::string_view one) { return text.starts_with(one); }) ||
         text.find("://") != std::string_view::npos;
}

bool HasAccessKey(std::string_view text) {
  constexpr std::size_t kLength = 20;
  for (std::size_t at = 0; at + kLength <= text.size(); ++at) {
    const std::string_view key = text.substr(at, kLength);
    const bool begins = key.starts_with("AKIA") || key.starts_with("ASIA");
    const auto inside = [&](std::size_t place) {
      return place < text.size() && kUpperAndDigits.find(text[place]) != std::string_view::npos;
    };
    if (begins && key.find_first_not_of(kUpperAndDigits) == std::string_view::npos && !inside(at - 1) &&
        !inside(at + kLength)) {
      return true;
    }
  }
  return false;
}

bool HasUrlCredentials(std::string_view text) {
  constexpr std::string_view kScheme = "://";
  for (std::size_t at = text.find(kScheme); at != std::string_view::npos; at = text.find(kScheme, at + 1)) {
    const std::string_view rest = text.substr(at + kScheme.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\n\"'"));
    const std::size_t host = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (host != std::string_view::npos && colon < host &&
        !IsPlaceholder(authority.substr(colon + 1, host - colon - 1))) {
      return true;
    }
  }
  return false;
}

}  // namespace lifeboat::lint
