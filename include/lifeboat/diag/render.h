#pragma once

#include <string>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::diag {

/// Text for a person: header, place, the lines with carets, notes, helps, and a closing count; empty when
/// there is nothing to say. A span that lies outside its file is clamped; rendering never fails. Control
/// characters, also those that change the direction of text, are shown escaped: no blueprint controls a
/// terminal.
[[nodiscard]] std::string RenderText(const std::vector<Diagnostic>& diagnostics,
                                     const source::SourceMap& sources, const TerminalCapabilities& terminal);

/// `path:line:column: error[LB101]: message`, one line each, escaped likewise.
[[nodiscard]] std::string RenderShort(const std::vector<Diagnostic>& diagnostics,
                                      const source::SourceMap& sources);

/// One JSON object a line. The fields, which only ever grow:
///   code      "LB101"            severity  "error" | "warning" | "info"
///   kind      "unknown-key"      message   one sentence
///   labels    [{role: "primary" | "explains", path, begin, end, text}], the primary one first;
///             begin and end are {offset, line, column}: bytes from 0, lines and code points from 1
///   notes     ["…"]              helps     ["…"]
[[nodiscard]] std::string RenderJson(const std::vector<Diagnostic>& diagnostics,
                                     const source::SourceMap& sources);

/// `4 diagnostics: 1 error, 2 warnings, 1 remark`; empty for none.
[[nodiscard]] std::string RenderCount(const std::vector<Diagnostic>& diagnostics);

}  // namespace lifeboat::diag
