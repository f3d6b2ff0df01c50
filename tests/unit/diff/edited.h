#pragma once

#include <initializer_list>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/driver/diff_side.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/driver/pipeline.h"
#include "lifeboat/support/memory_file_system.h"
#include "lifeboat/support/zip.h"

namespace lifeboat::test {

using terraform::Files;

/// A service with a database and a bucket, and every signal that there is.
inline constexpr std::string_view kBlog =
    "lifeboat: 1\n"
    "name: blog\n"
    "objectives: { rto: 30m, rpo: 15m }\n"
    "regions:\n"
    "  primary: { region: eu-west-1 }\n"
    "  dr: { region: eu-central-1 }\n"
    "services:\n"
    "  web:\n"
    "    image: \"nginx:1.27\"\n"
    "    port: 80\n"
    "    instance_type: t3.small\n"
    "    capacity: { primary: { min: 2, max: 4 }, dr: { standby: 1, failover: 2, max: 4 } }\n"
    "    database: posts\n"
    "    bucket: media\n"
    "  jobs:\n"
    "    image: \"nginx:1.27\"\n"
    "    port: 81\n"
    "    exposure: internal\n"
    "databases:\n"
    "  posts:\n"
    "    engine: mysql\n"
    "    version: \"8.4\"\n"
    "    instance_class: db.t3.medium\n"
    "    storage_gib: 20\n"
    "    multi_az: true\n"
    "    backups: { retention: 7d }\n"
    "    replica: { instance_class: db.t3.medium, backups: { retention: 7d } }\n"
    "buckets:\n"
    "  media: { replication: both-ways, replication_time_control: true }\n"
    "failover:\n"
    "  mode: automatic\n"
    "  quorum: 2\n"
    "  drills: rate(90 days)\n"
    "  max_replica_lag: 5m\n"
    "  triggers:\n"
    "    health_probe: { action: failover }\n"
    "    replication: { action: failover }\n"
    "    healthy_hosts: { action: failover }\n"
    "    route53: { action: failover }\n"
    "    database_cpu: { action: page, threshold: 80 }\n"
    "images: { schedule: \"cron(0 2 * * ? *)\", keep: { days: 7, at_least: 3 } }\n"
    "notifications: { email: [ops@example.com] }\n";

inline driver::Env EnvOf(MemoryFileSystem& files, std::ostringstream& out) {
  return {files,  out, out, false, false, [](std::string_view) { return std::optional<std::string>(); },
          "1.0.0"};
}

inline diff::Side Load(MemoryFileSystem& files, const std::string& spec) {
  std::ostringstream out;
  const driver::Env env = EnvOf(files, out);
  source::SourceMap sources;
  diag::CollectingSink sink;
  auto side = driver::LoadSide(spec, env, sources, sink);
  if (!side) {
    std::string reason = spec;
    for (const auto& diagnostic : sink.Take()) {
      reason.append(": ").append(diagnostic.message);
    }
    throw std::runtime_error(reason);
  }
  return *std::move(side);
}

inline diff::Side FromBlueprint(const std::string& text) {
  MemoryFileSystem files;
  files.AddFile("in.yaml", text);
  return Load(files, "in.yaml");
}

using Edits = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// kBlog with these texts replaced, each of which is there.
inline std::string Edited(Edits edits) {
  std::string text(kBlog);
  for (const auto& [from, to] : edits) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
      throw std::runtime_error("kBlog has no " + std::string(from));
    }
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The sentences about recovery, by address.
using Notes = std::multimap<std::string, std::string>;

inline Notes NotesOf(const diff::Changes& changes) {
  Notes notes;
  for (const diff::Change& change : changes.changes) {
    for (const diff::Note& note : change.notes) {
      if (note.kind == diff::Note::Kind::Recovery) {
        notes.emplace(change.address, note.text);
      }
    }
  }
  return notes;
}

/// What editing kBlog so does to its failover.
inline Notes Harm(Edits edits) {
  return NotesOf(diff::Compare(FromBlueprint(std::string(kBlog)), FromBlueprint(Edited(edits))));
}

/// The same the other way round: what was edited is undone.
inline Notes HarmOfUndoing(Edits edits) {
  return NotesOf(diff::Compare(FromBlueprint(Edited(edits)), FromBlueprint(std::string(kBlog))));
}

using Json = nlohmann::json;

/// A tree of kBlog in which somebody edits Terraform by hand.
class Tree {
 public:
  Tree() : files_(Shared()) {}

  /// The block `resource.TYPE.NAME` of a file such as `modules/dr/dr-automation/main.tf.json`.
  template <class Edit>
  Tree& Resource(const std::string& file, const std::string& type, const std::string& name, Edit edit) {
    return File(file, [&](Json& root) { edit(root.at("resource").at(type).at(name)); });
  }
  Tree& Remove(const std::string& file, const std::string& type, const std::string& name) {
    return File(file, [&](Json& root) {
      if (root.at("resource").at(type).erase(name) == 0) {
        throw std::runtime_error("no " + type + "." + name);
      }
    });
  }
  template <class Edit>
  Tree& File(const std::string& file, Edit edit) {
    Json root = Json::parse(files_.at(file));
    edit(root);
    files_[file] = root.dump();
    return *this;
  }
  /// What the controller is told.
  template <class Edit>
  Tree& Config(Edit edit) {
    std::string& archive = files_.at("modules/dr/dr-automation/lambda/failover_handler.zip");
    const auto entries = Unzip(archive);
    std::map<std::string, std::string> bytes;
    for (const ZippedFile& entry : *entries) {
      bytes[entry.path] = entry.bytes;
    }
    Json config = Json::parse(bytes.at("config.json"));
    edit(config);
    bytes["config.json"] = config.dump();
    archive = Zip({bytes.begin(), bytes.end()});
    return *this;
  }

  [[nodiscard]] diff::Side Side() const {
    auto configuration = terraform::Configuration::Read(files_);
    if (!configuration) {
      throw std::runtime_error(configuration.error());
    }
    return {"tree", *std::move(configuration), {}, std::nullopt};
  }
  [[nodiscard]] Notes Harm() const { return NotesOf(diff::Compare(Tree().Side(), Side())); }
  [[nodiscard]] Notes HarmOfUndoing() const { return NotesOf(diff::Compare(Side(), Tree().Side())); }

 private:
  /// Compiled once a program.
  static const Files& Shared() {
    static const Files kFiles = FromBlueprint(std::string(kBlog)).configuration.files();
    return kFiles;
  }
  Files files_;
};

/// Whether a note at an address that ends so says this.
inline bool Says(const Notes& notes, std::string_view address, std::string_view part) {
  for (const auto& [at, text] : notes) {
    if (std::string_view(at).ends_with(address) && text.find(part) != std::string::npos) {
      return true;
    }
  }
  return false;
}

inline std::string Printed(const Notes& notes) {
  std::string text;
  for (const auto& [at, sentence] : notes) {
    text.append("\n").append(at).append(": ").append(sentence);
  }
  return text.empty() ? " no notes" : text;
}

}  // namespace lifeboat::test
