#pragma once

#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"

namespace lifeboat::lower {

/// Reports a circle of resources that wait for each other: Terraform could not even plan it.
void ReportCycle(const graph::Graph& graph, diag::Sink& sink);

/// Reports resources that AWS could not tell apart: one name, one kind, one region.
void ReportSharedNames(const graph::Graph& graph, diag::Sink& sink);

}  // namespace lifeboat::lower
