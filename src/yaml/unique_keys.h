#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/span.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

/// Removes every entry whose key came before, and reports it with both places; without a sink it is silent.
void RemoveDuplicates(std::vector<Entry>& entries, diag::Sink* sink);

void ReportDuplicate(diag::Sink& sink, std::string_view key, source::Span again, source::Span first,
                     std::string help);

}  // namespace lifeboat::yaml
