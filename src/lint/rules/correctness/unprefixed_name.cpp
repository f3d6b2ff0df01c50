#include <algorithm>
#include <vector>

#include "lifeboat/lint/rule.h"

#include "lint/facts/pinned_names.h"
#include "lint/text.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::UnprefixedName,
                                                     "names that do not say that they are of `{}`: {}"};

constexpr std::size_t kMostListed = 6;

constexpr std::string_view kExplanation = R"(
## What it does
Finds names under `names` that do not contain the application's name, in any spelling:
`FlaskBlogFailover` contains `flask-blog`. One finding for all of them. Buckets are left
out, whose names are unique in the world.

## Why
Roles and accelerators share their names with everything in the account, functions,
alarms, topics, parameters and databases with everything in a region. A second
application, or a second copy of this one for tests, cannot be applied beside names like
`FailoverHandler`; worse, scripts that go by such a name work on the wrong application.
Nobody sees whose they are when something has to be stopped in a hurry.

Names that an organisation has already are meant: allow the finding.

## Example
```yaml
names:
  functions:
    failover: FailoverHandler
```

## Instead
```yaml
names:
  functions:
    failover: ShopFailoverHandler
```
)";

/// Letters and digits alone, so that `flask-blog` is in `FlaskBlogFailover`.
std::string Bare(std::string_view name) {
  std::string bare = Lower(name);
  std::erase_if(bare, [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); });
  return bare;
}

void Check(const Subject& subject, diag::Sink& sink) {
  const blueprint::Blueprint& blueprint = subject.blueprint;
  PinnedNames foreign = PinnedWithinAccount(blueprint.names);
  const std::string own = Bare(*blueprint.name);
  std::erase_if(foreign, [&](const auto* name) { return Bare(**name).find(own) != std::string::npos; });
  if (foreign.empty()) {
    return;
  }
  std::vector<std::string> listed;
  for (const auto* name : foreign) {
    listed.push_back(**name);
  }
  const std::size_t more = listed.size() - std::min(listed.size(), kMostListed);
  listed.resize(listed.size() - more);
  const std::string rest = more == 0 ? "" : " and " + std::to_string(more) + " more";
  diag::Build(sink, kFound, foreign.front()->span, *blueprint.name, ListPlainly(listed) + rest)
      .Note(
          "each exists once in an account or a region: another application or a second copy collides with it")
      .Help("remove them, for derived names that begin with `" + *blueprint.name +
            "`, or allow those that must stay")
      .Report();
}

}  // namespace

extern const Rule kUnprefixedNameRule;
const Rule kUnprefixedNameRule{
    .kind = diag::Kind::UnprefixedName,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
