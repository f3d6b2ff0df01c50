#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/support/edit_distance.h"

#include "blueprint/check/check.h"
#include "blueprint/codecs/scalars.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string_view, std::string, std::string_view> kUnknown{Kind::UnknownReference,
                                                                        "{} `{}` is no key of `{}`"};
// Among more names than these the search would cost more than it tells.
constexpr std::size_t kMostCandidates = 200;

constexpr Def<std::string> kSelf{Kind::SelfCall, "service `{}` calls itself"};
constexpr Def<std::string, std::string> kUncallable{
    Kind::UncallableService, "service `{}` calls `{}`, which has no internal load balancer"};
constexpr Def<std::string> kRepeated{Kind::RepeatedItem, "service `{}` is listed twice"};

// True when `map` has the key; otherwise says so, and what was meant.
template <class T>
bool CheckKey(const CheckContext& context, const Located<std::string>& key, const NamedMap<T>& map,
              std::string_view noun, std::string_view section) {
  if (!context.Knows(map) || map.contains(*key)) {
    return context.Knows(map);
  }
  std::vector<std::string_view> names;
  if (map.size() <= kMostCandidates) {
    for (const auto& [name, entry] : map) {
      names.push_back(name);
    }
  }
  auto report = Build(context.sink, kUnknown, key.span, noun, *key, section);
  if (const auto close = Closest(*key, names)) {
    std::move(report)
        .Label(map.at(*close).name.span, fmt::format("a similar {}", noun))
        .Help(fmt::format("write `{}`", *close))
        .Report();
    return false;
  }
  std::move(report).Help(fmt::format("add `{}` to `{}`", *key, section)).Report();
  return false;
}

void CheckCall(const CheckContext& context, const Named<Service>& caller,
               const Located<std::string>& callee) {
  const auto& services = context.blueprint.services;
  if (*callee == *caller.name) {
    Build(context.sink, kSelf, callee.span, *callee).Report();
    return;
  }
  if (!CheckKey(context, callee, services, "service", "services")) {
    return;
  }
  const auto& exposure = services.at(*callee).value.exposure;
  if (context.Knows(exposure) && *exposure != Exposure::Internal) {
    PointAt(Build(context.sink, kUncallable, callee.span, *caller.name, *callee), exposure, "exposure",
            Spelling(*exposure))
        .Help(fmt::format("write `exposure: internal` for `{}`", *callee))
        .Report();
  }
}

void CheckCalls(const CheckContext& context, const Named<Service>& caller) {
  const auto& calls = caller.value.calls;
  if (!context.Knows(calls)) {
    return;
  }
  for (auto call = calls->begin(); call != calls->end(); ++call) {
    const auto first =
        std::find_if(calls->begin(), call, [&](const auto& other) { return *other == **call; });
    if (first != call) {
      Build(context.sink, kRepeated, call->span, **call).Label(first->span, "first listed here").Report();
      continue;
    }
    CheckCall(context, caller, *call);
  }
}

template <class T, class U>
void CheckNamedKeys(const CheckContext& context, const NamedMap<T>& names, const NamedMap<U>& map,
                    std::string_view noun, std::string_view section) {
  for (const auto& [key, entry] : names) {
    CheckKey(context, entry.name, map, noun, section);
  }
}

}  // namespace

void CheckReferences(const CheckContext& context) {
  const Blueprint& blueprint = context.blueprint;
  for (const auto& [name, service] : blueprint.services) {
    if (const auto& database = service.value.database) {
      CheckKey(context, *database, blueprint.databases, "database", "databases");
    }
    if (const auto& bucket = service.value.bucket) {
      CheckKey(context, *bucket, blueprint.buckets, "bucket", "buckets");
    }
    CheckCalls(context, service);
  }
  CheckNamedKeys(context, blueprint.names.services, blueprint.services, "service", "services");
  CheckNamedKeys(context, blueprint.names.databases, blueprint.databases, "database", "databases");
  CheckNamedKeys(context, blueprint.names.buckets, blueprint.buckets, "bucket", "buckets");
}

}  // namespace lifeboat::blueprint
