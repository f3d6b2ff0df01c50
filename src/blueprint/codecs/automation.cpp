#include "blueprint/codecs/automation.h"

#include <algorithm>

#include <fmt/core.h>

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

constexpr auto kName = diag::Kind::MalformedName;

Problem CheckHyphensAndUnderscores(std::string_view text) {
  return OnlyAlphanumeric(text, "-_") ? Problem{}
                                      : Problem{"has characters besides letters, digits, `-` and `_`", ""};
}

Problem CheckDotted(std::string_view text) {
  return OnlyAlphanumeric(text, "-_.")
             ? Problem{}
             : Problem{"has characters besides letters, digits, `-`, `_` and `.`", ""};
}

// CloudWatch takes all that prints. Refused besides: what ends a name in the rule of a composite alarm, and
// what would match other names, or stand for a variable, in a policy.
Problem CheckAlarm(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(text, control)) {
    return {"has control characters", ""};
  }
  const std::size_t special = text.find_first_of(R"("\*?$)");
  if (special != std::string_view::npos) {
    return {fmt::format("has `{}`, which stands for something else in rules and policies", text[special]),
            ""};
  }
  if (text.front() == ' ' || text.back() == ' ') {
    return {"has a space at its edge", ""};
  }
  return {};
}

Problem CheckDocument(std::string_view text) {
  for (const std::string_view prefix : {"aws", "amazon", "amzn"}) {
    if (StartsWithAnyCase(text, prefix)) {
      return {fmt::format("starts with `{}`, which AWS keeps for itself", prefix), ""};
    }
  }
  return CheckDotted(text);
}

// `example.com`: two labels or more, none of them empty or with a hyphen at its edge.
bool IsDomain(std::string_view text) {
  if (!OnlyAlphanumeric(text, "-.") || text.find('.') == std::string_view::npos) {
    return false;
  }
  const auto edge = [](char c) { return c == '.' || c == '-'; };
  if (edge(text.front()) || edge(text.back())) {
    return false;
  }
  return std::ranges::adjacent_find(text, [&](char a, char b) {
           return edge(a) && edge(b) && (a == '.' || b == '.');
         }) == text.end();
}

Problem CheckEmail(std::string_view text) {
  constexpr std::size_t kLongestLocalPart = 64;
  if (text.find_first_of("<> ") != std::string_view::npos) {
    return {"is more than an address", "write it like `ops@example.com`"};
  }
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) {
    return {"does not have exactly one `@`", "write it like `ops@example.com`"};
  }
  const std::string_view local = text.substr(0, at);
  if (local.empty() || local.size() > kLongestLocalPart || local.front() == '.' || local.back() == '.' ||
      local.find("..") != std::string_view::npos || !OnlyAlphanumeric(local, "!#$%&'*+-/=?^_`{|}~.")) {
    return {"has no valid name before the `@`", ""};
  }
  const std::string_view domain = text.substr(at + 1);
  return !domain.empty() && IsDomain(domain) ? Problem{} : Problem{"has no valid domain after the `@`", ""};
}

}  // namespace

Codec<std::string> FunctionName() {
  return Text({.type = "function",
               .pattern = "^[A-Za-z0-9_-]+$",
               .max_length = 64,
               .kind = kName,
               .check = CheckHyphensAndUnderscores});
}

Codec<std::string> TopicName() {
  return Text({.type = "topic",
               .pattern = "^[A-Za-z0-9_-]+$",
               .max_length = 256,
               .kind = kName,
               .check = CheckHyphensAndUnderscores});
}

Codec<std::string> AlarmName() {
  return Text(
      {.type = "alarm", .pattern = R"(^[^"\\*?$]+$)", .max_length = 255, .kind = kName, .check = CheckAlarm});
}

Codec<std::string> DocumentName() {
  return Text({.type = "document",
               .pattern = "^[A-Za-z0-9_.-]+$",
               .min_length = 3,
               .max_length = 128,
               .kind = kName,
               .check = CheckDocument});
}

Codec<std::string> EventRuleName() {
  return Text({.type = "event rule",
               .pattern = "^[A-Za-z0-9_.-]+$",
               .max_length = 64,
               .kind = kName,
               .check = CheckDotted});
}

Codec<std::string> EmailAddress() {
  return Text({.type = "email",
               .pattern = "^[^@<> ]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$",
               .max_length = 254,
               .check = CheckEmail});
}

}  // namespace lifeboat::blueprint
