#include "diff/values.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "diff/at.h"
#include "diff/elements.h"
#include "diff/files.h"
#include "diff/new_change.h"
#include "diff/shown.h"

namespace lifeboat::diff {

namespace {

using terraform::Arena;
using terraform::Block;
using terraform::LocalReference;
using terraform::Member;
using terraform::Mode;
using terraform::Reference;
using terraform::Resolved;
using terraform::Resolver;
using terraform::Value;

/// A block may be written as an object or as a list of one.
const Value& Unwrapped(const Value& value) {
  return value.IsArray() && value.Items().size() == 1 && value.Items().front().IsObject()
             ? value.Items().front()
             : value;
}

bool LooksLikeJson(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

/// Terraform converts between the two.
bool SameScalar(const Value& a, const Value& b) {
  const auto text = [](const Value& value) {
    return value.IsString() ? std::string(value.AsString()) : terraform::ToJson(value);
  };
  const auto scalar = [](const Value& value) {
    return !value.IsNull() && !value.IsArray() && !value.IsObject();
  };
  return scalar(a) && scalar(b) && text(a) == text(b);
}

enum class Text : std::uint8_t { Templates, Literal };

class Comparison {
 public:
  Comparison(Scene& scene, std::string_view type, std::string_view before_module,
             std::string_view after_module, Text text = Text::Templates)
      : scene_(scene),
        type_(type),
        before_module_(before_module),
        after_module_(after_module),
        text_(text),
        shifted_(scene.Shifted(before_module) || scene.Shifted(after_module)) {}

  void Compare(const At& at, const Value* a, const Value* b) {
    a = a == nullptr || a->IsNull() ? nullptr : a;
    b = b == nullptr || b->IsNull() ? nullptr : b;
    if (a == nullptr && b == nullptr) {
      return;
    }
    if (a == nullptr || b == nullptr) {
      AddLeaf(at, a, b);
      return;
    }
    if (!shifted_ && *a == *b) {
      return;
    }
    if (a->IsString() && b->IsString()) {
      CompareText(at, a->AsString(), b->AsString());
      return;
    }
    const Value& before = Unwrapped(*a);
    const Value& after = Unwrapped(*b);
    if (before.IsObject() && after.IsObject()) {
      CompareObjects(at, before, after);
    } else if (a->IsArray() && b->IsArray()) {
      CompareLists(at, a->Items(), b->Items());
    } else if (!(*a == *b) && !SameScalar(*a, *b)) {
      AddLeaf(at, a, b);
    }
  }

  [[nodiscard]] Differences Take() && { return std::move(found_); }

 private:
  void CompareObjects(const At& at, const Value& a, const Value& b) {
    const auto before = a.Members();
    const auto after = b.Members();
    auto x = before.begin();
    auto y = after.begin();
    while (x != before.end() || y != after.end()) {
      if (y == after.end() || (x != before.end() && x->key < y->key)) {
        Compare(at.Member(x->key), &x->value, nullptr);
        ++x;
      } else if (x == before.end() || y->key < x->key) {
        Compare(at.Member(y->key), nullptr, &y->value);
        ++y;
      } else {
        Compare(at.Member(x->key), &x->value, &y->value);
        ++x;
        ++y;
      }
    }
  }

  void CompareText(const At& at, std::string_view a, std::string_view b) {
    const bool same = a == b;
    const bool templates = text_ == Text::Templates && (terraform::IsTemplate(a) || terraform::IsTemplate(b));
    if (same && (!shifted_ || !templates)) {
      return;
    }
    if (!same && LooksLikeJson(a) && LooksLikeJson(b) && CompareDocuments(at, a, b)) {
      return;
    }
    if (!templates) {
      AddLeaf(at, Value::Of(a), Value::Of(b));
      return;
    }
    const Resolved& before = scene_.before.Resolve(before_module_, a);
    const Resolved& after = scene_.after.Resolve(after_module_, b);
    if (before.shape != after.shape) {
      AddLeaf(at, Value::Of(a), Value::Of(b));
    }
    CompareInputs(at, before, after);
  }

  /// False when one of them is no JSON after all.
  bool CompareDocuments(const At& at, std::string_view a, std::string_view b) {
    Arena& arena = arenas_.emplace_back();
    const auto before = terraform::ParseJson(a, arena);
    const auto after = terraform::ParseJson(b, arena);
    if (!before || !after) {
      return false;
    }
    Compare(at.Behind(), &*before, &*after);
    return true;
  }

  /// What both templates read and what stands elsewhere: locals, documents of policies, files.
  void CompareInputs(const At& at, const Resolved& before, const Resolved& after) {
    const auto pairs = std::min(before.locals.size(), after.locals.size());
    for (std::size_t i = 0; i < pairs; ++i) {
      CompareLocals(at, before.locals[i], after.locals[i]);
    }
    for (std::size_t i = 0; i < std::min(before.references.size(), after.references.size()); ++i) {
      CompareReferred(at, before.references[i], after.references[i]);
    }
    if (ReadsContent(after.text)) {
      CompareContent(at, before.files, after.files);
    }
  }

  /// A template may read a thing twice; another attribute that reads it is different as well.
  bool IsFirst(const At& at, const std::string& name) { return read_.insert(at.path + "\n" + name).second; }

  void CompareLocals(const At& at, const LocalReference& a, const LocalReference& b) {
    const Value* before = scene_.before.configuration().FindLocal(a.module, a.name);
    const Value* after = scene_.after.configuration().FindLocal(b.module, b.name);
    if (before == nullptr || after == nullptr || !IsFirst(at, "local." + std::string(b.name))) {
      return;
    }
    const auto text_before = LinesOf(scene_.before, a.module, *before);
    const auto text_after = LinesOf(scene_.after, b.module, *after);
    if (text_before && text_after) {
      AddContent(at, CompareTexts(at.path, *text_before, *text_after));
    } else {
      Compare(at.Behind(), before, after);
    }
  }

  /// A data source: what it is asked decides what it answers.
  void CompareReferred(const At& at, const Reference& a, const Reference& b) {
    const Block* before = scene_.before.configuration().Find(a.address);
    const Block* after = scene_.after.configuration().Find(b.address);
    const auto is_data = [](const Block* block) { return block != nullptr && block->mode == Mode::Data; };
    if (!is_data(before) || !is_data(after) || before->type != after->type || !IsFirst(at, b.address)) {
      return;
    }
    Differences differences = CompareArguments(scene_, *before, *after);
    for (AttributeChange& change : differences.attributes) {
      change.path = at.path + "." + change.path;
      change.schema_path = at.schema;
      change.part = true;
      change.ignored = false;
      found_.attributes.push_back(std::move(change));
    }
    std::ranges::move(differences.files, std::back_inserter(found_.files));
  }

  void CompareContent(const At& at, const std::vector<std::string>& before,
                      const std::vector<std::string>& after) {
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      const auto& old_files = scene_.before.configuration().files();
      const auto& new_files = scene_.after.configuration().files();
      const auto a = old_files.find(before[i]);
      const auto b = new_files.find(after[i]);
      if (a != old_files.end() && b != new_files.end() && a->second != b->second) {
        AddContent(at, CompareFiles(after[i], a->second, b->second));
      }
    }
  }

  void AddContent(const At& at, std::vector<FileChange> files) {
    if (files.empty()) {
      return;
    }
    if (found_.attributes.empty() || found_.attributes.back().path != at.path) {
      AttributeChange change;
      change.path = at.path;
      change.schema_path = at.schema;
      found_.attributes.push_back(std::move(change));
    }
    std::ranges::move(files, std::back_inserter(found_.files));
  }

  void CompareLists(const At& at, std::span<const Value> a, std::span<const Value> b) {
    const bool set = IsSet(type_, at.schema_ends ? at.path : at.schema);
    if (a.size() == 1 && b.size() == 1 && !set) {
      Compare(at.Element("0", a.front()), &a.front(), &b.front());
      return;
    }
    const auto identity = IdentityOf(a, b);
    const auto names = [&](std::span<const Value> list, Resolver& resolver, std::string_view module) {
      std::vector<std::string> keys;
      std::ranges::transform(list, std::back_inserter(keys), [&](const Value& item) {
        return Show(resolver, module, identity ? *item.Find(*identity) : item);
      });
      return keys;
    };
    const std::vector<std::string> before = names(a, scene_.before, before_module_);
    const std::vector<std::string> after = names(b, scene_.after, after_module_);
    if (before == after) {
      for (std::size_t i = 0; identity && i < a.size(); ++i) {
        Compare(at.Element(after[i], b[i]), &a[i], &b[i]);
      }
      return;
    }
    Match(at, {a, before}, {b, after});
    if (!set && !identity && std::ranges::is_permutation(before, after)) {
      AddOrder(at, a, b);
    }
  }

  struct NamedList {
    std::span<const Value> items;
    const std::vector<std::string>& names;
  };

  /// Elements of one name belong together, in order; one that is left over on each side is one that changed.
  void Match(const At& at, const NamedList& a, const NamedList& b) {
    std::multimap<std::string_view, const Value*> left;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      left.emplace(a.names[i], &a.items[i]);
    }
    std::vector<std::size_t> added;
    for (std::size_t i = 0; i < b.items.size(); ++i) {
      const auto twin = left.find(b.names[i]);
      if (twin == left.end()) {
        added.push_back(i);
        continue;
      }
      Compare(at.Element(b.names[i], b.items[i]), twin->second, &b.items[i]);
      left.erase(twin);
    }
    if (left.size() == 1 && added.size() == 1 && left.begin()->second->IsObject() &&
        b.items[added.front()].IsObject()) {
      Compare(at.Element(std::to_string(added.front()), b.items[added.front()]), left.begin()->second,
              &b.items[added.front()]);
      return;
    }
    for (const auto& [name, value] : left) {
      Compare(at.Element(name, *value), value, nullptr);
    }
    for (const std::size_t i : added) {
      Compare(at.Element(b.names[i], b.items[i]), nullptr, &b.items[i]);
    }
  }

