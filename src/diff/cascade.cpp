#include "diff/cascade.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/terraform/readers.h"

#include "diff/new_change.h"
#include "diff/rate.h"
#include "diff/risk_table.h"
#include "diff/shown.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Mode;
using terraform::Reader;
using terraform::Value;

std::string_view FirstName(std::string_view path) { return path.substr(0, path.find('.')); }

/// What stands there; nullptr behind a list.
const Value* AtPath(const Value& body, std::string_view path) {
  const Value* value = body.Find(FirstName(path));
  for (std::size_t dot = path.find('.'); value != nullptr && dot != std::string_view::npos;
       dot = path.find('.')) {
    path.remove_prefix(dot + 1);
    value = value->Find(FirstName(path));
  }
  return value;
}

/// `text` with a value in the place of what reads it.
std::string Filled(const std::string& text, const std::string& read, const std::string& value) {
  if (text == read) {
    return value;
  }
  const std::string_view bare = value.starts_with('"') && value.ends_with('"') && value.size() > 1
                                    ? std::string_view(value).substr(1, value.size() - 2)
                                    : std::string_view(value);
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = text.find(read); at != std::string::npos; at = text.find(read, from)) {
    out.append(text, from, at - from).append(bare);
    from = at + read.size();
  }
  return out.append(text, from);
}

class Cascade {
 public:
  Cascade(Scene& scene, ChangeMap& changes, const terraform::ReaderIndex& readers)
      : scene_(scene), changes_(changes), readers_(readers) {}

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
  /// How much of what others read is different.
  enum class News : std::uint8_t { None, Known, Unknown };
  struct Values {
    std::optional<std::string> before;
    std::optional<std::string> after;
  };
  /// A block of which others may read something new.
  struct Source {
    const Block* block = nullptr;
    News answers = News::None;                ///< whatever the configuration does not say of it
    std::set<std::string> unknown;            ///< attributes that only the apply will tell
    std::map<std::string, Values> different;  ///< those that the configuration sets to something else
    std::vector<std::string> chain;           ///< addresses up to and with this one's
  };

  void Enqueue(const Change& change) {
    const Block* block = scene_.after.configuration().Find(change.address);
    if (block == nullptr || change.action == Action::Nothing || change.action == Action::Create) {
      return;
    }
    Source source{block, change.action == Action::Replace ? News::Unknown : News::None, {}, {}, change.chain};
    source.chain.push_back(change.address);
    for (const Renewal& renewal : Renewals()) {
      if (renewal.type == change.type && change.action == Action::Update) {
        source.unknown.insert(std::string(renewal.attribute));
      }
    }
    for (const AttributeChange& attribute : change.attributes) {
      const std::string name(FirstName(attribute.schema_path));
      if (attribute.ignored) {
        continue;
      }
      if (!attribute.known) {
        source.unknown.insert(name);
      } else if (attribute.path == name && !attribute.part) {
        source.different.emplace(name, Values{attribute.before, attribute.after});
      } else {
        source.different.emplace(name, Values{});
      }
    }
    waiting_.push_back(std::move(source));
  }

  [[nodiscard]] static News NewsOf(const Source& source, const std::string& attribute) {
    if (source.unknown.contains(attribute)) {
      return News::Unknown;
    }
    if (source.different.contains(attribute)) {
      return News::Known;
    }
    // What the configuration says is known, also of the new one.
    return source.block->body.Find(attribute) == nullptr ? source.answers : News::None;
  }

  void Follow(const Source& source) {
    for (const Reader& reader : readers_.ReadersOf(*source.block)) {
      if (reader.block == source.block) {
        continue;
      }
      News news = NewsOf(source, reader.attribute);
      if (reader.block->mode == Mode::Data) {
        // Terraform reads no data source before what it names itself, in its own module, is changed.
        if (source.block->mode == Mode::Managed && reader.block->module == source.block->module) {
          news = News::Unknown;
        }
        News& known = answers_[reader.block->address];
        if (news > known) {
          known = news;
          waiting_.push_back({reader.block, news, {}, {}, source.chain});
        }
      } else if (reader.block->mode == Mode::Managed && news != News::None) {
        Reach(reader, news, source);
      }
    }
  }

  /// A reader gets something new.
  void Reach(const Reader& reader, News news, const Source& source) {
    const Block& block = *reader.block;
    auto found = changes_.find(block.address);
    const bool fresh = found == changes_.end();
    if (fresh) {
      found = changes_.emplace(block.address, NewChange(scene_.after.configuration(), block)).first;
      found->second.risk = Risk::None;
      found->second.action = Action::Nothing;
    }
    Change& change = found->second;
    AttributeChange* attribute =
        change.action == Action::Create ? nullptr : NewsIn(change, reader, news, source);
    if (attribute == nullptr) {
      return;
    }
    attribute->ignored = IsIgnored(block, reader.path);
    attribute->because = source.chain.back();
    const bool was_cause = !fresh && change.chain.empty() && change.action == Action::Replace;
    if (!was_cause && (change.chain.empty() || change.action != Action::Replace)) {
      change.chain = source.chain;
    }
    if (change.action != Action::Replace && change.action != Action::Destroy) {
      Rate(change);
    } else {
      RateAttribute(change.type, *attribute);
    }
    if (change.action == Action::Nothing && fresh) {
      changes_.erase(found);  // ignored: Terraform does not look
      return;
    }
    Enqueue(change);
  }

  /// The attribute that is different by it; nullptr when it was already.
  AttributeChange* NewsIn(Change& change, const Reader& reader, News news, const Source& source) {
    // A part that changes, such as a statement of a policy, says nothing of the rest of it.
    const auto same = std::ranges::find_if(change.attributes, [&](const AttributeChange& other) {
      return other.schema_path == reader.path && (!other.part || !other.known);
    });
    if (same != change.attributes.end()) {
      if (news == News::Known || !same->known) {
        return nullptr;
      }
      same->known = false;
      return &*same;
    }
    AttributeChange made;
    made.path = made.schema_path = reader.path;
    made.known = news == News::Known;
    const Value* value =
        news == News::Known ? AtPath(reader.block->body, reader.path) : reader.block->body.Find(reader.path);
    if (value != nullptr) {
      made.before = made.after = Shown(scene_.after, reader.block->module, *value);
      Fill(made, reader.attribute, source);
    }
    return &change.attributes.emplace_back(std::move(made));
  }

  static void Fill(AttributeChange& made, const std::string& attribute, const Source& source) {
    const auto values = source.different.find(attribute);
    if (values == source.different.end() || !values->second.before || !values->second.after) {
      return;
    }
    const std::string read = fmt::format("${{{}.{}}}", source.block->address, attribute);
    made.before = Filled(*made.before, read, *values->second.before);
    made.after = Filled(*made.after, read, *values->second.after);
  }

  Scene& scene_;
  ChangeMap& changes_;
  const terraform::ReaderIndex& readers_;
  std::deque<Source> waiting_;
  std::map<std::string, News, std::less<>> answers_;  ///< of data sources
};

}  // namespace

void FollowChanges(Scene& scene, ChangeMap& changes, const terraform::ReaderIndex& readers) {
  const bool any = std::ranges::any_of(changes, [](const auto& entry) {
    return entry.second.action == Action::Replace || entry.second.action == Action::Update;
  });
  if (any) {
    Cascade(scene, changes, readers).Run();
  }
}

}  // namespace lifeboat::diff
