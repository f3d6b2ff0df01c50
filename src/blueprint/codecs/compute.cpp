#include "blueprint/codecs/compute.h"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLowerHex = "0123456789abcdef";

bool AllIn(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

bool IsRepositoryPart(std::string_view part) {
  const auto edge = [](char c) { return IsLower(c) || IsDigit(c); };
  return !part.empty() && edge(part.front()) && edge(part.back()) && OnlyLowerAlphanumeric(part, "._-");
}

bool IsRegistry(std::string_view part) {
  return part == "localhost" || part.find_first_of(".:") != std::string_view::npos;
}

bool IsTag(std::string_view tag) {
  return !tag.empty() && tag.size() <= 128 && tag.front() != '.' && tag.front() != '-' &&
         OnlyAlphanumeric(tag, "_.-");
}

Problem CheckImage(std::string_view text) {
  if (text.find_first_of(" \t\r\n") != std::string_view::npos) {
    return {"has white space in it", ""};
  }
  const auto at = text.find('@');
  if (at != std::string_view::npos) {
    const std::string_view digest = text.substr(at + 1);
    if (!digest.starts_with("sha256:") || digest.size() != 71 || !AllIn(digest.substr(7), kLowerHex)) {
      return {"has a digest that is not `sha256:` and 64 hexadecimal digits", ""};
    }
    text = text.substr(0, at);
  }
  const auto slash = text.rfind('/');
  const auto colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon != std::string_view::npos) {
    if (!IsTag(text.substr(colon + 1))) {
      return {"has a tag of other characters than letters, digits, `_`, `.` and `-`", ""};
    }
    text = text.substr(0, colon);
  }
  std::vector<std::string_view> parts = Split(text, '/');
  if (parts.size() > 1 && IsRegistry(parts.front())) {
    if (!OnlyAlphanumeric(parts.front(), ".:-")) {
      return {"has a registry that is no host name", ""};
    }
    parts.erase(parts.begin());
  }
  if (!std::ranges::all_of(parts, IsRepositoryPart)) {
    const bool capital = ToLower(text) != text;
    return {capital ? "has capital letters in its repository" : "is not a repository, a tag and a digest",
            capital ? "write the repository in lower case"
                    : "write it like `nginx:1.27` or `registry.example.com/team/web:3`"};
  }
  return {};
}

bool IsSize(std::string_view size) {
  constexpr std::string_view kSizes[] = {"nano", "micro", "small", "medium", "large", "xlarge"};
  if (std::ranges::find(kSizes, size) != std::end(kSizes)) {
    return true;
  }
  if (size.starts_with("metal")) {
    return size == "metal" || (size.starts_with("metal-") && size.ends_with("xl") &&
                               AllIn(size.substr(6, size.size() - 8), kDigits) && size.size() > 8);
  }
  return size.ends_with("xlarge") && size.size() > 6 && AllIn(size.substr(0, size.size() - 6), kDigits) &&
         size[0] != '0';
}

Problem CheckInstanceType(std::string_view text) {
  if (HasInstanceShape(text)) {
    return {};
  }
  if (text.starts_with("db.")) {
    return {"is a database class", "write it without `db.`"};
  }
  return {"is not a family and a size", "write it like `t3.micro` or `m7g.2xlarge`"};
}

Problem CheckAmi(std::string_view text) {
  const bool shape = text.starts_with("ami-") && (text.size() == 21 || text.size() == 12) &&
                     AllIn(text.substr(4), kLowerHex);
  return shape ? Problem{} : Problem{"is not `ami-` and 17 hexadecimal digits", ""};
}

Problem CheckCertificate(std::string_view text) {
  if (!SplitCertificateArn(text).region.empty()) {
    return {};
  }
  if (text.find(":iam:") != std::string_view::npos) {
    return {"is an IAM certificate", "import it into ACM and write that ARN"};
  }
  return {"is not the ARN of an ACM certificate",
          "write it like `arn:aws:acm:eu-west-1:123456789012:certificate/…`"};
}

Problem CheckMatcher(std::string_view text) {
  for (const std::string_view item : Split(text, ',')) {
    const std::vector<std::string_view> ends = Split(item, '-');
    for (const std::string_view end : ends) {
      if (end.size() != 3 || !AllIn(end, kDigits)) {
        return {"is not a list of HTTP statuses", R"(write it like `"200"`, `"200,204"` or `"200-299"`)"};
      }
      if (end < "200" || end > "499") {
        return {fmt::format("holds {}, and a load balancer takes 200 to 499 for health", end), ""};
      }
    }
    if (ends.size() > 2 || (ends.size() == 2 && ends[0] > ends[1])) {
      return {fmt::format("holds `{}`, which is no range", item), R"(write a range like `"200-299"`)"};
    }
  }
  return {};
}

