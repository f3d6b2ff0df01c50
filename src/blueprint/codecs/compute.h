#pragma once

#include <string>
#include <string_view>

#include "lifeboat/blueprint/values.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// `[registry/]repository[:tag][@digest]`
[[nodiscard]] Codec<std::string> ContainerImage();
/// `family.size`; the family needs a digit.
[[nodiscard]] Codec<std::string> InstanceType();
[[nodiscard]] Codec<std::string> AmiId();
[[nodiscard]] Codec<std::string> CertificateArn();
/// HTTP statuses of 200 to 499: `200`, `200,204`, `200-299`.
[[nodiscard]] Codec<std::string> StatusMatcher();
/// An absolute path of a URL, with or without a query.
[[nodiscard]] Codec<std::string> UrlPath();
[[nodiscard]] Codec<std::string> VariableName();
/// Any text without NUL, also an empty one.
[[nodiscard]] Codec<std::string> VariableValue();

/// The processor behind an instance type or database class.
[[nodiscard]] Architecture ArchitectureOf(std::string_view instance_type);

/// `t3.micro` without anything that is no family and size.
[[nodiscard]] bool HasInstanceShape(std::string_view text);

/// The parts of an ACM ARN; empty ones when it is none.
struct ArnParts {
  std::string_view partition;
  std::string_view region;
  std::string_view account;
};
[[nodiscard]] ArnParts SplitCertificateArn(std::string_view arn);

}  // namespace lifeboat::blueprint
