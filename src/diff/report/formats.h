#pragma once

#include <string>

#include "lifeboat/diff/report.h"

namespace lifeboat::diff {

/// One function a format, each in the file of its name; RenderReport chooses.
[[nodiscard]] std::string RenderText(const Report& report, const TerminalCapabilities& terminal);
[[nodiscard]] std::string RenderJson(const Report& report);
[[nodiscard]] std::string RenderMarkdown(const Report& report);
[[nodiscard]] std::string RenderGithub(const Report& report);

}  // namespace lifeboat::diff