Problem CheckPath(std::string_view text) {
  if (text.front() != '/') {
    if (text.find("://") != std::string_view::npos) {
      return {"is a URL", "write its path, like `/health`"};
    }
    return {"does not start with `/`", fmt::format("write `/{}`", text)};
  }
  const bool printable = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
  if (!printable || text.find_first_of("\"<>\\^`{|}#") != std::string_view::npos) {
    return {"has characters that a URL needs escaped", "write them as `%` and two hexadecimal digits"};
  }
  return {};
}

Problem CheckVariableName(std::string_view text) {
  if (!OnlyAlphanumeric(text, "_") || IsDigit(text.front())) {
    return {"is not made of letters, digits and `_`",
            IsDigit(text.front()) ? "start with a letter or `_`" : ""};
  }
  return {};
}

Problem CheckNoNul(std::string_view text) {
  return text.find('\0') == std::string_view::npos ? Problem{} : Problem{"has a NUL in it", ""};
}

}  // namespace

bool HasInstanceShape(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) {
    return false;
  }
  const std::string_view family = text.substr(0, dot);
  return !family.empty() && family.size() <= 16 && IsLower(family.front()) && family.back() != '-' &&
         OnlyLowerAlphanumeric(family, "-") && family.find_first_of(kDigits) != std::string_view::npos &&
         IsSize(text.substr(dot + 1));
}

Architecture ArchitectureOf(std::string_view instance_type) {
  if (instance_type.starts_with("db.")) {
    instance_type.remove_prefix(3);
  }
  const std::string_view family = instance_type.substr(0, instance_type.find('.'));
  if (family == "a1") {
    return Architecture::Arm64;
  }
  const auto digit = family.find_first_of(kDigits);
  const auto behind = digit == std::string_view::npos ? digit : family.find_first_not_of(kDigits, digit);
  return behind != std::string_view::npos && family[behind] == 'g' ? Architecture::Arm64
                                                                   : Architecture::X86_64;
}

ArnParts SplitCertificateArn(std::string_view arn) {
  const std::vector<std::string_view> parts = Split(arn, ':');
  const bool shape = parts.size() == 6 && parts[0] == "arn" && parts[1].starts_with("aws") &&
                     OnlyLowerAlphanumeric(parts[1], "-") && parts[2] == "acm" && !parts[3].empty() &&
                     OnlyLowerAlphanumeric(parts[3], "-") && parts[4].size() == 12 &&
                     AllIn(parts[4], kDigits) && parts[5].starts_with("certificate/") &&
                     parts[5].size() > 12 && OnlyAlphanumeric(parts[5].substr(12), "-");
  return shape ? ArnParts{parts[1], parts[3], parts[4]} : ArnParts{};
}

Codec<std::string> ContainerImage() {
  return Text(
      {.type = "container image", .pattern = "^[A-Za-z0-9._/:@-]+$", .max_length = 512, .check = CheckImage});
}

Codec<std::string> InstanceType() {
  return Text(
      {.type = "instance type",
       .pattern =
           R"(^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|([1-9][0-9]*)?xlarge|metal(-[0-9]+xl)?)$)",
       .max_length = 32,
       .check = CheckInstanceType});
}

Codec<std::string> AmiId() {
  return Text(
      {.type = "AMI id", .pattern = "^ami-([0-9a-f]{8}|[0-9a-f]{17})$", .max_length = 32, .check = CheckAmi});
}

Codec<std::string> CertificateArn() {
  return Text({.type = "certificate",
               .pattern = "^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$",
               .max_length = 256,
               .check = CheckCertificate});
}

Codec<std::string> StatusMatcher() {
  return Text({.type = "status matcher",
               .pattern = "^[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*$",
               .limits = "200 to 499",
               .max_length = 64,
               .check = CheckMatcher});
}

Codec<std::string> UrlPath() {
  return Text({.type = "path", .pattern = "^/[!-~]*$", .max_length = 1024, .check = CheckPath});
}

Codec<std::string> VariableName() {
  return Text({.type = "variable",
               .pattern = "^[A-Za-z_][A-Za-z0-9_]*$",
               .max_length = 128,
               .kind = diag::Kind::MalformedName,
               .check = CheckVariableName});
}

Codec<std::string> VariableValue() {
  return Text({.type = "text", .min_length = 0, .max_length = 4096, .check = CheckNoNul});
}

}  // namespace lifeboat::blueprint
