#include "lower/original_keys.h"

#include <map>
#include <utility>

namespace lifeboat::lower {

namespace {

template <class T>
graph::Subject SubjectOf(const char* section, const blueprint::Named<T>& named) {
  graph::Subject subject{section, *named.name, {}};
  for (const auto& key : *named.value.was) {
    subject.was.push_back(*key);
  }
  return subject;
}

/// From a section's present keys to the original ones.
using Originals = std::map<std::string, std::string>;

template <class T>
Originals OriginalsOf(const blueprint::NamedMap<T>& map) {
  Originals originals;
  for (const auto& [key, named] : map) {
    originals[key] = SubjectOf("", named).Original();
  }
  return originals;
}

template <class T>
void Rekey(blueprint::NamedMap<T>& map, const Originals& originals) {
  blueprint::NamedMap<T> rekeyed;
  for (auto& [key, named] : map) {
    rekeyed.emplace(originals.at(key), std::move(named));
  }
  map = std::move(rekeyed);
}

void Rename(std::string& reference, const Originals& originals) { reference = originals.at(reference); }

}  // namespace

blueprint::Blueprint WithOriginalKeys(blueprint::Blueprint blueprint) {
  const Originals services = OriginalsOf(blueprint.services);
  const Originals databases = OriginalsOf(blueprint.databases);
  const Originals buckets = OriginalsOf(blueprint.buckets);
  for (auto& [key, named] : blueprint.services) {
    if (named.value.database) {
      Rename(named.value.database->value, databases);
    }
    if (named.value.bucket) {
      Rename(named.value.bucket->value, buckets);
    }
    for (auto& callee : named.value.calls.value) {
      Rename(callee.value, services);
    }
  }
  Rekey(blueprint.services, services);
  Rekey(blueprint.databases, databases);
  Rekey(blueprint.buckets, buckets);
  Rekey(blueprint.names.services, services);
  Rekey(blueprint.names.databases, databases);
  Rekey(blueprint.names.buckets, buckets);
  return blueprint;
}

graph::Label LabelOf(const blueprint::Named<blueprint::Service>& service) {
  return SubjectOf("services", service);
}

graph::Label LabelOf(const blueprint::Named<blueprint::Database>& database) {
  return SubjectOf("databases", database);
}

graph::Label LabelOf(const blueprint::Named<blueprint::Bucket>& bucket) {
  return SubjectOf("buckets", bucket);
}

}  // namespace lifeboat::lower
