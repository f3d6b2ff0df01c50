#include "blueprint/codecs/compute.h"
#include "blueprint/codecs/names.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/former_keys.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

using std::chrono::seconds;

Section<HealthCheck> HealthCheckSection() {
  Section<HealthCheck> section;
  section
      .Default(
          &HealthCheck::path,
          {.key = "path",
           .summary = "What the load balancer asks for.",
           .details =
               "Let it answer from the process alone: a check that asks the database kills healthy instances "
               "while the replica is being promoted.",
           .example = "/health"},
          UrlPath(), "/health")
      .Default(&HealthCheck::interval,
               {.key = "interval", .summary = "Time between two checks.", .example = "10s"},
               DurationText({.min = seconds(5), .max = seconds(300)}), seconds(10))
      .Default(
          &HealthCheck::timeout,
          {.key = "timeout", .summary = "How long a check waits; less than the interval.", .example = "5s"},
          DurationText({.min = seconds(2), .max = seconds(120)}), seconds(5))
      .Default(&HealthCheck::healthy_threshold,
               {.key = "healthy_threshold",
                .summary = "Good checks in a row that make a target healthy.",
                .example = "2"},
               Integer({2, 10}), 2)
      .Default(&HealthCheck::unhealthy_threshold,
               {.key = "unhealthy_threshold",
                .summary = "Failed checks in a row that make it unhealthy.",
                .example = "3"},
               Integer({2, 10}), 3)
      .Default(&HealthCheck::matcher,
               {.key = "matcher",
                .summary = "HTTP statuses that count as healthy.",
                .details = "Lists and ranges: `200,204`, `200-299`.",
                .example = "200-299"},
               StatusMatcher(), "200");
  return section;
}

Section<Scaling> ScalingSection() {
  Section<Scaling> section;
  section.Default(
      &Scaling::cpu_target,
      {.key = "cpu_target", .summary = "Average CPU load that the group is kept at.", .example = "60"},
      Integer({10, 95}, "percent"), 60);
  return section;
}

Section<Spot> SpotSection() {
  Section<Spot> section;
  section
      .Default(&Spot::on_demand_base,
               {.key = "on_demand_base", .summary = "Instances that are never Spot.", .example = "1"},
               Integer({0, 1000}), 1)
      .Default(&Spot::on_demand_percentage,
               {.key = "on_demand_percentage",
                .summary = "Share of on-demand instances above the base.",
                .example = "0"},
               Integer({0, 100}, "percent"), 0)
      .List(&Spot::instance_types,
            {.key = "instance_types",
             .summary = "Instance types to choose from, besides the service's own.",
             .details = "More types, fewer interruptions. All have the service's architecture.",
             .example = "t3.small, t3a.small"},
            Presence::Required, InstanceType(), {.min = 1, .max = 40})
      .Required(&Spot::image_id,
                {.key = "image_id",
                 .summary = "The AMI, as a literal id of the primary region.",
                 .details = "A group of mixed instances cannot take its image from a parameter.",
                 .example = "ami-0123456789abcdef0"},
                AmiId());
  return section;
}

Section<Certificates> CertificatesSection() {
  Section<Certificates> section;
  section
      .Required(
          &Certificates::primary,
          {.key = "primary",
           .summary = "ARN of the ACM certificate in the primary region.",
           .example = "arn:aws:acm:eu-west-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11"},
          CertificateArn())
      .Required(
          &Certificates::dr,
          {.key = "dr",
           .summary = "ARN of the ACM certificate in the DR region.",
           .details = "A certificate never leaves its region: request one for the same names in each.",
           .example =
               "arn:aws:acm:eu-central-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22"},
          CertificateArn());
  return section;
}

}  // namespace

