#include "diff/cascade.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/terraform/readers.h"

#include "diff/new_change.h"
#include "diff/rate.h"
#include "diff/risk_table.h"
#include "diff/values.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Mode;
using terraform::Reader;
using terraform::Value;

std::string_view FirstName(std::string_view path) { return path.substr(0, path.find('.')); }

class Cascade {
 public:
  Cascade(Scene& scene, ChangeMap& changes)
      : scene_(scene), changes_(changes), readers_(scene.after.configuration()) {}

  void Run() {
    for (const auto& [address, change] : changes_) {
      Enqueue(change);
    }
    while (!waiting_.empty()) {
      const Source source = std::move(waiting_.front());
      waiting_.pop_front();
      Follow(source);
    }
  }

 private:
  /// A block of which others may read something new.
  struct Source {
    const Block* block = nullptr;
    bool whole = false;                ///< everything that AWS decides is new
    std::set<std::string> attributes;  ///< else, what is
    std::vector<std::string> chain;    ///< addresses up to and with this one's
  };

  void Enqueue(const Change& change) {
    const Block* block = scene_.after.configuration().Find(change.address);
    if (block == nullptr) {
      return;
    }
    Source source{block, change.action == Action::Replace, {}, change.chain};
    source.chain.push_back(change.address);
    for (const Renewal& renewal : Renewals()) {
      if (renewal.type == change.type && change.action == Action::Update) {
        source.attributes.insert(std::string(renewal.attribute));
      }
    }
    for (const AttributeChange& attribute : change.attributes) {
      if (!attribute.known && !attribute.ignored) {
        source.attributes.insert(std::string(FirstName(attribute.schema_path)));
      }
    }
    if (source.whole || !source.attributes.empty()) {
      waiting_.push_back(std::move(source));
    }
  }

  [[nodiscard]] static bool IsNew(const Source& source, const std::string& attribute) {
    if (source.attributes.contains(attribute)) {
      return true;
    }
    // What the configuration says is known, also of the new one.
    return source.whole && source.block->body.Find(attribute) == nullptr;
  }

  void Follow(const Source& source) {
    for (const Reader& reader : readers_.ReadersOf(*source.block)) {
      if (!IsNew(source, reader.attribute) || reader.block == source.block) {
        continue;
      }
      if (reader.block->mode == Mode::Managed) {
        MakeUnknown(*reader.block, reader.path, source);
      } else if (reader.block->mode == Mode::Data && seen_.insert(reader.block->address).second) {
        // It is read in the apply: all of it is unknown until then.
        waiting_.push_back({reader.block, true, {}, source.chain});
      }
    }
  }

  void MakeUnknown(const Block& block, const std::string& path, const Source& source) {
    auto found = changes_.find(block.address);
    const bool fresh = found == changes_.end();
    if (fresh) {
      found = changes_.emplace(block.address, NewChange(scene_.after.configuration(), block)).first;
      found->second.risk = Risk::None;
      found->second.action = Action::Nothing;
    }
    Change& change = found->second;
    if (change.action == Action::Create) {
      return;
    }
    // A part that changes, such as a statement of a policy, says nothing of the rest of it.
    auto attribute = std::ranges::find_if(change.attributes, [&](const AttributeChange& other) {
      return other.schema_path == path && (!other.part || !other.known);
    });
    if (attribute != change.attributes.end() && !attribute->known) {
      return;
    }
    if (attribute == change.attributes.end()) {
      AttributeChange made;
      made.path = path;
      made.schema_path = path;
      if (const Value* value = block.body.Find(FirstName(path));
          value != nullptr && path == FirstName(path)) {
        made.before = made.after = Shown(scene_.after, block.module, *value);
      }
      attribute = change.attributes.insert(change.attributes.end(), std::move(made));
    }
    attribute->known = false;
    attribute->ignored = IsIgnored(block, path);
    attribute->because = source.chain.back();
    const bool was_cause = !fresh && change.chain.empty() && change.action == Action::Replace;
    if (!was_cause && (change.chain.empty() || change.action != Action::Replace)) {
      change.chain = source.chain;
    }
    if (change.action != Action::Replace && change.action != Action::Destroy) {
      Rate(change);
    }
    if (change.action == Action::Nothing && fresh) {
      changes_.erase(found);  // ignored: Terraform does not look
      return;
    }
    Enqueue(change);
  }

  Scene& scene_;
  ChangeMap& changes_;
  terraform::ReaderIndex readers_;
  std::deque<Source> waiting_;
  std::set<std::string> seen_;
};

}  // namespace

void FollowReplacements(Scene& scene, ChangeMap& changes) {
  const bool any = std::ranges::any_of(changes, [](const auto& entry) {
    const Change& change = entry.second;
    const bool renews =
        std::ranges::any_of(Renewals(), [&](const Renewal& renewal) { return renewal.type == change.type; });
    return change.action == Action::Replace || (change.action == Action::Update && renews);
  });
  if (any) {
    Cascade(scene, changes).Run();
  }
}

}  // namespace lifeboat::diff
