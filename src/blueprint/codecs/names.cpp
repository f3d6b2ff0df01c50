#include "blueprint/codecs/names.h"

#include <algorithm>

#include <fmt/core.h>

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

constexpr auto kName = diag::Kind::MalformedName;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Problem CheckName(std::string_view text) {
  if (!OnlyLowerAlphanumeric(text, "-")) {
    std::string proposal = ToLower(text);
    std::ranges::replace_if(
        proposal, [](char c) { return c == '_' || c == ' ' || c == '.'; }, '-');
    const bool helps = OnlyLowerAlphanumeric(proposal, "-") && IsLower(proposal.front());
    return {"has characters besides `a-z`, `0-9` and `-`", helps ? fmt::format("write `{}`", proposal) : ""};
  }
  if (!IsLower(text.front())) {
    return {"does not start with a letter", ""};
  }
  if (text.back() == '-') {
    return {"ends in a hyphen", ""};
  }
  if (Has(text, "--")) {
    return {"has two hyphens in a row", ""};
  }
  return {};
}

Problem CheckHyphenated(std::string_view text) {
  if (!OnlyAlphanumeric(text, "-")) {
    return {"has characters besides letters, digits and `-`", ""};
  }
  if (text.front() == '-' || text.back() == '-') {
    return {"has a hyphen at its edge", ""};
  }
  return {};
}

Problem CheckLoadBalancer(std::string_view text) {
  if (StartsWithAnyCase(text, "internal-")) {
    return {"starts with `internal-`, which AWS keeps for itself", ""};
  }
  return CheckHyphenated(text);
}

Problem CheckGroup(std::string_view text) {
  return OnlyAlphanumeric(text, "._/-")
             ? Problem{}
             : Problem{"has characters besides letters, digits, `.`, `_`, `/` and `-`", ""};
}

Problem CheckLaunchTemplate(std::string_view text) {
  return OnlyAlphanumeric(text, "().-/_")
             ? Problem{}
             : Problem{"has characters besides letters, digits, `(`, `)`, `.`, `-`, `/` and `_`", ""};
}

Problem CheckParameter(std::string_view text) {
  if (!OnlyAlphanumeric(text, "_.-/")) {
    return {"has characters besides letters, digits, `_`, `.`, `-` and `/`", ""};
  }
  if (text.back() == '/' || Has(text, "//")) {
    return {"has an empty level", "write one `/` between levels and none at the end"};
  }
  if (Has(text, "/") && text.front() != '/') {
    return {"has levels and does not start with `/`", fmt::format("write `/{}`", text)};
  }
  const std::string_view first = text.front() == '/' ? text.substr(1) : text;
  if (StartsWithAnyCase(first, "aws") || StartsWithAnyCase(first, "ssm")) {
    return {"starts with `aws` or `ssm`, which AWS keeps for itself", ""};
  }
  constexpr auto kMostLevels = 15;
  if (std::ranges::count(text, '/') > kMostLevels) {
    return {fmt::format("has more than {} levels", kMostLevels), ""};
  }
  return {};
}

Problem CheckDatabase(std::string_view text) {
  if (!OnlyLowerAlphanumeric(text, "-")) {
    return {"has characters besides `a-z`, `0-9` and `-`",
            ToLower(text) != text ? "write it in lower case" : ""};
  }
  if (!IsLower(text.front())) {
    return {"does not start with a letter", ""};
  }
  if (text.back() == '-' || Has(text, "--")) {
    return {"has a hyphen at its end, or two in a row", ""};
  }
  return {};
}

Problem CheckSecret(std::string_view text) {
  return OnlyAlphanumeric(text, "/_+=.@-")
             ? Problem{}
             : Problem{"has characters besides letters, digits and `/_+=.@-`", ""};
}

