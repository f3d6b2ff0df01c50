#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lifeboat/diff/plan.h"

namespace lifeboat::diff {

/// What the rows of a test own.
inline constexpr std::array kOwned = {
    OwnedAttribute{.type = "aws_autoscaling_group", .attribute = "desired_capacity", .writer = "autoscaling"},
    OwnedAttribute{.type = "aws_autoscaling_group",
                   .module = "primary_",
                   .attribute = "min_size",
                   .writer = "controller",
                   .held_at = "0"},
    OwnedAttribute{.type = "aws_db_instance",
                   .attribute = "multi_az",
                   .writer = "controller",
                   .beside = "replicate_source_db"},
    OwnedAttribute{.type = "aws_db_instance", .attribute = "replicate_source_db", .writer = "controller"},
};

/// A plan made of JSON texts; what is not given is empty.
struct Plan {
  std::string changes;             ///< of resource_changes, with commas
  std::string drift = {};          ///< of resource_drift
  std::string configuration = {};  ///< its members
  std::string members = {};        ///< more of the plan, each with a comma in front

  [[nodiscard]] std::string Json() const {
    return fmt::format(R"({{"format_version": "1.2", "planned_values": {{}}, "resource_changes": [{}],)"
                       R"( "resource_drift": [{}], "configuration": {{{}}}{}}})",
                       changes, drift, configuration, members);
  }
  [[nodiscard]] Changes Read() const {
    auto read = ReadPlan(Json(), {.tree = nullptr, .owned = kOwned});
    EXPECT_TRUE(read) << read.error() << "\n" << Json();
    return read ? *std::move(read) : Changes{};
  }
};

/// One entry: `change` are the members of its change behind `actions`; of the root when `module` is empty.
inline std::string EntryOf(std::string_view type, std::string_view actions, std::string_view change,
                           std::string_view module = {}, std::string_view more = {}) {
  const std::string prefix = module.empty() ? std::string() : fmt::format("module.{}.", module);
  const std::string where =
      module.empty() ? std::string() : fmt::format(R"("module_address": "module.{}", )", module);
  return fmt::format(R"({{"address": "{}{}.x", {}"mode": "managed", "type": "{}", "name": "x"{},)"
                     R"( "change": {{"actions": [{}], {}}}}})",
                     prefix, type, where, type, more, actions, change);
}

inline const AttributeChange* FindAttribute(const Change& change, std::string_view path) {
  const auto found = std::ranges::find(change.attributes, path, &AttributeChange::path);
  return found == change.attributes.end() ? nullptr : &*found;
}

inline bool Says(const Change& change, Note::Kind kind, std::string_view part) {
  return std::ranges::any_of(change.notes, [&](const Note& note) {
    return note.kind == kind && note.text.find(part) != std::string::npos;
  });
}

}  // namespace lifeboat::diff
