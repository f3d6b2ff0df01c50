#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// `1 change`, `2 changes`
[[nodiscard]] std::string Counted(std::size_t count, std::string_view what);

/// `+`, `-`, `~`, `-/+`; `→` of what only moves, `x` of what Terraform forgets.
[[nodiscard]] std::string_view SignOf(const Change& change);

/// "is replaced", as in a chain.
[[nodiscard]] std::string_view VerbOf(Action action);

/// What a reader is warned of: an interruption or worse, harm to recovery, what will not be done.
[[nodiscard]] bool IsDangerous(const Change& change);

/// `flask-blog.yaml:59`; empty without a place.
[[nodiscard]] std::string PlaceText(const Change& change);

/// Where a reader finds a place: `blueprints/flask-blog.yaml`, when a side was asked for by that path. The
/// lock manifest has names of files without their folders.
[[nodiscard]] std::string PathOf(const Place& place, std::string_view before, std::string_view after);

/// By address.
using Actions = std::map<std::string_view, Action>;
[[nodiscard]] Actions ActionsOf(const std::vector<Change>& changes);

/// "because module.a.b.c is replaced: module.a.b.c → module.d.e.f"; empty for what is a cause itself.
/// What happens to the cause is looked up in `actions`.
[[nodiscard]] std::string ChainText(const Change& change, const Actions& actions);

/// "moved from module.a.b.c"; empty for what stays, and for what SignOf says it of.
[[nodiscard]] std::string MoveText(const Change& change);

/// The name of a file without the archive around it.
[[nodiscard]] std::string_view InnerPath(std::string_view path);

/// Unified diff lines without the names of the files, which stand above them already.
[[nodiscard]] std::string_view HunksTextOf(const FileChange& file);
[[nodiscard]] std::vector<std::string_view> HunksOf(const FileChange& file);

}  // namespace lifeboat::diff
