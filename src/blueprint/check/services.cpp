#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "blueprint/check/check.h"
#include "blueprint/codecs/compute.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string, std::string> kTimeout{
    Kind::TimeoutNotBelowInterval, "a check that waits {} is not over when the next one comes after {}"};
constexpr Def<std::string_view, std::int64_t, std::string_view, std::int64_t> kOrder{
    Kind::CapacityOrder, "`{}` is {}, more than `{}`, which is {}"};
constexpr Def<std::string, std::string_view, std::string_view> kArchitecture{
    Kind::ArchitectureMismatch, "instance type `{}` has an {} processor, and the image is built for {}"};
constexpr Def<std::string> kRepeatedType{Kind::RepeatedItem, "instance type `{}` is listed twice"};
constexpr Def<std::string> kReserved{Kind::ReservedVariable, "variable `{}` is set by Lifeboat"};

void CheckHealth(const CheckContext& context, const HealthCheck& check) {
  if (!context.Knows(check.timeout, check.interval) || *check.timeout < *check.interval) {
    return;
  }
  // Where the timeout is a default, the interval is what somebody wrote.
  const bool swap = !check.timeout.written();
  auto report = Build(context.sink, kTimeout, swap ? check.interval.span : check.timeout.span,
                      FormatDuration(*check.timeout), FormatDuration(*check.interval));
  const auto& other = swap ? check.timeout : check.interval;
  PointAt(std::move(report), other, swap ? "timeout" : "interval", FormatDuration(*other))
      .Help("write a `timeout` below the `interval`")
      .Report();
}

void CheckOrder(const CheckContext& context, const Located<std::int64_t>& low, std::string_view low_key,
                const Located<std::int64_t>& high, std::string_view high_key) {
  if (!context.Knows(low, high) || *low <= *high) {
    return;
  }
  const bool swap = !low.written() && high.written();
  auto report = Build(context.sink, kOrder, swap ? high.span : low.span, low_key, *low, high_key, *high);
  const auto& other = swap ? low : high;
  PointAt(std::move(report), other, swap ? low_key : high_key, std::to_string(*other)).Report();
}

void CheckCapacity(const CheckContext& context, const Capacity& capacity) {
  CheckOrder(context, capacity.primary.min, "capacity.primary.min", capacity.primary.max,
             "capacity.primary.max");
  CheckOrder(context, capacity.dr.standby, "capacity.dr.standby", capacity.dr.failover,
             "capacity.dr.failover");
  CheckOrder(context, capacity.dr.failover, "capacity.dr.failover", capacity.dr.max, "capacity.dr.max");
}

void CheckArchitecture(const CheckContext& context, const Service& service,
                       const Located<std::string>& type) {
  const Architecture architecture = ArchitectureOf(*type);
  if (!context.Knows(service.architecture, type) || architecture == *service.architecture) {
    return;
  }
  auto report = Build(context.sink, kArchitecture, type.written() ? type.span : service.architecture.span,
                      *type, Spelling(architecture), Spelling(*service.architecture));
  if (type.written() && service.architecture.written()) {
    std::move(report).Label(service.architecture.span, "the image's architecture").Report();
    return;
  }
  if (type.written()) {
    std::move(report).Label(service.instance_type.span, "the service's own type decides").Report();
    return;
  }
  std::move(report).Note(fmt::format("`instance_type` is not written and {} by default", *type)).Report();
}

void CheckSpot(const CheckContext& context, const Service& service) {
  if (!service.spot || !context.Knows(service.spot->instance_types)) {
    return;
  }
  const auto& types = *service.spot->instance_types;
  for (auto type = types.begin(); type != types.end(); ++type) {
    const auto first = std::find_if(types.begin(), type, [&](const auto& other) { return *other == **type; });
    if (first != type) {
      Build(context.sink, kRepeatedType, type->span, **type).Label(first->span, "first listed here").Report();
      continue;
    }
    CheckArchitecture(context, service, *type);
  }
}

bool IsReserved(std::string_view variable) {
  return variable.starts_with("APP_") || variable.starts_with("DATABASE_") || variable == "BUCKET_NAME" ||
         variable == "AWS_REGION";
}

void CheckEnvironment(const CheckContext& context, const Service& service) {
  for (const auto& [name, variable] : service.environment) {
    if (IsReserved(name)) {
      Build(context.sink, kReserved, variable.name.span, name)
          .Note(
              "`APP_…`, `DATABASE_…`, `BUCKET_NAME` and `AWS_REGION` come from the region that the instance "
              "runs in")
          .Help("choose another name")
          .Report();
    }
  }
}

}  // namespace

void CheckServices(const CheckContext& context) {
  for (const auto& [name, named] : context.blueprint.services) {
    const Service& service = named.value;
    CheckHealth(context, service.health_check);
    CheckCapacity(context, service.capacity);
    CheckArchitecture(context, service, service.instance_type);
    CheckSpot(context, service);
    CheckEnvironment(context, service);
  }
}

}  // namespace lifeboat::blueprint
