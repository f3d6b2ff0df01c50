#include "diff/plan/traps.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace lifeboat::diff {

namespace {

using terraform::Value;

constexpr std::string_view kDatabase = "aws_db_instance";
constexpr std::string_view kSource = "replicate_source_db";

/// A switch in the state of a resource that lets nobody delete it.
struct Lock {
  std::string_view type;
  std::string_view attribute;
};

constexpr std::array kLocks = {
    Lock{"aws_db_instance", "deletion_protection"},
    Lock{"aws_docdb_cluster", "deletion_protection"},
    Lock{"aws_dynamodb_table", "deletion_protection_enabled"},
    Lock{"aws_instance", "disable_api_termination"},
    Lock{"aws_lb", "enable_deletion_protection"},
    Lock{"aws_neptune_cluster", "deletion_protection"},
    Lock{"aws_rds_cluster", "deletion_protection"},
};

bool Destroys(const Change& change) {
  return change.action == Action::Replace || change.action == Action::Destroy;
}

AttributeChange* FindAttribute(Change& change, std::string_view path) {
  const auto found = std::ranges::find(change.attributes, path, &AttributeChange::schema_path);
  return found == change.attributes.end() ? nullptr : &*found;
}

void Raise(Change& change, std::string_view path, Risk risk, std::string why) {
  if (AttributeChange* attribute = FindAttribute(change, path)) {
    attribute->risk = std::max(attribute->risk, risk);
    attribute->why = std::move(why);
  }
  change.risk = std::max(change.risk, risk);
}

/// A database that a failover promoted has no source any more, and gets none by an update.
void AddPromoted(Change& change) {
  if (change.action == Action::Update) {
    Raise(change, kSource, Risk::Disruptive, "the apply fails here");
    change.notes.push_back({Note::Kind::Refusal,
                            "the apply fails half-way: RDS makes no replica of a database that runs on its "
                            "own (`cannot elect new source database for replication`)"});
    change.notes.push_back({Note::Kind::Recovery,
                            "a failover promoted this database, and the plan would take that back; compile "
                            "with the posture that the world is in, such as `posture: failed-over`"});
    return;
  }
  change.notes.push_back({Note::Kind::Recovery,
                          "a failover promoted this database: what was written since is in it and nowhere "
                          "else; compile with the posture that the world is in"});
}

void AddReplication(Entry& entry, const PlanConfiguration& configuration) {
  Change& change = entry.change;
  if (change.type != kDatabase) {
    return;
  }
  const bool has_source = HasValue(AttributeOf(entry.before, kSource));
  const bool is_destroyed = change.action == Action::Destroy;
  const bool gets_source = is_destroyed ? configuration.Sets(entry.configured, kSource)
                                        : HasValue(AttributeOf(entry.after, kSource));
  if (!has_source && gets_source && (change.action == Action::Update || Destroys(change))) {
    AddPromoted(change);
  } else if (has_source && !gets_source && change.action == Action::Update) {
    Raise(change, kSource, Risk::DataLoss, "the replica is promoted");
    change.notes.push_back({Note::Kind::Loss,
                            "lost with it: the replication; the replica becomes a database of its own, and "
                            "cannot be made a replica again"});
    change.notes.push_back({Note::Kind::Recovery,
                            "nothing is copied to this region any more, and a failover would serve what is "
                            "here from the day of the apply"});
  } else if (has_source && Destroys(change)) {
    change.notes.push_back({Note::Kind::Recovery, is_destroyed
                                                      ? "the copy in the other region is gone"
                                                      : "there is no copy to fail over to until the new "
                                                        "replica has caught up"});
  }
}

/// A failback sets the old databases aside under a name with this in it.
void AddRetired(Entry& entry) {
  const Value name = AttributeOf(entry.before, "identifier");
  if (entry.change.type != kDatabase || name.AsString().find("-retired-") == std::string_view::npos) {
    return;
  }
  if (Destroys(entry.change) || entry.touched.Touches("identifier")) {
    entry.change.notes.push_back(
        {Note::Kind::Recovery, fmt::format("a failback set `{}` aside: the plan would {}", name.AsString(),
                                           Destroys(entry.change) ? "delete it" : "give it its name back")});
  }
}

void AddRefusals(Entry& entry) {
  Change& change = entry.change;
  if (!Destroys(change)) {
    return;
  }
  for (const Lock& lock : kLocks) {
    if (lock.type == change.type && AttributeOf(entry.before, lock.attribute).AsBool()) {
      change.notes.push_back(
          {Note::Kind::Refusal,
           fmt::format("`{}` is on: AWS refuses to delete it, and the apply stops half-way with what came "
                       "before done; it is to be off in an apply of its own",
                       lock.attribute)});
    }
  }
  const Value skips = AttributeOf(entry.before, "skip_final_snapshot");
  if (change.type == kDatabase && !skips.AsBool() &&
      !HasValue(AttributeOf(entry.before, "final_snapshot_identifier"))) {
    change.notes.push_back({Note::Kind::Refusal,
                            "the state has neither `skip_final_snapshot` nor a "
                            "`final_snapshot_identifier`: the provider refuses to delete it, and the apply "
                            "stops half-way"});
  }
  if (change.type == "aws_s3_bucket" && !AttributeOf(entry.before, "force_destroy").AsBool()) {
    change.notes.push_back({Note::Kind::Refusal,
                            "without `force_destroy` AWS refuses to delete a bucket that has objects in it, "
                            "and the apply stops half-way"});
  }
}

void AddOwned(Entry& entry, const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned) {
  if (entry.change.action != Action::Update) {
    return;
  }
  std::string undone;
  for (const OwnedAttribute& row : owned) {
    const auto is_about = [&](const AttributeChange& attribute) {
      return IsAbout(row, entry, attribute, configuration) &&
             (row.held_at.empty() || attribute.before == row.held_at);
    };
    // Of a source more is said already.
    if (row.attribute != kSource && std::ranges::any_of(entry.change.attributes, is_about)) {
      undone += fmt::format("{} `{}` ({})", undone.empty() ? "" : ",", row.attribute, row.writer);
    }
  }
  if (!undone.empty()) {
    entry.change.notes.push_back(
        {Note::Kind::Recovery,
         "the plan would take back what the running system did, a failover included:" + undone});
  }
}

}  // namespace

void AddTraps(Entry& entry, const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned) {
  AddReplication(entry, configuration);
  AddRetired(entry);
  AddRefusals(entry);
  AddOwned(entry, configuration, owned);
}

}  // namespace lifeboat::diff