  void AddOrder(const At& at, std::span<const Value> a, std::span<const Value> b) {
    const Value before = Value::Of(a);
    const Value after = Value::Of(b);
    AddLeaf(at, &before, &after);
    found_.attributes.back().why = "the order alone";
  }

  void AddLeaf(const At& at, const Value& a, const Value& b) { AddLeaf(at, &a, &b); }

  void AddLeaf(const At& at, const Value* a, const Value* b) {
    AttributeChange change;
    change.path = at.path;
    change.schema_path = at.schema;
    change.part = at.schema_ends || at.of_list;
    if (a != nullptr) {
      change.before = Show(scene_.before, before_module_, *a);
    }
    if (b != nullptr) {
      change.after = Show(scene_.after, after_module_, *b);
    }
    if (change.before != change.after) {
      found_.attributes.push_back(std::move(change));
    }
  }

  [[nodiscard]] std::string Show(Resolver& resolver, std::string_view module, const Value& value) const {
    return text_ == Text::Literal ? ShownLiteral(value) : Shown(resolver, module, value);
  }

  /// A list of lines as the text that they make.
  static std::optional<std::string> LinesOf(Resolver& resolver, std::string_view module, const Value& value) {
    const auto is_text = [](const Value& item) { return item.IsString(); };
    if (!value.IsArray() || !std::ranges::all_of(value.Items(), is_text)) {
      return std::nullopt;
    }
    std::string text;
    for (const Value& line : value.Items()) {
      text.append(terraform::IsTemplate(line.AsString()) ? resolver.Resolve(module, line.AsString()).text
                                                         : line.AsString())
          .append("\n");
    }
    return text;
  }

