#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

constexpr diag::Def<std::string_view, std::string> kRepeated{diag::Kind::RepeatedName,
                                                             "{} name `{}` is given twice"};

constexpr diag::Def<std::string, std::size_t, std::size_t> kUnretirable{
    diag::Kind::UnretirableName, "the identifier `{}` has {} characters, more than {}"};

using OptionalName = std::optional<Located<std::string>>;

// Names within one namespace of AWS: what has the same noun and scope must differ.
class Register {
 public:
  explicit Register(const CheckContext& context) : context_(context) {}

  void Add(std::string_view noun, std::string_view scope, const OptionalName& name) {
    if (!name) {
      return;
    }
    const auto [first, fresh] =
        seen_.try_emplace({std::string(noun), std::string(scope), **name}, name->span);
    if (!fresh) {
      diag::Build(context_.sink, kRepeated, name->span, noun, **name)
          .Label(first->second, "first given here")
          .Report();
    }
  }

 private:
  struct Key {
    std::string noun;
    std::string scope;
    std::string name;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  const CheckContext& context_;
  std::map<Key, source::Span> seen_;
};

void AddRegionNames(Register& names, std::string_view region, const ServiceRegionNames& service) {
  names.Add("load balancer", region, service.load_balancer);
  names.Add("target group", region, service.target_group);
  names.Add("autoscaling group", region, service.autoscaling_group);
  names.Add("launch template", region, service.launch_template);
}

void CheckRetirable(const CheckContext& context, const OptionalName& identifier) {
  if (!identifier || (*identifier)->size() <= kLongestRetirableIdentifier) {
    return;
  }
  diag::Build(context.sink, kUnretirable, identifier->span, **identifier, (*identifier)->size(),
              kLongestRetirableIdentifier)
      .Note(
          "a failback keeps the old database under its identifier, `-retired-` and a time; RDS takes 63 "
          "characters")
      .Help("use a shorter identifier")
      .Report();
}

}  // namespace

void CheckNames(const CheckContext& context) {
  constexpr std::string_view kPrimary = "primary";
  constexpr std::string_view kDr = "dr";
  constexpr std::string_view kBoth = "both";
  constexpr std::string_view kGlobal = "global";
  const Names& names = context.blueprint.names;
  Register known(context);
  known.Add("parameter", kBoth, names.active_region_parameter);
  for (const auto& [name, service] : names.services) {
    AddRegionNames(known, kPrimary, service.value.primary);
    AddRegionNames(known, kDr, service.value.dr);
    known.Add("accelerator", kGlobal, service.value.accelerator);
    known.Add("parameter", kBoth, service.value.image_parameter);
  }
  for (const auto& [name, database] : names.databases) {
    known.Add("database", kPrimary, database.value.primary);
    known.Add("database", kDr, database.value.replica);
    CheckRetirable(context, database.value.primary);
    CheckRetirable(context, database.value.replica);
    known.Add("secret", kBoth, database.value.secret);
    known.Add("parameter", kBoth, database.value.endpoint_parameter);
  }
  for (const auto& [name, bucket] : names.buckets) {
    known.Add("bucket", kGlobal, bucket.value.primary);
    known.Add("bucket", kGlobal, bucket.value.dr);
    known.Add("parameter", kBoth, bucket.value.name_parameter);
  }
  known.Add("role", kGlobal, names.roles.primary_instances);
  known.Add("role", kGlobal, names.roles.dr_instances);
  known.Add("role", kGlobal, names.roles.replication);
  known.Add("role", kGlobal, names.roles.failover);
  known.Add("role", kGlobal, names.roles.image_update);
  known.Add("role", kGlobal, names.roles.image_automation);
  known.Add("function", kDr, names.functions.failover);
  known.Add("function", kDr, names.functions.image_update);
  known.Add("function", kDr, names.functions.image_cleanup);
  known.Add("function", kDr, names.functions.prober);
  known.Add("alarm", kPrimary, names.alarms.healthy_hosts);
  known.Add("alarm", kPrimary, names.alarms.database_cpu);
}

}  // namespace lifeboat::blueprint
