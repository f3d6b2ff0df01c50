#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string_view, std::string> kOwn{Kind::FormerKeyInUse,
                                                  "{} `{}` names itself as its former name"};
constexpr Def<std::string, std::string_view, std::string> kInUse{
    Kind::FormerKeyInUse, "`{}` is the name of another {}, not a former name of `{}`"};
constexpr Def<std::string_view, std::string> kShared{Kind::SharedFormerKey, "two {}s were called `{}`"};
constexpr Def<std::string> kRepeated{Kind::RepeatedItem, "former name `{}` is listed twice"};

/// What a section's former keys have claimed so far.
using Claims = std::map<std::string, source::Span>;

// Renamed and renamed back: the own name may be the oldest when another one came after it.
bool IsRenamedBack(const FormerKeys& was, const Located<std::string>& former) {
  return was->size() > 1 && &former == &was->front();
}

template <class T>
void CheckKey(const CheckContext& context, const NamedMap<T>& map, const Named<T>& named,
              const Located<std::string>& former, std::string_view noun, Claims& claims) {
  const FormerKeys& was = named.value.was;
  if (*former == *named.name) {
    if (!IsRenamedBack(was, former)) {
      Build(context.sink, kOwn, former.span, noun, *former)
          .Label(named.name.span, "its name")
          .Help("write the name that it had before, or remove it")
          .Report();
    }
    return;
  }
  const auto first =
      std::find_if(was->begin(), was->end(), [&](const auto& other) { return *other == *former; });
  if (&*first != &former) {
    Build(context.sink, kRepeated, former.span, *former).Label(first->span, "first listed here").Report();
    return;
  }
  if (const auto other = map.find(*former); other != map.end()) {
    Build(context.sink, kInUse, former.span, *former, noun, *named.name)
        .Label(other->second.name.span, fmt::format("the other {}", noun))
        .Help(fmt::format("give the other {} a name that none had before", noun))
        .Report();
    return;
  }
  const auto [claim, alone] = claims.try_emplace(*former, former.span);
  if (!alone) {
    Build(context.sink, kShared, former.span, noun, *former)
        .Label(claim->second, "the other one says so here")
        .Help("remove it from the one that is new")
        .Report();
  }
}

template <class T>
void CheckSection(const CheckContext& context, const NamedMap<T>& map, std::string_view noun) {
  if (!context.Knows(map)) {
    return;
  }
  Claims claims;
  for (const auto& [key, named] : map) {
    if (!context.Knows(named.value.was)) {
      continue;
    }
    for (const auto& former : *named.value.was) {
      CheckKey(context, map, named, former, noun, claims);
    }
  }
}

}  // namespace

void CheckFormerKeys(const CheckContext& context) {
  CheckSection(context, context.blueprint.services, "service");
  CheckSection(context, context.blueprint.databases, "database");
  CheckSection(context, context.blueprint.buckets, "bucket");
}

}  // namespace lifeboat::blueprint
