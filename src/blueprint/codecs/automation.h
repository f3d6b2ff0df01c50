#pragma once

#include <string>

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

// Names of AWS that the automation's parts have, each with the rule of its service.
[[nodiscard]] Codec<std::string> FunctionName();
[[nodiscard]] Codec<std::string> TopicName();
[[nodiscard]] Codec<std::string> AlarmName();
[[nodiscard]] Codec<std::string> DocumentName();
[[nodiscard]] Codec<std::string> EventRuleName();

/// Where SNS sends mail to: `ops@example.com`, without a display name.
[[nodiscard]] Codec<std::string> EmailAddress();

}  // namespace lifeboat::blueprint