Section<Capacity> CapacitySection() {
  constexpr Range kInstances{0, 1000};
  constexpr Range kSome{1, 1000};
  Section<PrimaryCapacity> primary;
  primary
      .Default(&PrimaryCapacity::min,
               {.key = "min",
                .summary = "Instances at least.",
                .details = "Two survive the loss of one zone.",
                .example = "2"},
               Integer(kSome), 2)
      .Derived(&PrimaryCapacity::max,
               {.key = "max", .summary = "Instances at most.", .example = "4", .derivation = "twice `min`"},
               Integer(kSome));
  Section<DrCapacity> dr;
  dr.Default(&DrCapacity::standby,
             {.key = "standby", .summary = "Instances while the primary region serves.", .example = "0"},
             Integer(kInstances), 0)
      .Derived(&DrCapacity::failover,
               {.key = "failover",
                .summary = "Instances that the failover controller asks for.",
                .example = "2",
                .derivation = "`min` of the primary region"},
               Integer(kSome))
      .Derived(&DrCapacity::max,
               {.key = "max",
                .summary = "Instances at most.",
                .example = "4",
                .derivation = "`max` of the primary region, or `failover` when that is more"},
               Integer(kSome));
  Section<Capacity> section;
  section
      .Part(&Capacity::primary, {.key = "primary", .summary = "In the primary region."}, std::move(primary))
      .Part(&Capacity::dr, {.key = "dr", .summary = "In the DR region."}, std::move(dr));
  return section;
}

Section<Service> ServiceSection() {
  Section<Service> section;
  section
      .Required(&Service::image,
                {.key = "image",
                 .summary = "The container image that every instance runs.",
                 .details = "A digest (`@sha256:…`) or at least a tag keeps both regions on the same bytes.",
                 .example = "nginx:1.27"},
                ContainerImage())
      .Default(&Service::port,
               {.key = "port", .summary = "The port that the container listens on.", .example = "8080"},
               Integer({1, 65535}), 8080)
      .Default(&Service::exposure,
               {.key = "exposure", .summary = "Who reaches the service.", .example = "internal"},
               Choice<Exposure>("exposure"), Exposure::Public)
      .Part(&Service::health_check,
            {.key = "health_check", .summary = "How the load balancer sees that an instance works."},
            HealthCheckSection())
      .Default(&Service::instance_type,
               {.key = "instance_type",
                .summary = "The EC2 instance type, in both regions.",
                .example = "t3.small"},
               InstanceType(), "t3.small")
      .Derived(&Service::architecture,
               {.key = "architecture",
                .summary = "The processor that the image is built for.",
                .example = "x86_64",
                .derivation = "that of `instance_type`"},
               Choice<Architecture>("architecture"))
      .Default(&Service::volume_gib,
               {.key = "volume_gib", .summary = "Size of the root volume.", .example = "20"},
               Integer({8, 16384}, "GiB"), 20)
      .Part(&Service::capacity, {.key = "capacity", .summary = "How many instances there are."},
            CapacitySection())
      .Part(&Service::scaling, {.key = "scaling", .summary = "When their number changes."}, ScalingSection())
      .OptionalPart(&Service::spot,
                    {.key = "spot",
                     .summary = "Spot instances, in the primary region only.",
                     .details = "The DR region never waits for Spot capacity."},
                    SpotSection())
      .OptionalPart(&Service::certificates,
                    {.key = "certificates",
                     .summary = "HTTPS, with one certificate a region.",
                     .details = "Without them the load balancer speaks HTTP."},
                    CertificatesSection())
      .Optional(&Service::database,
                {.key = "database",
                 .summary = "The database that it uses: a key of `databases`.",
                 .example = "blog"},
                Name("database"))
      .Default(
          &Service::serve,
          {.key = "serve",
           .summary = "When a failover opens its traffic.",
           .details = "Its own `database` counts, not those of services that it calls; without one both are "
                      "the first healthy target.",
           .example = "when-healthy"},
          Choice<Serve>("condition"), Serve::WhenWritable)
      .Optional(
          &Service::bucket,
          {.key = "bucket", .summary = "The bucket that it uses: a key of `buckets`.", .example = "media"},
          Name("bucket"))
      .List(&Service::calls,
            {.key = "calls",
             .summary = "Services that it calls: keys of `services` with `exposure: internal`.",
             .example = "orders"},
            Presence::Default, Name("service"), {.max = 100})
      .Map(&Service::environment,
           {.key = "environment",
            .summary = "Environment variables of the container.",
            .details = "No secrets: what stands here is in the state and in the launch template. Names that "
                       "start with "
                       "`APP_` or `DATABASE_`, `BUCKET_NAME` and `AWS_REGION` are Lifeboat's own.",
            .example = "LOG_LEVEL: info"},
           VariableName(), VariableValue(), {.max = 100});
  AddFormerKeys(section);
  return section;
}

}  // namespace lifeboat::blueprint
