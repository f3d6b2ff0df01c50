#include "blueprint/codecs/names.h"

#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

Section<ServiceRegionNames> ServiceRegionSection() {
  Section<ServiceRegionNames> section;
  section
      .Optional(
          &ServiceRegionNames::load_balancer,
          {.key = "load_balancer", .summary = "Application Load Balancer.", .example = "primary-app-alb"},
          LoadBalancerName())
      .Optional(&ServiceRegionNames::target_group,
                {.key = "target_group", .summary = "Target group.", .example = "primary-app-tg"},
                TargetGroupName())
      .Optional(&ServiceRegionNames::autoscaling_group,
                {.key = "autoscaling_group", .summary = "Auto Scaling group.", .example = "primary-app-asg"},
                AutoscalingGroupName())
      .Optional(&ServiceRegionNames::launch_template,
                {.key = "launch_template", .summary = "Launch template.", .example = "primary-app-template"},
                LaunchTemplateName());
  return section;
}

Section<ServiceNames> ServiceNamesSection() {
  Section<ServiceNames> section;
  section
      .Part(&ServiceNames::primary, {.key = "primary", .summary = "Names in the primary region."},
            ServiceRegionSection())
      .Part(&ServiceNames::dr, {.key = "dr", .summary = "Names in the DR region."}, ServiceRegionSection())
      .Optional(&ServiceNames::accelerator,
                {.key = "accelerator", .summary = "Global Accelerator.", .example = "app-accelerator"},
                AcceleratorName())
      .Optional(&ServiceNames::image_parameter,
                {.key = "image_parameter",
                 .summary = "SSM parameter that holds the AMI id, in both regions.",
                 .example = "/app/latest-ami-id"},
                ParameterName());
  return section;
}

Section<DatabaseNames> DatabaseNamesSection() {
  Section<DatabaseNames> section;
  section
      .Optional(&DatabaseNames::primary,
                {.key = "primary", .summary = "Identifier of the primary DB instance.", .example = "app-db"},
                DatabaseIdentifier())
      .Optional(&DatabaseNames::replica,
                {.key = "replica", .summary = "Identifier of the replica.", .example = "app-db-replica"},
                DatabaseIdentifier())
      .Optional(
          &DatabaseNames::secret,
          {.key = "secret", .summary = "Secret with the master user's password.", .example = "app/database"},
          SecretName())
      .Optional(&DatabaseNames::endpoint_parameter,
                {.key = "endpoint_parameter",
                 .summary = "SSM parameter that holds the host name, in both regions.",
                 .example = "/app/rds-endpoint"},
                ParameterName());
  return section;
}

Section<BucketNames> BucketNamesSection() {
  Section<BucketNames> section;
  section
      .Optional(&BucketNames::primary,
                {.key = "primary",
                 .summary = "Bucket in the primary region.",
                 .example = "example-media-eu-west-1"},
                BucketName())
      .Optional(&BucketNames::dr,
                {.key = "dr", .summary = "Bucket in the DR region.", .example = "example-media-us-east-1"},
                BucketName())
      .Optional(&BucketNames::name_parameter,
                {.key = "name_parameter",
                 .summary = "SSM parameter that holds the bucket's name, in both regions.",
                 .example = "/app/s3-bucket-name"},
                ParameterName());
  return section;
}

Section<RoleNames> RoleNamesSection() {
  Section<RoleNames> section;
  section
      .Optional(
          &RoleNames::primary_instances,
          {.key = "primary_instances",
           .summary = "Role and instance profile of the primary region's instances.",
           .details = "Each service has its own: with several services it is the beginning of their names.",
           .example = "primary-ec2-s3-role"},
          RoleName())
      .Optional(
          &RoleNames::dr_instances,
          {.key = "dr_instances",
           .summary = "Role and instance profile of the DR region's instances.",
           .details = "Each service has its own: with several services it is the beginning of their names.",
           .example = "dr-ec2-s3-role"},
          RoleName())
      .Optional(
          &RoleNames::replication,
          {.key = "replication",
           .summary = "Role that S3 replicates with.",
           .details =
               "Each bucket has its own: with several replicated buckets it is the beginning of their names.",
           .example = "s3-replication-role"},
          RoleName());
  return section;
}

}  // namespace

Section<Names> NamesSection() {
  Section<Names> section;
  section
      .Optional(&Names::active_region_parameter,
                {.key = "active_region_parameter",
                 .summary = "SSM parameter that says which region serves.",
                 .example = "/app/active-region"},
                ParameterName())
      .Parts(&Names::services, {.key = "services", .summary = "Of a service: keys of `services`."},
             Presence::Default, "<name>", Name("service"), ServiceNamesSection())
      .Parts(&Names::databases, {.key = "databases", .summary = "Of a database: keys of `databases`."},
             Presence::Default, "<name>", Name("database"), DatabaseNamesSection())
      .Parts(&Names::buckets, {.key = "buckets", .summary = "Of a bucket: keys of `buckets`."},
             Presence::Default, "<name>", Name("bucket"), BucketNamesSection())
      .Part(&Names::roles, {.key = "roles", .summary = "Of IAM roles."}, RoleNamesSection());
  return section;
}

}  // namespace lifeboat::blueprint
