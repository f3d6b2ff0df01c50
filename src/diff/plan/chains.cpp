#include "diff/plan/chains.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace lifeboat::diff {

namespace {

class Explanation {
 public:
  Explanation(std::span<Entry> entries, const PlanConfiguration& configuration)
      : configuration_(configuration) {
    for (Entry& entry : entries) {
      by_address_.emplace(entry.configured, &entry);
    }
  }

  void Explain(Entry& entry) {
    if (!begun_.insert(&entry).second) {
      return;
    }
    Change& change = entry.change;
    bool forced = false;
    for (AttributeChange& attribute : change.attributes) {
      Entry* source = attribute.known ? nullptr : SourceOf(entry, attribute);
      if (source == nullptr) {
        continue;
      }
      Explain(*source);
      attribute.because = source->change.address;
      // What forces the replacement says more than what merely changes with it.
      const bool forces = attribute.risk >= Risk::Replace;
      if (change.chain.empty() || (forces && !forced)) {
        change.chain = source->change.chain;
        change.chain.push_back(source->change.address);
        forced = forces;
      }
    }
    const bool is_cause = std::ranges::any_of(change.attributes, [](const AttributeChange& attribute) {
      return attribute.because.empty() && attribute.risk >= Risk::Replace;
    });
    if (is_cause) {
      change.chain.clear();
    }
  }

 private:
  Entry* SourceOf(const Entry& reader, const AttributeChange& attribute) {
    Entry* found = nullptr;
    for (const auto& reference : configuration_.ReferencesOf(reader.configured, attribute.schema_path)) {
      const auto [first, last] = by_address_.equal_range(reference.address);
      for (auto at = first; at != last; ++at) {
        Entry& source = *at->second;
        const Action action = source.change.action;
        const bool renews = reference.attribute.empty() ? !source.renewed.empty()
                                                        : source.renewed.contains(reference.attribute);
        if (&source == &reader || !renews || (action != Action::Replace && action != Action::Update)) {
          continue;
        }
        if (found == nullptr || (action == Action::Replace && found->change.action != Action::Replace)) {
          found = &source;
        }
      }
    }
    return found;
  }

  const PlanConfiguration& configuration_;
  std::multimap<std::string, Entry*, std::less<>> by_address_;
  std::set<const Entry*> begun_;
};

}  // namespace

void Explain(std::span<Entry> entries, const PlanConfiguration& configuration) {
  Explanation explanation(entries, configuration);
  for (Entry& entry : entries) {
    explanation.Explain(entry);
  }
}

}  // namespace lifeboat::diff