bool IsAddress(std::string_view text) {
  return std::ranges::count(text, '.') == 3 &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

Problem CheckBucket(std::string_view text) {
  if (!OnlyLowerAlphanumeric(text, ".-")) {
    return {"has characters besides `a-z`, `0-9`, `.` and `-`",
            ToLower(text) != text ? "write it in lower case" : ""};
  }
  const auto edge = [](char c) { return IsLower(c) || IsDigit(c); };
  if (!edge(text.front()) || !edge(text.back())) {
    return {"does not start and end with a letter or a digit", ""};
  }
  if (Has(text, "..")) {
    return {"has two dots in a row", ""};
  }
  if (IsAddress(text)) {
    return {"looks like an IP address", ""};
  }
  for (const std::string_view prefix : {"xn--", "sthree-", "amzn-s3-demo-"}) {
    if (text.starts_with(prefix)) {
      return {fmt::format("starts with `{}`, which AWS keeps for itself", prefix), ""};
    }
  }
  for (const std::string_view suffix : {"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"}) {
    if (text.ends_with(suffix)) {
      return {fmt::format("ends in `{}`, which AWS keeps for itself", suffix), ""};
    }
  }
  return {};
}

Problem CheckRole(std::string_view text) {
  return OnlyAlphanumeric(text, "_+=,.@-")
             ? Problem{}
             : Problem{"has characters besides letters, digits and `_+=,.@-`", ""};
}

Problem CheckAccount(std::string_view text) {
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && text.size() == 12 ? Problem{}
                                     : Problem{"is not twelve digits", R"(write it like `"123456789012"`)"};
}

Problem CheckTagText(std::string_view text) {
  const auto taken = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || IsLetter(c) || IsDigit(c) ||
           std::string_view(" _.:/=+-@").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(text, taken)
             ? Problem{}
             : Problem{"has characters besides letters, digits, spaces and `_.:/=+-@`", ""};
}

Problem CheckTagKey(std::string_view text) {
  if (StartsWithAnyCase(text, "aws:")) {
    return {"starts with `aws:`, which AWS keeps for itself", ""};
  }
  return CheckTagText(text);
}

Problem CheckObjectKey(std::string_view text) {
  if (text.front() == '/' || Has(text, "//") || text.back() == '/') {
    return {"has an empty level", "write one `/` between levels and none at the edges"};
  }
  return OnlyAlphanumeric(text, "/!-_.'()")
             ? Problem{}
             : Problem{"has characters besides letters, digits and `/!-_.'()`", ""};
}

}  // namespace

Codec<std::string> Name(std::string_view type, std::size_t max_length) {
  return Text({.type = type,
               .pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
               .max_length = max_length,
               .kind = kName,
               .check = CheckName});
}

Codec<std::string> LoadBalancerName() {
  return Text({.type = "load balancer",
               .pattern = "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$",
               .max_length = 32,
               .kind = kName,
               .check = CheckLoadBalancer});
}

Codec<std::string> TargetGroupName() {
  return Text({.type = "target group",
               .pattern = "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$",
               .max_length = 32,
               .kind = kName,
               .check = CheckHyphenated});
}

Codec<std::string> AutoscalingGroupName() {
  return Text({.type = "autoscaling group",
               .pattern = "^[A-Za-z0-9._/-]+$",
               .max_length = 255,
               .kind = kName,
               .check = CheckGroup});
}

Codec<std::string> LaunchTemplateName() {
  return Text({.type = "launch template",
               .pattern = R"(^[A-Za-z0-9().\-/_]+$)",
               .min_length = 3,
               .max_length = 128,
               .kind = kName,
               .check = CheckLaunchTemplate});
}

Codec<std::string> AcceleratorName() {
  return Text({.type = "accelerator",
               .pattern = "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$",
               .max_length = 64,
               .kind = kName,
               .check = CheckHyphenated});
}

Codec<std::string> ParameterName() {
  // AWS counts 1011 characters with the ARN in front.
  return Text({.type = "parameter",
               .pattern = "^/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$",
               .max_length = 900,
               .kind = kName,
               .check = CheckParameter});
}

Codec<std::string> DatabaseIdentifier() {
  return Text({.type = "database identifier",
               .pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
               .max_length = 63,
               .kind = kName,
               .check = CheckDatabase});
}

Codec<std::string> SecretName() {
  return Text({.type = "secret",
               .pattern = "^[A-Za-z0-9/_+=.@-]+$",
               .max_length = 512,
               .kind = kName,
               .check = CheckSecret});
}

Codec<std::string> BucketName() {
  return Text({.type = "bucket",
               .pattern = "^[a-z0-9][a-z0-9.-]*[a-z0-9]$",
               .min_length = 3,
               .max_length = 63,
               .kind = kName,
               .check = CheckBucket});
}

Codec<std::string> RoleName() {
  return Text({.type = "role",
               .pattern = "^[A-Za-z0-9_+=,.@-]+$",
               .max_length = 64,
               .kind = kName,
               .check = CheckRole});
}

Codec<std::string> AccountId() {
  return Text({.type = "account",
               .pattern = "^[0-9]{12}$",
               .limits = "twelve digits",
               .max_length = 64,
               .check = CheckAccount});
}

Codec<std::string> TagKey() {
  return Text({.type = "tag",
               .pattern = "^(?![Aa][Ww][Ss]:)[^*]+$",
               .max_length = 128,
               .kind = kName,
               .check = CheckTagKey});
}

Codec<std::string> TagValue() {
  return Text({.type = "tag value", .min_length = 0, .max_length = 256, .check = CheckTagText});
}

Codec<std::string> ObjectKey() {
  return Text(
      {.type = "object key", .pattern = "^[^/](.*[^/])?$", .max_length = 1024, .check = CheckObjectKey});
}

}  // namespace lifeboat::blueprint
