#include "blueprint/codecs/database.h"

#include <algorithm>

#include <fmt/core.h>

#include "blueprint/codecs/compute.h"
#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

Problem CheckClass(std::string_view text) {
  if (text.starts_with("db.") && HasInstanceShape(text.substr(3))) {
    return {};
  }
  if (HasInstanceShape(text)) {
    return {"is an instance type of EC2", fmt::format("write `db.{}`", text)};
  }
  return {"is not `db.`, a family and a size", "write it like `db.t4g.small` or `db.m6g.large`"};
}

Problem CheckVersion(std::string_view text) {
  const bool edges = IsDigit(text.front()) && IsDigit(text.back());
  const bool characters = std::ranges::all_of(text, [](char c) { return IsDigit(c) || c == '.'; });
  if (!edges || !characters || text.find("..") != std::string_view::npos ||
      std::ranges::count(text, '.') > 2) {
    return {"is not numbers with dots between them", R"(write it like `"8.4"` or `"8.0.42"`)"};
  }
  return {};
}

Problem CheckIdentifier(std::string_view text) {
  if (!OnlyAlphanumeric(text, "_")) {
    return {"has characters besides letters, digits and `_`", ""};
  }
  if (!IsLetter(text.front())) {
    return {"does not start with a letter", ""};
  }
  return {};
}

Problem CheckParameter(std::string_view text) {
  if (!IsLower(text.front()) || !OnlyLowerAlphanumeric(text, "_.")) {
    return {"is not made of small letters, digits, `_` and `.`", ""};
  }
  return {};
}

Problem CheckNoNul(std::string_view text) {
  return text.find('\0') == std::string_view::npos ? Problem{} : Problem{"has a NUL in it", ""};
}

}  // namespace

Codec<std::string> DatabaseClass() {
  return Text({.type = "database class",
               .pattern = R"(^db\.[a-z][a-z0-9-]*\.(micro|small|medium|large|([1-9][0-9]*)?xlarge)$)",
               .max_length = 32,
               .check = CheckClass});
}

Codec<std::string> EngineVersion() {
  return Text({.type = "engine version",
               .pattern = R"(^[0-9]+(\.[0-9]+){0,2}$)",
               .max_length = 16,
               .check = CheckVersion});
}

Codec<std::string> SchemaName() {
  return Text({.type = "schema",
               .pattern = "^[A-Za-z][A-Za-z0-9_]*$",
               .max_length = 63,
               .kind = diag::Kind::MalformedName,
               .check = CheckIdentifier});
}

Codec<std::string> DatabaseUser() {
  return Text({.type = "user",
               .pattern = "^[A-Za-z][A-Za-z0-9_]*$",
               .max_length = 16,
               .kind = diag::Kind::MalformedName,
               .check = CheckIdentifier});
}

Codec<std::string> DatabaseParameterName() {
  return Text({.type = "database parameter",
               .pattern = "^[a-z][a-z0-9_.]*$",
               .max_length = 255,
               .kind = diag::Kind::MalformedName,
               .check = CheckParameter});
}

Codec<std::string> DatabaseParameterValue() {
  return Text({.type = "text", .min_length = 0, .max_length = 4096, .check = CheckNoNul});
}

}  // namespace lifeboat::blueprint
