#pragma once

#include <string>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::diag {

/// Text for a person: header, place, the lines with carets, notes, helps, and a closing count.
/// A span that lies outside its file is clamped; rendering never fails.
[[nodiscard]] std::string RenderText(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources,
                                     const TerminalCapabilities& terminal);

/// `path:line:column: error[LB101]: message`, one line each.
[[nodiscard]] std::string RenderShort(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources);

/// One JSON object a line with all fields: kind, code, severity, message, labels (path, begin and end as
/// offset, line, column), notes, helps.
[[nodiscard]] std::string RenderJson(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources);

}  // namespace lifeboat::diag
