#include <algorithm>
#include <array>

#include "lifeboat/lint/rule.h"

#include "lint/text.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::WellKnownDatabaseUser, "the master user of database `{}` has the well-known name `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose `username` is one of the names that are tried first: `admin`,
`administrator`, `dba`, `dbadmin`, `dbuser`, `master`, `postgres`, `root`, `sa`,
`superuser`, `sysadmin`, `test` or `user`, in any case.

## Why
The name is half of the login of a user who may do everything, and scanners try these
names first. The database has no public address, so this is a second line of defence: it
matters when something else in the network is taken over.

RDS cannot rename the master user. Another name on a database that exists already means
another database, so there the finding is to be allowed.

## Example
```yaml
databases:
  orders:
    username: dbadmin
```

## Instead
```yaml
databases:
  orders:
    username: orders_owner
```
)";

constexpr auto kNames =
    std::to_array<std::string_view>({"admin", "administrator", "dba", "dbadmin", "dbuser", "master",
                                     "postgres", "root", "sa", "superuser", "sysadmin", "test", "user"});

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& user = database.value.username;
    if (user.written() && std::ranges::binary_search(kNames, std::string_view(Lower(*user)))) {
      diag::Build(sink, kFound, user.span, key, *user)
          .Note("RDS cannot rename a master user: another name is another database")
          .Help(
              "choose a name of the application's own before the database is made, or allow this for one "
              "that exists")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kWellKnownDatabaseUserRule;
const Rule kWellKnownDatabaseUserRule{
    .kind = diag::Kind::WellKnownDatabaseUser,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
