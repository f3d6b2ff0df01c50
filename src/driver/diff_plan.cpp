#include "lifeboat/driver/diff_plan.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/diff/plan.h"
#include "lifeboat/graph/node_kind.h"
#include "lifeboat/graph/runtime_owned.h"

namespace lifeboat::driver {

namespace {

using diff::OwnedAttribute;

constexpr diag::Def<std::string> kCannotRead{diag::Kind::CannotRead, "{}"};
constexpr diag::Def<std::string, std::string> kNoPlan{diag::Kind::CannotRead,
                                                      "cannot read `{}` as a plan: {}"};

std::string_view PrefixOf(graph::Side side) { return side == graph::Side::Primary ? "primary_" : "dr_"; }

/// The compiler's table in the words of Terraform.
std::vector<OwnedAttribute> OwnedAttributes() {
  std::vector<OwnedAttribute> owned;
  for (const graph::RuntimeOwned& row : graph::RuntimeOwnedAttributes()) {
    // A database that a failback set aside is known by its name; the attribute is anybody's.
    if (row.when == graph::Owned::WhileFailingBack) {
      continue;
    }
    OwnedAttribute one{
        .type = graph::Info(row.kind).terraform_type, .attribute = row.attribute, .writer = row.writer};
    if (row.side) {
      one.module = PrefixOf(*row.side);
    }
    if (row.kind == graph::NodeKind::DatabaseReplica) {
      one.beside = "replicate_source_db";
    }
    // While nothing is fenced the blueprint says it.
    if (row.when == graph::Owned::WhileAway) {
      one.held_at = "0";
    }
    owned.push_back(one);
  }
  return owned;
}

}  // namespace

std::optional<diff::Changes> LoadPlan(const std::string& file, const diff::Side* tree, const Env& env,
                                      diag::Sink& sink) {
  const auto json = env.files.Read(file == "-" ? "/dev/stdin" : file);
  if (!json) {
    diag::BuildNowhere(sink, kCannotRead, json.error()).Report();
    return std::nullopt;
  }
  const std::vector<OwnedAttribute> owned = OwnedAttributes();
  auto changes = diff::ReadPlan(*json, {.tree = tree, .owned = owned});
  if (!changes) {
    diag::BuildNowhere(sink, kNoPlan, file, changes.error()).Report();
    return std::nullopt;
  }
  return *std::move(changes);
}

}  // namespace lifeboat::driver
