#include <vector>

#include <fmt/format.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/database_parameter.h"
#include "lint/fix.h"
#include "lint/text.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::ObsoleteTls,
                                                     "database `{}` still speaks {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases that allow TLS 1.0 or 1.1: in the list of `tls_version` of MySQL and
MariaDB, or as `ssl_min_protocol_version` of PostgreSQL.

## Why
RFC 8996 withdrew both in 2021: they rest on SHA-1 and MD5, and allow ciphers that are
broken. A client and a server that could speak better can be talked down to them. MySQL
has removed them in 8.0.28: there the parameter group is refused, or the value does
nothing.

## Example
```yaml
databases:
  orders:
    parameters:
      tls_version: TLSv1.1,TLSv1.2
```

## Instead
```yaml
databases:
  orders:
    parameters:
      tls_version: TLSv1.2,TLSv1.3
```

## Fix
Leaves out the two, or writes `TLSv1.2` when nothing else is left. Clients that speak no
better are refused from then on, so it is made with `--unsafe-fixes` only.
)";

bool IsObsolete(std::string_view version) {
  const std::string lower = Lower(version);
  return lower == "tlsv1" || lower == "tlsv1.0" || lower == "tlsv1.1";
}

void CheckDatabase(const Subject& subject, const std::string& key, const blueprint::Database& database,
                   diag::Sink& sink) {
  const bool postgres = *database.engine == blueprint::Engine::Postgres;
  const std::string name = postgres ? "ssl_min_protocol_version" : "tls_version";
  const auto* parameter = FindParameter(database, name);
  if (parameter == nullptr) {
    return;
  }
  std::vector<std::string> obsolete;
  std::vector<std::string_view> others;
  for (const std::string_view version : Split(**parameter, ',')) {
    if (IsObsolete(version)) {
      obsolete.emplace_back(version);
    } else {
      others.push_back(version);
    }
  }
  if (obsolete.empty()) {
    return;
  }
  const std::string better = others.empty() ? "TLSv1.2" : fmt::format("{}", fmt::join(others, ","));
  diag::Build(sink, kFound, parameter->span, key, List(obsolete))
      .Note("RFC 8996 withdrew TLS 1.0 and 1.1 in 2021")
      .Help(fmt::format("write `{}: {}`", name, better))
      .Fix(SetField(subject, fmt::format("databases.{}.parameters.{}", key, name), better,
                    diag::Applicability::Unsafe))
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    CheckDatabase(subject, key, database.value, sink);
  }
}

}  // namespace

extern const Rule kObsoleteTlsRule;
const Rule kObsoleteTlsRule{
    .kind = diag::Kind::ObsoleteTls,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
