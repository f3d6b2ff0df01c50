#pragma once

#include <map>
#include <string>

#include "lower/context.h"

namespace lifeboat::lower {

/// What a program learns from AWS alone, such as ARNs and host names; all the rest is in its config.json.
[[nodiscard]] std::map<std::string, graph::Text> Environment(const Context& context, graph::Program program);

/// Reports an environment that Lambda would not take.
void CheckEnvironment(Context& context, const graph::LambdaFunction& function);

}  // namespace lifeboat::lower