  Scene& scene_;
  std::string type_;  ///< as the table of sets has it
  std::string_view before_module_;
  std::string_view after_module_;
  Text text_;
  bool shifted_;
  Differences found_;
  std::set<std::string> read_;  ///< of each place, the locals and data sources that were compared
  std::deque<Arena> arenas_;
};

}  // namespace

Differences CompareArguments(Scene& scene, const Block& before, const Block& after) {
  const std::string type = (after.mode == Mode::Data ? "data." : "") + std::string(after.type);
  Comparison comparison(scene, type, before.module, after.module);
  const auto names = [](const Block& block) {
    std::set<std::string_view> found;
    for (const Member& member : block.body.Members()) {
      if (!terraform::IsMetaArgument(member.key)) {
        found.insert(member.key);
      }
    }
    return found;
  };
  std::set<std::string_view> all = names(before);
  all.merge(names(after));
  for (const std::string_view name : all) {
    comparison.Compare({std::string(name), std::string(name)}, before.body.Find(name), after.body.Find(name));
  }
  Differences differences = std::move(comparison).Take();
  for (AttributeChange& change : differences.attributes) {
    change.ignored = IsIgnored(after, change.schema_path);
  }
  return differences;
}

Differences CompareValues(Scene& scene, std::string_view type, std::string_view path,
                          std::string_view before_module, const Value& before, std::string_view after_module,
                          const Value& after) {
  Comparison comparison(scene, type, before_module, after_module);
  comparison.Compare({std::string(path), std::string(path)}, &before, &after);
  return std::move(comparison).Take();
}

Differences CompareLiterals(std::string_view type, const Value& before, const Value& after) {
  const terraform::Configuration nothing{};
  Scene scene(nothing, nothing);
  Comparison comparison(scene, type, {}, {}, Text::Literal);
  comparison.Compare({}, &before, &after);
  return std::move(comparison).Take();
}

}  // namespace lifeboat::diff
